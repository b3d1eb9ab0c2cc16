"""The background work of long lists: read in portions, written and taken back in one step."""

from uuid import UUID

from flask_babel import lazy_gettext
from sqlalchemy import select

from lms.people.duplicates import services as duplicates
from lms.people.models import ImportState, RosterImport, RosterRow
from lms.people.roster.problems import Problem
from lms.people.services import filing, importing, judging, staging, undoing, verdicts
from lms.people.services.judging import Judged
from lms.people.services.staging import Listing
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.jobs.queue import Run

READ, CONFIRM, UNDO = "read-list", "confirm-list", "undo-list"
PORTION = 250


def unfinished(roster: RosterImport) -> str | None:
    """Return why the last work on a list did not finish, in the reader's language."""
    job = queue.newest(_onward(roster))
    return queue.why(job) if job else None


def _onward(roster: RosterImport) -> str:
    return f"/people/imports/{roster.id}"


def start(kind: str, roster: RosterImport, *, total: int, by: UUID | None) -> Job:
    """Queue work on a list; its page is where the work leads."""
    args = {"roster": str(roster.id), "by": str(by or "")}
    return queue.enqueue(kind, {**args}, by=by, total=total, onward=_onward(roster))


@queue.kind(READ, title=lazy_gettext("Reading a list"))
def read_list(run: Run) -> None:
    """Read a list in portions; whoever looks sees all of it, or that it is being read."""
    roster, content = _sent(run)
    if roster is None:
        return
    try:
        listing = staging.listed(roster, content)
    except Problem as problem:
        with run.step(done=1, total=1):
            staging.refuse(_roster(run), problem)
        return
    _judge(run, roster, listing)


def _sent(run: Run) -> tuple[RosterImport | None, bytes]:
    """Return the list as it was sent, free of the session: reading takes its time."""
    roster = db.session.get(RosterImport, UUID(str(run.args["roster"])))
    if roster is None or roster.state is not ImportState.READING:
        return None, b""
    sent = RosterImport(
        id=roster.id,
        sha256=roster.sha256,
        sender_id=roster.sender_id,
        purpose=roster.purpose,
        mapping=roster.mapping,
    )
    return sent, filing.content(roster)


def _judge(run: Run, roster: RosterImport, listing: Listing) -> None:
    total, on = len(listing.roster.rows), staging.day_of(roster.purpose, roster.sha256)
    with run.step(done=0, total=total):
        staging.clear(_roster(run))
    known = judging.known()
    judged = [known.unmatched(row) for row in listing.roster.rows]
    labels = [one.label for one in judged]
    for some in judging.in_portions(judged, PORTION):
        rows = verdicts.rows(some, labels, on=on)
        with run.step(done=some[-1].number + 1, total=total):
            for row in rows:
                row.roster_id = roster.id
            db.session.add_all(rows)
    _open(run, listing, judged)


def _open(run: Run, listing: Listing, judged: list[Judged]) -> None:
    with run.step(done=len(judged), total=len(judged)):
        staging.settle(_roster(run), listing, judged)


@queue.kind(CONFIRM, title=lazy_gettext("Writing a list into the register"))
def confirm_list(run: Run) -> None:
    """Write a staged list: all of it in one commit, or nothing."""
    written: list[RosterRow] = []
    with run.step(done=1, total=2):
        roster = _roster(run)
        if roster.state is ImportState.STAGED:
            written = importing.confirm(roster, by=_by(run))
        elif roster.state is ImportState.CONFIRMED:
            written = [row for row in roster.rows if row.person_id]
    with run.step(done=2, total=2):
        duplicates.after_import(written, by=_by(run))


@queue.kind(UNDO, title=lazy_gettext("Taking a list back"))
def undo_list(run: Run) -> None:
    """Take a list back in one commit."""
    with run.step(done=1, total=1):
        undoing.undo(_roster(run), by=_by(run))


def _roster(run: Run) -> RosterImport:
    """Return the list, which nobody else can change meanwhile."""
    query = select(RosterImport).where(RosterImport.id == UUID(str(run.args["roster"])))
    return db.session.scalars(query.with_for_update()).one()


def _by(run: Run) -> UUID | None:
    return UUID(str(run.args["by"])) if run.args["by"] else None


@queue.reminder
def forget_files() -> None:
    """Forget the files of lists whose time is over."""
    if filing.has_old():
        with unit_of_work():
            filing.sweep()
