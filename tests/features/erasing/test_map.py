"""The map of what is personal holds every table and column there is."""

import pytest

from lms.people.erasing.rules.lines import TELLING, Fate, Kind, Rows
from lms.people.erasing.rules.personal import IMPERSONAL, PERSONAL
from lms.platform.db import Model

TABLES = Model.metadata.tables
ITSELF = {"person"}


def leading_to(names: set[str]) -> set[str]:
    """Return the tables with a foreign key into some tables."""
    return {
        name
        for name, table in TABLES.items()
        if any(key.column.table.name in names for key in table.foreign_keys)
    }


def reaching(names: set[str]) -> set[str]:
    """Return the tables that lead to some tables, however far below."""
    further = names | leading_to(names)
    return names if further == names else reaching(further)


def test_every_table_is_either_personal_or_says_why_not():
    assert set(PERSONAL) | set(IMPERSONAL) == set(TABLES)
    assert not set(PERSONAL) & set(IMPERSONAL)


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_every_column_of_a_personal_table_has_its_line(name: str):
    assert set(PERSONAL[name].lines) == set(TABLES[name].columns.keys())


def test_no_table_that_leads_to_a_person_passes_for_impersonal():
    assert not reaching(ITSELF) & set(IMPERSONAL)


@pytest.mark.parametrize("name", sorted(reaching(ITSELF) - ITSELF - {"roster_file"}))
def test_every_table_that_leads_to_a_person_says_by_which_columns(name: str):
    assert PERSONAL[name].owners


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (name, column)
        for name, one in PERSONAL.items()
        for column, line in one.lines.items()
        if line.kind in TELLING and line.fate is Fate.STAYS
    ],
)
def test_whatever_tells_who_somebody_is_stays_only_for_a_reason(table: str, column: str):
    assert PERSONAL[table].lines[column].why


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_a_column_that_may_be_empty_is_the_only_one_to_lose_its_value(name: str):
    lost = {c for c, line in PERSONAL[name].lines.items() if line.fate is Fate.NOTHING}

    kept = PERSONAL[name].rows is Rows.STAY
    assert not kept or all(TABLES[name].c[column].nullable for column in lost)


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_free_words_about_others_can_be_looked_through_row_by_row(name: str):
    assert not PERSONAL[name].words or "id" in TABLES[name].c


def test_every_foreign_key_to_a_person_says_whose_row_it_is_or_is_let_go():
    keys = {
        (name, key.parent.name)
        for name, table in TABLES.items()
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }

    owners = {(n, c) for n, one in PERSONAL.items() for c in one.owners}
    assert keys - owners == {("person", "merged_into_id"), ("roster_row", "match_id")}


def test_keys_and_hands_are_never_emptied():
    lines = [line for one in PERSONAL.values() for line in one.lines.values()]

    assert {line.fate for line in lines if line.kind in {Kind.KEY, Kind.OWNER, Kind.HAND}} == {
        Fate.STAYS
    }
