"""Pages of workshops."""

from lms.workshops.feature import workshops

__all__ = ["workshops"]
