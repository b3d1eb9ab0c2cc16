"""Pages of awards."""

from lms.platform.access import Feature

awards = Feature("awards", __name__, template_folder="templates")
