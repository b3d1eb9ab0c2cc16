"""What may leave the register, what for, and how a cell is kept from being a formula."""

from enum import StrEnum


class Column(StrEnum):
    """What can stand in a list of people. The national number is not among it, nor its end."""

    NUMBER = "number"
    NAME_AR = "name_ar"
    NAME_EN = "name_en"
    SEX = "sex"
    INSTITUTION = "institution"
    JOB_TITLE = "job_title"
    RANK_BAND = "rank_band"
    STATION = "station"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_YEAR = "birth_year"


DEFAULT = (Column.NUMBER, Column.NAME_AR, Column.INSTITUTION)
SENSITIVE = frozenset({Column.PHONE, Column.EMAIL, Column.BIRTH_YEAR})
"""By these somebody is found or told from others: each is asked for on its own."""


class Purpose(StrEnum):
    """What a list is taken for; words of the one who takes it say it in full."""

    INVITE = "invite"
    DESK = "desk"
    REPORT = "report"
    CORRECT = "correct"
    OWN_DATA = "own-data"
    OTHER = "other"


class Format(StrEnum):
    """The file somebody takes away."""

    XLSX = "xlsx"
    CSV = "csv"


ACTIVE = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20"
"""A cell that begins with one of these may be read as a formula by some program."""
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None}


def clean(text: str) -> str:
    """Take out the signs that no sheet can hold."""
    return text.translate(_CONTROL)


def disarmed(text: str) -> str:
    """Return a cell of a text file that no program computes: what begins like a formula is quoted.

    A sheet has cells of type text, and needs none of this; a text file has no types.
    """
    return f"'{text}" if text[:1] in ACTIVE and text else text


def told(purpose: Purpose, words: str) -> str:
    """Join the choice and the words as the log keeps them."""
    return f"{purpose}: {words}"


def untold(kept: str) -> tuple[Purpose, str]:
    """Return the choice and the words of a line of the log."""
    choice, _, words = kept.partition(": ")
    return Purpose(choice), words
