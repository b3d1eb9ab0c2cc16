"""A slip of the finger in a year is refused where it is typed: pages are drawn from these days."""

import io

import pytest

from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor

DAYS = [("0001-01-01", "2026-11-03"), ("0202-11-01", "2026-11-03"), ("2026-11-01", "9999-12-31")]


@pytest.mark.parametrize(("first", "last"), DAYS)
def test_a_cohort_of_another_age_is_not_planned(
    cast: Cast, visitor: Visitor, first: str, last: str
):
    visitor.sign_in(cast.officer())
    words = {"code": "SEB-09", "title_ar": "دورة", "title_en": "Course"}
    rules = {"needed_attendance": "80", "pass_mark": "70", "place": ""}
    days = {"starts_on": first, "ends_on": last, "edition": str(cast.edition().id)}

    visitor.post("/ar/cohorts/new", {**words, **rules, **days}, status=422)


@pytest.mark.parametrize(("first", "last"), DAYS)
def test_a_training_of_another_age_is_not_taken_in(
    cast: Cast, visitor: Visitor, first: str, last: str
):
    visitor.sign_in(cast.officer())
    file = (io.BytesIO(rosters.text("محمد علي سالم الفيتوري;;وزارة الصحة;;")), "a.csv")
    fields = {"title_ar": "دورة", "title_en": "Course", "code": "OLD-1", "file": file}

    visitor.post(
        "/ar/people/imports/new?for=past",
        {**fields, "starts_on": first, "ends_on": last},
        status=422,
    )
