"""Deciding about nominations: the list of a cohort, and one nomination with what is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape
from werkzeug.exceptions import BadRequest

from lms.learning import queries as learning
from lms.learning.models import Cohort
from lms.learning.nominations import naming, services
from lms.learning.nominations.feature import nominations
from lms.learning.nominations.forms import DeclineForm, WhoForm
from lms.learning.nominations.models import Nomination
from lms.learning.nominations.queries import reading, screening
from lms.learning.nominations.wording import DECLINED, LOOKS, STATES
from lms.people import wording
from lms.people.forms import SEXES
from lms.people.privacy import looks
from lms.people.services import facts
from lms.platform.access import may
from lms.platform.i18n import in_language, isolated
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, wrong
from lms.platform.permissions import Permission

if TYPE_CHECKING:
    from lms.people.models import Person, RosterRow

DECIDE = may(Permission.NOMINATIONS_DECIDE)
DOUBTFUL = "probable"


@dataclass(frozen=True)
class Line:
    """Somebody nominated, with what there is to look at before deciding."""

    id: UUID
    name: str
    job: str
    institution: str
    nomination: Nomination
    flags: tuple[str, ...]


@nominations.page("/cohorts/<uuid:cohort_id>/nominations", access=DECIDE)
def nominated(cohort_id: UUID) -> Response:
    """Show everybody nominated for a cohort, by institution, with what helps to decide."""
    cohort = _cohort(cohort_id)
    looks.note_list(cohort.id)
    found = screening.nominated(cohort.id, request.args.get("page", 1, type=int))
    return page(
        "nominations/nominated.html",
        cohort=cohort,
        found=found,
        lines=_lines(cohort, found.rows),
        fills=reading.fills([cohort.id]),
        balance=screening.balance(cohort.id),
        places=reading.places_in_line(cohort.id),
        ready=screening.to_approve(cohort.id),
        states=STATES,
        looks=LOOKS,
    )


@nominations.action("/cohorts/<uuid:cohort_id>/nominations/approve", access=DECIDE)
def approve_all(cohort_id: UUID) -> Response:
    """Approve everybody who holds a seat and is known."""
    cohort = _cohort(cohort_id)
    count = services.approve_all(cohort, screening.seated(cohort.id), by=actor().account_id)
    said = ngettext(
        "%(num)d person is approved and enrolled.",
        "%(num)d people are approved and enrolled.",
        count,
    )
    return back_to(".nominated", cohort_id=cohort.id, said=said)


@nominations.page("/nomination/<uuid:nomination_id>", access=DECIDE)
def nomination(nomination_id: UUID) -> Response:
    """Show one nomination: posts, earlier trainings, who it may be; that it was looked at."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    return page("nominations/nomination.html", **_values(one, DeclineForm(formdata=None)))


@nominations.action("/nomination/<uuid:nomination_id>/approve", access=DECIDE)
def approve(nomination_id: UUID) -> Response:
    """Enrol somebody who holds a seat."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.approve(one, by=actor().account_id)
    return _done(one, _("%(name)s is approved and enrolled.", name=_name(one)), undo="reopen")


@nominations.action("/nomination/<uuid:nomination_id>/reopen", access=DECIDE)
def reopen(nomination_id: UUID) -> Response:
    """Take an approval back."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.take_back_approval(one, by=actor().account_id)
    return _done(one, _("%(name)s is nominated again and keeps the seat.", name=_name(one)))


@nominations.action("/nomination/<uuid:nomination_id>/decline", access=DECIDE)
def decline(nomination_id: UUID) -> Response:
    """Decline with a reason; the seat goes to the next in line."""
    one, form = reading.nomination_to_decide(actor(), nomination_id), DeclineForm()
    if not form.validate():
        return wrong("nominations/nomination.html", **_values(one, form))
    promoted = services.decline(one, form.verdict, by=actor().account_id)
    return _done(one, _declined(one, promoted), undo="restore")


@nominations.action("/nomination/<uuid:nomination_id>/take-out", access=DECIDE)
def take_out(nomination_id: UUID) -> Response:
    """Withdraw somebody for their institution, approved or not."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.withdraw(one, by=actor().account_id)
    return _done(one, _("%(name)s is withdrawn.", name=_name(one)), undo="restore")


@nominations.action("/nomination/<uuid:nomination_id>/restore", access=DECIDE)
def restore(nomination_id: UUID) -> Response:
    """Undo a decline or a withdrawal."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.restore(one, by=actor().account_id)
    return _done(one, _standing(one))


@nominations.action("/nomination/<uuid:nomination_id>/wait", access=DECIDE)
def let_wait(nomination_id: UUID) -> Response:
    """Move somebody from their seat to the end of the line."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.let_wait(one, by=actor().account_id)
    return _done(one, _("%(name)s is on the waiting list.", name=_name(one)), undo="put_first")


@nominations.action("/nomination/<uuid:nomination_id>/first", access=DECIDE)
def put_first(nomination_id: UUID) -> Response:
    """Move somebody to the head of the line."""
    one = reading.nomination_to_decide(actor(), nomination_id)
    services.put_first(one, by=actor().account_id)
    return _done(one, _standing(one))


@nominations.action("/nomination/<uuid:nomination_id>/who", access=DECIDE)
def say_who(nomination_id: UUID) -> Response:
    """Say whether a written name is somebody the register knows."""
    one, form = reading.nomination_to_decide(actor(), nomination_id), WhoForm()
    if not form.validate():
        raise BadRequest
    services.say_who(one, form.chosen, by=actor().account_id)
    return back_to(".nomination", nomination_id=one.id)


def _cohort(cohort_id: UUID) -> Cohort:
    return learning.cohort_for(actor(), cohort_id, permission=Permission.NOMINATIONS_DECIDE)


def _lines(cohort: Cohort, rows: Sequence[Nomination]) -> list[Line]:
    people = {one.person_id for one in rows if one.person_id}
    trained, doubled = screening.trained_before(cohort, people), screening.doubled(people)
    return [_line(one, trained=trained, doubled=doubled) for one in rows]


def _line(one: Nomination, *, trained: set[UUID], doubled: set[UUID]) -> Line:
    institution = one.institution
    return Line(
        id=one.id,
        name=_name(one),
        job=_job(one),
        institution=in_language(institution.name) if institution else "",
        nomination=one,
        flags=tuple(
            text
            for text, holds in (
                (_("Completed this course before"), one.person_id in trained),
                (_("May stand in the register twice"), one.person_id in doubled),
                (_("Say first who this is"), _is_doubtful(one)),
                (_("New to the register"), one.row is not None and one.row.verdict == "new"
                 and one.person_id is None),
            )
            if holds
        ),
    )  # fmt: skip


def _is_doubtful(one: Nomination) -> bool:
    row = one.row
    return (
        one.person_id is None and row is not None and row.verdict == DOUBTFUL and not row.decision
    )


def _job(one: Nomination) -> str:
    if one.person is None:
        return naming.job(one)
    return one.person.post.job_title if one.person.post else ""


def _values(one: Nomination, form: DeclineForm) -> dict[str, object]:
    row = one.row if one.person_id is None else None
    known = screening.person_with_posts(one.person_id or (row.match_id if row else None))
    if known is not None:
        looks.note(known.id)
    trained = bool(known and screening.trained_before(one.cohort, {known.id}))
    return {
        "one": one,
        "cohort": one.cohort,
        "name": _name(one),
        "state": STATES[one.state],
        "look": LOOKS[one.state],
        "reason": DECLINED[one.reason] if one.reason else "",
        "person": known,
        "written": _written(row) if row else [],
        "register": _registered(known) if row and known else [],
        "evidence": wording.reasons(row) if row and row.match_id else [],
        "asks": _is_doubtful(one),
        "chosen": row.decision if row else None,
        "trained": trained,
        "trainings": screening.trainings_of(known.id) if known else [],
        "form": form,
    }


def _written(row: "RosterRow") -> list[tuple[str, Markup]]:
    return _pairs(
        str(facts.name(row)),
        facts.birth_year(row),
        facts.phone(row),
        SEXES[facts.sex(row)],
        facts.text(row, "job"),
    )


def _registered(person: "Person") -> list[tuple[str, Markup]]:
    post = person.post
    job = f"{in_language(post.institution.name)} · {post.job_title}" if post else ""
    return _pairs(person.name_ar, person.birth_year, person.phone, SEXES[person.sex], job)


def _pairs(
    name: str, year: int | None, phone: str | None, sex: object, job: str
) -> list[tuple[str, Markup]]:
    known = (
        (_("Name"), name),
        (_("Year of birth"), year),
        (_("Phone"), isolated(phone) if phone else None),
        (_("Sex"), sex),
        (_("Job title"), job),
    )
    return [(label, escape(value)) for label, value in known if value]


def _done(one: Nomination, said: str, *, undo: str = "") -> Response:
    say(said, undo_url=url_for(f".{undo}", nomination_id=one.id) if undo else None)
    return back_to(".nominated", cohort_id=one.cohort_id)


def _declined(one: Nomination, promoted: Sequence[Nomination]) -> str:
    if not promoted:
        return _("%(name)s is declined.", name=_name(one))
    return _(
        "%(name)s is declined. The seat goes to %(next)s.",
        name=_name(one),
        next=_name(promoted[0]),
    )


def _standing(one: Nomination) -> str:
    told: dict[str, Callable[[], str]] = {
        "approved": lambda: _("%(name)s is approved and enrolled again.", name=_name(one)),
        "nominated": lambda: _("%(name)s holds a seat again.", name=_name(one)),
        "waiting": lambda: _("%(name)s waits for the next free seat.", name=_name(one)),
    }
    return told[one.state.value]()


def _name(one: Nomination) -> str:
    return in_language(naming.called(one))
