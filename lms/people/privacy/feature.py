"""The blueprint of privacy."""

from lms.platform.access import Feature

privacy = Feature("privacy", __name__, template_folder="templates")
