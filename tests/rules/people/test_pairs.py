"""On the labelled pairs no two people are taken for one, and next to no pair is missed."""

import pytest

from lms.people.rules.matching import Certainty
from lms.people.rules.traces import traces
from tests.rules.people.labelled import PAIRS, SETS, Labelled


def judged(pairs: list[Labelled], certainty: Certainty, *, same: bool) -> int:
    return sum(pair.same is same and pair.certainty is certainty for pair in pairs)


def test_the_list_is_large_and_half_of_it_was_blind():
    assert len(PAIRS) > 480
    assert len(SETS["blind"]) > len(PAIRS) / 2
    assert sum(not pair.same for pair in PAIRS) > 200


@pytest.mark.parametrize("name", SETS)
def test_candidates_are_found_and_nobody_is_certain_wrongly(
    name: str, capsys: pytest.CaptureFixture[str]
):
    pairs = SETS[name]
    same = sum(pair.same for pair in pairs)
    certain = judged(pairs, Certainty.CERTAIN, same=True)
    found = certain + judged(pairs, Certainty.PROBABLE, same=True)
    wrong = judged(pairs, Certainty.PROBABLE, same=False)
    false = judged(pairs, Certainty.CERTAIN, same=False)

    with capsys.disabled():
        print(  # noqa: T201
            f"\n{name}: {len(pairs)} pairs, {same} of one person; recall {found / same:.3f}, "
            f"precision {found / (found + wrong + false):.3f}, certain {certain}, "
            f"certain wrongly {false}"
        )
    assert false == 0
    assert found / same >= 0.95


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one.name}/{pair.other.name}")
def test_the_answer_is_the_same_from_both_sides(pair: Labelled):
    turned = pair._replace(one=pair.other, other=pair.one)

    assert turned.certainty is pair.certainty


def test_what_the_rules_propose_the_net_has_caught():
    proposed = [pair for pair in PAIRS if pair.certainty is not Certainty.NEW]
    caught = [pair for pair in proposed if traces(pair.one.traits) & traces(pair.other.traits)]

    assert caught == proposed
