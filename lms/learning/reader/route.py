"""The road of a course: pre-test, modules with their lessons, post-test."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from courses.document import Lesson, Module, Quiz, Stage
from lms.learning import rules, wording
from lms.learning.reader.seats import Seat
from lms.learning.rules import Step
from lms.platform.i18n import duration, in_language


@dataclass(frozen=True, slots=True)
class Stop:
    """A station or a step of it, as the route draws it."""

    title: str
    state: str = ""
    detail: str | Markup = ""
    url: str | None = None
    steps: tuple["Stop", ...] = ()


def stops(seat: Seat) -> tuple[Stop, ...]:
    """Return the stations of somebody's course."""
    if seat.document is None:
        return ()
    modules = enumerate(seat.document.course.modules, start=1)
    return (
        _test(seat, Stage.PRE),
        *(_module(seat, number, module) for number, module in modules),
        _test(seat, Stage.POST),
    )


def lessons(seat: Seat, module: Module, *, here: str) -> tuple[Stop, ...]:
    """Return the stations of one module, beside the lesson that is being read."""
    return tuple(
        Stop(
            in_language(lesson.title),
            "here" if lesson.id == here else _state(done=lesson.id in seat.reading.read),
            url=None if lesson.id == here else lesson_url(seat, lesson.id),
        )
        for lesson in module.lessons
    )


def lesson_url(seat: Seat, lesson: str) -> str:
    """Return where a lesson is read."""
    return url_for("learning.lesson", enrolment_id=seat.enrolment.id, lesson=lesson)


def test_url(seat: Seat, stage: Stage) -> str:
    """Return where a test is begun or taken up again."""
    return url_for("assessment.quiz_page", enrolment_id=seat.enrolment.id, quiz=stage.value)


def onward_url(seat: Seat) -> str | None:
    """Return where the next step is taken."""
    if seat.step is Step.PRE_TEST:
        return test_url(seat, Stage.PRE)
    if seat.step is Step.POST_TEST:
        return test_url(seat, Stage.POST)
    if seat.step is Step.LESSON and seat.reading.next:
        return lesson_url(seat, seat.reading.next)
    return None


def onward_words(seat: Seat) -> str:
    """Say what the next step is."""
    return {
        Step.PRE_TEST: _("Take the pre-test"),
        Step.LESSON: _("Continue reading") if seat.reading.done else _("Start the first lesson"),
        Step.POST_TEST: _("Take the post-test"),
        Step.NOTHING: "",
    }[seat.step]


def _state(*, done: bool, here: bool = False) -> str:
    return "here" if here else "done" if done else ""


def _module(seat: Seat, number: int, module: Module) -> Stop:
    reading = seat.reading.of(lesson.id for lesson in module.lessons)
    here = seat.step is Step.LESSON and reading.next == seat.reading.next
    return Stop(
        _("%(number)d. %(title)s", number=number, title=in_language(module.title)),
        _state(done=reading.whole, here=here),
        _module_detail(module, left=len(reading.lessons) - reading.done),
        steps=tuple(_lesson(seat, lesson) for lesson in module.lessons),
    )


def _module_detail(module: Module, *, left: int) -> str:
    total = len(module.lessons)
    minutes = duration(sum(lesson.minutes for lesson in module.lessons))
    if left == 0:
        return ngettext("%(num)d lesson, read", "%(num)d lessons, all read", total)
    if left < total:
        return _("%(done)d of %(total)d lessons read", done=total - left, total=total)
    count = ngettext("%(num)d lesson", "%(num)d lessons", total)
    return _("%(count)s · %(minutes)s", count=count, minutes=minutes)


def _lesson(seat: Seat, lesson: Lesson) -> Stop:
    here = seat.step is Step.LESSON and lesson.id == seat.reading.next
    return Stop(
        in_language(lesson.title),
        _state(done=lesson.id in seat.reading.read, here=here),
        duration(lesson.minutes),
        lesson_url(seat, lesson.id),
    )


def _test(seat: Seat, stage: Stage) -> Stop:
    pre = stage is Stage.PRE
    share = seat.standing.pre if pre else seat.standing.post
    quiz = seat.document.quiz(stage) if seat.document else None
    here = seat.step is (Step.PRE_TEST if pre else Step.POST_TEST)
    done = share is not None if pre else rules.reaches(share, seat.policy.pass_mark)
    late = pre and seat.standing.post is not None
    return Stop(
        in_language(quiz.title) if quiz else "",
        _state(done=done, here=here),
        _test_detail(quiz, share) if quiz else "",
        None if done or late or seat.cohort.closed else test_url(seat, stage),
    )


def _test_detail(quiz: Quiz, share: float | None) -> str | Markup:
    if share is not None:
        return wording.filled(_("Your result: %(share)s"), share=share)
    return size_of(quiz)


def size_of(quiz: Quiz) -> str:
    """Say how many questions a test has, and how long it may take."""
    count = ngettext("%(num)d question", "%(num)d questions", len(quiz.pairs))
    return _("%(count)s · %(minutes)s", count=count, minutes=duration(quiz.minutes))
