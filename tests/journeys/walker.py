"""Somebody with a browser: what any reader does with any page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Download, Locator, Page, ViewportSize, expect

from courses.text import Lang
from tests.journeys.house import House
from tests.journeys.inspector import Inspector

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
LOCALES = {"ar": "ar-LY", "en": "en-GB"}
SIGNS = {"ar": "العربية", "en": "English"}
PATIENCE = 10_000


class Walker:
    """A person in a journey. Buttons, links and fields are called by what they say."""

    size = PHONE

    def __init__(
        self, house: House, browser: Browser, *, language: Lang = "ar", scripts: bool = True
    ) -> None:
        self.house = house
        self.language = language
        self.context = browser.new_context(
            viewport=self.size,
            locale=LOCALES[language],
            timezone_id="Africa/Tripoli",
            is_mobile=self.size is PHONE,
            has_touch=self.size is PHONE,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.inspector = Inspector(self.page, scripted=scripts)

    def words(self, message: str, **values: object) -> str:
        """Return what the pages say for a message, in this person's language."""
        return self.house.words(message, self.language, **values)

    # Where to

    def goes_to(self, path: str) -> None:
        """Type an address; the language goes before it."""
        self.opens(f"{self.house.address}/{self.language}{path}")

    def opens(self, address: str) -> None:
        """Open a whole address, such as that of a QR code."""
        self.page.goto(address)
        self.looks()

    def reloads(self) -> None:
        self.page.reload()
        self.looks()

    def looks(self) -> None:
        """Nothing is opened unseen."""
        self.inspector.look(self.language)

    @contextmanager
    def is_led_on(self) -> Iterator[None]:
        """Wait until what is done here has opened another page, and look at it."""
        with self.page.expect_navigation():
            yield
        self.looks()

    # What is on the page

    def button(self, message: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.words(message, **values), exact=True)

    def link(self, message: str, **values: object) -> Locator:
        return self.page.get_by_role("link", name=self.words(message, **values), exact=True)

    def field(self, message: str) -> Locator:
        return self.page.get_by_label(self.words(message), exact=True)

    def row(self, text: str) -> Locator:
        """Return what a list says of somebody or something."""
        return self.page.locator("main li, main .person, main tr").filter(has_text=text).last

    # What people do

    def presses(self, message: str, **values: object) -> None:
        """Press a button that leads on."""
        with self.is_led_on():
            self.button(message, **values).first.click()

    def follows(self, message: str, **values: object) -> None:
        """Follow a link by its words."""
        with self.is_led_on():
            self.link(message, **values).first.click()

    def follows_name(self, name: str) -> None:
        """Follow a link that is called by a name or a number, the same in every language."""
        with self.is_led_on():
            self.page.locator("main").get_by_role("link", name=name).first.click()

    def types(self, message: str, text: str) -> None:
        self.field(message).fill(text)

    def picks(self, message: str, option: str) -> None:
        """Choose an option that contains a text."""
        choice = self.field(message).locator("option", has_text=option).first
        self.field(message).select_option(value=choice.get_attribute("value"))

    def attaches(self, message: str, file: Path) -> None:
        self.field(message).set_input_files(file)

    def downloads(self, link: Locator) -> Download:
        with self.page.expect_download() as promised:
            link.click()
        return promised.value

    # What people see

    def sees(self, message: str, **values: object) -> None:
        """Find the words of a message on the page."""
        self.reads(self.words(message, **values))

    def sees_count(self, one: str, many: str, count: int) -> None:
        """Find a message about so many things."""
        self.reads(self.house.counted(one, many, count, self.language))

    def reads(self, text: str) -> None:
        """Find a text that is what it is in every language."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def misses(self, message: str, **values: object) -> None:
        """Make sure that a message is not on the page."""
        expect(self.page.get_by_text(self.words(message, **values))).to_have_count(0)

    # What several do

    def opens_cohort(self, code: str) -> None:
        """Find a cohort by its code."""
        self.goes_to(f"/cohorts?q={code}")
        with self.is_led_on():
            self.page.locator("main li a.cover").click()

    def opens_who_has_earned(self, cohort: str) -> None:
        self.opens_cohort(cohort)
        self.follows("Who has earned it")

    def signs_in(self, number: str, password: str) -> None:
        """Come in through the door."""
        self.goes_to("/sign-in")
        self.types("Staff number, phone number or e-mail", number)
        self.types("Password", password)
        self.presses("Sign in")

    def changes_language(self) -> None:
        """Read the same page in the other language."""
        self.language = "en" if self.language == "ar" else "ar"
        with self.is_led_on():
            self.page.locator("header a.lang").click()
