"""The blueprint of awards; its pages stand in `views`."""

from lms.platform.access import Feature

awards = Feature("awards", __name__, template_folder="templates")
