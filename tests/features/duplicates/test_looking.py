"""Looking for duplicates writes pairs for a person to decide, and never decides itself."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.people.duplicates.models import PairState
from lms.people.models import Institution, Person, Sex
from lms.people.rules import names
from lms.people.rules.names import ArabicName
from lms.people.services import naming
from lms.people.services.naming import Spelling
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.duplicates import pairs


def corrected(person: Person, name: str) -> None:
    with unit_of_work():
        one = db.session.merge(person)
        naming.respell(one, Spelling(names.parse(name), one.name_en, one.sex))


def test_a_pair_waits_with_its_smaller_id_first_and_its_evidence(two: tuple[Person, Person]):
    pairs.look_for(two[1])

    pair = pairs.only()

    assert (pair.one_id, pair.other_id) == tuple(sorted(person.id for person in two))
    assert pair.state is PairState.WAITING
    assert {"name", "phone", "birth_year", "institution"} <= set(pair.reasons)
    assert pair.weight > 16


def test_nobody_is_merged_however_certain_it_is(two: tuple[Person, Person]):
    pairs.look_for(*two)

    assert [person.merged_into_id for person in two] == [None, None]


def test_looking_twice_writes_one_pair(two: tuple[Person, Person]):
    pairs.look_for(*two)
    pairs.look_for(*two)

    assert len(pairs.everything()) == 1


def test_brothers_in_one_office_make_no_pair(cast: Cast, health: Institution):
    one = cast.person("محمد علي سالم الزوي", sex=Sex.MALE, institution=health)
    cast.person("محمود علي سالم الزوي", sex=Sex.MALE, institution=health)

    pairs.look_for(one)

    assert pairs.everything() == []


def test_what_was_called_different_is_never_opened_again(two: tuple[Person, Person]):
    pairs.call_different(*two)
    pairs.look_for(*two)

    assert pairs.only().state is PairState.DIFFERENT


def test_calling_two_people_different_twice_is_once(two: tuple[Person, Person]):
    pairs.call_different(*two)
    before = pairs.only().decided_at
    pairs.call_different(two[1], two[0])

    assert pairs.only().decided_at == before


def test_a_pair_goes_when_its_evidence_is_gone(two: tuple[Person, Person]):
    pairs.look_for(*two)

    corrected(two[1], "خالد رمضان عمر التباوي")

    assert pairs.everything() == []


def test_a_correction_brings_a_pair_together(cast: Cast, health: Institution):
    cast.person("سالم علي محمد الزوي", sex=Sex.MALE, institution=health)
    other = cast.person("خالد رمضان عمر التباوي", sex=Sex.MALE, institution=health)

    corrected(other, "سالم على محمد الزوى")

    assert pairs.only().state is PairState.WAITING


def test_evidence_is_weighed_anew(two: tuple[Person, Person]):
    pairs.look_for(*two)
    before = pairs.only().weight

    corrected(two[1], "عبد السلام علي سالم الزواوي")

    assert pairs.only().weight < before


@pytest.mark.parametrize("column", ["merged_into_id", "erased_at"])
def test_who_was_merged_or_erased_is_compared_with_nobody(
    cast: Cast, two: tuple[Person, Person], column: str
):
    values = {"merged_into_id": two[0].id, "erased_at": two[0].created_at}
    with unit_of_work():
        setattr(db.session.merge(two[1]), column, values[column])

    pairs.look_for(two[0])

    assert pairs.everything() == []


SPELLINGS = ("محمد علي سالم الزوي", "محمد على سالم الزوى", "محمد بن علي سالم زوي", "خالد عمر")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SPELLINGS), min_size=2, max_size=5), st.randoms())
def test_the_order_of_looking_changes_no_pair(
    cast: Cast, written: list[str], chance: random.Random
):
    here = cast.institution(f"I{chance.random()}"[:12])
    people = [cast.person(name, institution=here) for name in written]
    pairs.look_for(*people)
    before = {(pair.one_id, pair.other_id) for pair in pairs.everything()}

    for person in chance.sample(people, len(people)):
        pairs.look_for(person)

    assert {(pair.one_id, pair.other_id) for pair in pairs.everything()} == before


def test_an_empty_name_is_looked_for_without_harm(cast: Cast):
    person = cast.person()
    with unit_of_work():
        one = db.session.merge(person)
        naming.respell(one, Spelling(ArabicName("-"), "", one.sex))

    assert pairs.everything() == []
