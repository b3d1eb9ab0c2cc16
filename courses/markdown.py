"""Lesson Markdown: a small, safe part of it, turned into HTML, into plain words, or into blocks.

Raw HTML, images and links other than http and https are never rendered; `nh3` is a second wall.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from courses.blocks import Callout, Prose
from courses.document import Lesson

TermTarget = Callable[[str], str | None]

TERM: Final = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\\?\|([^\]\n|]+)\]\]")
RULES: Final = ["heading", "list", "blockquote", "table", "hr"]
INLINE_RULES: Final = ["emphasis", "link", "image", "escape", "newline", "entity"]
TAGS: Final = {
    *("p", "br", "hr", "blockquote", "strong", "em", "a", "button"),
    *("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES: Final = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "button": {"type", "class", "popovertarget"},
    "ol": {"start"},
}
SCHEMES: Final = {"http", "https"}
DEEPEST_HEADING: Final = 6


class LessonMarkdown(MarkdownIt):
    """Markdown with glossary terms and only the marks a lesson needs."""

    def __init__(self) -> None:
        super().__init__("zero", {"html": False, "maxNesting": 20})
        self.enable(RULES)
        self.enable(INLINE_RULES)
        self.inline.ruler.before("link", "term", term_rule)
        self.add_render_rule("term", render_term)
        self.add_render_rule("image", render_alternative)
        self.add_render_rule("heading_open", render_heading)
        self.add_render_rule("heading_close", render_heading)

    def validateLink(self, url: str) -> bool:  # noqa: N802  (named by the parser)
        return url.lower().startswith(("http://", "https://"))


def term_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the parser's signature)
    r"""Read `[[id|words]]`; in a table the bar is written `\|`."""
    match = TERM.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("term", "", 0)
        token.content = match[2].removesuffix("\\").strip()
        token.meta = {"id": match[1]}
    state.pos = match.end()
    return True


def render_term(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, env: EnvType
) -> str:
    """Render a term as the button that opens its explanation, or as its words alone."""
    target: str | None = env["term"](tokens[at].meta["id"])
    words = escape(tokens[at].content)
    if target is None:
        return words
    return f'<button type="button" class="term" popovertarget="{escape(target)}">{words}</button>'


def render_alternative(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Render an image as its words: nothing is fetched for a reader."""
    return escape(tokens[at].content)


def render_heading(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, env: EnvType
) -> str:
    """Render a heading below the one that stands above the text."""
    level = max(int(tokens[at].tag[1:]), 2) - 1 + int(env["under"])
    slash = "/" if tokens[at].nesting < 0 else ""
    return f"<{slash}h{min(level, DEEPEST_HEADING)}>" + ("\n" if slash else "")


PARSER: Final = LessonMarkdown()


def popover(term: str) -> str:
    """Return the id of the element that explains a term on a page."""
    return f"g-{term}"


def render(source: str, *, under: int = 1, term: TermTarget = popover) -> str:
    """Return safe HTML; `##` becomes the heading below level `under`, terms open `term(id)`."""
    html: str = PARSER.render(source, {"under": under, "term": term})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)


def tokens_of(source: str) -> list[Token]:
    """Parse without rendering."""
    return PARSER.parse(source, {})


def inline_tokens(source: str) -> Iterator[Token]:
    """Yield the words, terms, links and images of a text in reading order."""
    for token in tokens_of(source):
        yield from token.children or ()


def plain(source: str) -> str:
    """Return the words alone, one line for each paragraph, entry or cell."""
    return "\n".join(words_of(token.children or ()) for token in tokens_of(source) if token.content)


def words_of(tokens: Iterable[Token]) -> str:
    """Return the words of one line."""
    words = (
        token.content
        if token.type in {"text", "term", "image"}
        else " " * token.type.endswith("break")
        for token in tokens
    )
    return " ".join("".join(words).split())


def terms_in(source: str) -> tuple[str, ...]:
    """Return the glossary ids of a text in the order of their first use."""
    found = (token.meta["id"] for token in inline_tokens(source) if token.type == "term")
    return tuple(dict.fromkeys(found))


def terms_of(lesson: Lesson) -> tuple[str, ...]:
    """Return the glossary ids of a whole lesson, in both languages."""
    texts = (block.text for block in lesson.blocks if isinstance(block, Prose | Callout))
    found = (term for text in texts for part in (text.ar, text.en) for term in terms_in(part))
    return tuple(dict.fromkeys(found))
