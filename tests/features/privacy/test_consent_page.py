"""Consent on the screen: asked once, answered part by part, taken back at any time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from lms.people.accounts.models import Account
from lms.people.privacy import wordings
from lms.people.privacy.models import Answer, Consent, Means, Part
from lms.people.privacy.queries import consents
from lms.people.privacy.services import consenting
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.visitor import Visitor

PAGE = "/ar/privacy/consent"


@pytest.fixture
def account(cast: Cast) -> Account:
    """A trainee."""
    return cast.account()


@pytest.fixture
def trainee(account: Account, visitor: Visitor) -> Visitor:
    """The trainee, signed in."""
    return visitor.sign_in(account)


def answers() -> list[tuple[Part, Answer]]:
    rows = db.session.scalars(select(Consent).order_by(Consent.answered_at, Consent.id))
    return [(one.part, one.answer) for one in rows]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ar", "لا تُنشر الأسماء"), ("en", "No names are published")],
)
def test_the_wording_is_read_in_ones_own_language(trainee: Visitor, language: str, sentence: str):
    page = trainee.get(f"/{language}/privacy/consent")

    assert sentence in page.text


def test_a_trainee_is_asked_once_on_the_first_page(trainee: Visitor):
    before = trainee.get("/ar/").links()
    trainee.post(PAGE, {"training": "refused"})

    after = trainee.get("/ar/").links()

    assert (PAGE in before, PAGE in after) == (True, False)


def test_the_answer_keeps_its_version_language_and_means(trainee: Visitor, account: Account):
    trainee.post("/en/privacy/consent", {"training": "given"})

    [one] = consents.history(account.person_id)
    assert (one.wording, one.language, one.means, one.recorded_by) == (
        wordings.current(),
        "en",
        Means.SCREEN,
        None,
    )


def test_what_is_voluntary_is_asked_apart_and_may_be_left_open(trainee: Visitor):
    trainee.post(PAGE, {"training": "given", "contact": "refused"})

    assert set(answers()) == {(Part.TRAINING, Answer.GIVEN), (Part.CONTACT, Answer.REFUSED)}


def test_nothing_voluntary_is_ticked_beforehand(trainee: Visitor):
    page = trainee.get(PAGE)

    assert not [one for one in page.markup.of("input") if "checked" in one]


def test_the_same_answer_twice_is_one_answer(trainee: Visitor):
    trainee.post(PAGE, {"training": "given"})

    trainee.post(PAGE, {"training": "given"})

    assert answers() == [(Part.TRAINING, Answer.GIVEN)]


def test_taking_consent_back_says_what_follows_and_keeps_the_history(trainee: Visitor):
    trainee.post(PAGE, {"training": "given", "photos": "given"})

    page = trainee.follow(trainee.post(PAGE, {"training": "given", "photos": "withdrawn"}))

    assert "لن تُلتقط لك صور بعد الآن" in page.text
    photos = [answer for part, answer in answers() if part is Part.PHOTOS]
    assert photos == [Answer.GIVEN, Answer.WITHDRAWN]


def test_what_was_never_given_cannot_be_taken_back(trainee: Visitor):
    trainee.post(PAGE, {"training": "withdrawn"}, status=422)

    assert answers() == []


def test_no_answer_is_asked_for_again_in_words(trainee: Visitor):
    page = trainee.post("/en/privacy/consent", {"photos": "given"}, status=422)

    assert "Choose an answer" in page.text
    assert answers() == []


def test_a_new_wording_is_asked_about_again(
    trainee: Visitor, account: Account, monkeypatch: pytest.MonkeyPatch
):
    trainee.post(PAGE, {"training": "given"})

    monkeypatch.setattr(wordings, "current", lambda: "2027-01")

    assert consents.unanswered(account.person_id) == "2027-01"


def test_whether_somebody_agrees_now_is_the_last_answer(account: Account):
    with unit_of_work():
        consenting.answer(account.person_id, {Part.PHOTOS: Answer.GIVEN}, language="ar")
    agreed = consents.agreed(account.person_id, Part.PHOTOS)
    with clock.standing_at(clock.now() + timedelta(days=1)), unit_of_work():
        consenting.answer(account.person_id, {Part.PHOTOS: Answer.WITHDRAWN}, language="ar")

    assert (agreed, consents.agreed(account.person_id, Part.PHOTOS)) == (True, False)


def test_an_answer_is_ones_own_whatever_the_form_says(
    trainee: Visitor, account: Account, cast: Cast
):
    other = cast.person("خديجة عمر سالم الفزاني")

    trainee.post(PAGE, {"training": "given", "person_id": str(other.id)})

    assert consents.history(other.id) == []
    assert len(consents.history(account.person_id)) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, method: str):
    page = visitor.send(method, PAGE)

    assert page.status in {303, 400}
    assert answers() == []
