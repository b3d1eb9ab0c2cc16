"""Posts are kept from day to day: one at a time, the new one ends the old."""

from datetime import date

import pytest
from sqlalchemy import select

from lms.people.models import Institution, Person, Place, Post
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor


def _institution(code: str = "PNFA") -> Institution:
    return db.session.scalars(select(Institution).where(Institution.code == code)).one()


def _typed(**more: str) -> dict[str, str]:
    return {
        "institution": str(_institution().id),
        "job_title": "رئيس وحدة",
        "rank_band": "middle",
        "place": "",
        "starts_on": "2025-03-01",
        "ends_on": "",
    } | more


def _posts(person: Person) -> list[tuple[str, date, date | None]]:
    db.session.expire_all()
    rows = db.session.scalars(
        select(Post).where(Post.person_id == person.id).order_by(Post.starts_on)
    )
    return [(post.institution.code, post.starts_on, post.ends_on) for post in rows]


def _new(person: Person) -> str:
    return f"/ar/people/{person.id}/posts/new"


def test_a_new_post_ends_the_one_held_until_then(officer: Visitor, cast: Cast):
    person = cast.person(institution=_institution("MOE"))

    officer.get(_new(person))
    page = officer.follow(officer.post(_new(person), _typed()))

    assert _posts(person) == [
        ("MOE", date(2020, 1, 1), date(2025, 2, 28)),
        ("PNFA", date(2025, 3, 1), None),
    ]
    assert "رئيس وحدة" in page.text


def test_a_post_of_the_past_is_added_before_the_present_one(officer: Visitor, cast: Cast):
    person = cast.person(institution=_institution("MOE"))

    officer.post(_new(person), _typed(starts_on="2015-01-01", ends_on="2018-12-31"))

    assert _posts(person)[0] == ("PNFA", date(2015, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    "days", [{"starts_on": "2019-06-01"}, {"starts_on": "2015-01-01", "ends_on": "2020-01-01"}]
)
def test_two_posts_on_one_day_are_refused(officer: Visitor, cast: Cast, days: dict[str, str]):
    person = cast.person(institution=_institution("MOE"))

    page = officer.post(_new(person), _typed(**days), status=422)

    assert "هذه الأيام تتبع وظيفة أخرى" in page.text
    assert len(_posts(person)) == 1


def test_a_post_is_corrected(officer: Visitor, cast: Cast):
    person = cast.person(institution=_institution("MOE"))
    page = f"/ar/people/{person.id}/posts/{person.posts[0].id}"

    officer.get(page)
    officer.post(page, _typed(starts_on="2021-05-01", ends_on="2022-05-01"))

    assert _posts(person) == [("PNFA", date(2021, 5, 1), date(2022, 5, 1))]


def test_the_page_of_a_post_begins_with_all_that_is_kept_of_it(officer: Visitor, cast: Cast):
    person = cast.person(institution=_institution("MOE"))
    post = person.posts[0]
    post.place_id = db.session.scalars(select(Place.id).where(Place.pcode == "LY0209")).one()
    db.session.commit()

    page = officer.get(f"/ar/people/{person.id}/posts/{post.id}")

    chosen = [one["value"] for one in page.markup.of("option") if "selected" in one]
    assert {str(post.institution_id), str(post.place_id)} <= set(chosen)


def test_a_post_that_was_never_held_is_taken_out_and_can_be_put_back(officer: Visitor, cast: Cast):
    person = cast.person(institution=_institution("MOE"))
    before = _posts(person)

    answer = officer.post(f"/ar/people/{person.id}/posts/{person.posts[0].id}/remove")
    gone, page = _posts(person), officer.follow(answer)
    undo = next(
        one["action"] for one in page.markup.of("form") if "put-back" in one.get("action", "")
    )
    officer.post(undo)

    assert (gone, _posts(person)) == ([], before)


def test_only_an_act_that_took_out_a_post_of_this_person_is_undone(officer: Visitor, cast: Cast):
    person, other = cast.person(), cast.person()
    officer.post(f"/ar/people/{other.id}/posts/{other.posts[0].id}/remove")

    officer.post(f"/ar/people/{person.id}/posts/put-back/1", status=404)
    officer.post(f"/ar/people/{person.id}/posts/put-back/999", status=404)

    assert len(_posts(person)) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"institution": ""}, "اختر الجهة"),
        ({"starts_on": ""}, "اليوم الأول"),
        ({"starts_on": "0012-01-01"}, "اليوم الأول"),
        ({"ends_on": "2020-01-01"}, "اليوم الأخير يسبق الأول"),
        ({"job_title": "x" * 121}, "120 حرفًا على الأكثر"),
    ],
)
def test_a_wrong_post_is_refused_and_what_was_typed_stays(
    officer: Visitor, cast: Cast, wrong: dict[str, str], words: str
):
    person = cast.person()

    page = officer.post(_new(person), _typed(**wrong), status=422)

    assert words in page.text
    assert len(_posts(person)) == 1


def test_the_post_of_somebody_else_is_not_found(officer: Visitor, cast: Cast):
    person, other = cast.person(), cast.person()

    officer.get(f"/ar/people/{person.id}/posts/{other.posts[0].id}", status=404)


def test_somebody_of_another_institution_does_not_exist(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    person = cast.person()
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=cast.institution("ELSE").id))

    neighbour.get(_new(person), status=404)
    neighbour.post(_new(person), _typed(), status=404)


def test_a_trainer_and_a_stranger_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    person = cast.person()
    visitor.sign_in(cast.trainer(cast.cohort()))

    visitor.get(_new(person), status=403)
    assert "/sign-in" in neighbour.get(_new(person), status=303).location
