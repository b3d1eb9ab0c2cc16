"""The command of retention: what a worker does once a day, done or only counted now."""

import json

import click

from lms.people.erasing import jobs
from lms.people.erasing.queries import due
from lms.people.erasing.rules.periods import Term
from lms.platform import clock
from lms.platform.ids import uuid7


@click.command("retain")
@click.option("--dry-run", is_flag=True, help="Count what is due and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer for machines.")
def retain(*, dry_run: bool, as_json: bool) -> None:
    """Empty what was kept long enough, batch by batch."""
    now = clock.now()
    counts = due.counts(now) if dry_run else jobs.retain_all(now, run=uuid7())
    click.echo(_for_machines(counts) if as_json else _for_people(counts, dry_run=dry_run))


def _for_machines(counts: dict[Term, int]) -> str:
    return json.dumps({term.value: count for term, count in counts.items()})


def _for_people(counts: dict[Term, int], *, dry_run: bool) -> str:
    heading = "due, nothing changed" if dry_run else "emptied"
    return "\n".join([heading, *(f"{term}: {count}" for term, count in counts.items())])
