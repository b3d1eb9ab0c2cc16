"""A cohort with a session today, its people and its trainer; every name is invented."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from lms.learning.models import Cohort, Enrolment
from lms.people.accounts.models import Account
from lms.platform.db import db
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


@pytest.fixture
def statements() -> Iterator[Callable[[], Iterator[list[str]]]]:
    """Count what is sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.extend([] if statement.startswith("BEGIN") else [statement])

    @contextmanager
    def counting() -> Iterator[list[str]]:
        sent.clear()
        sa.event.listen(db.engine, "before_cursor_execute", note)
        yield sent
        sa.event.remove(db.engine, "before_cursor_execute", note)

    return counting
