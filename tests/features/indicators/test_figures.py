"""The figures equal a recount by hand, for every part of the country and of time."""

from datetime import date

import pytest
from flask import Flask

from lms.indicators import queries, rules
from lms.indicators.definitions import DEFINITIONS
from lms.indicators.evidence import TABLES
from lms.indicators.figures import Figures
from lms.indicators.queries import NOT_KNOWN, Slice
from lms.learning.models import Enrolment
from lms.people.models import Sex
from lms.platform.db import db
from lms.platform.identity import Reach
from tests.cast import Cast
from tests.features.indicators.worlds import Country, Part, Recount, country, person

PERIODS = {
    "": (date.min, date.max),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "2025Q4": (date(2025, 10, 1), date(2025, 12, 31)),
    "2026Q1": (date(2026, 1, 1), date(2026, 3, 31)),
    "2026Q3": (date(2026, 7, 1), date(2026, 9, 30)),
}
SLICES = [
    *((period, "", "") for period in PERIODS),
    ("", "LY0317", ""),
    ("", "LY0320", ""),
    ("", "", "MFA"),
    ("", "", NOT_KNOWN),
    ("2026Q1", "LY0320", "MOI"),
    ("", "LY9999", ""),
]


ROWS = [
    ("people", queries.people),
    ("presences", queries.presences),
    ("cohorts", queries.cohorts),
    ("trainings", queries.trainings),
    ("pairs", queries.pairs),
    ("post_tests", queries.post_tests),
    ("papers", queries.papers),
]


def both(period: str, mantika: str, institution: str) -> tuple[Figures, Recount]:
    """Compute and recount one part."""
    first, last = PERIODS[period]
    part = Slice(rules.period_of(period), mantika, institution)
    return Figures(part), Recount(Part(first, last, mantika, institution))


@pytest.mark.parametrize(("period", "mantika", "institution"), SLICES)
def test_every_figure_equals_the_recount(
    land: Country, period: str, mantika: str, institution: str
):
    del land
    figures, recount = both(period, mantika, institution)

    computed = {code: figures[code] for code in DEFINITIONS}

    assert computed == pytest.approx(recount.figures())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_every_figure_equals_the_recount_in_other_countries(app: Flask, seed: int):
    del app
    country(seed)
    figures, recount = both("", "", "")

    computed = {code: figures[code] for code in DEFINITIONS}

    assert computed == pytest.approx(recount.figures())


@pytest.mark.parametrize(("period", "mantika", "institution"), SLICES)
def test_the_rows_add_up_to_the_figures(land: Country, period: str, mantika: str, institution: str):
    del land
    figures, recount = both(period, mantika, institution)

    rows = {name: len(db.session.execute(query(figures.part)).all()) for name, query in ROWS}

    assert rows == {
        "people": figures["CB-01"],
        "presences": figures["CB-02"],
        "cohorts": figures["CB-03"],
        "trainings": len(recount.judged()),
        "pairs": len(recount.pairs()),
        "post_tests": len(recount.posts()),
        "papers": figures["CB-24"],
    }


@pytest.mark.parametrize("code", DEFINITIONS)
def test_each_page_of_rows_knows_how_many_there_are(app: Flask, land: Country, code: str):
    del land
    table, figures = TABLES[DEFINITIONS[code].evidence], Figures(Slice())

    with app.test_request_context("/en/"):
        pages = [table.read(figures, number) for number in range(1, 6)]

    seen = {tuple(cell.text for cell in row) for page in pages for row in page.rows}
    assert pages[-1].page == pages[-1].pages
    assert sum(len(page.rows) for page in pages[: pages[0].pages]) == pages[0].total
    assert seen


def test_the_minutes_of_the_rows_are_the_hours(land: Country):
    del land
    figures = Figures(Slice())

    rows = db.session.execute(queries.presences(Slice())).all()

    assert sum(mark.minutes for _, _, mark in rows) / 60 == figures["CB-04"]


def test_people_whose_records_were_merged_count_once(land: Country):
    del land
    enrolments = db.session.query(Enrolment).filter(Enrolment.completed_on.is_not(None))
    records = {one.person_id for one in enrolments}
    figures, recount = both("", "", "")

    assert figures["CB-01"] == len(recount.who_completed())
    assert figures["CB-01"] < len(records)


def test_a_merged_record_takes_the_sex_of_the_one_that_stays(cast: Cast, app: Flask):
    del app
    stays, cohort = cast.person(sex=Sex.FEMALE), cast.cohort()
    goes = person(77, sex=Sex.MALE, merged_into=stays.id)
    cast._keep(goes)  # noqa: SLF001 - a record that only a merge leaves behind
    complete(cast.enrolment(cohort, goes), date(2026, 2, 2))

    assert (Figures(Slice()).people, Figures(Slice()).women) == (1, 1)


def complete(enrolment: Enrolment, day: date) -> None:
    db.session.get_one(Enrolment, enrolment.id).completed_on = day
    db.session.commit()


def test_somebody_with_two_trainings_counts_once_and_shows_both(cast: Cast):
    someone = cast.person()
    complete(cast.enrolment(cast.cohort("A"), someone), date(2026, 2, 2))
    complete(cast.enrolment(cast.cohort("B"), someone), date(2026, 5, 2))

    [row] = db.session.execute(queries.people(Slice())).all()

    assert Figures(Slice())["CB-01"] == 1
    assert (row[1], row[2]) == (date(2026, 2, 2), 2)


def test_somebody_with_two_trainings_counts_in_each_period_and_once_over_both(cast: Cast):
    someone = cast.person()
    complete(cast.enrolment(cast.cohort("A"), someone), date(2026, 2, 2))
    complete(cast.enrolment(cast.cohort("B"), someone), date(2026, 5, 2))

    counts = [Figures(Slice(rules.period_of(key)))["CB-01"] for key in ("2026Q1", "2026Q2", "2026")]

    assert counts == [1, 1, 1]


def test_new_people_by_quarter_add_up_to_the_people(land: Country):
    del land
    found = Figures(Slice()).by_quarter(date(2026, 11, 22))

    assert sum(count for _, count in found) == Figures(Slice()).people
    assert [one.period.key for one, _ in found] == [
        "2025Q4",
        "2026Q1",
        "2026Q2",
        "2026Q3",
        "2026Q4",
    ]


def test_a_period_that_is_over_ends_its_trend(land: Country):
    del land
    part = Slice(rules.period_of("2026Q1"))

    found = Figures(part).by_quarter(date(2026, 11, 22))

    assert [one.period.key for one, _ in found] == ["2026Q1"]


def test_the_tables_of_a_breakdown_open_what_they_count(land: Country):
    counts = queries.people_by_mantika(Slice())

    assert counts["LY0320"] == Figures(Slice(mantika="LY0320")).people
    by_institution = queries.people_by_institution(Slice())
    assert {one.code: by_institution[one.id].total() for one in land.institutions} == {
        one.code: Figures(Slice(institution=one.code)).people for one in land.institutions
    }
    assert by_institution[None].total() == Figures(Slice(institution=NOT_KNOWN)).people


def test_a_reader_bound_to_an_institution_counts_only_its_people(land: Country):
    home = land.institutions[0]
    bound = Slice(within=Reach(institutions=frozenset({home.id})))

    seen, asked = Figures(bound), Figures(Slice(institution=home.code))

    assert {c: seen[c] for c in DEFINITIONS} == pytest.approx({c: asked[c] for c in DEFINITIONS})


def test_a_reader_bound_to_a_cohort_counts_only_that(land: Country):
    del land
    one = db.session.query(Enrolment).first()
    assert one is not None
    bound = Slice(within=Reach(cohorts=frozenset({one.cohort_id})))

    assert Figures(bound)["CB-03"] in {0, 1}
    assert queries.institutions(bound.within) != []
