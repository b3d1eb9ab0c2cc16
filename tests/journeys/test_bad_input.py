"""Bad input gets a clear message in the reader's language and loses nothing that was typed."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from courses.text import Lang
from tests.cast import PASSWORD
from tests.journeys.conftest import Enter
from tests.journeys.house import House, today
from tests.journeys.people import OFFICER, TRAINEE, Officer, Passer, Trainee
from tests.journeys.walker import Walker

pytestmark = pytest.mark.journey

MINE, OTHER = "مفتاح محمد نوري القطروني", "مروة إبراهيم أيوب المقرحي"
WRONG = "The staff number or the password is wrong. After five wrong attempts, wait 15 minutes."
NO_SUCH_CODE = (
    "No certificate has this code. Check it against the paper, letter by letter. "
    "If it is the same, the paper was not issued by this programme."
)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> Lang:
    """The language in which things go wrong."""
    chosen: Lang = request.param
    return chosen


def test_what_goes_wrong_is_said_and_nothing_typed_is_lost(
    house: House, enter: Enter, language: Lang, tmp_path: Path
):
    house.begins_cohort("QTN-05", {MINE: "Moftah Al-Qatrouni", OTHER: "Marwa Al-Megrahi"})
    house.opens_account(MINE, number=TRAINEE)
    passer = enter(Passer, language=language)
    a_wrong_password_is_refused(passer)
    an_unknown_code_is_no_certificate(passer)

    trainee = enter(Trainee, language=language)
    trainee.arrives()
    a_strangers_course_is_not_found(house, trainee)

    officer = enter(Officer, language=language)
    officer.arrives()
    a_broken_file_is_no_list(officer, tmp_path)
    a_form_outlives_its_session(house, officer)


def a_wrong_password_is_refused(passer: Walker) -> None:
    passer.signs_in(TRAINEE, "not the password")
    passer.sees(WRONG)
    expect(passer.field("Staff number, phone number or e-mail")).to_have_value(TRAINEE)


def an_unknown_code_is_no_certificate(passer: Walker) -> None:
    passer.goes_to("/verify")
    passer.types("Certificate code", "7K4QZ")
    passer.presses("Verify")
    passer.sees(
        "This is not a certificate code. It has 14 letters and digits, like %(code)s.",
        code="7K4QZ-M2P9X-3HTV",
    )
    expect(passer.field("Certificate code")).to_have_value("7K4QZ")
    passer.goes_to("/c/00000-00000-0000")
    passer.sees(NO_SUCH_CODE)


def a_strangers_course_is_not_found(house: House, trainee: Walker) -> None:
    trainee.goes_to(f"/learn/{house.enrolment_of(MINE)}")
    trainee.goes_to(f"/learn/{house.enrolment_of(OTHER)}")
    trainee.sees("This page was not found")
    trainee.goes_to(f"/certificates/{house.enrolment_of(OTHER)}")
    trainee.sees("This page was not found")
    trainee.goes_to("/people")
    trainee.sees("This page is not open to you")


def a_broken_file_is_no_list(officer: Officer, folder: Path) -> None:
    broken = folder / "nominees.xlsx"
    broken.write_bytes(b"PK\x03\x04 torn off in the middle")
    officer.goes_to("/people/imports/new?for=past")
    officer.types("Title of the training in Arabic", "أساسيات إدارة الهجرة")
    officer.types("Code", "SEBHA-2024")
    officer.attaches("The list, as Excel (.xlsx) or CSV", broken)
    officer.presses("Read the list")
    officer.sees("Write the title of the training in English")
    expect(officer.field("Title of the training in Arabic")).to_have_value("أساسيات إدارة الهجرة")
    officer.goes_to("/people/imports/new?for=register")
    officer.attaches("The list, as Excel (.xlsx) or CSV", broken)
    officer.presses("Read the list")
    officer.is_told_of_a_fault()


def a_form_outlives_its_session(house: House, officer: Officer) -> None:
    officer.goes_to("/cohorts/new")
    officer.types("Code", "GHAT-01")
    officer.types("Title in Arabic", "الحماية والإحالة، غات")
    officer.types("Title in English", "Protection and referral, Ghat")
    officer.picks("Course", "1")
    officer.types("First day", today())
    officer.types("Last day", today())
    house.ends_sessions(OFFICER)
    with officer.is_led_on():
        officer.page.locator("main form button.btn").last.click()
    officer.types("Staff number, phone number or e-mail", OFFICER)
    officer.types("Password", PASSWORD)
    officer.presses("Sign in")
    officer.sees("Your work was kept")
    officer.presses("Send what I had typed")
    officer.sees("The cohort is planned. Bring its people in with a roster.")
    officer.reads("الحماية والإحالة، غات" if officer.language == "ar" else "Ghat")
