"""Likeness proposes pairs to a person; on the labelled list it misses next to none."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules import names
from lms.people.rules.likeness import likeness
from lms.people.rules.matching import CLOSE_NAME, Traits
from lms.people.rules.traces import traces

LIST = Path(__file__).parent / "name_pairs.csv"
PAIRS = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))
SAME = [pair for pair in PAIRS if pair["verdict"] == "same"]
DIFFERENT = [pair for pair in PAIRS if pair["verdict"] == "different"]
KEYS = st.sampled_from(sorted({names.key(pair["one"]) for pair in PAIRS}))


def alike(pair: dict[str, str]) -> float:
    return likeness(names.key(pair["one"]), names.key(pair["other"]))


def test_the_list_is_large_and_has_hard_negatives():
    assert len(PAIRS) >= 180
    assert len(DIFFERENT) >= 60


@pytest.mark.parametrize("pair", DIFFERENT, ids=lambda pair: f"{pair['one']}/{pair['other']}")
def test_two_people_never_have_one_key(pair: dict[str, str]):
    assert names.key(pair["one"]) != names.key(pair["other"])


def test_candidates_are_found_and_few_are_wrong(capsys: pytest.CaptureFixture[str]):
    found = [pair for pair in SAME if alike(pair) >= CLOSE_NAME]
    wrong = [pair for pair in DIFFERENT if alike(pair) >= CLOSE_NAME]

    recall = len(found) / len(SAME)
    precision = len(found) / (len(found) + len(wrong))
    with capsys.disabled():
        print(f"\nname pairs: {len(PAIRS)}, recall {recall:.3f}, precision {precision:.3f}")  # noqa: T201
    assert recall >= 0.95
    assert precision >= 0.95


def test_the_net_for_candidates_lets_few_through(capsys: pytest.CaptureFixture[str]):
    def trace(name: str) -> set[str]:
        return traces(Traits(names.key(name), birth_year=1985))

    caught = [pair for pair in SAME if trace(pair["one"]) & trace(pair["other"])]

    recall = len(caught) / len(SAME)
    with capsys.disabled():
        print(f"name pairs caught by their traces: {recall:.3f}")  # noqa: T201
    assert recall >= 0.95


@given(KEYS, KEYS)
def test_likeness_is_the_same_from_both_sides(one: str, other: str):
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(KEYS, KEYS)
def test_only_equal_keys_are_wholly_alike(one: str, other: str):
    assert (likeness(one, other) == 1) is (one == other)


def test_no_name_is_like_no_name():
    assert likeness("", "") == 0
