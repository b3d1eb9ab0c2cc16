"""The main job: from a spreadsheet of names to a certificate that anyone can check."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from courses.document import Stage
from courses.text import Lang
from lms.platform.permissions import Role
from tests.certificates import reader
from tests.journeys.conftest import Enter
from tests.journeys.house import House
from tests.journeys.people import (
    ADMINISTRATOR,
    TRAINEE,
    TRAINER,
    Administrator,
    Officer,
    Passer,
    Trainee,
    Trainer,
)

pytestmark = pytest.mark.journey

COHORT = "Qatroun 03"
MOFTAH = "مفتاح محمد نوري القطروني"
MOFTAH_EN = "Moftah Mohamed Nuri Al-Qatrouni"
MOFTAH_CORRECTED = "Miftah Mohamed Nuri Al-Qatrouni"
NAJAT = "نجاة سالم أيوب بوحليقة"
ABUBAKER = "أبو بكر طارق عيسى بوحليقة"
MARWA = "مروة إبراهيم أيوب المقرحي"
IBRAHIM = "إبراهيم مفتاح محمد الترهوني"
LATIN = {
    NAJAT: "Najat Salem Ayoub Bu-Hliga",
    ABUBAKER: "Abubaker Tarek Issa Bu-Hliga",
    MARWA: "Marwa Ibrahim Ayoub Al-Megrahi",
    IBRAHIM: "Ibrahim Moftah Mohamed Al-Tarhouni",
    MOFTAH: MOFTAH_EN,
}


def test_the_main_job(house: House, enter: Enter, language: Lang, tmp_path: Path):
    officer = enter(Officer, language=language)
    officer.arrives()
    people_are_imported(house, officer)

    trainee = a_trainee_arrives(house, enter(Trainee, language=language))
    the_pre_test_is_taken(house, trainee)
    lessons_are_read(trainee)
    the_post_test_is_taken(house, trainee)
    colleagues_take_their_tests(house)

    trainer = enter(Trainer, language=language)
    attendance_is_marked(house, trainer)
    a_mark_is_corrected(house, trainer)
    the_administrator_sees_the_correction(house, enter(Administrator, language=language))
    the_cohort_is_closed(trainer)

    certificates_are_issued(officer)
    address = the_paper_is_read(trainee, tmp_path)
    passer = enter(Passer, language=language)
    anyone_finds_it_valid(passer, address)
    the_name_is_corrected(house, officer)
    anyone_finds_it_superseded(passer, address)
    the_corrected_one_is_revoked(officer, passer)

    indicators_have_moved(officer)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> Lang:
    """The language in which everybody of a journey reads."""
    chosen: Lang = request.param
    return chosen


def name(arabic: str, reader_language: Lang) -> str:
    """Return how a name stands on a page."""
    return arabic if reader_language == "ar" else LATIN[arabic]


# 1. From the spreadsheets


def people_are_imported(house: House, officer: Officer) -> None:
    before = house.population()
    the_history_is_imported(house, officer, before)
    the_cohort_is_planned(officer)
    the_nominees_are_imported(house, officer)
    the_late_ones_are_imported(house, officer)
    assert house.population() - before == 55
    assert house.enrolled(COHORT) == 43


def the_history_is_imported(house: House, officer: Officer, before: int) -> None:
    officer.sends_history(
        "sebha-2024-participants.xlsx", title="أساسيات إدارة الهجرة", code="SEBHA-2024"
    )
    officer.finds_rows("New people", 14)
    assert house.population() == before, "nothing is written before it is confirmed"
    officer.confirms(14)


def the_cohort_is_planned(officer: Officer) -> None:
    officer.plans_cohort(
        COHORT, ar="الحماية والإحالة، القطرون", en="Protection and referral, Qatroun", course="1"
    )
    officer.follows("Sessions")
    officer.plans_session(ar="الجلسة الأولى", en="First session", time="00:05")
    officer.plans_session(ar="الجلسة الثانية", en="Second session", time="02:00")
    officer.opens_cohort(COHORT)
    officer.presses("Begin the cohort")
    officer.sees("The cohort has begun.")


def the_nominees_are_imported(house: House, officer: Officer) -> None:
    before = house.population()
    officer.sends_list("qatroun-03-nominees.xlsx", cohort=COHORT)
    officer.finds_rows("New people", 28)
    officer.finds_rows("Known, new post", 1)
    officer.finds_rows("Known people", 1)
    expect(officer.recognises(11)).to_contain_text(officer.words("Known"))
    expect(officer.recognises(22)).to_contain_text(officer.words("Known, new post"))
    assert house.population() == before, "nothing is written before it is confirmed"
    officer.confirms(30)


def the_late_ones_are_imported(house: House, officer: Officer) -> None:
    before = house.population()
    officer.sends_list("qatroun-03-nominees-2.csv", cohort=COHORT)
    officer.finds_rows("New people", 13)
    officer.finds_rows("Perhaps the same", 2)
    officer.decides_same_person()
    officer.decides_same_person()
    assert house.population() == before, "nothing is written before it is confirmed"
    officer.confirms(16)


# 2. and 3. Learning


def a_trainee_arrives(house: House, trainee: Trainee) -> Trainee:
    house.opens_account(MOFTAH, number=TRAINEE)
    trainee.arrives()
    trainee.has_one_next_step("Take the pre-test")
    return trainee


def the_pre_test_is_taken(house: House, trainee: Trainee) -> None:
    trainee.takes_the_next_step()
    trainee.begins_the_test()
    trainee.answers(house.course, wrong=6)
    given = trainee.chosen()
    trainee.reloads()
    assert trainee.chosen() == given, "a reload keeps every answer"
    trainee.hands_in()
    trainee.sees("Your result in the pre-test")
    trainee.sees("By topic")


def lessons_are_read(trainee: Trainee) -> None:
    trainee.goes_to("/")
    trainee.has_one_next_step("Start the first lesson")
    trainee.takes_the_next_step()
    for mode, languages in (("ar", {"ar"}), ("en", {"en"}), ("both", {"ar", "en"})):
        trainee.reads_in(mode)
        assert trainee.reads_languages() == languages
    trainee.finishes_the_lesson()
    trainee.finishes_the_lesson()
    trainee.goes_to("/")
    trainee.has_one_next_step("Continue reading")
    trainee.goes_to("/learn")
    trainee.sees("In progress")


def the_post_test_is_taken(house: House, trainee: Trainee) -> None:
    trainee.goes_to("/")
    trainee.follows_name("القطرون" if trainee.language == "ar" else "Qatroun")
    trainee.follows_name(house.course.quiz(Stage.POST).title.in_(trainee.language))
    trainee.begins_the_test()
    trainee.answers(house.course)
    trainee.hands_in()
    trainee.sees("You passed the post-test")
    trainee.sees("Since the pre-test")


def colleagues_take_their_tests(house: House) -> None:
    house.sits(NAJAT, pre=5, post=9)
    house.sits(ABUBAKER, pre=4, post=8)
    house.sits(MARWA, pre=3, post=4)
    house.sits(IBRAHIM, pre=6, post=10)


# 4. and 5. In the room


def attendance_is_marked(house: House, trainer: Trainer) -> None:
    house.hires(
        Role.TRAINER, TRAINER, ar="هناء علي سالم الفيتوري", en="Hana Ali Salem Al-Fitouri",
        cohort=COHORT,
    )  # fmt: skip
    trainer.arrives()
    trainer.opens_the_register()
    trainer.marks_late(name(MARWA, trainer.language), 20)
    trainer.marks(name(ABUBAKER, trainer.language), "Excused")
    trainer.marks(name(IBRAHIM, trainer.language), "Absent")
    trainer.marks_the_rest_present()
    trainer.knows_that_all_is_saved()
    assert trainer.counts() == {"p": 40, "l": 1, "e": 1, "a": 1}
    trainer.opens_the_register()
    trainer.marks_the_rest_present()
    trainer.knows_that_all_is_saved()
    assert trainer.counts() == {"p": 43}


def a_mark_is_corrected(house: House, trainer: Trainer) -> None:
    before = len(house.acts("attendance:correct"))
    trainer.goes_to("/today")
    trainer.follows_name("الجلسة الأولى" if trainer.language == "ar" else "First session")
    trainer.marks(name(NAJAT, trainer.language), "Absent")
    trainer.knows_that_all_is_saved()
    trainer.marks(name(NAJAT, trainer.language), "Present")
    trainer.knows_that_all_is_saved()
    assert len(house.acts("attendance:correct")) == before + 2
    trainer.reloads()
    trainer.page.locator("details.fold summary").last.click()
    trainer.reads(name(NAJAT, trainer.language))


def the_administrator_sees_the_correction(house: House, administrator: Administrator) -> None:
    house.hires(
        Role.ADMINISTRATOR, ADMINISTRATOR, ar="عمر خالد علي بن غشير", en="Omar Khaled Ben Gashir"
    )
    administrator.arrives()
    administrator.goes_to("/audit")
    administrator.sees("Corrected attendance")


def the_cohort_is_closed(trainer: Trainer) -> None:
    trainer.closes(COHORT)
    assert trainer.row(name(MOFTAH, trainer.language)).get_by_text(trainer.words("Earned")).count()
    trainer.sees("Has not taken the post-test")
    marwa = trainer.row(name(MARWA, trainer.language)).inner_text()
    ibrahim = trainer.row(name(IBRAHIM, trainer.language)).inner_text()
    assert "40" in marwa, "her post-test is below the pass mark"
    assert "50" in ibrahim, "he missed one of two sessions"


# 6. and 7. The certificate


def certificates_are_issued(officer: Officer) -> None:
    officer.opens_who_has_earned(COHORT)
    officer.issues(3)
    officer.sees("The cohort is closed, and everyone who earned a certificate has it.")


def the_paper_is_read(trainee: Trainee, folder: Path) -> str:
    paper = trainee.takes_the_paper(folder)
    assert MOFTAH in reader.joined_text_of(paper)
    assert MOFTAH_EN in reader.joined_text_of(paper)
    return reader.codes_of(paper)[0]


def anyone_finds_it_valid(passer: Passer, address: str) -> None:
    passer.opens(address)
    passer.sees("This certificate is genuine and valid")
    passer.reads(MOFTAH)
    shown = passer.page.content()
    assert "119753011931" not in shown, "the national number is nobody's business"
    assert "951192750" not in shown, "nor is the telephone"


def the_name_is_corrected(house: House, officer: Officer) -> None:
    house.spells_anew(MOFTAH, name_en=MOFTAH_CORRECTED)
    officer.goes_to("/certificates/register")
    officer.page.locator("main").get_by_role("searchbox").fill("Nuri")
    officer.presses("Search")
    with officer.is_led_on():
        officer.row("MRRM-").get_by_role("link").click()
    officer.presses("Issue a corrected paper")
    officer.page.wait_for_url("**/certificates/**", timeout=60_000)
    officer.looks()


def anyone_finds_it_superseded(passer: Passer, address: str) -> None:
    passer.opens(address)
    passer.sees("This certificate has been replaced by a newer one")


def the_corrected_one_is_revoked(officer: Officer, passer: Passer) -> None:
    officer.goes_to("/certificates/register?q=Nuri")
    officer.row(officer.words("Valid")).get_by_role("link").first.click()
    officer.page.wait_for_load_state()
    address = officer.link("What anyone sees").get_attribute("href")
    officer.picks("Reason, as the public will read it", officer.words("Issued in error"))
    officer.presses("Revoke this certificate")
    officer.sees("The certificate is revoked.")
    passer.opens(str(address))
    passer.sees("This certificate has been revoked")


# 8. What it came to


def indicators_have_moved(officer: Officer) -> None:
    officer.goes_to("/indicators")
    assert officer.reads_indicator("CB-01") != "0"
    assert officer.reads_indicator("CB-02") == "84"
    assert officer.reads_indicator("CB-24") == "3"
    assert officer.opens_indicator("CB-01") > 0
    officer.goes_to("/indicators")
    assert officer.opens_indicator("CB-13") == 5
    officer.goes_to("/indicators")
    assert officer.opens_indicator("CB-02") > 0
