"""The blueprint of ways in."""

from lms.platform.access import Feature

ways_in = Feature("ways_in", __name__, template_folder="templates")
