"""How the rows behind a figure are laid out: headings and cells for each kind of evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from lms.awards.models import Certificate
from lms.indicators.definitions import Evidence
from lms.learning.models import Cohort
from lms.people.models import Person
from lms.platform.i18n import day, in_language, isolated, number, percent, when
from lms.workshops.models import Presence


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and where it leads."""

    text: str
    url: str = ""


Row = Any  # a row of SQLAlchemy, whose columns depend on the kind of evidence
PRESENCE: dict[Presence, LazyString] = {
    Presence.PRESENT: lazy_gettext("Present"),
    Presence.LATE: lazy_gettext("Late"),
    Presence.EXCUSED: lazy_gettext("Excused"),
    Presence.ABSENT: lazy_gettext("Absent"),
}


def _person(person: Person) -> Cell:
    return Cell(in_language(person.name), url_for("people.person", person_id=person.id))


def _cohort(cohort: Cohort) -> Cell:
    return Cell(in_language(cohort.title), url_for("learning.cohort", cohort_id=cohort.id))


def _people(row: Row) -> list[Cell]:
    person, first, trainings = row
    return [_person(person), Cell(person.number), Cell(day(first)), Cell(number(trainings, 0))]


def _attendances(row: Row) -> list[Cell]:
    person, session, attendance = row
    register = url_for("workshops.register", session_id=session.id)
    return [
        _person(person),
        Cell(in_language(session.title), register),
        Cell(when(session.starts_at)),
        Cell(str(PRESENCE[attendance.presence])),
        Cell(number(attendance.minutes, 0)),
    ]


def _cohorts(row: Row) -> list[Cell]:
    (cohort,) = row
    return [_cohort(cohort), Cell(cohort.code), Cell(day(cohort.starts_on)), Cell(day(cohort.ends_on))]


def _pairs(row: Row) -> list[Cell]:
    person, cohort, before, after = row
    change = isolated(f"{'+' if after >= before else '−'}{number(abs(after - before) * 100)}")
    return [_person(person), _cohort(cohort), Cell(percent(before)), Cell(percent(after)), Cell(change)]


def _enrolments(row: Row) -> list[Cell]:
    person, cohort, enrolment = row
    done = day(enrolment.completed_on) if enrolment.completed_on else _("Not completed")
    return [_person(person), _cohort(cohort), Cell(done)]


def _certificates(row: Row) -> list[Cell]:
    person, certificate = row
    return [_person(person), _paper(certificate), Cell(day(certificate.issued_on))]


def _paper(certificate: Certificate) -> Cell:
    link = url_for("awards.certificate", certificate_id=certificate.id)
    return Cell(certificate.serial, link)


NAME, COHORT = lazy_gettext("Name"), lazy_gettext("Cohort")
LAYOUTS: dict[Evidence, tuple[tuple[LazyString, ...], Callable[[Row], list[Cell]]]] = {
    Evidence.PEOPLE: (
        (
            NAME,
            lazy_gettext("Number"),
            lazy_gettext("First completed"),
            lazy_gettext("Trainings"),
        ),
        _people,
    ),
    Evidence.ATTENDANCES: (
        (
            NAME,
            lazy_gettext("Session"),
            lazy_gettext("When"),
            lazy_gettext("Presence"),
            lazy_gettext("Minutes"),
        ),
        _attendances,
    ),
    Evidence.COHORTS: (
        (COHORT, lazy_gettext("Code"), lazy_gettext("From"), lazy_gettext("To")),
        _cohorts,
    ),
    Evidence.PAIRS: (
        (
            NAME,
            COHORT,
            lazy_gettext("Pre-test"),
            lazy_gettext("Post-test"),
            lazy_gettext("Change in points"),
        ),
        _pairs,
    ),
    Evidence.ENROLMENTS: ((NAME, COHORT, lazy_gettext("Completed")), _enrolments),
    Evidence.CERTIFICATES: ((NAME, lazy_gettext("Serial"), lazy_gettext("Issued")), _certificates),
}
