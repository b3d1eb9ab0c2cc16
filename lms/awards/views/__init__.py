"""Pages of certificates: who has earned one, the register, one's own, what anyone may check."""

from lms.awards import jobs
from lms.awards.feature import awards
from lms.awards.views import certificates, cohort, verify

__all__ = ["awards", "certificates", "cohort", "jobs", "verify"]
