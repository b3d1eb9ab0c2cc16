"""Pages of tests: explain, answer, review, hand in, understand; and a cohort's results."""

from uuid import UUID

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext

from courses.problems import Problem
from lms.assessment import api, feedback, forms, queries, services
from lms.assessment.classroom import classroom_of
from lms.assessment.feature import assessment
from lms.assessment.models import Attempt, Quiz
from lms.assessment.rules import attempts as rules
from lms.assessment.sheets import sheet_of
from lms.learning import queries as learning
from lms.learning.reader import mode
from lms.people.privacy import looks
from lms.platform import clock
from lms.platform.access import may, signed_in
from lms.platform.i18n import language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

__all__ = ["api", "assessment"]

QUIZ = "/learn/<uuid:enrolment_id>/tests/<any(pre, post):quiz>"


@assessment.page(QUIZ, access=signed_in)
def quiz_page(enrolment_id: UUID, quiz: str) -> Response:
    """Explain the test before it begins; show the questions while it runs."""
    enrolment = queries.enrolment_for(actor(), enrolment_id)
    attempts = queries.attempts_of(enrolment_id)
    mine = [attempt for attempt in attempts if attempt.quiz == quiz]
    if mine and mine[-1].open:
        return _open_page(mine[-1])
    stage = Quiz(quiz).stage
    situation = queries.situation(enrolment, Quiz(quiz), attempts)
    return page(
        "assessment/start.html",
        enrolment=enrolment,
        quiz=queries.document_of(enrolment).quiz(stage),
        stage=stage,
        attempts=mine,
        hurdle=_said(rules.hurdle(stage, situation)),
        attempts_left=rules.attempts_left(stage, situation),
        pre_test_missing=not any(attempt.quiz is Quiz.PRE for attempt in attempts),
    )


def _said(hurdle: rules.Hurdle | None) -> str:
    return "" if hurdle is None else Refused(hurdle).sentence


def _open_page(attempt: Attempt) -> Response:
    over = rules.is_over(attempt.due_at, clock.now())
    template = "assessment/over.html" if over else "assessment/quiz.html"
    return mode.remember(page(template, sheet=sheet_of(attempt), **_around(attempt)))


def _around(attempt: Attempt) -> dict[str, object]:
    """Return what all pages of an attempt show around the questions."""
    reading = mode.chosen()
    return {
        "attempt": attempt,
        "enrolment": attempt.enrolment,
        "quiz": queries.document_of(attempt.enrolment).quiz(attempt.quiz.stage),
        "stage": attempt.quiz.stage,
        "now": clock.now(),
        "reading": reading,
        "langs": reading.langs(language()),
    }


@assessment.action(QUIZ, access=signed_in)
def start(enrolment_id: UUID, quiz: str) -> Response:
    """Begin an attempt, or go on with the one that is open."""
    enrolment = queries.enrolment_for(actor(), enrolment_id)
    services.start(enrolment, Quiz(quiz), language=language())
    return back_to("assessment.quiz_page", enrolment_id=enrolment_id, quiz=quiz)


@assessment.action("/attempts/<uuid:attempt_id>/save", access=signed_in)
def save(attempt_id: UUID) -> Response:
    """Keep the answers of the page's form, then go where its button leads."""
    attempt = queries.attempt_to_answer(actor(), attempt_id)
    items = queries.items_of(attempt)
    try:
        services.save(attempt, forms.changes_in(request.form, items))
    except Problem:
        sheet = sheet_of(attempt, typed=forms.typed_in(request.form, items))
        return wrong("assessment/quiz.html", sheet=sheet, misread=True, **_around(attempt))
    if "review" in request.form:
        return back_to("assessment.review", attempt_id=attempt_id)
    return back_to(
        "assessment.quiz_page",
        said=_("Your answers are saved."),
        enrolment_id=attempt.enrolment_id,
        quiz=attempt.quiz.value,
        read=request.form.get(mode.COOKIE),
    )


@assessment.page("/attempts/<uuid:attempt_id>/review", access=signed_in)
def review(attempt_id: UUID) -> Response:
    """Show what is still unanswered before the test is handed in."""
    attempt = queries.attempt_for(actor(), attempt_id)
    if not attempt.open or rules.is_over(attempt.due_at, clock.now()):
        return _where_it_stands(attempt)
    return page("assessment/review.html", sheet=sheet_of(attempt), **_around(attempt))


def _where_it_stands(attempt: Attempt) -> Response:
    """Lead to the page that fits: the questions, the end of the time, or the result."""
    if not attempt.open:
        return back_to("assessment.result", attempt_id=attempt.id)
    return back_to(
        "assessment.quiz_page", enrolment_id=attempt.enrolment_id, quiz=attempt.quiz.value
    )


@assessment.action("/attempts/<uuid:attempt_id>/submit", access=signed_in)
def submit(attempt_id: UUID) -> Response:
    """Hand in and mark; however often it is sent, it happens once."""
    services.submit(queries.attempt_to_hand_in(actor(), attempt_id))
    return back_to("assessment.result", attempt_id=attempt_id)


@assessment.page("/attempts/<uuid:attempt_id>/result", access=signed_in)
def result(attempt_id: UUID) -> Response:
    """Show the result with its reasons and one way forward."""
    attempt = queries.attempt_for(actor(), attempt_id)
    if attempt.open:
        return _where_it_stands(attempt)
    told = feedback.feedback_on(attempt, queries.attempts_of(attempt.enrolment_id))
    step = feedback.next_step(attempt.quiz, told)
    answer = page("assessment/result.html", feedback=told, step=step, **_around(attempt))
    return mode.remember(answer)


@assessment.page("/cohorts/<uuid:cohort_id>/results", access=may(Permission.RESULTS_READ))
def results(cohort_id: UUID) -> Response:
    """Show a trainer how the cohort did before and after, and which questions were hard."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.RESULTS_READ)
    looks.note_list(cohort.id)
    classroom = classroom_of(cohort, now=clock.now())
    return page("assessment/results.html", cohort=cohort, classroom=classroom)


@assessment.action("/cohorts/<uuid:cohort_id>/results", access=may(Permission.RESULTS_READ))
def expire(cohort_id: UUID) -> Response:
    """Hand in for the people whose time ran out and who never came back."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.RESULTS_READ)
    count = services.expire_overdue(cohort.id)
    said = ngettext("%(num)d attempt was handed in", "%(num)d attempts were handed in", count)
    return back_to("assessment.results", said=said, cohort_id=cohort_id)
