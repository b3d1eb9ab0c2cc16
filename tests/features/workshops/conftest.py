"""A cohort with a session today, its people and its trainer; every name is invented."""

import pytest

from lms.learning.models import Cohort, Enrolment
from lms.people.accounts.models import Account
from lms.workshops.models import Session
from tests.cast import Cast

NAMES = (
    ("أحمد سالم علي التباوي", "Ahmed Salem Ali Al-Tebawi"),
    ("بشير عمر حسن الفزاني", "Bashir Omar Hassan Al-Fezzani"),
    ("خديجة محمد صالح السنوسي", "Khadija Mohamed Saleh Al-Senussi"),
)


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return cast.cohort()


@pytest.fixture
def session(cast: Cast, cohort: Cohort) -> Session:
    return cast.session(cohort)


@pytest.fixture
def people(cast: Cast, cohort: Cohort) -> list[Enrolment]:
    return [cast.enrolment(cohort, cast.person(*name)) for name in NAMES]


@pytest.fixture
def trainer(cast: Cast, cohort: Cohort) -> Account:
    return cast.trainer(cohort)
