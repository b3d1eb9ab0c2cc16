"""The background work of privacy: long lists, and forgetting those that were made."""

import datetime as dt
from uuid import UUID

from flask_babel import lazy_gettext

from lms.people.privacy import exports, sealing
from lms.people.privacy.exports import Made, Order
from lms.people.privacy.queries import exports as queries
from lms.people.privacy.queries.exports import Wanted
from lms.people.privacy.rules.exports import Column, Format, Purpose
from lms.people.privacy.services import exporting
from lms.platform.db import Plain, db
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.jobs.queue import Run

EXPORT = "export-people"


def start(order: Order, *, total: int) -> Job:
    """Queue a long list."""
    onward = f"/people/exports/{order.export_id}"
    return queue.enqueue(EXPORT, _plain(order), by=order.account_id, total=total, onward=onward)


@queue.kind(EXPORT, title=lazy_gettext("Making a list of people"))
def export_people(run: Run) -> None:
    """Make a list a portion at a time and log it; whoever lost the permission gets none."""
    order = _order(run.args)
    if queries.is_logged(order.export_id):
        return
    reach = queries.reach_of(order.account_id)
    total = queries.how_many(order.wanted, reach)

    def tell(done: int) -> None:
        with run.step(done=min(done, total), total=total):
            pass

    made = exports.make(order, reach, after=tell)
    db.session.rollback()
    with run.step(done=total, total=total):
        keep(order, made)


def keep(order: Order, made: Made) -> None:
    """Log a list and lay it down sealed, in one unit: nothing waits that is not logged."""
    exporting.log_list(
        order.export_id,
        wanted=order.wanted,
        columns=order.columns,
        purpose=order.purpose,
        words=order.words,
        people=made.people,
        sha256=made.sha256,
        by=order.account_id,
    )
    sealing.lay_down(order.export_id, made.content)


@queue.reminder
def forget_lists() -> None:
    """Remove the lists that were kept long enough."""
    sealing.sweep()


def _plain(order: Order) -> dict[str, Plain]:
    wanted = order.wanted
    return {
        "export": str(order.export_id),
        "account": str(order.account_id),
        "search": sealing.hidden(wanted.search),
        "institution": str(wanted.institution_id or ""),
        "place": str(wanted.place_id or ""),
        "in_cohort": str(wanted.cohort_id or ""),
        "first": wanted.first.isoformat() if wanted.first else "",
        "last": wanted.last.isoformat() if wanted.last else "",
        "columns": [column.value for column in order.columns],
        "format": order.format.value,
        "purpose": order.purpose.value,
        "words": order.words,
        "language": order.language,
    }


def _order(args: dict[str, Plain]) -> Order:
    said = {name: str(value) for name, value in args.items()}
    chosen = args["columns"]
    return Order(
        export_id=UUID(said["export"]),
        account_id=UUID(said["account"]),
        wanted=Wanted(
            search=sealing.shown(said["search"]),
            institution_id=_id(said["institution"]),
            place_id=_id(said["place"]),
            cohort_id=_id(said["in_cohort"]),
            first=_day(said["first"]),
            last=_day(said["last"]),
        ),
        columns=tuple(Column(str(one)) for one in chosen) if isinstance(chosen, list) else (),
        format=Format(said["format"]),
        purpose=Purpose(said["purpose"]),
        words=said["words"],
        language="en" if said["language"] == "en" else "ar",
    )


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
