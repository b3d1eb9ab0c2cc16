"""Every indicator of a slice: the formulas over sums that are read once, and only if asked for."""

from collections.abc import Callable
from functools import cached_property

from lms.indicators import queries, rules
from lms.indicators.queries import Attended, Enrolled, Sex, Slice, Tested
from lms.indicators.rules import Gain

HOUR = 60


class Figures:
    """The indicators of one slice, by code."""

    def __init__(self, part: Slice) -> None:
        self.part = part

    def __getitem__(self, code: str) -> float | None:
        """Return a value in its unit; nothing where there is nothing to divide."""
        return FORMULAS[code](self)

    @cached_property
    def sexes(self) -> dict[Sex, int]:
        """People who completed, by sex."""
        return queries.people_completed(self.part)

    @property
    def people(self) -> int:
        """People who completed, each once."""
        return sum(self.sexes.values())

    @cached_property
    def attended(self) -> Attended:
        """Attendances and their minutes."""
        return queries.attended(self.part)

    @cached_property
    def enrolled(self) -> Enrolled:
        """Closed cohorts and their enrolments."""
        return queries.enrolled(self.part)

    @cached_property
    def tested(self) -> Tested:
        """Pre-tests and post-tests."""
        return queries.tested(self.part)

    @cached_property
    def gain(self) -> Gain | None:
        """The paired gain."""
        return rules.gain(self.tested.pairs)

    @cached_property
    def certificates(self) -> int:
        """Certificates issued."""
        return queries.certificates_issued(self.part)


FORMULAS: dict[str, Callable[[Figures], float | None]] = {
    "CB-01": lambda of: of.people,
    "CB-02": lambda of: of.attended.count,
    "CB-03": lambda of: of.enrolled.cohorts,
    "CB-04": lambda of: of.attended.minutes / HOUR,
    "CB-06": lambda of: rules.share(of.sexes.get(Sex.FEMALE, 0), of.people),
    "CB-08": lambda of: rules.share(of.enrolled.completed, of.enrolled.enrolments),
    "CB-12": lambda of: rules.share(of.tested.grown, of.tested.pairs.count),
    "CB-13": lambda of: of.gain.mean if of.gain else None,
    "CB-15": lambda of: rules.share(of.tested.passed, of.tested.post),
    "CB-24": lambda of: of.certificates,
}
