"""Whatever the people and whatever happens: a merge loses nothing, and can be as if never made."""

from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.people.models import Person
from lms.platform.db import db
from tests.features.merging.worlds import (
    Happening,
    World,
    dump,
    merge,
    plainly,
    restore,
    sessions_aside,
    sizes,
    timeless,
    undo,
    world_of,
)

pytestmark = pytest.mark.slow

WORLDS = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SEEDS = st.integers(0, 2**32)
SHAPES = st.sampled_from(["a chain", "a star"])
ORDERS = st.permutations([0, 1, 2])


def _people() -> int:
    return db.session.query(Person).filter(Person.merged_into_id.is_(None)).count()


@WORLDS
@given(seed=SEEDS, order=ORDERS)
def test_a_merge_taken_back_leaves_every_row_as_it_was(app: Flask, seed: int, order: list[int]):
    del app
    world = world_of(seed)
    kept, gone, _ = (world.people[number] for number in order)
    before = dump()

    made = merge(kept, gone, "phone", "name", "national")
    during, people = dump(), _people()
    undo(made)

    assert sizes(during) == sizes(before)
    assert people == len(world.people) - 1
    assert sessions_aside(dump()) == sessions_aside(before)


@WORLDS
@given(seed=SEEDS, order=ORDERS, shape=SHAPES, back=st.permutations([0, 1]))
def test_two_merges_are_taken_back_in_any_order(
    app: Flask, seed: int, order: list[int], shape: str, back: list[int]
):
    del app
    world = world_of(seed)
    first, second, third = (world.people[number] for number in order)
    before = dump()

    made = [merge(first, second), merge(*_second(shape, first, third))]
    during, people = dump(), _people()
    undo(made[back[0]])
    undo(made[back[1]])

    assert sizes(during) == sizes(before)
    assert people == 1
    assert sessions_aside(dump()) == sessions_aside(before)


@WORLDS
@given(seed=SEEDS, order=ORDERS, shape=SHAPES)
def test_taking_back_the_first_of_two_merges_leaves_the_second_as_if_alone(
    app: Flask, seed: int, order: list[int], shape: str
):
    del app
    world = world_of(seed)
    first, second, third = (world.people[number] for number in order)
    pair = _second(shape, first, third)
    before = dump()

    undo(_both(first, second, pair))
    left = dump()
    restore(before)
    merge(*pair)

    assert timeless(left) == timeless(dump())


def _second(shape: str, first: UUID, third: UUID) -> tuple[UUID, UUID]:
    """Merge into somebody else who was merged into, or a further one into the same."""
    return (third, first) if shape == "a chain" else (first, third)


def _both(first: UUID, second: UUID, pair: tuple[UUID, UUID]) -> UUID:
    made = merge(first, second)
    merge(*pair)
    return made


@WORLDS
@given(seed=SEEDS, order=ORDERS, shape=SHAPES, back=st.permutations([0, 1]))
def test_what_happens_in_between_stays_as_if_there_had_been_no_merge(
    app: Flask, seed: int, order: list[int], shape: str, back: list[int]
):
    del app
    world = world_of(seed)
    first, second, third = (world.people[number] for number in order)
    before = dump()

    made, happened = _merged_life(world, (first, second), _second(shape, first, third))
    undo(made[back[0]])
    happened += _live(world)
    undo(made[back[1]])
    after = dump()
    restore(before)
    _live_again(world, happened)

    assert sessions_aside(plainly(after)) == sessions_aside(plainly(dump()))


def _merged_life(
    world: World, one: tuple[UUID, UUID], other: tuple[UUID, UUID]
) -> tuple[list[UUID], list[Happening]]:
    made = merge(*one, "phone")
    happened = _live(world)
    return [made, merge(*other, "phone")], happened + _live(world)


def _live(world: World) -> list[Happening]:
    return [_lived(world) for _ in range(3)]


def _lived(world: World) -> Happening:
    one = world.happening()
    world.happen(one)
    return one


def _live_again(world: World, happened: list[Happening]) -> None:
    for one in happened:
        world.happen(one)
