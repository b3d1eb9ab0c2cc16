"""What staff do: close a cohort, issue its certificates, correct one, revoke one."""

from lms.awards.services.changing import revoke, start_correction
from lms.awards.services.closing import close
from lms.awards.services.issuing import ISSUE, due_in, issue, start_issue

__all__ = ["ISSUE", "close", "due_in", "issue", "revoke", "start_correction", "start_issue"]
