"""Pages of the reader: my courses, the route of one, a lesson, and the preview for staff."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from courses import questions
from courses.blocks import CheckBlock
from courses.document import Edition as Document
from courses.document import Stage
from courses.problems import Problem
from lms.learning import queries, services, wording
from lms.learning.feature import learning
from lms.learning.models import Edition
from lms.learning.reader import catalogue, mode, passages, route, seats
from lms.learning.reader import queries as readings
from lms.learning.reader.lesson_page import Answered, Ways, lesson_page
from lms.learning.reader.passages import Source
from lms.learning.reader.seats import Seat
from lms.learning.rules import Step
from lms.platform.access import may, signed_in
from lms.platform.i18n import language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page
from lms.platform.permissions import Permission


@learning.page("/learn", access=signed_in)
def courses() -> Response:
    """Show my courses and, to staff, everything that is published."""
    words = request.args.get("q", "").strip()
    published = readings.published() if actor().may(Permission.COURSES_READ) else ()
    return page(
        "learning/courses.html",
        seats=seats.seats_of(queries.enrolments_of_person(actor().person_id)),
        staff=actor().may(Permission.COURSES_READ),
        entries=catalogue.entries(published, words=words),
        words=words,
    )


@learning.page("/learn/<uuid:enrolment_id>", access=signed_in)
def course(enrolment_id: UUID) -> Response:
    """Show where I am, and what is left to the certificate."""
    seat = _seat(enrolment_id)
    if seat.source is None:
        return page("learning/past.html", seat=seat)
    return page(
        "learning/course.html",
        seat=seat,
        course=seat.source.document.course,
        stops=route.stops(seat),
        onward_url=route.onward_url(seat),
        onward_words=route.onward_words(seat),
        demands=wording.demands(seat.standing, seat.policy),
        reasons=wording.why_not_yet(seat.standing, seat.policy),
        weight=passages.weight_of(seat.source, language()),
    )


@learning.page("/learn/<uuid:enrolment_id>/lessons/<lesson>", access=signed_in)
def lesson(enrolment_id: UUID, lesson: str) -> Response:
    """Read a lesson in the language of choice, or in both."""
    seat = _seat(enrolment_id)
    source = _holding(seat.source, lesson)
    return _lesson(source, lesson, _ways(seat, source.document, lesson))


@learning.action("/learn/<uuid:enrolment_id>/lessons/<lesson>", access=signed_in)
def check(enrolment_id: UUID, lesson: str) -> Response:
    """Answer a self-check: the same page with feedback; nothing is kept."""
    seat = _seat(enrolment_id)
    source = _holding(seat.source, lesson)
    ways = _ways(seat, source.document, lesson)
    return _lesson(source, lesson, ways, answered=_answered(source.document, lesson))


@learning.action("/learn/<uuid:enrolment_id>/lessons/<lesson>/finished", access=signed_in)
def finish(enrolment_id: UUID, lesson: str) -> Response:
    """Remember that a lesson was read, and go on."""
    enrolment = queries.enrolment_for(actor(), enrolment_id)
    edition = enrolment.cohort.edition
    _holding(passages.source_of(edition) if edition else None, lesson)
    services.finish_lesson(enrolment, lesson, language=mode.chosen())
    seat = seats.seats_of([enrolment])[0]
    following = seat.reading.beside(lesson)[1]
    if following:
        return back_to("learning.lesson", enrolment_id=enrolment_id, lesson=following)
    if seat.step is Step.POST_TEST:
        return back_to("assessment.quiz_page", enrolment_id=enrolment_id, quiz=Stage.POST.value)
    return back_to("learning.course", enrolment_id=enrolment_id, said=_end(seat))


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
    source = _holding(passages.source_of(edition), lesson)
    return _lesson(source, lesson, _preview_ways(edition, source.document, lesson))


@learning.action("/courses/<uuid:edition_id>/<lesson>", access=may(Permission.COURSES_READ))
def preview_check(edition_id: UUID, lesson: str) -> Response:
    """Try a self-check in the preview."""
    edition = readings.edition(edition_id)
    source = _holding(passages.source_of(edition), lesson)
    ways = _preview_ways(edition, source.document, lesson)
    return _lesson(source, lesson, ways, answered=_answered(source.document, lesson))


def _seat(enrolment_id: UUID) -> Seat:
    return seats.seats_of([queries.enrolment_for(actor(), enrolment_id)])[0]


def _holding(source: Source | None, lesson: str) -> Source:
    """Return the course if it holds the lesson."""
    if source is None or lesson not in source.document.lesson_by_id:
        raise NotFound
    return source


def _lesson(
    source: Source, lesson: str, ways: Ways, *, answered: Answered | None = None
) -> Response:
    reading_mode = mode.chosen()
    shown = lesson_page(
        source, lesson, langs=reading_mode.langs(language()), ways=ways, answered=answered
    )
    status = 422 if answered and answered.fault else 200
    return mode.remember(
        page("learning/lesson.html", status, shown=shown, mode=reading_mode, source=source)
    )


def _answered(document: Document, lesson: str) -> Answered:
    """Read an answer; the id of the item comes with it."""
    asked = request.form.get("item", "")
    blocks = document.lesson_by_id[lesson].blocks
    if not any(isinstance(one, CheckBlock) and one.item == asked for one in blocks):
        raise NotFound
    item = document.item_by_id[asked]
    try:
        response = questions.parse(item, request.form.getlist("option"))
    except Problem:
        return Answered(item.id, (), fault=_("Choose one of the answers shown."))
    fault = "" if questions.is_complete(item, response) else _("Choose an answer first.")
    return Answered(item.id, response, fault)


def _ways(seat: Seat, document: Document, lesson: str) -> Ways:
    enrolment_id = seat.enrolment.id
    read = lesson in seat.reading.read
    return Ways(
        course_url=url_for("learning.course", enrolment_id=enrolment_id),
        lesson_url=lambda other: route.lesson_url(seat, other),
        stops=route.lessons(seat, document.module_by_lesson[lesson], here=lesson),
        seed=str(enrolment_id),
        finish_url=""
        if read
        else url_for("learning.finish", enrolment_id=enrolment_id, lesson=lesson),
        onward_url=(route.onward_url(seat) or "") if seat.step is not Step.LESSON else "",
    )


def _preview_ways(edition: Edition, document: Document, lesson: str) -> Ways:
    return Ways(
        course_url=url_for("learning.outline", edition_id=edition.id),
        lesson_url=lambda other: catalogue.preview_url(edition, other),
        stops=catalogue.lessons(edition, document.module_by_lesson[lesson], here=lesson),
        seed=edition.digest,
    )


def _end(seat: Seat) -> str:
    """Say what the end of the last lesson means."""
    left = len(seat.reading.lessons) - seat.reading.done
    if left:
        return ngettext(
            "That was the last lesson. %(num)d lesson before it is still open.",
            "That was the last lesson. %(num)d lessons before it are still open.",
            left,
        )
    return _("You have read every lesson.")
