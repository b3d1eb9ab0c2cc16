"""One browser for all journeys, and an installation for each."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from playwright.sync_api import Browser

from courses.text import Lang
from tests.journeys import house as houses
from tests.journeys.chromium import launched
from tests.journeys.house import House
from tests.journeys.walker import Walker

Role = TypeVar("Role", bound=Walker)


class Enter(Protocol):
    """Lets somebody into the house of a journey."""

    def __call__(
        self, role: type[Role], *, language: Lang = "ar", scripts: bool = True
    ) -> Role: ...


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser; everybody has windows of their own in it."""
    with launched() as browser:
        yield browser


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An installation with places, institutions and a course; without people."""
    with houses.opened(tmp_path) as house:
        yield house


@pytest.fixture
def enter(
    house: House, chromium: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Enter]:
    """Let somebody in; when the journey fails, every window is kept as a picture."""
    inside: list[Walker] = []

    def let_in(role: type[Role], *, language: Lang = "ar", scripts: bool = True) -> Role:
        walker = role(house, chromium, language=language, scripts=scripts)
        inside.append(walker)
        return walker

    yield let_in
    for number, walker in enumerate(inside):
        if request.node.stash.get(FAILED, False):
            picture = tmp_path / f"{number}-{type(walker).__name__.lower()}.png"
            walker.page.screenshot(path=picture, full_page=True)
            print(f"{walker.page.url}\n  {picture}")  # noqa: T201 - for whoever mends it
        walker.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a journey failed."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report
