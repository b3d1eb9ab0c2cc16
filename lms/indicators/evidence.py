"""How the rows behind a figure are laid out: headings and cells for each kind of evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVarTuple
from uuid import UUID

from flask import url_for
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from sqlalchemy import Select

from lms.indicators import queries
from lms.indicators.definitions import Evidence
from lms.indicators.figures import Figures
from lms.indicators.queries import Sex, Slice
from lms.platform.i18n import day, in_language, isolated, number, percent, when
from lms.platform.paging import Page
from lms.workshops.wording import PRESENCE

if TYPE_CHECKING:
    from lms.learning.models import Cohort
    from lms.people.models import Person
    from lms.workshops.models import Attendance, Session

Columns = TypeVarTuple("Columns")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and where it leads."""

    text: str
    url: str = ""


Line = Sequence[Cell]


class Table(Protocol):
    """Rows behind a figure, a page at a time."""

    @property
    def headings(self) -> Sequence[LazyString]:
        """Return what the columns are called."""

    def read(self, figures: Figures, page: int) -> Page[Line]:
        """Read one page of rows."""


@dataclass(frozen=True, slots=True)
class Layout(Generic[*Columns]):
    """A table: what it reads, how many rows the figures know of, and how a row is said."""

    headings: Sequence[LazyString]
    query: Callable[[Slice], Select[*Columns]]
    count: Callable[[Figures], int]
    cells: Callable[[*Columns], Line]

    def read(self, figures: Figures, page: int) -> Page[Line]:
        """Read one page of rows."""
        found = queries.page_of(self.query(figures.part), page, total=self.count(figures))
        rows = [self.cells(*row) for row in found.rows]
        return Page(rows, found.page, found.total, found.per_page)


SEX: dict[Sex, LazyString] = {
    Sex.FEMALE: lazy_gettext("Woman"),
    Sex.MALE: lazy_gettext("Man"),
    Sex.UNKNOWN: lazy_gettext("Not known"),
}


def _person(person: "Person") -> Cell:
    return Cell(in_language(person.name), url_for("people.person", person_id=person.id))


def _cohort(cohort: "Cohort") -> Cell:
    return Cell(in_language(cohort.title), url_for("learning.cohort", cohort_id=cohort.id))


def _people(person: "Person", first: date, trainings: int) -> Line:
    sex = Cell(str(SEX[person.sex]))
    return [_person(person), Cell(person.number), sex, Cell(day(first)), Cell(number(trainings, 0))]


def _attendances(person: "Person", session: "Session", mark: "Attendance") -> Line:
    return [
        _person(person),
        Cell(in_language(session.title), url_for("learning.cohort", cohort_id=session.cohort_id)),
        Cell(when(session.starts_at)),
        Cell(str(PRESENCE[mark.presence])),
        Cell(number(mark.minutes, 0)),
    ]


def _cohorts(cohort: "Cohort", people: int) -> Line:
    return [
        _cohort(cohort),
        Cell(cohort.code),
        Cell(day(cohort.starts_on)),
        Cell(day(cohort.ends_on)),
        Cell(number(people, 0)),
    ]


def _marks(person: "Person", cohort: "Cohort", before: float | None, after: float | None) -> Line:
    return [_person(person), _cohort(cohort), _share(before), _share(after), _change(before, after)]


def _share(value: float | None) -> Cell:
    return Cell("–" if value is None else percent(value))


def _change(before: float | None, after: float | None) -> Cell:
    if before is None or after is None:
        return Cell("–")
    return Cell(signed((after - before) * 100))


def signed(points: float) -> str:
    """Return a change with its sign, which stays at its side among Arabic letters."""
    size = number(abs(points))
    sign = "" if size == "0" else "−" if points < 0 else "+"
    return isolated(sign + size)


def _enrolments(person: "Person", cohort: "Cohort", completed_on: date | None) -> Line:
    done = day(completed_on) if completed_on else _("Not completed")
    return [_person(person), _cohort(cohort), Cell(done)]


def _certificates(person: "Person", id_: UUID, serial: str, issued_on: date) -> Line:
    paper = Cell(isolated(serial), url_for("awards.certificate", certificate_id=id_))
    return [_person(person), paper, Cell(day(issued_on))]


NAME, COHORT = lazy_gettext("Name"), lazy_gettext("Cohort")
TESTS = (
    NAME,
    COHORT,
    lazy_gettext("Pre-test"),
    lazy_gettext("Post-test"),
    lazy_gettext("Change in points"),
)
TABLES: dict[Evidence, Table] = {
    Evidence.PEOPLE: Layout(
        (
            NAME,
            lazy_gettext("Number"),
            lazy_gettext("Sex"),
            lazy_gettext("First completed"),
            lazy_gettext("Trainings"),
        ),
        queries.people,
        lambda of: of.people,
        _people,
    ),
    Evidence.ATTENDANCES: Layout(
        (
            NAME,
            lazy_gettext("Session"),
            lazy_gettext("When"),
            lazy_gettext("Presence"),
            lazy_gettext("Minutes"),
        ),
        queries.presences,
        lambda of: of.attended.count,
        _attendances,
    ),
    Evidence.COHORTS: Layout(
        (
            COHORT,
            lazy_gettext("Code"),
            lazy_gettext("From"),
            lazy_gettext("To"),
            lazy_gettext("People"),
        ),
        queries.cohorts,
        lambda of: of.enrolled.cohorts,
        _cohorts,
    ),
    Evidence.PAIRS: Layout(TESTS, queries.pairs, lambda of: of.tested.pairs.count, _marks),
    Evidence.POST_TESTS: Layout(TESTS, queries.post_tests, lambda of: of.tested.post, _marks),
    Evidence.ENROLMENTS: Layout(
        (NAME, COHORT, lazy_gettext("Completed")),
        queries.trainings,
        lambda of: of.enrolled.enrolments,
        _enrolments,
    ),
    Evidence.CERTIFICATES: Layout(
        (NAME, lazy_gettext("Serial"), lazy_gettext("Issued")),
        queries.papers,
        lambda of: of.certificates,
        _certificates,
    ),
}
