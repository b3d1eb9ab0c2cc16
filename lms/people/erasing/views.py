"""Erasing a person, and how long each thing is kept."""

from lms.people.erasing import models  # noqa: F401
from lms.platform.access import Feature

erasing = Feature("erasing", __name__, template_folder="templates")
