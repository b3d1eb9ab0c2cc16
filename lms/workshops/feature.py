"""The blueprint of workshops, on which its pages are put."""

from lms.platform.access import Feature

workshops = Feature("workshops", __name__, template_folder="templates")
