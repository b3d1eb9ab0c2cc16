"""Pages of learning."""

from lms.platform.access import Feature

learning = Feature("learning", __name__, template_folder="templates")
