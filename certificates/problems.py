"""The one way this library says no: a code, the place it is about, and the values to name."""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})

SENTENCES = {
    "address.code": "the address does not end with the code {code}",
    "address.malformed": "not a web address: {value}",
    "art.missing": "{path} could not be written: {reason}",
    "code.check": "the verification code {value} is mistyped: its check character does not agree",
    "code.malformed": "not a verification code of 14 letters and digits: {value}",
    "date.late": "{value} is later than {latest}",
    "date.malformed": "not a date of the form 2026-11-22: {value}",
    "date.order": "{value} is earlier than {earliest}",
    "design.structure": "the engine tagged the page in another order than the page has",
    "design.unknown": "there is no design called {value}",
    "design.version": "this is version {current} of the design, not version {value}",
    "design.placeholder": "the page asks for {value}, which no certificate has",
    "engine.complained": "the PDF engine could not draw everything: {reason}",
    "engine.missing": "the PDF engine cannot start: {reason}",
    "field.missing": "is missing",
    "field.type": "must be {expected}",
    "field.unknown": "is not a field of a certificate",
    "file.unreadable": "cannot be read: {reason}",
    "file.unwritable": "cannot be written: {reason}",
    "font.missing": "is not there; run the set-up, which copies the fonts",
    "json.malformed": "is not JSON: {reason}",
    "list.length": "must have {least} to {most} entries, has {count}",
    "logo.unreadable": "the logo is neither a PNG nor an SVG picture that can be drawn",
    "number.precision": "must have at most one decimal, is {value}",
    "number.range": "must be from {least} to {most}, is {value}",
    "schema.unknown": "facts of schema {value} are not known, only {current}",
    "serial.check": "the serial {value} is mistyped: its check character does not agree",
    "serial.malformed": "not a serial such as MRRM-2026-000499-F: {value}",
    "text.control": "has the invisible character {character}",
    "text.empty": "is empty",
    "text.spaces": "has spaces at an end or side by side",
    "text.too-long": "has {count} characters, {most} are the limit",
    "text.undrawable": "has the character {character}, which the fonts cannot draw",
    "text.unfitting": "does not fit its place on the paper, even at the smallest size",
}


class Problem(Exception):  # noqa: N818 (the name callers read aloud: "except Problem")
    """Something given is wrong; `code` is for programs, `sentence` for people."""

    def __init__(self, code: str, where: str = "", values: Mapping[str, str] = NOTHING) -> None:
        super().__init__(code, where, dict(values))
        self.code = code
        self.where = where
        self.values = dict(values)

    def __str__(self) -> str:
        return sentence(self)


def sentence(problem: Problem) -> str:
    """Say a problem in English, beginning with its place."""
    words = SENTENCES[problem.code].format_map(problem.values)
    return f"{problem.where}: {words}" if problem.where else words
