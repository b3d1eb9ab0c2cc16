"""What staff do with certificates: issue, correct, revoke."""

from lms.awards.services.changing import revoke, start_correction
from lms.awards.services.issuing import ISSUE, due_in, issue, start_issue

__all__ = ["ISSUE", "due_in", "issue", "revoke", "start_correction", "start_issue"]
