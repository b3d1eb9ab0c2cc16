"""The people of the journeys, by what they mean to do."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from courses.document import Edition as Document
from tests.cast import PASSWORD
from tests.journeys.house import today
from tests.journeys.walker import DESK, SIGNS, Walker

ROSTERS = Path(__file__).parents[1] / "rosters"
OFFICER, TRAINER, TRAINEE, ADMINISTRATOR = "20001", "20002", "30001", "10001"
FOCAL_POINT = "40001"


class Officer(Walker):
    """Watches over trainings at a desk."""

    size = DESK

    def arrives(self) -> None:
        self.signs_in(OFFICER, PASSWORD)

    def sends_history(self, file: str, *, title: str, code: str) -> None:
        """Send the list of a training of the past, and see what it would do."""
        self.goes_to("/people")
        self.follows("Import a list")
        self.follows("A past training")
        self.types("Title of the training in Arabic", title)
        self.types("Title of the training in English", title)
        self.types("Code", code)
        self.types("First day", "2024-05-14")
        self.types("Last day", "2024-05-16")
        self._sends(file)

    def sends_list(self, file: str, *, cohort: str) -> None:
        """Send a list of people for a cohort, and see what it would do."""
        self.goes_to("/people/imports/new")
        self.picks("Cohort", cohort)
        self._sends(file)

    def _sends(self, file: str) -> None:
        self.attaches("The list, as Excel (.xlsx) or CSV", ROSTERS / file)
        self.presses("Read the list")
        self.sees(
            "Nothing is written yet. Look at the rows, decide on the doubtful ones, then confirm."
        )

    def finds_rows(self, kind: str, count: int) -> None:
        """Compare a total of the preview."""
        total = self.page.locator(".counts > div").filter(
            has=self.page.get_by_text(self.words(kind), exact=True)
        )
        expect(total.locator("b")).to_have_text(str(count))

    def recognises(self, row: int) -> Locator:
        """Return what the preview says of a row of the sheet."""
        label = self.words("Row %(num)s", num=row)
        return self.page.locator("main ol > li").filter(
            has=self.page.get_by_text(label, exact=True)
        )

    def decides_same_person(self) -> None:
        """Say of the first doubtful row that it is who it seems to be."""
        with self.is_led_on():
            name = re.compile(f"^{re.escape(self.words('The same person'))} ")
            self.page.get_by_role("button", name=name).first.click()

    def is_told_of_a_fault(self) -> None:
        """Find the fault at its field and in the summary above the form."""
        fault = self.page.locator(".field.bad .err")
        expect(fault).to_have_count(1)
        expect(self.page.locator("[role=alert]").first).to_contain_text(fault.inner_text().strip())

    def confirms(self, count: int) -> None:
        self.presses("Confirm the import")
        self.sees_count("%(num)d person was imported.", "%(num)d people were imported.", count)

    def plans_cohort(self, code: str, *, ar: str, en: str, course: str) -> None:
        """Plan a cohort that begins today."""
        self.goes_to("/cohorts")
        self.follows("New cohort")
        self.types("Code", code)
        self.types("Title in Arabic", ar)
        self.types("Title in English", en)
        self.picks("Course", course)
        self.types("First day", today())
        self.types("Last day", today())
        with self.is_led_on():
            self.page.locator("main form button.btn").last.click()

    def plans_session(self, *, ar: str, en: str, time: str) -> None:
        """Add a session of an hour and a half."""
        self.types("Title in Arabic", ar)
        self.types("Title in English", en)
        self.types("Day", today())
        self.types("Begins at", time)
        self.types("Minutes", "90")
        self.presses("Add the session")
        self.sees("The session is planned.")

    def issues(self, count: int) -> None:
        """Issue all certificates of the cohort on the screen in one action."""
        label = self.house.counted(
            "Issue %(num)d certificate", "Issue %(num)d certificates", count, self.language
        )
        with self.is_led_on():
            self.page.get_by_role("button", name=label, exact=True).click()
        self.watches_the_bar()

    def issues_without_script(self, count: int) -> None:
        """The page of the job comes again by itself until the work is done."""
        with self.is_led_on():
            self.page.locator("main form button.btn").first.click()
        expect(self.link("Continue")).to_be_visible(timeout=60_000)
        self.follows("Continue")
        self.sees_count("of %(num)d earned", "of %(num)d earned", count)

    def watches_the_bar(self) -> None:
        """Wait while the bar moves; the page goes on by itself."""
        expect(self.page.get_by_role("progressbar")).to_be_visible()
        self.page.wait_for_url("**/cohorts/**", timeout=90_000)
        self.looks()

    def reads_figure(self, label: str) -> str:
        """Return the figure of a card on the dashboard."""
        return self.card(label).locator(".fig").inner_text().strip()

    def card(self, label: str) -> Locator:
        return self.page.locator(".kpi").filter(has_text=self.words(label))

    def reads_indicator(self, code: str) -> str:
        """Return the value of an indicator in the table of all of them."""
        row = self.page.locator("tr").filter(has=self.page.get_by_text(code, exact=True))
        return row.locator("td").first.inner_text().strip()

    def opens_duplicates(self, count: int) -> None:
        """Open the pairs of records that wait for a decision."""
        label = self.house.counted(
            "%(num)d possible duplicate", "%(num)d possible duplicates", count, self.language
        )
        self.follows_name(label)

    def keeps_the_first(self) -> None:
        """Look at what would move if the first of two records stayed."""
        with self.is_led_on():
            self.page.locator("main a.btn[href*='/merge/']").first.click()

    def opens_indicator(self, code: str) -> int:
        """Open the rows behind an indicator and count them."""
        row = self.page.locator("tr").filter(has=self.page.get_by_text(code, exact=True))
        with self.is_led_on():
            row.get_by_role("link").first.click()
        return self.page.locator("main tbody tr").count()


class Trainee(Walker):
    """Learns on a phone."""

    def arrives(self) -> None:
        self.signs_in(TRAINEE, PASSWORD)

    def chooses_password(self, password: str) -> None:
        """Choose a password of one's own; a weak one is refused."""
        self.types("New password", password)
        self.types("The same password again", password)
        self.presses("Save and come in")

    def has_one_next_step(self, message: str) -> None:
        """Find exactly one thing to do now, and what it is."""
        step = self.page.locator("main .lead a.btn")
        expect(step).to_have_count(1)
        expect(step).to_have_text(self.words(message))

    def takes_the_next_step(self) -> None:
        with self.is_led_on():
            self.page.locator("main .lead a.btn").click()

    def begins_the_test(self) -> None:
        self.presses("Start the test")

    def answers(self, course: Document, *, wrong: int = 0) -> None:
        """Answer every question; each answer is saved as it is given."""
        self.chooses_answers(course, wrong=wrong)
        self.is_told_that_answers_are_saved()

    def chooses_answers(self, course: Document, *, wrong: int = 0) -> None:
        """Choose an answer to every question, the first ones wrongly."""
        questions = self.page.locator("fieldset[data-item]")
        for number in range(questions.count()):
            question = questions.nth(number)
            item = course.item_by_id[question.get_attribute("data-item") or ""]
            for option in item.options:
                if option.correct is (number >= wrong):
                    question.locator(f"input[value='{option.id}']").check()
                    break

    def is_told_that_answers_are_saved(self) -> None:
        """Wait for the server's word, not the phone's."""
        said = self.words("Answers saved · %(time)s", time="")
        state = self.page.locator("[data-state]")
        expect(state).to_contain_text(said.strip(" ·"))
        expect(self.page.locator("[data-note]")).to_have_count(
            self.page.locator("template[data-note]").count()
        )

    def chosen(self) -> list[str]:
        """Return the answers on the screen."""
        marked = self.page.locator("fieldset[data-item] input[name^='answer-']:checked")
        return [str(value) for value in marked.evaluate_all("all => all.map((one) => one.value)")]

    def hands_in(self) -> None:
        self.presses("Review and submit")
        self.sees("You have answered every question.")
        self.presses("Submit my answers")

    def reads_in(self, mode: str) -> None:
        """Choose the language of the lesson: `ar`, `en` or `both`."""
        label = SIGNS.get(mode) or self.words("Both")
        with self.is_led_on():
            self.page.locator("article .seg").get_by_role("link", name=label).click()

    def reads_languages(self) -> set[str]:
        """Return the languages in which the body of the lesson stands."""
        parts = self.page.locator("article .pair > [lang]")
        return set(parts.evaluate_all("all => all.map((one) => one.lang)"))

    def finishes_the_lesson(self) -> None:
        self.presses("I finished, next lesson")

    def takes_the_paper(self, folder: Path) -> bytes:
        """Download the only certificate there is."""
        self.goes_to("/certificates")
        file = folder / "certificate.pdf"
        self.downloads(self.page.locator("a[href$='.pdf']")).save_as(file)
        return file.read_bytes()


class FocalPoint(Walker):
    """Names colleagues for trainings, on a phone."""

    def arrives(self) -> None:
        self.signs_in(FOCAL_POINT, PASSWORD)

    def nominates(self, ar: str, en: str, *, sex: str) -> None:
        """Write down somebody the register does not know."""
        self.follows("Somebody new")
        self.types("Name in Arabic, four parts", ar)
        self.types("Name in English, as in the passport", en)
        self.field(sex).check()
        self.presses("Nominate")


class Trainer(Walker):
    """Marks who is there, on a phone."""

    def arrives(self) -> None:
        self.signs_in(TRAINER, PASSWORD)

    def opens_the_register(self) -> None:
        self.goes_to("/today")
        self.follows("Open the register")

    def marks(self, name: str, presence: str) -> None:
        """Tap a choice beside a name."""
        self.person(name).get_by_text(self.words(presence), exact=True).click()

    def person(self, name: str) -> Locator:
        return self.page.locator(".person").filter(has=self.page.get_by_text(name, exact=True))

    def marks_late(self, name: str, minutes: int) -> None:
        """Say by how much somebody came late."""
        self.marks(name, "Late")
        late = self.person(name).get_by_role("spinbutton")
        late.fill(str(minutes))
        late.blur()

    def marks_the_rest_present(self) -> None:
        self.button("The rest are present").click()
        self.sees("The rest are marked present.")

    def knows_that_all_is_saved(self) -> None:
        self.sees("Everything is saved")

    def counts(self) -> dict[str, int]:
        """Return the totals over the register: present, late, excused, absent, by initial."""
        boxes = self.page.locator("[data-n]")
        pairs = boxes.evaluate_all("all => all.map((one) => [one.dataset.n, +one.textContent])")
        return {name: count for name, count in pairs if count}

    def closes(self, cohort: str) -> None:
        """Settle who has earned the certificate."""
        self.opens_who_has_earned(cohort)
        self.field("I know that closing cannot be undone").check()
        self.presses("Close the cohort")


class Passer(Walker):
    """Anyone who is shown a certificate."""


class Administrator(Walker):
    """Looks after accounts and the audit."""

    size = DESK

    def arrives(self) -> None:
        self.signs_in(ADMINISTRATOR, PASSWORD)
