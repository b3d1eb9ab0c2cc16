"""Somebody who reads a course."""

from dataclasses import dataclass

from courses.document import Edition as Document
from lms.learning import services
from lms.learning.models import Cohort, Enrolment, Requirement
from lms.platform.db import unit_of_work
from tests.visitor import Visitor


@dataclass
class Reader:
    """Somebody who reads: their browser, their seat and their course."""

    browser: Visitor
    enrolment: Enrolment
    cohort: Cohort
    document: Document

    def __post_init__(self) -> None:
        self.lessons = list(self.document.lesson_by_id)
        self.course = f"learn/{self.enrolment.id}"

    def lesson(self, name: str) -> str:
        """Return the address of a lesson, without the language."""
        return f"{self.course}/lessons/{name}"

    def has_read(self, *lessons: str) -> None:
        """Finish lessons, past the page."""
        with unit_of_work():
            for lesson in lessons:
                services.finish_lesson(self.enrolment, lesson, language="ar")

    def stands_at(self, requirement: Requirement, share: float) -> None:
        """Report a standing, as a test or a workshop does."""
        with unit_of_work():
            services.report(self.enrolment.id, requirement, share)
