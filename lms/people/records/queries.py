"""Reading one person's record to change it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from lms.people.models import Institution, Person, Post
from lms.people.queries import institutions, register, rosters
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import Plain, db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

EDIT = Permission.PEOPLE_EDIT


def person_to_change(actor: Actor, person_id: UUID) -> Person:
    """Return one person the actor may correct; anybody else does not exist."""
    return register.person_for(actor, person_id, permission=EDIT)


def post_of(person: Person, post_id: UUID) -> Post:
    """Return one post of a person."""
    found = next((post for post in person.posts if post.id == post_id), None)
    if found is None:
        raise NotFound
    return found


def institution_in_reach(actor: Actor, institution_id: UUID | None) -> Institution | None:
    """Return the institution somebody new is written into; one out of reach does not exist."""
    reach = actor.reach(EDIT)
    if not reach.everywhere and institution_id not in reach.institutions:
        raise NotFound
    return institutions.institution(institution_id) if institution_id else None


def shown(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, Person | None]:
    """Return some persons; of those out of reach only that they exist."""
    people = rosters.people_compared(person_ids)
    return {
        person_id: person if register.may(actor, Permission.PEOPLE_EDIT, person) else None
        for person_id, person in people.items()
    }


def last_act(person: Person) -> int:
    """Return the number of the last act that was done to a person."""
    return db.session.scalars(
        select(func.max(AuditDetail.entry_id)).where(AuditDetail.person_id == person.id)
    ).one()


def post_taken_out(person: Person, entry_id: int) -> dict[str, Plain]:
    """Return the post that an act took out of a person's record."""
    said = db.session.scalars(
        select(AuditDetail)
        .join(AuditEntry, AuditEntry.id == AuditDetail.entry_id)
        .where(
            AuditDetail.entry_id == entry_id,
            AuditDetail.person_id == person.id,
            AuditEntry.act == "people:post",
        )
    ).first()
    if said is None or said.before is None or said.after is not None:
        raise NotFound
    return said.before
