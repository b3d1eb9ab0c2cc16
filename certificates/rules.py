"""What may be printed: each rule names the place and refuses with its own `Problem`."""

import unicodedata
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from certificates.codes import parse_code
from certificates.problems import Problem

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of characters that nobody sees, direction marks among them."""
LONGEST_ADDRESS = 400


def check_text(where: str, text: str, *, most: int) -> None:
    """Refuse an empty, long or untidy text, and characters that nobody sees."""
    if not text:
        raise Problem("text.empty", where)
    if len(text) > most:
        raise Problem("text.too-long", where, {"count": str(len(text)), "most": str(most)})
    unseen = [mark for mark in text if unicodedata.category(mark) in UNSEEN]
    if unseen:
        raise Problem("text.control", where, {"character": f"U+{ord(unseen[0]):04X}"})
    if text != " ".join(text.split()):
        raise Problem("text.spaces", where)


def check_address(address: str, *, code: str) -> None:
    """Require a web address whose last part is the verification code."""
    parts = urlsplit(address) if address.isascii() else urlsplit("")
    web = parts.scheme in {"http", "https"} and parts.netloc
    if not web or len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        raise Problem("address.malformed", "address", {"value": address[:LONGEST_ADDRESS]})
    if parse_code(code) != code or parts.path.rpartition("/")[2].replace("-", "") != code:
        raise Problem("address.code", "address", {"code": code})


def check_share(where: str, share: Decimal | None) -> None:
    """Require a percentage, where there is one."""
    if share is not None:
        check_range(where, share, least=Decimal(0), most=Decimal(100))


def check_range(where: str, value: Decimal, *, least: Decimal, most: Decimal) -> None:
    """Keep a number within its bounds, with at most one decimal."""
    if not (value.is_finite() and least <= value <= most):
        values = {"least": str(least), "most": str(most), "value": str(value)}
        raise Problem("number.range", where, values)
    if value != round(value, 1):
        raise Problem("number.precision", where, {"value": str(value)})


def check_order(where: str, day: date, *, earliest: date) -> None:
    """Refuse a day before the earliest it can be."""
    if day < earliest:
        values = {"value": day.isoformat(), "earliest": earliest.isoformat()}
        raise Problem("date.order", where, values)


def check_until(where: str, day: date, *, latest: date) -> None:
    """Refuse a day after the latest it can be."""
    if day > latest:
        values = {"value": day.isoformat(), "latest": latest.isoformat()}
        raise Problem("date.late", where, values)


def check_count(where: str, count: int, *, most: int) -> None:
    """Every list of a certificate has at least one entry."""
    if not 1 <= count <= most:
        raise Problem("list.length", where, {"least": "1", "most": str(most), "count": str(count)})
