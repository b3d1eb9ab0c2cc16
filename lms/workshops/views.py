"""Pages of workshops."""

from lms.platform.access import Feature

workshops = Feature("workshops", __name__, template_folder="templates")
