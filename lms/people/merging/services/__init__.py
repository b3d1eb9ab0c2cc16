"""What is done with two records that are one person: merge them, and take a merge back."""

from lms.people.merging.services.merging import merge
from lms.people.merging.services.undoing import Undone, undo

__all__ = ["Undone", "merge", "undo"]
