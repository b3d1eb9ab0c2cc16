"""Nominating somebody by name: nobody is created twice, and nothing is told of people elsewhere."""

import pytest

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.models import Nomination, NominationState
from lms.learning.nominations.reasons import Reason
from lms.people.models import Decision, Institution, Person, Sex
from lms.platform.db import db, unit_of_work
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.nominations.moves import enrolment, state
from tests.visitor import Visitor

S = NominationState
NAME = "مبروكة سالم علي الحسناوي"
TYPED = {"name_ar": NAME, "sex": "f", "phone": "091 234 5678", "birth_year": "1985", "job": "محققة"}
KNOWN = {"sex": Sex.FEMALE, "phone": "+218912345678", "birth_year": 1985}


def sent(cohort: Cohort, institution: Institution, **more: str) -> tuple[str, dict[str, object]]:
    fields = {**TYPED, "institution_id": str(institution.id), **more}
    return f"/en/nominations/{cohort.id}/new", dict(fields)


def only() -> Nomination:
    db.session.rollback()
    return db.session.query(Nomination).populate_existing().one()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_form_asks_for_what_a_list_says(cohort: Cohort, desk: Visitor, language: str):
    page = desk.get(f"/{language}/nominations/{cohort.id}/new")

    names = {one.get("name") for one in page.markup.of("input")}
    assert {"name_ar", "name_en", "sex", "phone", "birth_year", "job", "note"} <= names


def test_somebody_new_holds_a_seat_and_is_written_down_when_approved(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    desk.post(*sent(cohort, ministry))
    before = db.session.query(Person).filter_by(name_ar=NAME).count()

    with unit_of_work():
        services.approve(only(), by=None)

    person = db.session.query(Person).filter_by(name_ar=NAME).one()
    assert (before, only().state) == (0, S.APPROVED)
    assert enrolment(cohort, person.id).institution_id == ministry.id
    assert enrolment(cohort, person.id).job_title == "محققة"


def test_somebody_of_the_own_institution_is_recognised_at_once(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    known = cast.person(NAME, institution=ministry, **KNOWN)

    desk.post(*sent(cohort, ministry))

    assert only().person_id == known.id


def test_the_answer_is_the_same_whether_another_institution_has_them_or_not(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, desk: Visitor
):
    address, fields = sent(cohort, ministry)
    unknown = desk.follow(desk.post(address, fields)).text
    page_of_unknown = desk.get(f"/en/nominations/{cohort.id}").text
    with unit_of_work():
        db.session.delete(only())
    cast.person(NAME, "Mabrouka of the coast", institution=agency, **KNOWN)

    known = desk.follow(desk.post(address, fields)).text

    assert known == unknown
    assert desk.get(f"/en/nominations/{cohort.id}").text == page_of_unknown
    assert only().person_id is None


def test_approving_somebody_known_elsewhere_writes_nobody_twice(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, desk: Visitor
):
    known = cast.person(NAME, institution=agency, **KNOWN)
    desk.post(*sent(cohort, ministry))

    with unit_of_work():
        services.approve(only(), by=None)

    assert only().person_id == known.id
    assert db.session.query(Person).filter_by(name_ar=NAME).count() == 1


def test_a_doubtful_name_is_approved_only_when_somebody_said_who_it_is(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, desk: Visitor
):
    cast.person(NAME, institution=agency, sex=Sex.FEMALE)
    desk.post(*sent(cohort, ministry, phone="", birth_year=""))

    with pytest.raises(Refused) as refused, unit_of_work():
        services.approve(only(), by=None)

    assert refused.value.reason is Reason.WHO_IS_IT


@pytest.mark.parametrize(("said", "people"), [(Decision.SAME, 1), (Decision.DIFFERENT, 2)])
def test_who_it_is_is_said_and_then_approved(
    cohort: Cohort,
    cast: Cast,
    ministry: Institution,
    agency: Institution,
    desk: Visitor,
    office: Visitor,
    said: Decision,
    people: int,
):
    cast.person(NAME, institution=agency, sex=Sex.FEMALE)
    desk.post(*sent(cohort, ministry, phone="", birth_year=""))
    one = only()

    page = office.get(f"/en/nomination/{one.id}")
    office.post(f"/en/nomination/{one.id}/who", {"decision": said.value})
    office.post(f"/en/nomination/{one.id}/approve")

    assert "Same name, whatever the spelling" in page.text
    assert state(one) is S.APPROVED
    assert db.session.query(Person).filter_by(name_ar=NAME).count() == people


def test_the_same_words_twice_are_one_nomination(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    desk.post(*sent(cohort, ministry))

    page = desk.post(*sent(cohort, ministry), status=422)

    assert "nominated for this cohort already" in page.text
    assert only()


def test_somebody_nominated_twice_is_approved_once(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, desk: Visitor
):
    known = cast.person(NAME, institution=agency, **KNOWN)
    with unit_of_work():
        services.nominate(
            cohort, services.Named(person_id=known.id), institution_id=agency.id, by=None
        )
    desk.post(*sent(cohort, ministry))
    second = db.session.query(Nomination).filter_by(person_id=None).one()

    with pytest.raises(Refused) as refused, unit_of_work():
        services.approve(second, by=None)

    assert refused.value.reason is Reason.NAMED_TWICE


@pytest.mark.parametrize(
    "wrong",
    [{"name_ar": "Mabrouka"}, {"phone": "12"}, {"birth_year": "85x"}, {"job": "م" * 121}],
)
def test_nothing_typed_is_lost_when_something_is_wrong(
    cohort: Cohort, ministry: Institution, desk: Visitor, wrong: dict[str, str]
):
    page = desk.post(*sent(cohort, ministry, **wrong), status=422)

    values = {one.get("value") for one in page.markup.of("input")}
    assert set(wrong.values()) <= values
    assert db.session.query(Nomination).count() == 0


def test_nobody_nominates_for_another_institution(
    cohort: Cohort, agency: Institution, desk: Visitor
):
    desk.post(*sent(cohort, agency), status=422)

    assert db.session.query(Nomination).count() == 0
