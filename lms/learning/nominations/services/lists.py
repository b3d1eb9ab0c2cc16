"""Nominations by name: typed one by one, handed in as a list, or confirmed as one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from lms.learning.models import Cohort
from lms.learning.nominations.models import Nomination
from lms.learning.nominations.queries import reading, seats
from lms.learning.nominations.services import nominating
from lms.learning.nominations.services.nominating import Named
from lms.people.rules.purposes import ForNomination
from lms.people.services import desk
from lms.platform.db import db
from lms.platform.identity import Actor

if TYPE_CHECKING:
    from lms.people.models import Institution, RosterImport, RosterRow
    from lms.people.roster.entries import Entry


def nominate_typed(
    cohort: Cohort, entry: "Entry", institution: "Institution", *, note: str, by: Actor
) -> Nomination:
    """Nominate by name.

    Whom the nominator may see is recognised at once; the others wait until somebody decides, so
    that the answer says nothing of people elsewhere.
    """
    purpose = ForNomination(cohort.id, institution.id)
    row = desk.typed(entry, institution=institution, purpose=purpose, by=by.account_id)
    return nominating.nominate(
        cohort, _named([row], by)[0], institution_id=institution.id, note=note, by=by.account_id
    )


def hand_in(
    roster: "RosterImport", cohort: Cohort, institution: "Institution", *, by: Actor
) -> list[Nomination]:
    """Nominate everybody a list names, in its order."""
    rows = desk.hand_in(roster, by=by.account_id)
    desk.place_all(rows, institution)
    return nominating.nominate_all(
        cohort, _named(rows, by), institution_id=institution.id, by=by.account_id
    )


def receive(
    cohort: Cohort, purpose: ForNomination, people: Sequence[UUID], *, by: UUID | None
) -> None:
    """Take persons whom a confirmed list brings: known nominations learn who they are."""
    for one in seats.unrecognised(cohort.id):
        known = seats.of_people(
            cohort.id, [one.row.person_id] if one.row and one.row.person_id else []
        )
        if one.row is not None and not known:
            one.person_id = one.row.person_id
    db.session.flush()
    named = [Named(person_id=person_id) for person_id in people]
    nominating.nominate_all(cohort, named, institution_id=purpose.institution_id, by=by)


def _named(rows: "Sequence[RosterRow]", by: Actor) -> list[Named]:
    """Name as persons only whom the nominator may look at."""
    certain = {row.match_id for row in rows if row.match_id and desk.is_certain(row)}
    seen = reading.within_sight(by, certain)
    return [
        Named(person_id=row.match_id)
        if row.match_id in seen and desk.is_certain(row)
        else Named(row_id=row.id, mark=row.fingerprint)
        for row in rows
    ]
