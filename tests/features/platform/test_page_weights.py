"""What a first view weighs, and how often a page asks the database, whatever the cohort's size."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from lms.learning import services as learning
from lms.learning.models import Cohort, Enrolment
from lms.people.accounts.models import Account
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.features.people.rosters import seed
from tests.pages import Markup, Page
from tests.statements import sent_by
from tests.visitor import Visitor

KB = 1000
BEFORE_USE = 30 * KB
WITH_FONTS = 60 * KB
SCRIPT = 10 * KB
LESSON = 12 * KB
REQUESTS = 4
STATEMENTS = 12
SIZE = 40
FIRST_VIEWS = ("sign-in", "trainee home", "lesson", "quiz", "verify")
PAGES = (
    *("trainee home", "course", "lesson", "quiz"),
    *("cohort", "register", "earned", "people", "dashboard"),
)
FONT = re.compile(r"[\w.-]+\.woff2")


@dataclass(frozen=True)
class Stage:
    """A cohort of forty with a session today, and who looks at it."""

    cohort: Cohort
    trainee: Account
    trainer: Account
    officer: Account
    enrolment: Enrolment
    session_id: UUID

    def path(self, name: str) -> str:
        """Return the address of a page by what people call it."""
        course = f"/ar/learn/{self.enrolment.id}"
        return {
            "sign-in": "/ar/sign-in",
            "verify": "/ar/verify",
            "trainee home": "/ar/",
            "course": course,
            "lesson": f"{course}/lessons/who-is-vulnerable",
            "quiz": f"{course}/tests/pre",
            "cohort": f"/ar/cohorts/{self.cohort.id}",
            "register": f"/ar/sessions/{self.session_id}/register",
            "earned": f"/ar/cohorts/{self.cohort.id}/earned",
            "people": "/ar/people",
            "dashboard": "/ar/indicators",
        }[name]

    def reader(self, name: str) -> Account | None:
        """Return who reads a page; nobody signs in for the public ones."""
        if name in {"sign-in", "verify"}:
            return None
        if name in {"trainee home", "course", "lesson", "quiz"}:
            return self.trainee
        return self.trainer if name == "register" else self.officer


Open = Callable[[], Page]
Come = Callable[[str], Open]


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Forty people from places with names, one of them with an account."""
    seed()
    cohort = cast.cohort()
    trainee, enrolment = cast.trainee(cohort)
    people = [cast.person().id for _ in range(SIZE - 1)]
    with unit_of_work():
        learning.enrol_people(cohort, people, by=None)
    session = cast.session(cohort)
    return Stage(cohort, trainee, cast.trainer(cohort), cast.officer(), enrolment, session.id)


@pytest.fixture
def come(stage: Stage, visitor: Visitor) -> Come:
    """Comes in as whoever reads a page, and opens it by its name; a test has begun before."""

    def come_to(name: str) -> Open:
        path, reader = stage.path(name), stage.reader(name)
        if reader is not None:
            visitor.sign_in(reader)
        if name == "quiz":
            visitor.post(path)
        return lambda: visitor.send("GET", path, headers={"Accept-Encoding": "gzip"})

    return come_to


@dataclass(frozen=True)
class View:
    """A page as it travels, with the files it needs, packed."""

    html: bytes
    files: dict[str, bytes]

    def weight(self, *kinds: str) -> int:
        """Return the bytes of the files of some kinds."""
        return sum(len(body) for path, body in self.files.items() if path.endswith(kinds))


def travelled(page: Page, visitor: Visitor) -> View:
    """Fetch what a page asks for, as a browser would."""
    html = page.response.get_data()
    markup = Markup(gzip.decompress(html).decode())
    wanted = [tag["href"] for tag in markup.of("link") if tag.get("rel") == "stylesheet"]
    wanted += [tag["src"] for tag in markup.of("script")]
    return View(html, {path: fetched(visitor, path) for path in wanted})


def fetched(visitor: Visitor, path: str) -> bytes:
    """Fetch a built file, packed where it was packed."""
    return bytes(visitor.send("GET", path, headers={"Accept-Encoding": "gzip"}).response.data)


FirstView = Callable[[str], View]


@pytest.fixture
def first_view(come: Come, visitor: Visitor) -> FirstView:
    """Opens a page with an empty cache."""
    return lambda name: travelled(come(name)(), visitor)


@pytest.mark.parametrize("name", FIRST_VIEWS)
def test_a_first_view_is_light_before_it_can_be_used(first_view: FirstView, name: str):
    seen = first_view(name)

    assert len(seen.html) + seen.weight(".css", ".js") <= BEFORE_USE
    assert 1 + len(seen.files) <= REQUESTS


@pytest.mark.parametrize("name", FIRST_VIEWS)
def test_a_first_view_is_light_with_its_fonts_too(
    first_view: FirstView, visitor: Visitor, built: Path, name: str
):
    seen = first_view(name)

    style = next(body for path, body in seen.files.items() if path.endswith(".css"))
    css = gzip.decompress(style).decode()
    fonts = sum(len(fetched(visitor, f"/static/{name}")) for name in set(FONT.findall(css)))
    assert fonts > 0
    assert len(seen.html) + seen.weight(".css", ".js") + fonts <= WITH_FONTS


@pytest.mark.parametrize("name", FIRST_VIEWS)
def test_a_trainees_page_carries_little_script(first_view: FirstView, name: str):
    seen = first_view(name)

    assert seen.weight(".js") <= SCRIPT


def test_a_lesson_is_light(first_view: FirstView):
    seen = first_view("lesson")

    assert len(seen.html) <= LESSON


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_database_a_dozen_times_at_most(come: Come, name: str):
    open_page = come(name)
    open_page()

    asked = sent_by(open_page)

    assert len(asked) <= STATEMENTS, "\n".join(asked)
