"""Pages for staff: what an edition holds, and its lessons as their readers see them."""

from uuid import UUID

from flask import Response, url_for

from courses.document import Edition as Document
from lms.learning.feature import learning
from lms.learning.models import Edition
from lms.learning.reader import catalogue, desk, passages
from lms.learning.reader import queries as readings
from lms.learning.reader.lesson_page import Ways
from lms.platform.access import Work, may
from lms.platform.pages import page
from lms.platform.permissions import Permission


@learning.page("/courses/<uuid:edition_id>", access=may(Permission.COURSES_READ))
def outline(edition_id: UUID) -> Response:
    """Show staff what an edition holds, with every fact that waits for a reviewer."""
    edition = readings.edition(edition_id)
    return page(
        "learning/outline.html",
        entry=catalogue.entry(edition),
        stops=catalogue.stops(edition),
        document=passages.source_of(edition).document,
    )


@learning.page("/courses/<uuid:edition_id>/<lesson>", access=may(Permission.COURSES_READ))
def preview(edition_id: UUID, lesson: str) -> Response:
    """Read a lesson as its readers do, without being enrolled."""
    edition = readings.edition(edition_id)
    source = desk.holding(passages.source_of(edition), lesson)
    return desk.lesson_response(source, lesson, _ways(edition, source.document, lesson))


@learning.action(
    "/courses/<uuid:edition_id>/<lesson>", access=may(Permission.COURSES_READ), work=Work.OWN
)
def preview_check(edition_id: UUID, lesson: str) -> Response:
    """Try a self-check in the preview."""
    edition = readings.edition(edition_id)
    source = desk.holding(passages.source_of(edition), lesson)
    ways = _ways(edition, source.document, lesson)
    return desk.lesson_response(source, lesson, ways, given=desk.answered(source.document, lesson))


def _ways(edition: Edition, document: Document, lesson: str) -> Ways:
    return Ways(
        course_url=url_for("learning.outline", edition_id=edition.id),
        lesson_url=lambda other: catalogue.preview_url(edition, other),
        stops=catalogue.lessons(edition, document.module_by_lesson[lesson], here=lesson),
        seed=edition.digest,
    )
