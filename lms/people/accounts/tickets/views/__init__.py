"""Pages of ways in: entering, forgetting, another password, giving a way in to somebody."""

from lms.people.accounts.tickets import jobs
from lms.people.accounts.tickets.feature import ways_in
from lms.people.accounts.tickets.views import changing, entering, forgetting, giving

__all__ = ["changing", "entering", "forgetting", "giving", "jobs", "ways_in"]
