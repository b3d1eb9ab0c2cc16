"""Certain by hard facts only; everything else waits for a person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules import names
from lms.people.rules.matching import Candidate, Certainty, Reason, Traits, compare, match
from lms.people.rules.sexes import Sex

FULL = Traits(
    name_key=names.key("محمد علي سالم التباوي"),
    national_hash="a1",
    birth_year=1985,
    phones=frozenset({"+218912345678"}),
    sex=Sex.MALE,
    institution="health",
)
NO_NUMBER = replace(FULL, national_hash=None)
STRANGER = Traits(
    name_key=names.key("خالد رمضان عمر الزوي"),
    national_hash="b2",
    birth_year=1970,
    phones=frozenset({"+218923456789"}),
    sex=Sex.MALE,
    institution="labour",
)


def key(name: str) -> str:
    return names.key(name)


def test_the_same_national_number_under_another_spelling_is_certain():
    row = Traits(name_key=key("محمد على سالم التباوى"), national_hash="a1")

    assert compare(row, FULL).certainty is Certainty.CERTAIN


def test_a_national_number_under_a_wholly_other_name_waits_for_a_person():
    verdict = compare(replace(STRANGER, national_hash="a1"), FULL)

    assert verdict.certainty is Certainty.PROBABLE
    assert verdict.reasons == (Reason.NATIONAL_NUMBER, Reason.NAME_DIFFERS)


def test_name_year_and_telephone_together_are_certain():
    assert compare(NO_NUMBER, FULL).certainty is Certainty.CERTAIN


def test_name_and_telephone_without_number_or_year_wait_for_a_person():
    row = Traits(name_key=FULL.name_key, phones=FULL.phones, sex=Sex.MALE)

    verdict = compare(row, FULL)

    assert verdict.certainty is Certainty.PROBABLE
    assert {Reason.NAME, Reason.PHONE, Reason.NUMBER_MISSING} <= set(verdict.reasons)


@pytest.mark.parametrize("given_name", ["محمود", "أحمد", "حمد", "امحمد"])
def test_another_everyday_name_is_never_certain_whatever_else_agrees(given_name: str):
    row = replace(NO_NUMBER, name_key=key(f"{given_name} علي سالم التباوي"))

    assert compare(row, NO_NUMBER).certainty is not Certainty.CERTAIN


def test_hasan_and_husayn_of_one_family_are_two_people():
    hasan = Traits(name_key=key("حسن علي سالم الورفلي"), institution="health")
    husayn = Traits(name_key=key("حسين علي سالم الورفلي"), institution="health")

    assert compare(hasan, husayn).certainty is Certainty.NEW


def test_two_national_numbers_are_two_people_though_the_name_is_one():
    namesake = replace(FULL, national_hash="c3", phones=frozenset(), birth_year=1990)

    assert compare(namesake, FULL).certainty is Certainty.NEW


def test_a_number_that_differs_beside_name_and_telephone_is_shown_to_a_person():
    verdict = compare(replace(FULL, national_hash="c3"), FULL)

    assert verdict.certainty is Certainty.PROBABLE
    assert Reason.NUMBER_DIFFERS in verdict.reasons


def test_a_full_name_alone_waits_for_a_person():
    assert compare(Traits(FULL.name_key), FULL).certainty is Certainty.PROBABLE


def test_a_short_name_alone_proves_nothing():
    assert compare(Traits(key("محمد التباوي")), FULL).certainty is Certainty.NEW


def test_another_year_of_birth_parts_namesakes():
    row = Traits(FULL.name_key, birth_year=1999)

    assert compare(row, FULL).certainty is Certainty.NEW


def test_a_slip_of_the_pen_in_the_same_institution_waits_for_a_person():
    row = Traits(key("محمد علي سالم التباي"), institution="health")

    assert compare(row, FULL).certainty is Certainty.PROBABLE


def test_a_stranger_is_new():
    assert match(STRANGER, [Candidate("known", FULL)]).certainty is Certainty.NEW


def test_two_certain_answers_make_neither_certain():
    twice = [Candidate("one", NO_NUMBER), Candidate("other", NO_NUMBER)]

    found = match(NO_NUMBER, twice)

    assert found.certainty is Certainty.PROBABLE
    assert found.known is None
    assert Reason.SEVERAL in found.likely[0].verdict.reasons


def test_the_best_candidate_comes_first():
    close = replace(FULL, name_key=key("محمد علي سليم التباوي"), national_hash=None)
    row = Traits(FULL.name_key, phones=FULL.phones)

    found = match(row, [Candidate("close", close), Candidate("equal", FULL)])

    assert found.likely[0].who == "equal"


PIECES = st.sampled_from(["محمد", "محمود", "علي", "سالم", "حسن", "حسين", "التباوي", "الزوي"])
TRAITS = st.builds(
    Traits,
    name_key=st.lists(PIECES, min_size=1, max_size=5).map(lambda words: key(" ".join(words))),
    national_hash=st.sampled_from([None, "a", "b"]),
    birth_year=st.sampled_from([None, 1980, 1981]),
    phones=st.frozensets(st.sampled_from(["+1", "+2"]), max_size=2),
    sex=st.sampled_from([None, Sex.MALE, Sex.FEMALE]),
    institution=st.sampled_from([None, "health", "labour"]),
)


@given(TRAITS, TRAITS)
def test_without_a_common_number_only_an_equal_key_is_ever_certain(one: Traits, other: Traits):
    verdict = compare(replace(one, national_hash=None), other)

    assert verdict.certainty is not Certainty.CERTAIN or one.name_key == other.name_key


@given(TRAITS, st.lists(TRAITS, max_size=5))
def test_the_order_of_candidates_changes_nothing_certain(row: Traits, known: list[Traits]):
    candidates = [Candidate(number, traits) for number, traits in enumerate(known)]

    assert match(row, candidates).known == match(row, candidates[::-1]).known


@pytest.mark.parametrize("name", ["محمود علي سالم التباوي", "قصي علي سالم التباوي"])
def test_a_number_copied_from_a_brothers_row_waits_for_a_person(name: str):
    verdict = compare(replace(FULL, name_key=key(name), birth_year=None), FULL)

    assert verdict.certainty is Certainty.PROBABLE
    assert Reason.NAME_DIFFERS in verdict.reasons


def test_namesakes_of_one_year_on_one_office_line_wait_for_a_person():
    clerk = replace(NO_NUMBER, phones=frozenset({"+218213334455"}))

    assert compare(clerk, clerk).certainty is Certainty.PROBABLE
