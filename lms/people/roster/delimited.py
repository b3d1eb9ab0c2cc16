"""CSV from any program: four encodings, three delimiters."""

import codecs
import csv
import io
import re

from lms.people.roster.grid import MOST_COLUMNS, MOST_ROWS, Line, Sheet, as_text
from lms.people.roster.problems import FileProblem, Problem

_DELIMITERS = ";,\t"
_SAMPLE_LINES = 20
_DECLARED = re.compile(r"sep=([;,\t])\r?\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(content: bytes) -> Sheet:
    """Read a delimited text as one sheet, or say why it is none."""
    text = _decoded(content)
    if _CONTROL.search(text):
        raise Problem(FileProblem.NOT_A_SPREADSHEET)
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(body)
    return Sheet("", _lines(body, delimiter, first=2 if declared else 1))


def _decoded(content: bytes) -> str:
    """Trust a byte order mark, then zero bytes, then valid UTF-8; else it is Windows-1256."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    if unmarked := _utf16_without_mark(content):
        return _decode(content, unmarked)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(content, "cp1256")


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Problem(FileProblem.NOT_A_SPREADSHEET) from None


def _utf16_without_mark(content: bytes) -> str | None:
    """Digits and delimiters have a zero byte in UTF-16: after them or before them."""
    sample = content[:2_000]
    before, after = sample[::2].count(0), sample[1::2].count(0)
    if not before and not after:
        return None
    return "utf-16-le" if after > before else "utf-16-be"


def _delimiter(text: str) -> str:
    """Choose the delimiter that gives the most rows of the same width."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return max(_DELIMITERS, key=lambda sign: _regularity(sample, sign))


def _regularity(sample: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter)]
    except csv.Error:
        raise Problem(FileProblem.NOT_A_SPREADSHEET) from None
    wide = [width for width in widths if width > 1]
    commonest = max(set(wide), key=wide.count, default=0)
    return wide.count(commonest), commonest


def _lines(text: str, delimiter: str, first: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(rows, first):
            lines.append(Line(number, tuple(as_text(cell) for cell in row[:MOST_COLUMNS])))
            if number > MOST_ROWS:
                raise Problem(FileProblem.TOO_MANY_ROWS, most=MOST_ROWS)
    except csv.Error:
        raise Problem(FileProblem.BROKEN_QUOTES, row=len(lines) + first) from None
    return tuple(lines)
