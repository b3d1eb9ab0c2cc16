"""The moves of somebody who sits a test."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from courses.questions import Item
from lms.assessment import queries
from lms.assessment.models import Attempt
from lms.learning.models import Cohort, Enrolment
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import db
from lms.platform.ids import uuid7
from tests.pages import Page
from tests.visitor import Visitor


@dataclass
class Trainee:
    """Somebody signed in on a phone, enrolled in a running course."""

    browser: Visitor
    account: Account
    enrolment: Enrolment
    cohort: Cohort

    def test_address(self, quiz: str = "post", language: str = "ar") -> str:
        return f"/{language}/learn/{self.enrolment.id}/tests/{quiz}"

    def start(self, quiz: str = "post") -> Attempt:
        """Press the button that starts a test."""
        self.browser.post(self.test_address(quiz))
        return self.attempts(quiz)[-1]

    def attempts(self, quiz: str = "post") -> list[Attempt]:
        db.session.rollback()
        return [one for one in queries.attempts_of(self.enrolment.id) if one.quiz == quiz]

    def items(self, attempt: Attempt) -> tuple[Item, ...]:
        db.session.rollback()
        return queries.items_of(attempt)

    def send(
        self,
        attempt: Attempt,
        item: Item,
        response: list[str],
        *,
        id: UUID | None = None,  # noqa: A002 - as it travels
        made_at: datetime | None = None,
        status: int = 200,
    ) -> Page:
        """Send an answer as the page's script does."""
        body = {
            "id": str(id or uuid7()),
            "item": item.id,
            "response": response,
            "made_at": (made_at or clock.now()).isoformat(),
        }
        return self.browser.send_json(f"/ar/attempts/{attempt.id}/answers", body, status=status)

    def save(self, attempt: Attempt, fields: dict[str, object], *, status: int = 303) -> Page:
        """Send the page's form, as a browser without script does."""
        return self.browser.post(f"/ar/attempts/{attempt.id}/save", fields, status=status)

    def submit(self, attempt: Attempt, language: str = "ar") -> str:
        """Hand in and return where the result stands."""
        page = self.browser.post(f"/{language}/attempts/{attempt.id}/submit")
        return urlsplit(page.location).path

    def sit(self, quiz: str, *, right: int) -> str:
        """Take a whole test with a number of right answers, and return where the result stands."""
        attempt = self.start(quiz)
        items = self.items(attempt)
        for item in items[:right]:
            self.send(attempt, item, key_of(item))
        for item in items[right:]:
            self.send(attempt, item, wrong_for(item))
        return self.submit(attempt)

    def held(self, attempt: Attempt) -> dict[str, tuple[str, ...]]:
        """Return the answers that count."""
        db.session.rollback()
        return queries.saved(attempt.id).responses


def key_of(item: Item) -> list[str]:
    """Return the right answer of a question."""
    return [option.id for option in item.options if option.correct]


def wrong_for(item: Item) -> list[str]:
    """Return a wrong answer to a question."""
    return [next(option.id for option in item.options if not option.correct)]
