"""Looks at every page that is opened, as it is opened: what it promises, and what the browser says.

Accessible, quiet, guarded, in its language, with one heading, and no wider than a small phone.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

from lms.platform.settings import ROOT
from tests.visitor import PageFault

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SMALL = 320
ID = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}(?=/|$|\.)|/c/[^/]+$")
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
"""
FRAME = """() => ({
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
  headings: document.querySelectorAll("h1").length,
  refused: window.refused ?? [],
})"""
WIDTH = """() => {
  const width = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > room + 1 || box.left < -1;
  });
  return [width > %(small)d ? width : 0, wide.slice(-3).map((one) => one.outerHTML.slice(0, 90))];
}"""
AUDIT = """async (rules) => {
  const found = await axe.run(document, { resultTypes: ["violations"], ...rules });
  const places = (one) => one.nodes.map((node) => node.target).join(" ");
  return found.violations.map((one) => `${one.id}: ${places(one)}`);
}"""
CONTRAST = {"runOnly": ["color-contrast"]}
SEEN_IN_THE_DARK: set[str] = set()


@lru_cache(maxsize=1)
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def kind_of(address: str) -> str:
    """Return the address of a page without what is particular in it."""
    return ID.sub("/*", urlsplit(address).path[3:])


class Inspector:
    """One person's browser window, watched."""

    def __init__(self, page: Page, *, scripted: bool) -> None:
        self.page = page
        self.scripted = scripted
        self.noises: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.noises.append(f"error: {error}"))
        page.add_init_script(LISTEN)

    def _hear(self, message: ConsoleMessage) -> None:
        """A page that is refused is reported by the browser too; that is no fault of the page."""
        own = message.location.get("url", "") == self.page.url
        if message.type in {"error", "warning"} and not ("status of 4" in message.text and own):
            self.noises.append(f"{message.type}: {message.text}")

    def look(self, language: str) -> None:
        """Raise `PageFault` naming all that is amiss with the page on the screen."""
        faults = [*self._frame(language), *self._width()]
        if self.scripted:
            faults += self._accessibility()
        faults += self.noises
        if faults:
            raise PageFault(f"{self.page.url}\n  " + "\n  ".join(faults))

    def _frame(self, language: str) -> list[str]:
        frame = self.page.evaluate(FRAME)
        direction = "rtl" if language == "ar" else "ltr"
        said = (frame["lang"], frame["dir"])
        faults = [f"refused by the policy: {one}" for one in frame["refused"]]
        if said != (language, direction):
            faults.append(f"language and direction are {said}")
        if frame["headings"] != 1:
            faults.append(f"{frame['headings']} h1")
        return faults

    def _width(self) -> list[str]:
        """A page that is wider than a small phone would have to be pushed aside to be read."""
        size = self.page.viewport_size or {"width": 390, "height": 844}
        self.page.set_viewport_size({"width": SMALL, "height": size["height"]})
        width, causes = self.page.evaluate(WIDTH % {"small": SMALL})
        self.page.set_viewport_size(size)
        return [f"{width} px wide on a phone of {SMALL}: {causes}"] if width else []

    def _accessibility(self) -> list[str]:
        self.page.evaluate(_axe())
        return [*self.page.evaluate(AUDIT, {}), *self._in_the_dark()]

    def _in_the_dark(self) -> list[str]:
        """Each kind of page is looked at once in dark colours."""
        kind = kind_of(self.page.url)
        if kind in SEEN_IN_THE_DARK:
            return []
        SEEN_IN_THE_DARK.add(kind)
        self.page.emulate_media(color_scheme="dark")
        faults = self.page.evaluate(AUDIT, CONTRAST)
        self.page.emulate_media(color_scheme="light")
        return [f"in the dark: {fault}" for fault in faults]
