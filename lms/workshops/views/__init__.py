"""Pages of workshops: a trainer's day, the register, its sheet, the plan, a trainee's agenda."""

from lms.workshops.feature import workshops
from lms.workshops.views import arrivals, diary, mine, planning, register, sheet

__all__ = ["arrivals", "diary", "mine", "planning", "register", "sheet", "workshops"]
