"""Facts are kept as JSON: read strictly, written always the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

import pytest

from certificates import snapshot
from certificates.facts import Facts, Text
from certificates.problems import Problem, sentence
from tests.certificates.conftest import EXAMPLE

Json = dict[str, "Json"]


def example() -> Json:
    return cast("Json", json.loads(EXAMPLE.read_text("utf-8")))


def changed(place: str, value: object) -> str:
    """Write the example with one field changed, such as `holder.name.ar`."""
    root = example()
    *parents, last = place.split(".")
    row: Json = root
    for parent in parents:
        row = row[parent]
    row[last] = cast("Json", value)
    return json.dumps(root)


def problem_of(content: bytes | str) -> Problem:
    with pytest.raises(Problem) as caught:
        snapshot.load(content)
    return caught.value


def test_facts_come_back_as_they_were_written(facts: Facts):
    assert snapshot.load(snapshot.dump(facts)) == facts


def test_the_same_facts_are_always_the_same_bytes(facts: Facts):
    assert snapshot.dump(snapshot.load(snapshot.dump(facts))) == snapshot.dump(facts)


def test_the_example_has_every_field(facts: Facts):
    assert json.loads(snapshot.dump(facts)) == json.loads(EXAMPLE.read_bytes())


@pytest.mark.parametrize("field", sorted(example()))
def test_a_missing_field_is_named(field: str):
    root = example()
    del root[field]

    problem = problem_of(json.dumps(root))

    assert (problem.code, problem.where) == ("field.missing", field)


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("schema", 2, "schema.unknown"),
        ("nickname", "x", "field.unknown"),
        ("holder.nickname", "x", "field.unknown"),
        ("course.title.fr", "x", "field.unknown"),
        ("demonstration", "no", "field.type"),
        ("holder.sex", "F", "field.type"),
        ("holder.name.ar", "", "text.empty"),
        ("holder.name.ar", " سالم", "text.spaces"),
        ("holder.name.ar", "سالم\u202e", "text.control"),
        ("holder.name.ar", "سالم\nعلي", "text.control"),
        ("holder.name.en", "x" * 121, "text.too-long"),
        ("serial", "MRRM-2026-000498-F", "serial.check"),
        ("code", "KY6JWKMQ7Q2J1M", "code.check"),
        ("address", "https://masar.example.org/c/7K4QZ", "address.code"),
        ("address", "javascript:alert(1)", "address.malformed"),
        ("training.hours", 0, "number.range"),
        ("training.hours", True, "field.type"),
        ("training.score", 88.55, "number.precision"),
        ("training.attendance", 100.5, "number.range"),
        ("training.ends_on", "2026-11-01", "date.order"),
        ("training.starts_on", "8/11/2026", "date.malformed"),
        ("issued_on", "2026-11-18", "date.order"),
        ("issued_on", "2099-01-01", "date.late"),
        ("hijri_shift", 2, "number.range"),
        ("issuer", [], "list.length"),
        ("signatories", "nobody", "field.type"),
        ("design.version", 0, "number.range"),
    ],
)
def test_what_no_certificate_may_say_is_refused(place: str, value: object, code: str):
    problem = problem_of(changed(place, value))

    assert (problem.code, sentence(problem) != "") == (code, True)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"schema": NaN}', '{"schema": 1, "schema": 1}', b"\xff\xfe", "[" * 100_000],
)
def test_broken_json_is_a_problem_not_a_crash(content: bytes | str):
    assert problem_of(content).code in {"json.malformed", "field.type"}


@pytest.mark.parametrize("field", ["hijri_shift", "expires_on", "training.score"])
def test_what_may_be_unknown_is_null(field: str):
    content = changed(field, None)

    assert snapshot.load(snapshot.dump(snapshot.load(content))) == snapshot.load(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: replace(facts, issuer=()),
        lambda facts: replace(facts, issued_on=date(2026, 1, 1)),
        lambda facts: replace(facts, holder=replace(facts.holder, name=Text(ar="", en="A"))),
        lambda facts: replace(facts, training=replace(facts.training, score=Decimal(101))),
        lambda facts: replace(facts, training=replace(facts.training, hours=Decimal("NaN"))),
    ],
)
def test_impossible_facts_cannot_even_be_made(change: Callable[[Facts], Facts], facts: Facts):
    with pytest.raises(Problem):
        change(facts)
