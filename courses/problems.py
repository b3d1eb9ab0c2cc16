"""What can be wrong with a course: a code, a place and the values of the sentence."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from courses.sentences import SENTENCES


class Severity(StrEnum):
    """How much a problem matters: an error stops publishing, a note is only counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(Exception):  # noqa: N818  (the word authors and officers use)
    """One thing that is wrong; `lms` says it in the reader's language, `sentence` in English."""

    def __init__(
        self,
        code: str,
        where: str,
        values: Mapping[str, str | int] | None = None,
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        super().__init__(code, where, values, severity)
        self.code = code
        self.where = where
        self.values = dict(values or {})
        self.severity = severity

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self.args == other.args

    def __hash__(self) -> int:
        return hash((self.code, self.where, self.severity))

    def __str__(self) -> str:
        return f"{self.where}: {sentence(self)}"

    def at(self, where: str) -> "Problem":
        """Return the same problem at another place."""
        return Problem(self.code, where, self.values, severity=self.severity)


class Unsound(Exception):  # noqa: N818  (reads as a refusal: "this document is unsound")
    """A document with errors, all of them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def warning(code: str, where: str, values: Mapping[str, str | int] | None = None) -> Problem:
    """Return a problem that asks for a second look but does not stop publishing."""
    return Problem(code, where, values, severity=Severity.WARNING)


def note(code: str, where: str, values: Mapping[str, str | int] | None = None) -> Problem:
    """Return a problem that is only counted."""
    return Problem(code, where, values, severity=Severity.NOTE)


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop publishing."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def sentence(problem: Problem) -> str:
    """Say a problem in English."""
    return SENTENCES[problem.code].format_map(problem.values)
