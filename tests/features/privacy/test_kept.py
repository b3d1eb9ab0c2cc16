"""What is kept of a person is found by walking the tables: a new one is told from its first day."""

import json
import uuid

import pytest
from sqlalchemy import LargeBinary, Table

from lms.people.models import Person
from lms.people.privacy import kept_words, told
from lms.people.privacy.queries import kept
from lms.people.privacy.rules import kept as rules
from lms.people.privacy.rules.kept import Why
from lms.platform.db import Model, db
from tests.cast import Cast

REACHED = [Model.metadata.tables[name] for name in kept.reached()]
BESIDE = {"audit_detail.person_id", "journal_entry.account_id", "audit_entry.account_id"}
"""Numbers without a reference: told on their own, as looks and as acts of staff."""


def columns() -> list[tuple[str, str]]:
    return [(table.name, column.name) for table in REACHED for column in table.columns]


@pytest.mark.parametrize("table", list(Model.metadata.tables.values()), ids=str)
def test_every_table_that_leads_to_a_person_is_reached(table: Table):
    leads = {
        key.column.table.name
        for key in table.foreign_keys
        if (table.name, key.parent.name) not in rules.FOREIGN
    }

    assert not leads & set(kept.reached()) or table.name in kept.reached()


@pytest.mark.parametrize("table", list(Model.metadata.tables.values()), ids=str)
def test_no_table_names_a_person_or_account_without_a_reference(table: Table):
    loose = {
        f"{table.name}.{column.name}"
        for column in table.columns
        if column.name in {"person_id", "account_id"} and not column.foreign_keys
    }

    assert loose <= BESIDE


@pytest.mark.parametrize(("table", "column"), columns())
def test_whatever_may_be_secret_is_left_out(table: str, column: str):
    hidden = rules.why_hidden(table, column) is not None
    binary = isinstance(Model.metadata.tables[table].c[column].type, LargeBinary)

    assert hidden or not (rules.looks_secret(column) or binary)


def test_what_is_left_out_exists():
    assert set(rules.HIDDEN) <= set(columns())


def test_every_table_and_every_column_that_is_told_has_words():
    told_ones = {c.name for table in REACHED for c in kept.told_columns(table)}

    assert {table.name for table in REACHED} <= set(kept_words.TABLES)
    assert told_ones <= set(kept_words.COLUMNS)


def test_a_table_made_tomorrow_is_in_the_file(cast: Cast):
    person = cast.person()
    tables = {part.table for part in kept.kept_of(person).parts}

    assert tables == {table.name for table in REACHED}


def test_values_come_back_as_they_were_kept(cast: Cast):
    person = cast.person(birth_year=1988, access_needs="كرسي متحرك")
    [row] = kept.kept_of(person).part("person").rows

    assert (row["id"], row["birth_year"], row["access_needs"], row["created_at"]) == (
        person.id,
        1988,
        "كرسي متحرك",
        person.created_at,
    )


def test_records_that_were_put_into_mine_are_mine(cast: Cast):
    mine = cast.person()
    gone = cast.person("سلمى علي محمد الورفلي", merged_into_id=mine.id)
    older = cast.person("سالمه على محمد الورفلى", merged_into_id=gone.id)

    rows = kept.kept_of(mine).part("person").rows

    assert {row["id"] for row in rows} == {mine.id, gone.id, older.id}


def test_nothing_of_a_neighbour_is_told(cast: Cast):
    mine, other = cast.trainee(cast.cohort()), cast.person("خديجة عمر سالم الفزاني")
    cast.enrolment(cast.cohort("SEB-02"), other)

    file = told.file_of(kept.kept_of(mine[0].person)).decode()

    assert str(other.id) not in file
    assert other.name_ar not in file


def test_the_file_is_read_by_a_machine_in_both_languages(cast: Cast):
    account, enrolment = cast.trainee(cast.cohort())
    file = json.loads(told.file_of(kept.kept_of(account.person)))

    tables = {table["name"]: table for table in file["tables"]}
    [row] = tables["enrolment"]["rows"]
    assert row["cohort_id"]["en"] == enrolment.cohort.title_en
    assert tables["post"]["title"] == {"ar": "وظائفك", "en": "Your posts"}
    assert set(tables["enrolment"]["rows"][0]) == set(tables["enrolment"]["fields"])


def test_secrets_are_named_and_not_told(cast: Cast):
    account = cast.account()
    file = told.file_of(kept.kept_of(account.person)).decode()

    assert account.password_hash not in file
    missing = {(one["table"], one["column"]) for one in json.loads(file)["not_included"]}
    assert {("account", "password_hash"), ("nomination", "screening")} <= missing


@pytest.mark.parametrize("why", list(Why))
def test_each_reason_for_leaving_something_out_is_said(why: Why):
    assert kept_words.WHY[why]


def test_somebody_unknown_has_no_rows(cast: Cast):
    person = cast.person()
    stranger = Person(id=uuid.uuid4(), number="P-0", name_ar="", name_en="")

    assert [part.rows for part in kept.kept_of(stranger).parts if part.rows] == []
    assert db.session.get(Person, person.id) is person
