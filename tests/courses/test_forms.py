"""Everyone meets one item of each pair before the course and the other one after it."""

from hypothesis import given
from hypothesis import strategies as st

from courses.document import Edition, Stage
from courses.forms import draw
from courses.reading import read_catalogue
from tests.courses.conftest import CATALOGUE

SMALL = read_catalogue(CATALOGUE).editions[0]
seeds = st.text(max_size=40)


@given(seeds)
def test_pre_and_post_share_no_item_and_cover_the_same_pairs(seed: str):
    pre, post = draw(SMALL, Stage.PRE, seed=seed), draw(SMALL, Stage.POST, seed=seed)

    assert not {item.id for item in pre} & {item.id for item in post}
    assert (
        {item.pair for item in pre} == {item.pair for item in post} == set(SMALL.course.pre.pairs)
    )
    assert len(pre) == len(post) == len(SMALL.course.pre.pairs)


@given(seeds, st.sampled_from(Stage))
def test_the_same_seed_always_draws_the_same_items(seed: str, stage: Stage):
    assert draw(SMALL, stage, seed=seed) == draw(SMALL, stage, seed=seed)


def test_forms_and_orders_are_spread_evenly_over_people(small: Edition):
    drawn = [draw(small, Stage.PRE, seed=str(seed)) for seed in range(400)]

    forms = [{item.pair: item.form for item in items} for items in drawn]
    first = sum(form["first-word"] == "a" for form in forms)
    both = sum(form["first-word"] == form["before-writing"] for form in forms)
    ahead = sum(items[0].pair == "first-word" for items in drawn)
    assert all(150 < count < 250 for count in (first, both, ahead))
