"""The tree of institutions and the places."""

from lms.platform.access import Feature

authorities = Feature("authorities", __name__, template_folder="templates")
