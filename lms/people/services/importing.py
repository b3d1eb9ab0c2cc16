"""Deciding about a staged roster, confirming it in one step, or throwing it away."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from lms.people import destinations
from lms.people.accounts import holders
from lms.people.destinations import Arrival
from lms.people.duplicates import services as duplicates
from lms.people.models import (
    Decision,
    ImportState,
    Institution,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.queries import candidates
from lms.people.reasons import Reason
from lms.people.roster.problems import Code
from lms.people.services import filing, staging, verdicts, writing
from lms.platform import audit, clock
from lms.platform.db import Plain, db
from lms.platform.identity import Reach
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

_UNWRITTEN = {ImportState.READING, ImportState.UNREADABLE, ImportState.STAGED}


def confirm(roster: RosterImport, *, by: UUID | None) -> list[RosterRow]:
    """Write all settled rows of a staged roster at once and return them.

    Rows that wait for a decision keep waiting; deciding them later writes them.
    """
    if roster.state is not ImportState.STAGED:
        raise Refused(Reason.IMPORT_SETTLED)
    roster.state, roster.confirmed_at = ImportState.CONFIRMED, clock.now()
    written = _write(roster, by=by)
    filing.drop(roster)
    counts: dict[str, Plain] = {
        verdict.value: sum(row.verdict is verdict for row in written) for verdict in Verdict
    }
    audit.record("people:import", "roster", roster.id, after=counts, by=by)
    return written


def decide(row: RosterRow, decision: Decision | None, *, by: UUID | None) -> None:
    """Say who a doubtful row is, or take the decision back while nothing is written of it."""
    if row.person_id is not None or row.verdict is Verdict.ERROR:
        raise Refused(Reason.ROW_SETTLED, row=row.place_in_file)
    _refuse_closed(row.roster)
    before, row.decision = row.decision, decision
    confirmed = row.roster.state is ImportState.CONFIRMED
    written = _write(row.roster, by=by) if confirmed else []
    audit.record(
        "people:decide",
        "roster",
        row.roster_id,
        before={"row": row.place_in_file, "decision": before},
        after={"row": row.place_in_file, "decision": decision},
        by=by,
    )
    if written:
        duplicates.after_import(written, by=by)


def _refuse_closed(roster: RosterImport) -> None:
    if roster.state not in {ImportState.STAGED, ImportState.CONFIRMED}:
        raise Refused(Reason.IMPORT_SETTLED)


def choose_institution(
    roster: RosterImport, text: str, *, institution: Institution, by: UUID | None
) -> int:
    """Say which institution a text of this roster means; return how many rows it settles."""
    _refuse_closed(roster)
    rows = [row for row in roster.rows if _waits_for(row, text)]
    posts = candidates.posts_of(row.match_id for row in rows if row.match_id)
    for row in rows:
        _place_in(row, institution.id, posts=posts, on=_day(roster))
    _catch_up(roster, [row for row in rows if row.person_id], by=by)
    unknown = roster.mapping.get("unknown")
    kept = [one for one in unknown if one != text] if isinstance(unknown, list) else []
    roster.mapping = {**roster.mapping, "unknown": kept}
    audit.record(
        "people:institution", "roster", roster.id, after={"text": text, "code": institution.code},
        by=by,
    )  # fmt: skip
    return len(rows)


def remember(text: str, *, institution: Institution, by: UUID | None) -> None:
    """Know an institution by one more name from now on."""
    if text not in institution.aliases:
        institution.aliases = [*institution.aliases, text]
        audit.record(
            "institution:alias", "institution", institution.id, after={"alias": text}, by=by
        )


def discard(roster: RosterImport, *, by: UUID | None) -> None:
    """Throw a staged roster away, with what it said of people; its file stays for a day."""
    if roster.state not in _UNWRITTEN:
        raise Refused(Reason.IMPORT_SETTLED)
    roster.state = ImportState.DISCARDED
    staging.clear(roster)
    roster.ignored = []
    filing.drop_soon(roster)
    audit.record("people:discard", "roster", roster.id, by=by)


def _catch_up(roster: RosterImport, rows: Sequence[RosterRow], *, by: UUID | None) -> None:
    """Give people who are written already the post their row now names."""
    writing.place(rows, on=_day(roster), reach=_reach(by))
    _receive(roster, rows, by=by)


def _receive(roster: RosterImport, rows: Sequence[RosterRow], *, by: UUID | None) -> None:
    reception = destinations.receive(roster.purpose, list(_arrivals(rows)), by=by)
    roster.purpose = reception.purpose
    first = {row.person_id: row for row in reversed(rows)}
    for person_id, changes in reception.changes.items():
        writing.note(first[person_id], changes)


def _write(roster: RosterImport, *, by: UUID | None) -> list[RosterRow]:
    written = writing.write(roster.rows, on=_day(roster), reach=_reach(by))
    _receive(roster, written, by=by)
    db.session.flush()
    return written


def _reach(by: UUID | None) -> Reach:
    """Return whose records a list may change: those its sender sees, as of now."""
    return holders.reach_of(by, Permission.PEOPLE_IMPORT)


def _arrivals(rows: Sequence[RosterRow]) -> Iterable[Arrival]:
    for row in rows:
        if row.person_id:
            yield Arrival(row.person_id, completed=bool(row.values.get("completed")))


def _day(roster: RosterImport) -> dt.date:
    return staging.day_of(roster.purpose, roster.sha256)


def _waits_for(row: RosterRow, text: str) -> bool:
    return row.values.get("institution") == text and row.institution_id is None


def _place_in(
    row: RosterRow, institution_id: UUID, *, posts: dict[UUID, list[Post]], on: dt.date
) -> None:
    row.institution_id = institution_id
    row.messages = [one for one in row.messages if not _is_about_institution(one)]
    if row.verdict is Verdict.KNOWN and row.match_id:
        held = posts.get(row.match_id, [])
        row.verdict = verdicts.of_known(held, institution_id, on=on)


def _is_about_institution(message: Plain) -> bool:
    return isinstance(message, dict) and message.get("code") == Code.INSTITUTION_UNKNOWN
