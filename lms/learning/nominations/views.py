"""Quotas, nominations, the waiting list and substitutes."""

from lms.learning.nominations import models  # noqa: F401
from lms.platform.access import Feature

nominations = Feature("nominations", __name__, template_folder="templates")
