"""Commands of people: what the import page does, for whoever works in a terminal."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from lms.people import destinations, seeding, wording
from lms.people.duplicates import jobs
from lms.people.duplicates import queries as pairs
from lms.people.duplicates import services as duplicates
from lms.people.erasing.commands import retain
from lms.people.models import RosterImport
from lms.people.queries import institutions, rosters
from lms.people.queries.rosters import Report
from lms.people.roster.problems import Problem, Severity
from lms.people.rules.purposes import REGISTER, ForCohort, Purpose
from lms.people.services import importing, staging
from lms.platform.db import Plain, unit_of_work
from lms.platform.jobs import queue

people = AppGroup("people", help="The register of people.")
people.add_command(retain)


@people.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--cohort", "code", metavar="CODE", help="Enrol the people in this cohort.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer for machines.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True)
def import_(*, file: Path, code: str | None, dry_run: bool, as_json: bool, language: str) -> None:
    """Import a roster: known people are recognised, doubtful rows wait for a person."""
    _seed_if_bare()
    purpose = _purpose(code)
    with force_locale(language):
        try:
            roster = staging.read(file.read_bytes(), file_name=file.name, purpose=purpose, by=None)
        except Problem as problem:
            raise click.ClickException(wording.of_file(problem)) from problem
        answer = _answer(rosters.report(roster, roster.rows), written=not dry_run)
        if not dry_run:
            _write(roster)
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else _said(answer))


@people.command("duplicates")
def find_duplicates() -> None:
    """Compare everybody with everybody: pairs that may be one person wait for an officer."""
    with unit_of_work():
        jobs.begin(by=None)
    queue.work_off()
    click.echo(f"{pairs.all_waiting()} pairs wait")


def _seed_if_bare() -> None:
    """Give a database that was only just made its places and institutions."""
    if not institutions.institutions():
        with unit_of_work():
            seeding.seed()


def _purpose(code: str | None) -> Purpose:
    if code is None:
        return REGISTER
    cohort_id = destinations.trainings().coded(code)
    if cohort_id is None:
        message = f"There is no cohort {code}."
        raise click.ClickException(message)
    return ForCohort(cohort_id)


def _write(roster: RosterImport) -> None:
    with unit_of_work():
        duplicates.after_import(importing.confirm(staging.keep(roster), by=None), by=None)


def _answer(report: Report, *, written: bool) -> dict[str, Plain]:
    return {
        "rows": report.rows,
        "new": [*report.new],
        "known": [*report.known],
        "changed_post": [*report.changed_post],
        "probable": [*report.probable],
        "errors": _messages(report, Severity.ERROR),
        "warnings": _messages(report, Severity.WARNING),
        "ignored": [*report.ignored],
        "written": written,
    }


def _messages(report: Report, severity: Severity) -> list[Plain]:
    return [
        {"row": rosters.place(row.place_in_file), "message": message}
        for row in report.told
        for message in wording.messages(row, severity)
    ]


def _said(answer: dict[str, Plain]) -> str:
    lines = [f"{name}: {_short(value)}" for name, value in answer.items()]
    return "\n".join(lines)


def _short(value: Plain) -> str:
    if not isinstance(value, list):
        return str(value).lower()
    rows = ", ".join(_line(one) for one in value)
    return f"{len(value)} ({rows})" if value else "0"


def _line(one: Plain) -> str:
    return f"{one['row']}: {one['message']}" if isinstance(one, dict) else str(one)
