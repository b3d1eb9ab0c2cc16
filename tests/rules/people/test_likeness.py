"""Likeness proposes pairs to a person; everyday names are equal or they are two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules import names
from lms.people.rules.likeness import likeness, other_given_name
from lms.people.rules.matching import CLOSE_NAME
from tests.rules.people.labelled import PAIRS

KEYS = st.sampled_from(sorted({names.key(pair.one.name) for pair in PAIRS}))


def alike(one: str, other: str) -> float:
    return likeness(names.key(one), names.key(other))


@given(KEYS, KEYS)
def test_likeness_is_the_same_from_both_sides(one: str, other: str):
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(KEYS, KEYS)
def test_only_equal_keys_are_wholly_alike(one: str, other: str):
    assert (likeness(one, other) == 1) is (one == other)


@given(KEYS, KEYS)
def test_the_given_names_differ_from_both_sides_or_from_none(one: str, other: str):
    assert other_given_name(one, other) is other_given_name(other, one)


def test_no_name_is_like_no_name():
    assert likeness("", "") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ali Salem Gaddafi", "Muhammad Aly Salim El-Gadafi"),
        ("Abdelsalam Omar Khaled Al-Zwai", "Abd Essalam Omer Khalid Zuway"),
        ("محمد علي سالم القذافي", "Mohamed Ali Salem Qadhafi"),
        ("نور الدين علي عمر الككلي", "Nour Eddine Ali Omar Kikli"),
    ],
)
def test_one_name_is_alike_in_any_script_but_never_wholly(one: str, other: str):
    assert CLOSE_NAME <= alike(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ali Salem Gaddafi", "Mahmoud Ali Salem Gaddafi"),
        ("محمد علي سالم القذافي", "Mahmoud Ali Salem Gaddafi"),
        ("حسن علي سالم الورفلي", "Hussein Ali Salem Al-Werfalli"),
        ("محمد علي سالم التباوي", "محمود علي سالم التباوي"),
    ],
)
def test_brothers_are_not_alike_in_any_script(one: str, other: str):
    assert alike(one, other) < CLOSE_NAME


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("محمد علي سالم الزوي", "محمود علي سالم الزوي", True),
        ("قصي نوري البهلول اليفرني", "كامل نوري البهلول اليفرني", True),
        ("خالد محمد علي الزوي", "محمد علي سالم الزوي", True),
        ("القطروني محمد علي سالم", "محمد علي سالم القطروني", False),
        ("محد علي سالم الزوي", "محمد علي سالم الزوي", False),
        ("محمد علي سالم الزوي", "Mohamed Ali Salem Zwai", False),
    ],
)
def test_a_given_name_needs_its_counterpart(one: str, other: str, *, differ: bool):
    assert other_given_name(names.key(one), names.key(other)) is differ


def test_a_father_is_not_his_daughter_with_her_name_left_out():
    assert alike("نجاة سالم علي الزوي", "سالم علي الزوي") < CLOSE_NAME


def test_a_grandfather_left_out_makes_no_other_name():
    assert alike("نجاة سالم علي الزوي", "نجاة سالم الزوي") >= CLOSE_NAME
