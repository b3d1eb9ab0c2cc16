"""A reader in a running course, and a count of statements."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from lms.learning import editions
from lms.platform.db import db
from tests.cast import Cast
from tests.features.learning.reader import Counted, Reader
from tests.visitor import Visitor


@pytest.fixture
def reader(cast: Cast, visitor: Visitor) -> Reader:
    """Somebody in a running course."""
    cohort = cast.cohort()
    account, enrolment = cast.trainee(cohort)
    document = editions.document_of(cohort.edition)
    return Reader(visitor.sign_in(account), enrolment, cohort, document)


@pytest.fixture
def statements(app: Flask) -> Counted:
    """Counts the SQL that something takes."""

    def count(act: Callable[[], object]) -> int:
        made: list[str] = []

        def note(*found: object) -> None:
            made.append(str(found[2]))

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len([one for one in made if not one.startswith("BEGIN")])

    return count
