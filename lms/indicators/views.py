"""Pages of indicators."""

from lms.platform.access import Feature

indicators = Feature("indicators", __name__, template_folder="templates")
