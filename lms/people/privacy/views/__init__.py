"""Pages of privacy: consent, my data, who looked, and what left the register."""

from lms.people.privacy import jobs, models
from lms.people.privacy.feature import privacy
from lms.people.privacy.views import consent, data, exports, looks

__all__ = ["consent", "data", "exports", "jobs", "looks", "models", "privacy"]
