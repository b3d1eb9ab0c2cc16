"""People whose names are handed in, one by one or in a list, before anybody says who they are."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from lms.people.models import Decision, ImportState, Institution, RosterImport, RosterRow, Verdict
from lms.people.reasons import Reason
from lms.people.roster import reading
from lms.people.roster.entries import Entry
from lms.people.roster.problems import Code
from lms.people.rules.matching import Certainty
from lms.people.rules.purposes import Purpose
from lms.people.services import facts, judging, writing
from lms.platform import audit, clock
from lms.platform.db import Plain, db
from lms.platform.refusals import Refused

TELLING = {Code.PHONE_DIFFERS, Code.BIRTH_DIFFERS, Code.SEX_DIFFERS}
"""Words on a row that tell what is known of somebody."""
VERDICTS = {
    Certainty.CERTAIN: Verdict.KNOWN,
    Certainty.PROBABLE: Verdict.PROBABLE,
    Certainty.NEW: Verdict.NEW,
}

CHOICES = {one.value: one for one in (Decision.SAME, Decision.DIFFERENT)}
"""What can be said of a written name; whoever is not meant to come is declined."""


def typed(
    entry: Entry, *, institution: Institution, purpose: Purpose, by: UUID | None
) -> RosterRow:
    """Keep a name that was typed as a list of one row, judged, with nothing written of it."""
    said = replace(entry, institution=institution.name_ar)
    one = judging.judge([reading.RosterRow("1", said, ())])[0]
    likely = one.match.likely[0] if one.match.likely else None
    row = RosterRow(
        ordinal=0,
        place_in_file="1",
        values=facts.kept(said),
        fingerprint=one.mark,
        verdict=VERDICTS[one.match.certainty],
        reasons=[reason.value for reason in likely.verdict.reasons] if likely else [],
        messages=[],
        match_id=likely.who if likely and isinstance(likely.who, UUID) else None,
        institution_id=institution.id,
    )
    _keep_alone(row, purpose, by=by)
    return row


def _keep_alone(row: RosterRow, purpose: Purpose, *, by: UUID | None) -> None:
    roster = RosterImport(
        file_name="",
        sha256=hashlib.sha256(row.fingerprint.encode()).hexdigest(),
        state=ImportState.CONFIRMED,
        mapping={},
        ignored=[],
        created_at=clock.now(),
        created_by=by,
        confirmed_at=clock.now(),
        rows=[row],
    )
    roster.purpose = purpose
    db.session.add(roster)
    db.session.flush()


def place_all(rows: Iterable[RosterRow], institution: Institution) -> None:
    """Let who hands a list in be the institution of those rows that name none we know."""
    for row in rows:
        row.institution_id = row.institution_id or institution.id


def hand_in(roster: RosterImport, *, by: UUID | None) -> list[RosterRow]:
    """Close a staged list without writing its people; return the rows that name somebody."""
    if roster.state is not ImportState.STAGED:
        raise Refused(Reason.IMPORT_SETTLED)
    roster.state, roster.confirmed_at = ImportState.CONFIRMED, clock.now()
    named = [row for row in roster.rows if names_somebody(row)]
    audit.record("people:hand-in", "roster", roster.id, after={"people": len(named)}, by=by)
    return named


def names_somebody(row: RosterRow) -> bool:
    """Tell whether a row can be read, and names nobody whom a row above names."""
    return row.verdict is not Verdict.ERROR and row.decision is not Decision.LEAVE_OUT


def about_the_list(row: RosterRow) -> list[Plain]:
    """Return what there is to say of a row without saying what the register holds."""
    return [one for one in row.messages if isinstance(one, dict) and one["code"] not in TELLING]


def tells(row: RosterRow) -> bool:
    """Tell whether what is said of a row tells what the register holds."""
    return len(about_the_list(row)) < len(row.messages)


def is_certain(row: RosterRow) -> bool:
    """Tell whether hard facts say who of the register a row is."""
    return row.verdict in {Verdict.KNOWN, Verdict.CHANGED_POST}


def choose(row: RosterRow, decision: Decision | None, *, by: UUID | None) -> None:
    """Say who a written name is; nothing is written of it before somebody takes it in."""
    if row.person_id is not None or row.verdict is not Verdict.PROBABLE:
        raise Refused(Reason.ROW_SETTLED, row=row.place_in_file)
    before, row.decision = row.decision, decision
    audit.record(
        "people:decide",
        "roster",
        row.roster_id,
        before={"row": row.place_in_file, "decision": before},
        after={"row": row.place_in_file, "decision": decision},
        by=by,
    )


def take_in(rows: Sequence[RosterRow], *, on: dt.date) -> None:
    """Write the people of rows that are settled: each row then knows its person."""
    writing.write([row for row in rows if row.match_row is None], on=on)
    for row in rows:
        if row.match_row is not None:
            above = next(one for one in row.roster.rows if one.ordinal == row.match_row)
            writing.write([above, row], on=on)


def register(entry: Entry, institution: Institution | None, *, on: dt.date) -> UUID:
    """Write somebody who stands at the door, at once; who they may be is asked later."""
    said = replace(entry, institution=institution.name_ar if institution else "")
    row = RosterRow(
        ordinal=0,
        place_in_file="1",
        values=facts.kept(said),
        fingerprint=facts.mark(said),
        verdict=Verdict.NEW,
        reasons=[],
        messages=[],
        institution_id=institution.id if institution else None,
        written=[],
    )
    writing.write([row], on=on)
    if row.person_id is None:
        raise Refused(Reason.ROW_SETTLED, row=row.place_in_file)
    return row.person_id
