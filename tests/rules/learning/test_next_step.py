"""What comes next for a reader, and how far they are."""

import pytest

from lms.learning.rules import Policy, Reading, Standing, Step, next_step

POLICY = Policy(needed_attendance=80, pass_mark=70)
LESSONS = ("one", "two", "three")
NONE, SOME, ALL = (Reading(LESSONS, frozenset(LESSONS[:count])) for count in (0, 2, 3))


@pytest.mark.parametrize(
    ("reading", "standing", "step"),
    [
        (NONE, Standing(), Step.PRE_TEST),
        (NONE, Standing(pre=0.4), Step.LESSON),
        (NONE, Standing(post=0.9), Step.LESSON),
        (SOME, Standing(), Step.LESSON),
        (ALL, Standing(), Step.POST_TEST),
        (ALL, Standing(post=0.69), Step.POST_TEST),
        (ALL, Standing(post=0.7), Step.NOTHING),
    ],
)
def test_there_is_one_next_step(reading: Reading, standing: Standing, step: Step):
    assert next_step(reading, standing, POLICY) is step


def test_a_lesson_of_another_edition_counts_for_nothing():
    reading = Reading(LESSONS, frozenset({"one", "gone"}))

    assert (reading.done, reading.next, reading.whole) == (1, "two", False)


def test_lessons_may_be_read_out_of_order():
    reading = Reading(LESSONS, frozenset({"three"}))

    assert reading.next == "one"


@pytest.mark.parametrize(
    ("lesson", "beside"),
    [("one", (None, "two")), ("two", ("one", "three")), ("three", ("two", None))],
)
def test_each_lesson_knows_its_neighbours(lesson: str, beside: tuple[str | None, str | None]):
    assert NONE.beside(lesson) == beside


def test_a_part_is_read_when_all_its_lessons_are():
    assert SOME.of(["one", "two"]).whole


def test_a_course_without_lessons_is_read_at_no_share():
    assert Reading((), frozenset()).share == 0.0
