"""Pages of the reader: my courses, the route of one, a lesson, finishing it."""

from uuid import UUID

from flask import Response, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from courses.document import Edition as Document
from courses.document import Stage
from lms.learning import queries, services, wording
from lms.learning.feature import learning
from lms.learning.reader import catalogue, desk, mode, passages, route, seats
from lms.learning.reader import queries as readings
from lms.learning.reader.lesson_page import Ways
from lms.learning.reader.seats import Seat
from lms.learning.rules import Step
from lms.platform.access import Work, signed_in
from lms.platform.i18n import language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, searched
from lms.platform.permissions import Permission


@learning.page("/learn", access=signed_in)
def courses() -> Response:
    """Show my courses and, to staff, everything that is published."""
    words = searched()
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
    source = desk.holding(seat.source, lesson)
    return desk.lesson_response(source, lesson, _ways(seat, source.document, lesson))


@learning.action("/learn/<uuid:enrolment_id>/lessons/<lesson>", access=signed_in, work=Work.OWN)
def check(enrolment_id: UUID, lesson: str) -> Response:
    """Answer a self-check: the same page with feedback; nothing is kept."""
    seat = _seat(enrolment_id)
    source = desk.holding(seat.source, lesson)
    ways = _ways(seat, source.document, lesson)
    return desk.lesson_response(source, lesson, ways, given=desk.answered(source.document, lesson))


@learning.action("/learn/<uuid:enrolment_id>/lessons/<lesson>/finished", access=signed_in)
def finish(enrolment_id: UUID, lesson: str) -> Response:
    """Remember that a lesson was read, and go on."""
    enrolment = queries.enrolment_for(actor(), enrolment_id)
    edition = enrolment.cohort.edition
    desk.holding(passages.source_of(edition) if edition else None, lesson)
    services.finish_lesson(enrolment, lesson, language=mode.chosen())
    seat = seats.seats_of([enrolment])[0]
    following = seat.reading.beside(lesson)[1]
    if following:
        return back_to("learning.lesson", enrolment_id=enrolment_id, lesson=following)
    if seat.step is Step.POST_TEST:
        return back_to("assessment.quiz_page", enrolment_id=enrolment_id, quiz=Stage.POST.value)
    return back_to("learning.course", enrolment_id=enrolment_id, said=_end(seat))


def _seat(enrolment_id: UUID) -> Seat:
    return seats.seats_of([queries.enrolment_for(actor(), enrolment_id)])[0]


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
