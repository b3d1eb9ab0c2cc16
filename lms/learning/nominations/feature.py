"""The blueprint of nominations."""

from lms.platform.access import Feature

nominations = Feature("nominations", __name__, template_folder="templates")
