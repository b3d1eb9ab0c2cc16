"""Every indicator of a slice: the formulas over sums that are read once, and only if asked for."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cached_property

from lms.indicators import queries, rules
from lms.indicators.queries import Attended, Enrolled, Newcomers, Sex, Slice, Tested
from lms.indicators.rules import Gain, Quarter

HOUR = 60


class Figures:
    """The indicators of one slice, by code."""

    def __init__(self, part: Slice) -> None:
        self.part = part

    def __getitem__(self, code: str) -> float | None:
        """Return a value in its unit; nothing where there is nothing to divide."""
        return FORMULAS[code](self)

    @cached_property
    def newcomers(self) -> list[Newcomers]:
        """People who completed, each on the first day."""
        return queries.newcomers(self.part)

    @property
    def people(self) -> int:
        """People who completed, each once."""
        return sum(one.count for one in self.newcomers)

    @property
    def women(self) -> int:
        """Women who completed, each once."""
        return sum(one.count for one in self.newcomers if one.sex is Sex.FEMALE)

    def by_quarter(self, today: date) -> list[tuple[Quarter, int]]:
        """Return people by the quarter of their first completion in the slice; these add up."""
        counted: Counter[Quarter] = Counter()
        for one in self.newcomers:
            counted[rules.quarter_of(one.day)] += one.count
        if not counted:
            return []
        until = rules.quarter_of(min(self.part.period.ends_on or today, today))
        return [(one, counted[one]) for one in rules.quarters(min(counted), max(until, *counted))]

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
    "CB-06": lambda of: rules.share(of.women, of.people),
    "CB-08": lambda of: rules.share(of.enrolled.completed, of.enrolled.enrolments),
    "CB-12": lambda of: rules.share(of.tested.grown, of.tested.pairs.count),
    "CB-13": lambda of: of.gain.mean if of.gain else None,
    "CB-15": lambda of: rules.share(of.tested.passed, of.tested.post),
    "CB-24": lambda of: of.certificates,
}
