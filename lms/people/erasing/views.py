"""Erasing a person, and how long each thing is kept."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden

from lms.people.erasing import jobs, services, wording
from lms.people.erasing.forms import ErasureForm
from lms.people.erasing.models import Ground
from lms.people.erasing.queries import due, owned, runs
from lms.people.erasing.rules.periods import Term
from lms.people.erasing.services import Amid, Order
from lms.people.models import Person
from lms.people.privacy import looks
from lms.people.queries import register
from lms.platform import clock
from lms.platform.access import Feature, may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

erasing = Feature("erasing", __name__, template_folder="templates")


@erasing.page("/people/<uuid:person_id>/erase", access=may(Permission.PEOPLE_ERASE))
def erase_page(person_id: UUID) -> Response:
    """Say what would be emptied and what stays, and ask for why."""
    one = _person(person_id)
    if one.erased_at or one.merged_into_id:
        return back_to("people.person", person_id=one.id)
    looks.note(one.id)
    people = owned.whole(one.id)
    form = ErasureForm(formdata=None).of(one.number, owned.open_cohorts(people))
    return page("erasing/erase.html", **_said(one, people, form))


@erasing.action("/people/<uuid:person_id>/erase", access=may(Permission.PEOPLE_ERASE))
def erase(person_id: UUID) -> Response:
    """Erase somebody in place; sent a second time it is done already."""
    one = _person(person_id)
    people = owned.whole(one.id)
    done = _("What told who this person was is erased.")
    if one.erased_at:
        return back_to("people.person", person_id=one.id, said=done)
    form = ErasureForm().of(one.number, owned.open_cohorts(people))
    if not form.validate():
        return wrong("erasing/erase.html", **_said(one, people, form))
    services.erase(one.id, _order(form))
    return back_to("people.person", person_id=one.id, said=done)


@erasing.page("/retention", access=may(Permission.JOBS_READ))
def retention() -> Response:
    """Show how long each thing is kept, what is due, and what was emptied last."""
    asking = actor()
    allowed = (Permission.PEOPLE_ERASE, Permission.LOOKS_READ)
    if not any(asking.reach(one).everywhere for one in allowed):
        raise Forbidden
    counts, last = due.counts(clock.now()), runs.last_run(jobs.RETAIN)
    rows = [(wording.TERMS[term], wording.length(term), counts[term]) for term in Term]
    emptied = [(wording.TERMS[term].what, n) for term, n in last.counts.items()] if last else []
    return page("erasing/retention.html", rows=rows, last=last, emptied=emptied)


def _person(person_id: UUID) -> Person:
    return register.person_for(actor(), person_id, permission=Permission.PEOPLE_ERASE)


def _order(form: ErasureForm) -> Order:
    amid = Amid.CONFIRMED if "although" in form and form.although.data else Amid.REFUSED
    reference = (form.reference.data or "").strip()
    return Order(Ground(form.ground.data), reference, amid, by=actor().account_id)


def _said(one: Person, people: Sequence[UUID], form: ErasureForm) -> dict[str, object]:
    """Return what the page says of one person."""
    return {
        "person": one,
        "form": form,
        "goes": wording.goes(),
        "stays": wording.stays(owned.tally(people)),
        "hindrance": services.hindrance(people),
    }
