"""What an act sends to the database: pages and services promise to send little."""

from collections.abc import Callable

from sqlalchemy import event

from lms.platform.db import db

Act = Callable[[], object]
Statements = Callable[[Act], list[str]]


def sent_by(act: Act) -> list[str]:
    """Return the SQL that an act sends, in order; beginning a transaction costs nothing."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return [one for one in sent if not one.startswith("BEGIN")]
