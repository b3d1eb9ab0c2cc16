"""The labelled pairs in a real register: whom the rules would propose, the query has fetched."""

from itertools import count

import pytest

from lms.people.models import Person, Post, Sex
from lms.people.queries import candidates
from lms.people.rules import latin, names
from lms.people.rules.matching import Certainty, Traits
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.ids import uuid7
from tests.cast import Cast
from tests.rules.people.labelled import PAIRS, SETS, Labelled, Record

SEXES = {"m": Sex.MALE, "f": Sex.FEMALE}


class Town:
    """A register in which each pair lives in years, numbers and offices of its own."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.numbers = count(1)

    def asks(self, pair: Labelled, number: int) -> Traits:
        """Return the first record of a pair, with the second one in the register."""
        return self._traits(pair.one, number)

    def _traits(self, record: Record, number: int) -> Traits:
        return Traits(
            name_key=names.key(record.name),
            national_hash=record.number and f"{number}-{record.number}",
            birth_year=record.year,
            phones=frozenset({f"{record.phone}{number}"} if record.phone else ()),
            sex=record.sex,
            institution=record.institution and str(self.institution(record.institution).id),
        )

    def institution(self, code: str):
        return self.cast.institution(code)

    def settle(self, record: Record, number: int) -> Person:
        """Write the second record."""
        traits = self._traits(record, number)
        person = Person(
            id=uuid7(), number=f"T-{next(self.numbers):05d}", name_ar=record.name,
            given_ar=record.name.split()[0], name_key=traits.name_key,
            latin_key=latin.skeleton(record.name), birth_year=traits.birth_year,
            phone=next(iter(traits.phones), None), national_hash=traits.national_hash,
            sex=SEXES[record.sex.value] if record.sex else Sex.UNKNOWN, created_at=clock.now(),
        )  # fmt: skip
        db.session.add(person)
        if record.institution:
            self._employ(person, record.institution)
        return person

    def _employ(self, person: Person, code: str) -> None:
        db.session.flush()
        home = self.institution_ids[code]
        db.session.add(Post(person_id=person.id, institution_id=home, starts_on=clock.today()))

    def open(self, pairs: list[Labelled]) -> list[Person]:
        """Settle the second record of every pair."""
        self.institution_ids = {code: self.institution(code).id for code in ("MOH", "MOL")}
        with unit_of_work():
            return [self.settle(pair.other, number) for number, pair in enumerate(pairs)]


@pytest.mark.parametrize("name", SETS)
def test_one_walk_fetches_nearly_everybody_who_is_one_person(
    cast: Cast, name: str, capsys: pytest.CaptureFixture[str]
):
    town, same = Town(cast), [pair for pair in SETS[name] if pair.same]
    ids = [person.id for person in town.open(same)]
    rows = [town.asks(pair, number) for number, pair in enumerate(same)]

    found = candidates.candidates(rows)

    caught = [n for n, who in enumerate(ids) if who in {one.who for one in found.get(n, [])}]
    with capsys.disabled():
        print(f"\n{name}: {len(caught) / len(same):.3f} fetched in one walk")  # noqa: T201
    assert len(caught) / len(same) >= 0.95


@pytest.mark.parametrize("name", SETS)
def test_a_single_row_is_looked_up_as_well_as_a_long_list(
    cast: Cast, name: str, capsys: pytest.CaptureFixture[str]
):
    town, same = Town(cast), [pair for pair in SETS[name] if pair.same]
    ids = [person.id for person in town.open(same)]
    rows = [town.asks(pair, number) for number, pair in enumerate(same)]

    alone = [candidates.candidates([row]).get(0, []) for row in rows]

    caught = [n for n, some in enumerate(alone) if ids[n] in {one.who for one in some}]

    with capsys.disabled():
        print(f"\n{name}: {len(caught) / len(same):.3f} fetched one by one")  # noqa: T201
    assert len(caught) / len(same) >= 0.95


def test_whom_the_rules_propose_the_query_has_fetched(cast: Cast):
    proposed = [pair for pair in PAIRS if pair.certainty is not Certainty.NEW]
    town = Town(cast)
    ids = [person.id for person in town.open(proposed)]

    found = candidates.candidates([town.asks(pair, n) for n, pair in enumerate(proposed)])

    missed = [n for n, who in enumerate(ids) if who not in {one.who for one in found.get(n, [])}]
    assert missed == []
