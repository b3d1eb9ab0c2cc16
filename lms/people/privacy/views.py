"""Consent, my data, erasure, who looked, and exports."""

from lms.people.privacy import models  # noqa: F401
from lms.platform.access import Feature

privacy = Feature("privacy", __name__, template_folder="templates")
