"""What the dashboard shows: every figure of a slice, said and compared with its target."""

from dataclasses import dataclass

from lms.indicators import queries, rules
from lms.indicators.definitions import DEFINITIONS, Definition
from lms.indicators.queries import Slice
from lms.people.models import Sex


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator with its value in this slice; nothing where there is nothing to divide."""

    definition: Definition
    value: float | None
    counted: int


def all_figures(part: Slice) -> dict[str, Figure]:
    """Compute every indicator of a slice."""
    people = queries.people_completed(part)
    total = sum(people.values())
    count, hours = queries.attendances(part)
    completed, enrolled = queries.completion(part)
    pairs = queries.pairs(part)
    paired = pairs.gain.pairs if pairs.gain else 0
    values: dict[str, tuple[float | None, int]] = {
        "CB-01": (total, total),
        "CB-02": (count, count),
        "CB-03": (queries.cohorts_ended(part), 0),
        "CB-04": (hours, count),
        "CB-06": (rules.share(people.get(Sex.FEMALE, 0), total), total),
        "CB-08": (rules.share(completed, enrolled), enrolled),
        "CB-12": (rules.share(pairs.grown, paired), paired),
        "CB-13": (pairs.gain.mean if pairs.gain else None, paired),
        "CB-15": (rules.share(pairs.passed, paired), paired),
        "CB-24": (queries.certificates_issued(part), 0),
    }
    return {code: Figure(DEFINITIONS[code], *value) for code, value in values.items()}
