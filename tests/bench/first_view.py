"""What a first view costs on a phone: requests, bytes, and when it is painted on a slow line.

Run it with `make weigh`. The line is 400 kbit/s with 400 ms there and back; the computer is not
slowed. "Before use" is everything but the fonts, which never block painting.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, StorageState

from tests.cast import PASSWORD
from tests.journeys import house as houses
from tests.journeys.chromium import launched
from tests.journeys.house import House
from tests.journeys.people import TRAINEE, Trainee

KB = 1000
QUIET_MS = 1200
PATIENCE_MS = 60_000
NAME, SECOND = "مفتاح محمد نوري القطروني", "مروة إبراهيم أيوب المقرحي"
PHONE = {"width": 360, "height": 740}
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400e3 / 8,
    "uploadThroughput": 400e3 / 8,
}
WATCH = """(() => {
  window.paint = { first: 0, largest: 0 };
  const observe = (type, note) => new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) note(entry);
  }).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => { paint.largest = entry.startTime; });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") paint.first = entry.startTime;
  });
})()"""
HEADINGS = (
    ("page", 14), ("requests", 8), ("kB", 7), ("script", 7), ("+fonts", 7),
    ("warm", 5), ("kB", 6), ("FCP", 6), ("LCP", 6), ("warm LCP", 8),
)  # fmt: skip


@dataclass
class Traffic:
    """What went over the line, by kind of file."""

    sent: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def hear(self, line: CDPSession) -> None:
        """Listen to a window."""
        line.on("Network.responseReceived", self._answered)
        line.on("Network.loadingFinished", self._finished)
        line.on("Network.requestServedFromCache", lambda event: self._forget(event["requestId"]))

    def _answered(self, event: Mapping[str, object]) -> None:
        answer = event["response"]
        stored = isinstance(answer, dict) and answer.get("fromDiskCache")
        local = isinstance(answer, dict) and str(answer.get("url")).startswith("data:")
        if not stored and not local:
            self.kinds[str(event["requestId"])] = str(event["type"])

    def _finished(self, event: Mapping[str, object]) -> None:
        self.sent[str(event["requestId"])] = float(str(event["encodedDataLength"]))

    def _forget(self, request: str) -> None:
        self.kinds.pop(request, None)

    def weight(self, *, without: str = "", only: str = "") -> float:
        """Return kB of what was fetched, of one kind or without one."""
        fetched = (
            self.sent.get(request, 0)
            for request, kind in self.kinds.items()
            if kind != without and only in {"", kind}
        )
        return sum(fetched) / KB

    def count(self, *, without: str = "") -> int:
        """Return how many files were fetched."""
        return sum(kind != without for kind in self.kinds.values())


@dataclass(frozen=True)
class View:
    """One opening of a page."""

    traffic: Traffic
    first_ms: float
    largest_ms: float


def viewed(context: BrowserContext, address: str, *, slow: bool) -> View:
    """Open a page and wait until nothing more comes."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    traffic = Traffic()
    line.send("Network.enable")
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW_3G)
    traffic.hear(line)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle", timeout=PATIENCE_MS)
    page.wait_for_timeout(QUIET_MS)
    painted = _painted(page)
    page.close()
    return View(traffic, painted["first"], painted["largest"])


def _painted(page: Page) -> dict[str, float]:
    painted: dict[str, float] = page.evaluate("paint")
    return painted


@contextmanager
def _phone(browser: Browser, cookies: StorageState | None) -> Iterator[BrowserContext]:
    """A phone with an empty cache, signed in or not."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type] # a mapping of the two is one
        device_scale_factor=2,
        is_mobile=True,
        locale="ar-LY",
        storage_state=cookies,
    )
    yield context
    context.close()


def line_of(browser: Browser, name: str, address: str, cookies: StorageState | None) -> str:
    """Measure one page cold, warm, and on the slow line."""
    with _phone(browser, cookies) as phone:
        cold = viewed(phone, address, slow=False).traffic
        warm = viewed(phone, address, slow=False).traffic
    with _phone(browser, cookies) as phone:
        slow, again = (viewed(phone, address, slow=True) for _ in range(2))
    values = (
        name, cold.count(without="Font"), f"{cold.weight(without='Font'):.1f}",
        f"{cold.weight(only='Script'):.1f}", f"{cold.weight():.1f}", warm.count(),
        f"{warm.weight():.1f}", round(slow.first_ms), round(slow.largest_ms),
        round(again.largest_ms),
    )  # fmt: skip
    return _row(values)


def _row(values: tuple[object, ...]) -> str:
    cells = zip(values, HEADINGS, strict=True)
    first, *rest = (
        f"{value:<{width}}" if not at else f"{value:>{width}}"
        for at, (value, (_, width)) in enumerate(cells)
    )
    return "  ".join((first, *rest)) + "\n"


def addresses(house: House) -> dict[str, str]:
    """Bring a cohort to where every page can be seen, and say where they are."""
    house.begins_cohort("QTN-06", {SECOND: "Marwa Ibrahim Al-Megrahi"})
    house.sits(SECOND, pre=4, post=9)
    code = house.certifies("QTN-06")[0]
    house.begins_cohort("QTN-07", {NAME: "Moftah Mohamed Al-Qatrouni"})
    house.opens_account(NAME, number=TRAINEE)
    learn = f"/ar/learn/{house.enrolment_of(NAME)}"
    return {
        "sign-in": "/ar/sign-in",
        "verify": f"/c/{code}",
        "trainee home": "/ar/",
        "lesson": f"{learn}/lessons/what-protection-means",
        "quiz": f"{learn}/tests/pre",
    }


def main() -> int:
    """Print the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        houses.opened(Path(folder)) as house,
        launched() as browser,
    ):
        pages = addresses(house)
        trainee = Trainee(house, browser)
        trainee.signs_in(TRAINEE, PASSWORD)
        trainee.goes_to(pages["quiz"].removeprefix("/ar"))
        trainee.begins_the_test()
        sys.stdout.write(_row(tuple(name for name, _ in HEADINGS)))
        for name, path in pages.items():
            cookies = None if name in {"sign-in", "verify"} else trainee.context.storage_state()
            sys.stdout.write(line_of(browser, name, house.address + path, cookies))
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
