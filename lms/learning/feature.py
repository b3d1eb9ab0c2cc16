"""The blueprint of learning; its pages stand in `reader` and `cohorts`."""

from lms.platform.access import Feature

learning = Feature("learning", __name__, template_folder="templates")
