"""The blueprint of people: the register and its rosters."""

from lms.platform.access import Feature

people = Feature("people", __name__, template_folder="templates")
