"""Pages of people: the register, and the rosters that fill it."""

from lms.people.feature import people
from lms.people.views import imports, register

__all__ = ["imports", "people", "register"]
