"""Keeping the file of a list, sealed, while its columns may still be read another way."""

import datetime as dt

from sqlalchemy import delete, select

from lms.people import sealing
from lms.people.models import RosterFile, RosterImport
from lms.people.reasons import Reason
from lms.platform import clock
from lms.platform.db import db
from lms.platform.refusals import Refused
from lms.platform.sealing import Unreadable

KEPT = dt.timedelta(days=7)
AFTER_DISCARD = dt.timedelta(days=1)


def keep(roster: RosterImport, content: bytes) -> None:
    """Keep the file of a list for a week at most."""
    sealed, until = sealing.sealed_list(content), clock.now() + KEPT
    db.session.add(RosterFile(roster_id=roster.id, sealed=sealed, expires_at=until))


def is_kept(roster: RosterImport) -> bool:
    """Tell whether the file of a list is still there."""
    query = select(RosterFile.roster_id).where(
        RosterFile.roster_id == roster.id, RosterFile.expires_at > clock.now()
    )
    return db.session.scalar(query) is not None


def content(roster: RosterImport) -> bytes:
    """Return the file of a list; a time comes when it has to be sent again."""
    sealed = db.session.scalar(
        select(RosterFile.sealed).where(
            RosterFile.roster_id == roster.id, RosterFile.expires_at > clock.now()
        )
    )
    try:
        return sealing.opened_list(sealed or b"")
    except Unreadable:
        raise Refused(Reason.FILE_GONE) from None


def drop(roster: RosterImport) -> None:
    """Forget the file of a list that is written."""
    db.session.execute(delete(RosterFile).where(RosterFile.roster_id == roster.id))


def drop_soon(roster: RosterImport) -> None:
    """Keep the file of a discarded list a day longer, so that it can be taken up again."""
    file = db.session.get(RosterFile, roster.id)
    if file is not None:
        file.expires_at = min(file.expires_at, clock.now() + AFTER_DISCARD)


def has_old() -> bool:
    """Tell whether a file was kept long enough."""
    old = select(RosterFile.roster_id).where(RosterFile.expires_at <= clock.now())
    return db.session.scalar(old.limit(1)) is not None


def sweep() -> None:
    """Forget the files whose time is over."""
    db.session.execute(delete(RosterFile).where(RosterFile.expires_at <= clock.now()))
