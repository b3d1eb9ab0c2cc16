"""The table of a cohort: each person, the modules read, the tests, the attendance, the standing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from markupsafe import Markup

from courses.document import Module
from courses.text import Lang
from lms.learning import rules, wording
from lms.learning.models import Cohort, Enrolment
from lms.learning.reader import passages
from lms.learning.reader import queries as readings
from lms.learning.rules import Lack, Policy, Reading, Standing
from lms.platform.i18n import in_language, isolated, language

SHORT = {
    Lack.ATTENDANCE: lazy_gettext("attendance"),
    Lack.POST_TEST: lazy_gettext("post-test"),
    Lack.PASS_MARK: lazy_gettext("pass mark"),
}
NO_DATA = Markup("–")


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: how it looks, what it shows, and what it says."""

    kind: str
    figure: Markup | str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the cohort."""

    name: str
    person_id: UUID
    detail: str
    modules: tuple[Cell, ...]
    pre: Cell
    post: Cell
    attendance: Cell
    earned: bool
    lacks: str


def modules_of(cohort: Cohort) -> Sequence[Module]:
    """Return the modules of the cohort's edition; a training from the past has none."""
    if cohort.edition is None:
        return ()
    return passages.source_of(cohort.edition).document.course.modules


def lines(cohort: Cohort, people: Iterable[tuple[Enrolment, Standing]]) -> list[Line]:
    """Return the table for some of the people; one more statement."""
    rows = list(people)
    read = readings.lessons_read(enrolment.id for enrolment, _standing in rows)
    modules = [tuple(lesson.id for lesson in one.lessons) for one in modules_of(cohort)]
    policy = Policy(cohort.needed_attendance, cohort.pass_mark)
    return [
        _line(enrolment, standing, policy, [Reading(one, read[enrolment.id]) for one in modules])
        for enrolment, standing in rows
    ]


def _line(
    enrolment: Enrolment, standing: Standing, policy: Policy, readings: Iterable[Reading]
) -> Line:
    spoken = language()
    missing = rules.lacks(standing, policy)
    return Line(
        name=in_language(enrolment.person.name),
        person_id=enrolment.person_id,
        detail=_detail(enrolment),
        modules=tuple(_module(one.done, len(one.lessons), spoken) for one in readings),
        pre=_share(standing.pre, None, spoken),
        post=_share(standing.post, policy.pass_mark, spoken),
        attendance=_share(standing.attendance, policy.needed_attendance, spoken),
        earned=not missing,
        lacks=_named(missing, spoken),
    )


def _detail(enrolment: Enrolment) -> str:
    """Return the institution, and in whose place somebody came."""
    parts = [in_language(enrolment.institution.name)] if enrolment.institution else []
    if enrolment.substitute_for is not None:
        name = in_language(enrolment.substitute_for.person.name)
        parts.append(_("In place of %(name)s", name=name))
    return " · ".join(parts)


# A large cohort shows the same few cells again and again: each is said once in each language.


@lru_cache(maxsize=64)
def _named(missing: tuple[Lack, ...], _language: Lang) -> str:
    return _(", ").join(str(SHORT[lack]) for lack in missing)


@lru_cache(maxsize=512)
def _module(done: int, total: int, _language: Lang) -> Cell:
    if done == total:
        return Cell("ok", words=_("read"))
    if done:
        return Cell("go", isolated(f"{done}/{total}"))
    return Cell("no", NO_DATA, _("not begun"))


@lru_cache(maxsize=4096)
def _share(share: float | None, needed: int | None, _language: Lang) -> Cell:
    if share is None:
        return Cell("no", NO_DATA, _("nothing yet"))
    low = needed is not None and not rules.reaches(share, needed)
    return Cell("bad" if low else "", wording.share(share), _("below what is asked") if low else "")
