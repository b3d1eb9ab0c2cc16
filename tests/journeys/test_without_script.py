"""What must work where no script runs: signing in, reading, a test, a register, a certificate."""

from pathlib import Path

import pytest

from lms.platform.permissions import Role
from tests.certificates import reader
from tests.journeys.conftest import Enter
from tests.journeys.house import House
from tests.journeys.people import TRAINEE, TRAINER, Officer, Passer, Trainee, Trainer

pytestmark = pytest.mark.journey

COHORT = "QTN-04"
MOFTAH, MARWA, IBRAHIM = NAMES = (
    "مفتاح محمد نوري القطروني",
    "مروة إبراهيم أيوب المقرحي",
    "إبراهيم مفتاح محمد الترهوني",
)
LATIN = (
    "Moftah Mohamed Nuri Al-Qatrouni",
    "Marwa Ibrahim Al-Megrahi",
    "Ibrahim Moftah Al-Tarhouni",
)


@pytest.fixture
def running(house: House) -> House:
    """A cohort of three with a session today; one of them can sign in."""
    house.begins_cohort(COHORT, dict(zip(NAMES, LATIN, strict=True)))
    house.opens_account(MOFTAH, number=TRAINEE)
    return house


def test_a_trainee_learns_and_is_tested_without_script(running: House, enter: Enter):
    trainee = enter(Trainee, scripts=False)
    trainee.arrives()
    trainee.has_one_next_step("Take the pre-test")
    trainee.takes_the_next_step()
    trainee.begins_the_test()
    trainee.chooses_answers(running.course, wrong=3)
    trainee.presses("Save")
    trainee.sees("Your answers are saved.")
    assert len(trainee.chosen()) == 10
    trainee.hands_in()
    trainee.sees("Your result in the pre-test")

    trainee.follows("To the lessons")
    trainee.follows("Start the first lesson")
    trainee.reads_in("both")
    assert trainee.reads_languages() == {"ar", "en"}
    trainee.finishes_the_lesson()
    trainee.goes_to("/")
    trainee.has_one_next_step("Continue reading")


def test_a_register_leads_to_a_certificate_without_script(
    running: House, enter: Enter, tmp_path: Path
):
    running.hires(Role.TRAINER, TRAINER, ar="هناء علي الفيتوري", en="Hana Ali", cohort=COHORT)
    trainer = enter(Trainer, scripts=False)
    trainer.arrives()
    a_register_is_marked_and_taken_back(trainer)
    a_register_is_marked(trainer)
    running.sits(MOFTAH, pre=4, post=9)
    trainer.closes(COHORT)

    officer = enter(Officer, scripts=False)
    officer.arrives()
    officer.opens_who_has_earned(COHORT)
    officer.issues_without_script(1)

    trainee = enter(Trainee, scripts=False)
    trainee.arrives()
    paper = trainee.takes_the_paper(tmp_path)
    assert MOFTAH in reader.joined_text_of(paper)
    passer = enter(Passer, scripts=False)
    passer.opens(reader.codes_of(paper)[0])
    passer.sees("This certificate is genuine and valid")


def a_register_is_marked_and_taken_back(trainer: Trainer) -> None:
    trainer.opens_the_register()
    trainer.marks(MARWA, "Absent")
    trainer.presses("The rest are present")
    trainer.sees_count("%(num)d mark saved.", "%(num)d marks saved.", 3)
    assert trainer.counts() == {"p": 2, "a": 1}
    trainer.presses("Undo")
    trainer.sees_count("%(num)d mark taken back.", "%(num)d marks taken back.", 3)
    assert trainer.counts() == {"u": 3}


def a_register_is_marked(trainer: Trainer) -> None:
    trainer.marks_late(IBRAHIM, 10)
    trainer.marks(MARWA, "Absent")
    trainer.marks(MOFTAH, "Present")
    trainer.presses("Save")
    assert trainer.counts() == {"p": 1, "l": 1, "a": 1}
