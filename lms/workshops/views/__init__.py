"""Pages of workshops: a trainer's day, the register, its sheet, the plan, a trainee's agenda."""

from lms.workshops.feature import workshops
from lms.workshops.views import diary, mine, planning, register, sheet

__all__ = ["diary", "mine", "planning", "register", "sheet", "workshops"]
