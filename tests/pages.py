"""Pages as a person and as an auditor read them."""

import json
from dataclasses import dataclass
from html.parser import HTMLParser

from werkzeug.test import TestResponse

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class PageFault(AssertionError):  # noqa: N818 - it is the page's
    """A page breaks a promise that every page keeps."""


class Markup(HTMLParser):
    """What an audit needs to know of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing that is open")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        """Return the words of the page in one line."""
        return " ".join(" ".join(self.words).split())


@dataclass
class Page:
    """An answer, read as a person and as an auditor."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str:
        return self.response.headers.get("Location", "")

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def markup(self) -> Markup:
        return Markup(self.html)

    @property
    def text(self) -> str:
        return self.markup.text

    @property
    def json(self) -> dict[str, object]:
        return dict(json.loads(self.response.data))

    def links(self) -> list[str]:
        """Return where the page leads."""
        return [a["href"] for a in self.markup.of("a") if "href" in a]


def audit(page: Page, path: str) -> None:
    """Check what holds of every page: language, direction, one h1, forms, ids, no inline code."""
    markup, faults = page.markup, []
    faults += markup.faults
    html = markup.of("html")[0] if markup.of("html") else {}
    language = path.split("/")[1] if path.split("/")[1] in {"ar", "en"} else html.get("lang", "")
    if (html.get("lang"), html.get("dir")) != (language, "rtl" if language == "ar" else "ltr"):
        faults.append(f"language and direction are {html}")
    if len(markup.of("h1")) != 1:
        faults.append(f"{len(markup.of('h1'))} h1")
    ids = [attributes["id"] for _, attributes in markup.tags if "id" in attributes]
    faults += [f"id {one} stands twice" for one in {i for i in ids if ids.count(i) > 1}]
    faults += [f"inline {name}" for _, a in markup.tags for name in a if name.startswith("on")]
    faults += ["inline style" for _, a in markup.tags if "style" in a]
    faults += ["inline script" for a in markup.of("script") if "src" not in a]
    faults += ["an image without alt" for a in markup.of("img") if "alt" not in a]
    posts = [form for form in markup.of("form") if form.get("method", "get").lower() == "post"]
    tokens = [i for i in markup.of("input") if i.get("name") == "csrf_token"]
    if len(tokens) != len(posts):
        faults.append(f"{len(posts)} forms, {len(tokens)} tokens")
    if "default-src 'self'" not in page.response.headers.get("Content-Security-Policy", ""):
        faults.append("no content security policy")
    if faults:
        raise PageFault(f"{path}: " + "; ".join(faults))
