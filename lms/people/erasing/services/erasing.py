"""Making somebody anonymous in place, in one unit of work: counts and certificates stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from lms.people.erasing.models import Erasure, Ground
from lms.people.erasing.queries import owned
from lms.people.erasing.reasons import Reason
from lms.people.erasing.services import naming, rosters, wiping
from lms.people.models import Person, RosterImport, RosterRow
from lms.platform import audit, clock, identity
from lms.platform.db import db, forget_the_log
from lms.platform.refusals import Refused


class Amid(StrEnum):
    """Whether somebody may be erased in the middle of a training."""

    REFUSED = "refused"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Order:
    """Why somebody is erased, under which reference, and by which account."""

    ground: Ground
    reference: str = ""
    amid: Amid = Amid.REFUSED
    by: UUID | None = None


def erase(person_id: UUID, order: Order) -> bool:
    """Erase somebody with every record that was merged into theirs; tell whether there was need.

    What tells who it was goes from every table, from staged lists, from the ledger of merges
    and from the side rows of the audit. A second time changes nothing.
    """
    people = _held(person_id)
    due = [one for one in people if one.erased_at is None]
    if not due:
        return False
    ids = [one.id for one in people]
    _check(ids, order)
    found = naming.traces_of(people)
    rosters.forget(people)
    wiping.wipe(ids)
    naming.sweep(found)
    _record(person_id, due, order)
    forget_the_log()
    return True


def _held(person_id: UUID) -> Sequence[Person]:
    """Make imports, merges and other erasures of the same person wait; read what they left."""
    ids = owned.whole(person_id)
    named = select(RosterRow.roster_id).where(
        RosterRow.person_id.in_(ids) | RosterRow.match_id.in_(ids)
    )
    lists = select(RosterImport.id).where(RosterImport.id.in_(named)).order_by(RosterImport.id)
    db.session.scalars(lists.with_for_update()).all()
    db.session.expire_all()
    people = db.session.scalars(
        select(Person).where(Person.id.in_(ids)).order_by(Person.id).with_for_update()
    ).all()
    return people if owned.whole(person_id) == ids else _held(person_id)


def hindrance(people: Sequence[UUID]) -> Refused | None:
    """Return what has to be settled before these people can be erased."""
    asking = identity.current()
    if asking is not None and asking.person_id in people:
        return Refused(Reason.ONESELF)
    waiting = owned.in_the_way(people)
    if not waiting:
        return None
    return Refused(Reason.HAS_ROLES if "role_grant" in waiting else Reason.PAPER_WAITS)


def _check(people: Sequence[UUID], order: Order) -> None:
    """Say no where something has to be settled first."""
    refusal = hindrance(people)
    if refusal is not None:
        raise refusal
    codes = owned.open_cohorts(people) if order.amid is Amid.REFUSED else []
    if codes:
        raise Refused(Reason.IN_TRAINING, codes=", ".join(codes))


def _record(person_id: UUID, due: Sequence[Person], order: Order) -> None:
    """Write that it was done, to each record, with no word of whom."""
    now = clock.now()
    for one in due:
        one.erased_at = now
        db.session.add(
            Erasure(
                person_id=one.id,
                ground=order.ground,
                reference=order.reference,
                erased_at=now,
                erased_by=order.by,
            )
        )
    db.session.flush()
    audit.record(
        "people:erase",
        "person",
        person_id,
        after={"ground": order.ground, "reference": order.reference},
        person_id=person_id,
        by=order.by,
    )
