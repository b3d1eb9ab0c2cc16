"""The feature of tests, on which its pages are put."""

from lms.platform.access import Feature

assessment = Feature("assessment", __name__, template_folder="templates")
