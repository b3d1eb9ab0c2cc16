"""The labelled pairs: two records as clerks write them, and whether they are one person.

`seen` are the pairs the rules were made with. `blind` were built before anybody looked at how the
rules judge them: 48 names of all regions, women and men, were written down first; then each took
the next habits of clerks in a fixed turn (two a name, where the habit changes something), each a
Latin spelling, and each two relations to somebody else (brother, father, cousin, spouse, twin,
namesake, colleague on one line, a number copied from the row above) in a fixed turn; the further
evidence goes round in a cycle of another length. Nothing was chosen or taken out afterwards.

The other columns say what the two records hold: the `same`, something `different`, only `one` of
them, or `none`; a telephone may be that of an `office`.
"""

import csv
from pathlib import Path
from typing import NamedTuple, TypeVar

from lms.people.rules import names
from lms.people.rules.matching import Certainty, Traits, compare
from lms.people.rules.sexes import Sex

Value = TypeVar("Value")
FILE = Path(__file__).parent / "name_pairs.csv"
NUMBERS = ("119850000001", "119850000002")
YEARS = (1985, 1979)
PHONES = ("+218912345678", "+218923456789")
OFFICE = "+218213334455"
INSTITUTIONS = ("MOH", "MOL")
SEXES = (Sex.MALE, Sex.FEMALE)


class Record(NamedTuple):
    """One side of a pair."""

    name: str
    number: str | None
    year: int | None
    phone: str | None
    institution: str | None
    sex: Sex | None

    @property
    def traits(self) -> Traits:
        return Traits(
            name_key=names.key(self.name),
            national_hash=self.number,
            birth_year=self.year,
            phones=frozenset({self.phone} if self.phone else ()),
            sex=self.sex,
            institution=self.institution,
        )


class Labelled(NamedTuple):
    """Two records, and whether they are one person."""

    blind: bool
    same: bool
    one: Record
    other: Record

    @property
    def certainty(self) -> Certainty:
        return compare(self.one.traits, self.other.traits).certainty


def _held(said: str, values: tuple[Value, Value]) -> tuple[Value | None, Value | None]:
    first, second = values
    return {
        "same": (first, first),
        "different": (first, second),
        "one": (first, None),
        "none": (None, None),
    }[said]


def _phones(said: str) -> tuple[str | None, str | None]:
    return (OFFICE, OFFICE) if said == "office" else _held(said, PHONES)


def _labelled(row: dict[str, str]) -> Labelled:
    sides = zip(
        (row["one"], row["other"]),
        _held(row["number"], NUMBERS),
        _held(row["year"], YEARS),
        _phones(row["phone"]),
        _held(row["institution"], INSTITUTIONS),
        _held(row["sex"], SEXES),
        strict=True,
    )
    one, other = (Record(*side) for side in sides)
    return Labelled(row["set"] == "blind", row["truth"] == "same", one, other)


PAIRS = [_labelled(row) for row in csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())]
SEEN = [pair for pair in PAIRS if not pair.blind]
BLIND = [pair for pair in PAIRS if pair.blind]
SETS = {"seen": SEEN, "blind": BLIND}
