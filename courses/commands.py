"""The command line of authors: a table of counts, problems with file and line."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from msgspec import json, structs

from courses.checks import check_catalogue
from courses.counts import Counts, count
from courses.document import Edition
from courses.problems import Problem, Severity, Unsound, errors_in, sentence
from courses.publishing import publish
from courses.reading import Catalogue, read_catalogue


def main(arguments: Sequence[str]) -> int:
    """Run a command; returns 0 when nothing is wrong, 1 for errors in the course."""
    chosen = parser().parse_args(arguments)
    return build(chosen) if chosen.command == "build" else check(chosen)


def parser() -> ArgumentParser:
    """Return the commands and their arguments."""
    whole = ArgumentParser(prog="python -m courses", description="Courses in two languages.")
    commands = whole.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="count a catalogue and say what is wrong")
    checking.add_argument("path", type=Path, help="a catalogue, or the folder of one course")
    checking.add_argument("--json", action="store_true", help="for programs")
    building = commands.add_parser("build", help="write a course as one JSON document")
    building.add_argument("path", type=Path, help="a catalogue, or the folder of one course")
    building.add_argument("out", type=Path, help="the document to write")
    building.add_argument("--course", help="which course, when there are several")
    return whole


def check(chosen: Namespace) -> int:
    """Print counts and problems."""
    catalogue = read_catalogue(chosen.path)
    counts = [count(edition) for edition in catalogue.editions]
    problems = check_catalogue(catalogue)
    say(as_json(counts, problems) if chosen.json else as_text(counts, problems))
    return 1 if errors_in(problems) else 0


def build(chosen: Namespace) -> int:
    """Write the document of one course, if it is sound."""
    try:
        publication = publish(one_of(read_catalogue(chosen.path), chosen.course))
        chosen.out.write_text(publication.document, encoding="utf-8")
    except (Unsound, Problem, OSError) as refusal:
        say(str(refusal), out=sys.stderr)
        return 1
    say(publication.digest)
    return 0


def say(words: str, *, out: TextIO | None = None) -> None:
    """Print a line; a reader that has gone away is no error."""
    with suppress(BrokenPipeError):
        (out or sys.stdout).write(f"{words}\n")


def one_of(catalogue: Catalogue, course: str | None) -> Edition:
    """Return the course that is meant; raises Problem or Unsound."""
    if catalogue.errors:
        raise Unsound(catalogue.errors)
    meant = [edition for edition in catalogue.editions if course in {None, edition.course.id}]
    if len(meant) != 1:
        names = ", ".join(edition.course.id for edition in catalogue.editions)
        raise Problem("which-course", course or "--course", {"courses": names})
    return meant[0]


def as_json(counts: Sequence[Counts], problems: Sequence[Problem]) -> str:
    """Return the report for programs."""
    tally = Counter(problem.severity for problem in problems)
    report = {
        "courses": [structs.asdict(one) for one in counts],
        "problems": [told(problem) for problem in problems],
        "errors": tally[Severity.ERROR],
        "warnings": tally[Severity.WARNING],
        "notes": tally[Severity.NOTE],
    }
    return json.format(json.encode(report)).decode()


def told(problem: Problem) -> dict[str, str | dict[str, str | int]]:
    """Return a problem with its English sentence."""
    return {
        "severity": problem.severity,
        "code": problem.code,
        "where": problem.where,
        "values": problem.values,
        "sentence": sentence(problem),
    }


def as_text(counts: Sequence[Counts], problems: Sequence[Problem]) -> str:
    """Return the report for people: problems first, the table and the tally at the end."""
    tally = Counter(problem.severity for problem in problems)
    lines = [f"{one.where}: {one.severity}: {sentence(one)}" for one in problems]
    sums = ", ".join(f"{severity}s: {tally[severity]}" for severity in Severity)
    return "\n".join([*lines, *(table(counts) if counts else ()), sums])


def table(counts: Sequence[Counts]) -> list[str]:
    """Return the counts as aligned columns."""
    heads = [name.replace("_", " ") for name in Counts.__struct_fields__]
    rows = [heads, *([str(value) for value in structs.astuple(one)] for one in counts)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
