"""What can be wrong with a roster: the whole file, or one row of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FileProblem(StrEnum):
    """Why a file can't be read as a roster at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    BROKEN_QUOTES = "broken_quotes"
    NO_HEADER = "no_header"
    NO_NAMES = "no_names"
    NO_ROWS = "no_rows"


class Problem(Exception):  # noqa: N818 a sentence for the reader, not a failure of the program
    """A file that is no roster, with the values its sentence needs."""

    def __init__(self, code: FileProblem, **values: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.values = values


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """What a row is told; an error keeps the row out, a warning lets it in."""

    NAME_MISSING = "name_missing"
    NAME_NOT_ARABIC = "name_not_arabic"
    NAME_ONE_WORD = "name_one_word"
    NAME_TOO_LONG = "name_too_long"
    NAME_NOT_FULL = "name_not_full"
    LATIN_NAME_UNREADABLE = "latin_name_unreadable"
    NATIONAL_NUMBER_UNREADABLE = "national_number_unreadable"
    NATIONAL_NUMBER_SEX = "national_number_sex"
    NATIONAL_NUMBER_YEAR = "national_number_year"
    PHONE_UNREADABLE = "phone_unreadable"
    EMAIL_UNREADABLE = "email_unreadable"
    SEX_UNREADABLE = "sex_unreadable"
    BIRTH_UNREADABLE = "birth_unreadable"
    INSTITUTION_MISSING = "institution_missing"
    INSTITUTION_UNKNOWN = "institution_unknown"
    TEXT_TOO_LONG = "text_too_long"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    HIDDEN_ROW = "hidden_row"
    TWICE_IN_FILE = "twice_in_file"
    STATION_UNKNOWN = "station_unknown"
    PHONE_DIFFERS = "phone_differs"
    BIRTH_DIFFERS = "birth_differs"
    SEX_DIFFERS = "sex_differs"
    STAYS = "stays"


_ERRORS = frozenset(
    {
        Code.NAME_MISSING,
        Code.NAME_NOT_ARABIC,
        Code.NAME_ONE_WORD,
        Code.NAME_TOO_LONG,
        Code.NATIONAL_NUMBER_UNREADABLE,
    }
)


@dataclass(frozen=True)
class Message:
    """A word on a row: a code the reader's language has a sentence for, and its values."""

    code: Code
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.code in _ERRORS else Severity.WARNING
