"""The paired gain, against scipy's own statistics."""

import math
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lms.indicators.rules import Gain, PairSums, gain

Pairs = list[tuple[float, float]]
SHARES = st.integers(0, 40).map(lambda tenths: tenths / 40)
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=2, max_size=60)
CLASS = [(0.4, 0.8), (0.5, 0.7), (0.3, 0.9), (0.6, 0.6), (0.7, 0.65), (0.2, 0.5), (0.55, 0.95)]


def sums(pairs: Pairs) -> PairSums:
    """Sum up as the database does."""
    gains = [(after - before) / (1 - before) for before, after in pairs if before < 1]
    return PairSums(
        count=len(pairs),
        before=fmean(before for before, _ in pairs),
        after=fmean(after for _, after in pairs),
        squares=math.fsum((after - before) ** 2 for before, after in pairs),
        mean_gain=fmean(gains) if gains else None,
    )


def of(pairs: Pairs) -> Gain:
    found = gain(sums(pairs))
    assert found is not None
    return found


def differences(pairs: Pairs) -> list[float]:
    return [(after - before) * 100 for before, after in pairs]


def vary(pairs: Pairs) -> bool:
    """Tell whether the differences differ by more than the dust of binary fractions."""
    return stdev(differences(pairs)) > 1e-6


def paired_test(pairs: Pairs):
    return stats.ttest_rel([b * 100 for _, b in pairs], [a * 100 for a, _ in pairs])


@given(PAIRS.filter(vary))
def test_the_interval_is_that_of_a_paired_t_test(pairs: Pairs):
    found = of(pairs)

    low, high = paired_test(pairs).confidence_interval(0.95)
    assert found.low == pytest.approx(low, abs=1e-6)
    assert found.high == pytest.approx(high, abs=1e-6)


@given(PAIRS.filter(vary))
def test_the_effect_is_the_statistic_of_that_test_over_the_root_of_the_pairs(pairs: Pairs):
    found = of(pairs)

    effect = paired_test(pairs).statistic / math.sqrt(len(pairs))
    assert found.effect == pytest.approx(effect, rel=1e-6)


def test_a_class_worked_by_hand():
    found = of(CLASS)

    assert found.pairs == 7
    assert found.mean == pytest.approx(100 * (5.1 - 3.25) / 7)
    assert found.class_gain == pytest.approx((5.1 - 3.25) / (7 - 3.25))
    assert found.mean_gain == pytest.approx(fmean((b - a) / (1 - a) for a, b in CLASS))


def test_one_pair_has_a_mean_and_no_certainty():
    found = of([(0.4, 0.7)])

    assert found.mean == pytest.approx(30)
    assert (found.low, found.high, found.effect) == (None, None, None)


def test_where_everybody_gains_the_same_nothing_is_divided_by_dust():
    found = of([(0.1, 0.4), (0.2, 0.5), (0.3, 0.6)])

    assert found.effect is None
    assert found.low == pytest.approx(30)
    assert found.high == pytest.approx(30)


def test_a_class_that_knew_everything_has_no_normalised_gain():
    found = of([(1.0, 1.0), (1.0, 0.9)])

    assert (found.class_gain, found.mean_gain) == (None, None)


def test_a_loss_is_told_as_a_loss():
    found = of([(0.8, 0.6), (0.7, 0.6), (0.9, 0.5)])

    assert found.mean < 0
    assert found.class_gain is not None
    assert found.class_gain < 0


def test_nobody_has_no_gain():
    assert gain(PairSums(0)) is None
