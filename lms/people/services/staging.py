"""Reading a list against the register: every row gets a verdict, nothing is written of it yet."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete

from lms.people import destinations
from lms.people.models import ImportState, RosterImport, RosterRow, Verdict
from lms.people.queries import rosters
from lms.people.reasons import Reason
from lms.people.roster import reading
from lms.people.roster.layout import Layout
from lms.people.roster.problems import Problem
from lms.people.roster.reading import Roster
from lms.people.rules.purposes import Purpose
from lms.people.services import columns, filing, judging, verdicts
from lms.people.services.judging import Judged
from lms.platform import audit, clock
from lms.platform.db import Plain, db
from lms.platform.refusals import Refused

_LONGEST_FILE_NAME = 255


@dataclass(frozen=True)
class Listing:
    """A file as it was read, with nobody compared yet."""

    roster: Roster
    remembered: frozenset[str]
    """The sheets whose columns were read as for the sender's last list."""


def begun(
    content: bytes,
    *,
    file_name: str,
    purpose: Purpose,
    by: UUID | None,
    sender_id: UUID | None = None,
) -> RosterImport:
    """Return a list that was sent and not read yet; it is not in the database."""
    return RosterImport(
        file_name=file_name[-_LONGEST_FILE_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        state=ImportState.READING,
        sender_id=sender_id,
        purpose=purpose,
        mapping={},
        ignored=[],
        created_at=clock.now(),
        created_by=by,
    )


def read(
    content: bytes,
    *,
    file_name: str,
    purpose: Purpose,
    by: UUID | None,
    sender_id: UUID | None = None,
) -> RosterImport:
    """Read and judge a file; what comes back is not in the database yet.

    Raise `Problem` where the file is no roster.
    """
    roster = begun(content, file_name=file_name, purpose=purpose, by=by, sender_id=sender_id)
    fill(roster, content)
    return roster


def fill(roster: RosterImport, content: bytes) -> None:
    """Read and judge the file of a list at once."""
    listing = listed(roster, content)
    judged = judging.judge(listing.roster.rows)
    labels = [one.label for one in judged]
    roster.rows = verdicts.rows(judged, labels, on=day_of(roster.purpose, roster.sha256))
    settle(roster, listing, judged)


def listed(roster: RosterImport, content: bytes) -> Listing:
    """Read a file with the columns somebody said, else as for the sender's last list."""
    sheets = reading.sheets(content)
    asked = columns.stored(roster.mapping.get("asked"))
    if asked:
        return Listing(reading.people(sheets, asked, today=clock.today()), frozenset())
    anew = bool(roster.mapping.get("anew"))
    remembered = {} if anew else columns.recall(roster.sender_id, sheets)
    layouts = columns.best(sheets, remembered)
    found = reading.people(sheets, layouts, today=clock.today())
    return Listing(found, frozenset(remembered))


def settle(roster: RosterImport, listing: Listing, judged: Iterable[Judged]) -> None:
    """Open a list to whoever decides: all its rows are judged."""
    roster.state = ImportState.STAGED
    roster.ignored = list(listing.roster.ignored)
    roster.mapping = {
        "columns": columns.kept(listing.roster.layouts),
        "remembered": [*sorted(listing.remembered)],
        "unknown": _unknown(judged),
    }


def refuse(roster: RosterImport, problem: Problem) -> None:
    """Keep why a list can't be read; somebody may still say what its columns hold."""
    roster.state = ImportState.UNREADABLE
    roster.mapping = {"problem": problem.code.value, "values": {**problem.values}}


def clear(roster: RosterImport) -> None:
    """Forget the rows of a list that is read anew."""
    db.session.execute(delete(RosterRow).where(RosterRow.roster_id == roster.id))
    db.session.expire(roster, ["rows"])


def read_as(roster: RosterImport, layouts: Mapping[str, Layout], *, by: UUID | None) -> None:
    """Ask for a list to be read with columns that somebody said, and so the sender's next one."""
    _reopen(roster)
    roster.mapping = {"asked": columns.kept(layouts)}
    if roster.sender_id:
        sheets = reading.sheets(filing.content(roster))
        columns.remember(roster.sender_id, sheets, layouts, by=by)
    audit.record("people:columns", "roster", roster.id, by=by)


def read_anew(roster: RosterImport) -> None:
    """Ask for a list to be read by its own headings, whatever was said for the last one."""
    _reopen(roster)
    roster.mapping = {"anew": True}


def _reopen(roster: RosterImport) -> None:
    if roster.state not in {ImportState.STAGED, ImportState.UNREADABLE}:
        raise Refused(Reason.IMPORT_SETTLED)
    roster.state = ImportState.READING
    clear(roster)


def take_up(roster: RosterImport, *, by: UUID | None) -> None:
    """Take up a discarded list again while its file is kept."""
    if roster.state is not ImportState.DISCARDED:
        raise Refused(Reason.IMPORT_SETTLED)
    if not filing.is_kept(roster):
        raise Refused(Reason.FILE_GONE)
    roster.state = ImportState.READING
    asked = roster.mapping.get("columns")
    roster.mapping = {"asked": asked} if asked else {}
    audit.record("people:take-up", "roster", roster.id, by=by)


def again(former: RosterImport, *, by: UUID | None) -> RosterImport:
    """Stage a list that was taken back once more, judged anew; what was decided is kept."""
    if former.state is not ImportState.UNDONE:
        raise Refused(Reason.IMPORT_SETTLED)
    known = judging.known()
    judged = judging.match_all([known.unmatched_again(row) for row in former.rows])
    roster = _copy(former, judged, by=by)
    _decide_as_before(roster.rows, former.rows)
    keep(roster)
    audit.record("people:import-again", "roster", roster.id, by=by)
    return roster


def _copy(former: RosterImport, judged: Sequence[Judged], *, by: UUID | None) -> RosterImport:
    labels, on = [one.label for one in judged], day_of(former.purpose, former.sha256)
    return RosterImport(
        file_name=former.file_name,
        sha256=former.sha256,
        sender_id=former.sender_id,
        purpose=former.purpose,
        mapping={**former.mapping, "unknown": _unknown(judged)},
        ignored=list(former.ignored),
        created_at=clock.now(),
        created_by=by,
        rows=verdicts.rows(judged, labels, on=on),
    )


def _decide_as_before(rows: Iterable[RosterRow], former: Iterable[RosterRow]) -> None:
    for row, before in zip(rows, former, strict=True):
        same = (row.match_id, row.match_row) == (before.match_id, before.match_row)
        if row.verdict is before.verdict is Verdict.PROBABLE and same:
            row.decision = before.decision


def keep(roster: RosterImport) -> RosterImport:
    """Put a list into the database for a person to look at."""
    db.session.add(roster)
    db.session.flush()
    return roster


def day_of(purpose: Purpose, digest: str) -> dt.date:
    """Return the day on which the people of a roster hold the posts it names.

    A training of the past says when it was; the same file means the same day when it comes again.
    """
    first = destinations.first_day(purpose)
    before = rosters.first_confirmed(digest)
    latest = clock.local(before).date() if before else clock.today()
    return min(first, latest) if first else latest


def _unknown(judged: Iterable[Judged]) -> list[Plain]:
    """Return the institutions that rows name and nobody knows."""
    return [*sorted({str(one.values["institution"]) for one in judged if _names_unknown(one)})]


def _names_unknown(one: Judged) -> bool:
    return bool(one.values["institution"]) and one.institution_id is None and not one.is_wrong
