"""The trainee's home: what now, what else, what has been earned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Response, url_for
from flask_babel import gettext as _

from courses.document import Stage
from lms.awards import queries as awards
from lms.awards.queries import Award
from lms.awards.rules import Status
from lms.home import queries
from lms.learning import queries as learning
from lms.learning import wording
from lms.learning.reader import route, seats
from lms.learning.reader.seats import Seat
from lms.learning.rules import Standing, Step
from lms.people.privacy.queries import consents
from lms.platform import clock
from lms.platform.i18n import duration, in_language, time_of_day
from lms.platform.identity import Actor
from lms.platform.pages import page
from lms.workshops import queries as workshops


@dataclass(frozen=True, slots=True)
class Lead:
    """The one next step, on the dark card."""

    kicker: str
    title: str
    detail: str
    url: str
    label: str
    done: int
    total: int
    left: str


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do, or just done."""

    title: str
    detail: str
    url: str
    tag: str
    kind: str
    icon: str


def trainee_home(asking: Actor) -> Response:
    """Show the one next step and what lies around it."""
    mine = seats.seats_of(learning.enrolments_of_person(asking.person_id))
    open_seats = [seat for seat in mine if seat.source and not seat.cohort.closed]
    lead = _running(open_seats) or next((_lead(one) for one in open_seats if _goes_on(one)), None)
    session = workshops.next_session_of(asking.person_id)
    held = session is not None and session.held_on == clock.today()
    return page(
        "home/trainee.html",
        post=queries.post_of(asking.person_id),
        seats=mine,
        begun=any(_begun(seat) for seat in mine),
        lead=lead,
        rest=next(iter(open_seats), None),
        reasons=wording.why_not_yet(open_seats[0].standing, open_seats[0].policy)
        if open_seats
        else [],
        todo=_todo(open_seats, held=held, led=lead),
        session=session,
        award=_latest(awards.awards_of(asking.person_id)),
        ask_consent=consents.unanswered(asking.person_id),
    )


def _goes_on(seat: Seat) -> bool:
    """Tell whether something is left that this person can do here and now."""
    if seat.step is not Step.POST_TEST:
        return seat.step is not Step.NOTHING
    return queries.may_sit_post_test(seat.enrolment)


def _running(open_seats: Sequence[Seat]) -> Lead | None:
    """Lead back to a test that was begun: its clock does not wait."""
    by_enrolment = {seat.enrolment.id: seat for seat in open_seats}
    attempt = queries.running_attempt(by_enrolment)
    if attempt is None:
        return None
    return replace(
        _lead(by_enrolment[attempt.enrolment_id]),
        kicker=_("A test is under way"),
        detail=_("Hand it in by %(time)s.", time=time_of_day(attempt.due_at)),
        url=route.test_url(by_enrolment[attempt.enrolment_id], attempt.quiz.stage),
        label=_("Go on with the test"),
    )


def _lead(seat: Seat) -> Lead:
    done, total = _modules(seat)
    left = seat.minutes_left
    return Lead(
        kicker=_("Continue where you left off") if _begun(seat) else _("Begin here"),
        title=in_language(seat.cohort.title),
        detail=_detail(seat) if seat.step is not Step.NOTHING else "",
        url=route.onward_url(seat) or "",
        label=route.onward_words(seat),
        done=done,
        total=total,
        left=_("%(done)d of %(total)d modules done", done=done, total=total)
        + (" · " + _("about %(minutes)s left", minutes=duration(left)) if left else ""),
    )


def _begun(seat: Seat) -> bool:
    return seat.reading.done > 0 or seat.standing != Standing()


def _modules(seat: Seat) -> tuple[int, int]:
    """Return how many modules are read, of how many."""
    modules = seat.document.course.modules if seat.document else ()
    whole = (seat.reading.of(one.id for one in module.lessons).whole for module in modules)
    return sum(whole), len(modules)


def _detail(seat: Seat) -> str:
    """Name the next station."""
    document, following = seat.document, seat.reading.next
    if document is None:
        return ""
    if seat.step is Step.LESSON and following:
        module = document.module_by_lesson[following]
        lesson = document.lesson_by_id[following]
        return _(
            "Module %(module)d, lesson %(lesson)d: %(title)s",
            module=document.course.modules.index(module) + 1,
            lesson=module.lessons.index(lesson) + 1,
            title=in_language(lesson.title),
        )
    stage = Stage.PRE if seat.step is Step.PRE_TEST else Stage.POST
    return route.size_of(document.quiz(stage))


def _today() -> Todo:
    return Todo(
        _("Workshop today"),
        _("Be there in good time: attendance counts for the certificate."),
        url_for("workshops.mine"),
        _("Today"),
        "warn",
        "cal",
    )


def _todo(open_seats: Sequence[Seat], *, held: bool, led: Lead | None) -> list[Todo]:
    """Return what lies beside the next step: what is open first, then what is done."""
    tests = [_test(seat, stage) for seat in open_seats for stage in _stages(seat)]
    beside = [one for one in tests if led is None or one.url != led.url]
    return [*([_today()] if held else []), *sorted(beside, key=lambda one: one.kind == "bare")]


def _stages(seat: Seat) -> list[Stage]:
    """The post-test shows once everything is read; a pre-test missed is not asked for any more."""
    pre = seat.standing.pre is not None or seat.standing.post is None
    post = seat.standing.post is not None or seat.reading.whole
    return [stage for stage, shows in ((Stage.PRE, pre), (Stage.POST, post)) if shows]


def _test(seat: Seat, stage: Stage) -> Todo:
    done = (seat.standing.pre if stage is Stage.PRE else seat.standing.post) is not None
    title = in_language(seat.document.quiz(stage).title) if seat.document else ""
    return Todo(
        title,
        in_language(seat.cohort.title),
        route.test_url(seat, stage),
        _("Done") if done else _("Not taken yet"),
        "bare" if done else "go",
        "check" if done else "",
    )


def _latest(found: Sequence[Award]) -> Award | None:
    """Return the newest certificate that holds."""
    return next((award for award in found if award.status is Status.VALID), None)
