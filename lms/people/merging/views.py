"""Merging two records, and taking a merge back."""

from lms.people.merging import models  # noqa: F401
from lms.platform.access import Feature

merging = Feature("merging", __name__, template_folder="templates")
