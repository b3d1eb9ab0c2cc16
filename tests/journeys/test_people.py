"""One human being, one record: from a nomination to a card, a second record, and back to one."""

import pytest
from playwright.sync_api import expect

from courses.text import Lang
from lms.platform.permissions import Role
from tests.journeys.conftest import Enter
from tests.journeys.house import House
from tests.journeys.people import (
    FOCAL_POINT,
    TRAINER,
    FocalPoint,
    Officer,
    Trainee,
    Trainer,
)

pytestmark = pytest.mark.journey

COHORT = "Sebha 07"
MINISTRY = {"ar": "وزارة الداخلية", "en": "Ministry of Interior"}
ABDUSSALAM = "عبد السلام مفتاح أحمد الورفلي"
LATIN = "Abdussalam Moftah Ahmed Al-Werfalli"
ANOTHER_SPELLING = "عبدالسلام مفتاح احمد الورفلى"
ANOTHER_LATIN = "Abdelsalam Miftah Ahmad Elwerfalli"
GUESSED_FIRST = "password123"
CHOSEN = "ثلاثة جمال عند النخلة"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_one_person_stays_one_record(house: House, enter: Enter, language: Lang):
    officer = enter(Officer, language=language)
    officer.arrives()
    seats_are_offered(officer)

    somebody_is_nominated(house, enter(FocalPoint, language=language))
    the_nomination_is_approved(officer)

    code = a_card_is_printed(house, enter(Trainer, language=language))
    trainee = enter(Trainee, language=language)
    the_card_opens_the_door(trainee, code)

    a_second_record_is_written(officer)
    the_two_become_one(officer)
    the_trainee_notices_nothing(trainee)
    the_merge_is_undone(officer)
    the_trainee_notices_nothing(trainee)


def seats_are_offered(officer: Officer) -> None:
    officer.plans_cohort(
        COHORT, ar="الحماية والإحالة، سبها", en="Protection and referral, Sebha", course="1"
    )
    officer.opens_cohort(COHORT)
    officer.follows("Nominations")
    officer.follows("Quotas")
    officer.picks("One more institution", MINISTRY[officer.language])
    officer.types("Its seats", "1")
    officer.presses("Save the quotas")


def somebody_is_nominated(house: House, focal: FocalPoint) -> None:
    house.hires(
        Role.FOCAL_POINT, FOCAL_POINT, ar="آمال سعد علي العبيدي", en="Amal Saad Ali Al-Obeidi",
        institution="MOI",
    )  # fmt: skip
    focal.arrives()
    focal.goes_to("/nominations")
    focal.follows_name("سبها" if focal.language == "ar" else "Sebha")
    focal.nominates(ABDUSSALAM, LATIN, sex="Man")
    focal.sees("%(name)s is nominated and holds a seat.", name=name(focal))


def the_nomination_is_approved(officer: Officer) -> None:
    officer.opens_cohort(COHORT)
    officer.follows("Nominations")
    officer.follows_name(name(officer))
    officer.presses("Approve and enrol")
    expect(officer.page.locator(".said")).to_be_visible()


def a_card_is_printed(house: House, trainer: Trainer) -> str:
    house.hires(
        Role.TRAINER, TRAINER, ar="هناء علي سالم الفيتوري", en="Hana Ali Salem Al-Fitouri",
        cohort=COHORT,
    )  # fmt: skip
    trainer.arrives()
    trainer.opens_cohort(COHORT)
    trainer.follows("Sign-in cards")
    trainer.presses("Make the cards")
    return trainer.page.locator(".secret").inner_text().strip()


def the_card_opens_the_door(trainee: Trainee, code: str) -> None:
    trainee.goes_to("/sign-in")
    trainee.follows("I have a card or a code")
    trainee.types("Code on your card", code.replace("-", " ").lower())
    trainee.presses("Go on")
    trainee.chooses_password(GUESSED_FIRST)
    expect(trainee.page.locator(".field.bad .err")).to_have_count(1)
    trainee.chooses_password(CHOSEN)
    trainee.has_one_next_step("Take the pre-test")


def a_second_record_is_written(officer: Officer) -> None:
    officer.goes_to("/people/new")
    officer.types("Name in Arabic, four parts", ANOTHER_SPELLING)
    officer.types("Name in English, as in the passport", ANOTHER_LATIN)
    officer.field("Man").check()
    officer.presses("Add the person")
    officer.sees("Perhaps the register knows this person already")
    officer.presses("Add as somebody new")


def the_two_become_one(officer: Officer) -> None:
    officer.goes_to("/people?q=werfally")
    expect(officer.page.locator("main li a.cover")).to_have_count(2)
    officer.opens_duplicates(1)
    officer.follows_name(name(officer))
    officer.keeps_the_first()
    officer.presses("Merge")
    officer.sees("The two records are one now.")
    officer.goes_to("/people?q=werfally")
    expect(officer.page.locator("main li a.cover")).to_have_count(1)


def the_merge_is_undone(officer: Officer) -> None:
    officer.follows("Merged records")
    with officer.is_led_on():
        officer.page.locator("main a.cover").click()
    officer.presses("Undo this merge")
    officer.goes_to("/people?q=werfally")
    expect(officer.page.locator("main li a.cover")).to_have_count(2)


def the_trainee_notices_nothing(trainee: Trainee) -> None:
    trainee.goes_to("/")
    trainee.has_one_next_step("Take the pre-test")


def name(reader: Officer | FocalPoint) -> str:
    """Return how the name stands on the pages somebody reads."""
    return ABDUSSALAM if reader.language == "ar" else LATIN
