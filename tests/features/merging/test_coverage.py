"""Every table that refers to a person follows a merge, also one that is added tomorrow."""

import pytest
from flask import Flask
from sqlalchemy import Uuid

from lms.people.merging import followers, rows, rules
from lms.people.models import Person
from lms.platform.db import Model

FOLDED = "enrolment"


def _referring(target: str) -> set[tuple[str, str]]:
    return {(table.name, column.name) for table, column in rows.referring(target)}


def _covered(target: str) -> set[tuple[str, str]]:
    found = rows.references(target, besides=followers.following().derived)
    return {(reference.table.name, reference.column.name) for reference in found}


def test_every_reference_to_a_person_follows_or_is_part_of_the_ledger(app: Flask):
    del app
    left = _referring("person") - _covered("person")

    assert left == {
        ("duplicate_pair", "one_id"),
        ("duplicate_pair", "other_id"),
        ("erasure", "person_id"),
        ("merge", "gone_id"),
        ("merge", "kept_id"),
        ("person", "merged_into_id"),
    }


def test_everything_that_hangs_on_an_enrolment_follows_or_is_counted_anew(app: Flask):
    del app
    left = _referring(FOLDED) - _covered(FOLDED)

    assert left == {
        ("attendance", "enrolment_id"),
        ("completion", "enrolment_id"),
        (FOLDED, "substitute_for_id"),
    }


@pytest.mark.parametrize("target", ["person", FOLDED])
def test_every_table_that_follows_is_known_by_one_id(app: Flask, target: str):
    del app
    tables = {table for table, _ in _covered(target)}
    keys = {
        tuple((key.name, type(key.type)) for key in Model.metadata.tables[one].primary_key)
        for one in tables
    }

    assert keys == {(("id", Uuid),)}


@pytest.mark.parametrize("target", ["person", FOLDED])
def test_every_table_that_follows_has_words_and_says_what_its_rows_are_about(
    app: Flask, target: str
):
    del app
    tables = {table for table, _ in _covered(target)}

    assert tables <= followers.following().words.keys()
    assert tables <= followers.following().labels.keys()


def test_every_column_of_a_person_is_chosen_between_or_kept_as_it_is():
    chosen = {column for columns in rules.FIELDS.values() for column in columns}

    assert chosen | rules.KEPT_AS_THEY_ARE == {column.name for column in Person.__table__.columns}
