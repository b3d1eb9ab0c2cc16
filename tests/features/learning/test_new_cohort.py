"""Planning a cohort."""

import pytest

from lms.learning.models import Cohort, CohortState
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

NEW = "/en/cohorts/new"


@pytest.fixture
def fields(cast: Cast) -> dict[str, object]:
    """A form filled in rightly."""
    return {
        "code": "QAT-03",
        "title_ar": "القطرون 03",
        "title_en": "Qatroun 03",
        "edition": str(cast.edition().id),
        "place": str(cast.place().id),
        "starts_on": "2026-11-22",
        "ends_on": "2026-11-24",
        "needed_attendance": "75",
        "pass_mark": "60",
    }


def test_an_officer_plans_a_cohort(cast: Cast, visitor: Visitor, fields: dict[str, object]):
    page = visitor.sign_in(cast.officer()).post(NEW, fields)

    cohort = db.session.query(Cohort).one()
    assert page.location == f"/en/cohorts/{cohort.id}"
    assert (cohort.state, cohort.needed_attendance) == (CohortState.PLANNED, 75)
    assert (cohort.title.ar, cohort.title.en) == ("القطرون 03", "Qatroun 03")


def test_the_act_is_recorded(cast: Cast, visitor: Visitor, fields: dict[str, object]):
    officer = cast.officer()

    visitor.sign_in(officer).post(NEW, fields)

    act = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert (act.act, act.account_id) == ("cohort:open", officer.id)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("code", "", "Enter a code"),
        ("code", "القطرون", "Use Latin letters"),
        ("code", "x" * 41, "40 characters at most"),
        ("title_ar", " ", "Enter the title in Arabic"),
        ("starts_on", "soon", "Not a valid date"),
        ("ends_on", "2026-11-21", "must not be before the first"),
        ("pass_mark", "101", "from 0 to 100"),
        ("edition", "nothing", "Not a valid choice"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    cast: Cast, visitor: Visitor, fields: dict[str, object], field: str, value: str, said: str
):
    page = visitor.sign_in(cast.officer()).post(NEW, {**fields, field: value}, status=422)

    assert said in page.text
    assert [one["value"] for one in page.markup.of("input") if one.get("name") == "title_en"] == [
        "Qatroun 03"
    ]
    assert db.session.query(Cohort).count() == 0


def test_a_code_is_used_once(cast: Cast, visitor: Visitor, fields: dict[str, object]):
    cast.cohort("QAT-03")

    page = visitor.sign_in(cast.officer()).post(NEW, fields, status=422)

    assert "Another cohort has this code" in page.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_form_opens_with_the_usual_conditions(cast: Cast, visitor: Visitor, language: str):
    page = visitor.sign_in(cast.officer()).get(f"/{language}/cohorts/new")

    values = {one.get("name"): one.get("value") for one in page.markup.of("input")}
    assert (values["needed_attendance"], values["pass_mark"]) == ("80", "70")


def test_whoever_manages_only_one_cohort_opens_no_other(cast: Cast, visitor: Visitor):
    account = cast.staff(Role.OFFICER, cohort_id=cast.cohort().id)

    visitor.sign_in(account).get(NEW, status=403)


def test_a_trainer_may_not_plan_a_cohort(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.trainer(cast.cohort())).get(NEW, status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get(NEW, status=303)
