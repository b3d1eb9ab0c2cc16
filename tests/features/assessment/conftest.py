"""A trainee in a running course, and a count of statements."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from lms.platform.db import db
from tests.cast import Cast
from tests.features.assessment.moves import Counted, Trainee
from tests.visitor import Visitor


@pytest.fixture
def trainee(cast: Cast, visitor: Visitor) -> Trainee:
    """Somebody in a running course."""
    cohort = cast.cohort()
    account, enrolment = cast.trainee(cohort)
    return Trainee(visitor.sign_in(account), account, enrolment, cohort)


@pytest.fixture
def statements(app: Flask) -> Counted:
    """Collects the SQL that something takes."""

    def collect(act: Callable[[], object]) -> list[str]:
        made: list[str] = []

        def note(*found: object) -> None:
            made.append(str(found[2]))

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return [one for one in made if not one.startswith("BEGIN")]

    return collect
