"""Pages of nominations: setting seats, nominating, deciding, leaving a cohort."""

from lms.learning.nominations.feature import nominations
from lms.learning.nominations.views import lists, members, nominating, quotas, screening

__all__ = ["lists", "members", "nominating", "nominations", "quotas", "screening"]
