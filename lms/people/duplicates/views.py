"""Pairs of records that may be one person: look at them and decide."""

from lms.people.duplicates import models  # noqa: F401
from lms.platform.access import Feature

duplicates = Feature("duplicates", __name__, template_folder="templates")
