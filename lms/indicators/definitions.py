"""The indicators, each defined once: what is counted, of what, from which evidence.

Codes and default targets follow the programme's indicator catalogue.
"""

from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString, lazy_gettext


class Evidence(StrEnum):
    """The rows that stand behind a figure."""

    PEOPLE = "people"
    ATTENDANCES = "attendances"
    COHORTS = "cohorts"
    PAIRS = "pairs"
    POST_TESTS = "post-tests"
    ENROLMENTS = "enrolments"
    CERTIFICATES = "certificates"


class Unit(StrEnum):
    """How a value is read."""

    COUNT = "count"
    HOURS = "hours"
    SHARE = "share"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Definition:
    """One indicator: `target` in its unit, a share of one for percentages."""

    code: str
    title: LazyString
    formula: LazyString
    unit: Unit
    evidence: Evidence
    target: float | None = None


DEFINITIONS = {
    one.code: one
    for one in (
        Definition(
            "CB-01",
            lazy_gettext("Officials who completed a training"),
            lazy_gettext("Different people with at least one completed training in the period"),
            Unit.COUNT,
            Evidence.PEOPLE,
        ),
        Definition(
            "CB-02",
            lazy_gettext("Attendances"),
            lazy_gettext("Every person at every session, present or late, counted each time"),
            Unit.COUNT,
            Evidence.ATTENDANCES,
        ),
        Definition(
            "CB-03",
            lazy_gettext("Trainings delivered"),
            lazy_gettext("Cohorts that were closed and ended in the period"),
            Unit.COUNT,
            Evidence.COHORTS,
        ),
        Definition(
            "CB-04",
            lazy_gettext("Hours of training received"),
            lazy_gettext("Minutes present, over all people and sessions, divided by 60"),
            Unit.HOURS,
            Evidence.ATTENDANCES,
        ),
        Definition(
            "CB-06",
            lazy_gettext("Women among those who completed"),
            lazy_gettext("Women divided by all people who completed"),
            Unit.SHARE,
            Evidence.PEOPLE,
            0.30,
        ),
        Definition(
            "CB-08",
            lazy_gettext("Completion rate"),
            lazy_gettext(
                "Enrolments completed, divided by all enrolments in closed cohorts of a course"
            ),
            Unit.SHARE,
            Evidence.ENROLMENTS,
            0.85,
        ),
        Definition(
            "CB-12",
            lazy_gettext("People whose knowledge grew"),
            lazy_gettext("Pairs with a higher post-test, divided by all pairs of tests"),
            Unit.SHARE,
            Evidence.PAIRS,
            0.80,
        ),
        Definition(
            "CB-13",
            lazy_gettext("Mean gain in knowledge"),
            lazy_gettext("Mean of post-test minus pre-test, over people who took both"),
            Unit.POINTS,
            Evidence.PAIRS,
            15,
        ),
        Definition(
            "CB-15",
            lazy_gettext("Reached the pass mark"),
            lazy_gettext(
                "Post-tests at or above the cohort's pass mark, divided by all post-tests"
            ),
            Unit.SHARE,
            Evidence.POST_TESTS,
            0.80,
        ),
        Definition(
            "CB-24",
            lazy_gettext("Certificates issued"),
            lazy_gettext("Certificates issued in the period, corrections not counted again"),
            Unit.COUNT,
            Evidence.CERTIFICATES,
        ),
    )
}
