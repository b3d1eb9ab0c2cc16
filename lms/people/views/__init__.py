"""Pages of people: the register, and the rosters that fill it."""

from lms.people.feature import people
from lms.people.views import columns, imports, register

__all__ = ["columns", "imports", "people", "register"]
