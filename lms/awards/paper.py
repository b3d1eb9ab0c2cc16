"""From a claim to the facts that are printed."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from flask import current_app

from certificates import seal, snapshot
from certificates.facts import Course, Facts, Holder, Sex, Signatory, Text, Training
from courses.text import Text as CourseText
from lms.awards.numbering import Numbers
from lms.learning.rules import Standing
from lms.platform import clock
from lms.platform.settings import Settings, Site
from lms.workshops import queries as workshops

if TYPE_CHECKING:
    from lms.learning.models import Cohort
    from lms.people.models import Person

SEXES = {"f": Sex.FEMALE, "m": Sex.MALE, "u": Sex.UNKNOWN}
HOUR = 60
COUNTRY = CourseText("ليبيا", "Libya")


def site() -> Site:
    """Return who issues and who signs, as this installation is set up."""
    found: Site = current_app.config["SITE"]
    return found


def is_demonstration() -> bool:
    """Tell whether this installation shows invented people; its papers then say so."""
    settings: Settings = current_app.config["SETTINGS"]
    return bool(settings.demo_password)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What everybody in a cohort shares: the course, the place, the days, the hours."""

    course: Course
    training: Training


def occasion(cohort: "Cohort") -> Occasion:
    """Gather what a cohort was, with no attendance and no score yet."""
    sessions = workshops.sessions_of(cohort.id)
    minutes = sum(session.minutes for session in sessions)
    training = Training(
        place=_text(cohort.place.name if cohort.place else COUNTRY),
        starts_on=cohort.starts_on,
        ends_on=_last_day(cohort),
        hours=_one_place(Decimal(minutes) / HOUR),
        sessions=len(sessions),
        attendance=None,
        score=None,
    )
    return Occasion(_course(cohort), training)


def _last_day(cohort: "Cohort") -> date:
    """A cohort that was closed early ended on that day."""
    closed = clock.local(cohort.closed_at).date() if cohort.closed_at else cohort.ends_on
    return min(cohort.ends_on, closed)


def _course(cohort: "Cohort") -> Course:
    edition = cohort.edition
    if edition is None:
        return Course(title=_text(cohort.title), code=cohort.code, edition="1")
    return Course(title=_text(edition.title), code=edition.code, edition=str(edition.number))


def facts(shared: Occasion, person: "Person", *, standing: Standing, numbers: Numbers) -> Facts:
    """Put together what a certificate says for ever; raise `Problem` where it cannot be said."""
    return Facts(
        serial=str(numbers.serial),
        code=numbers.code,
        address=seal.address(current_app.config["BASE_URL"], numbers.code),
        issuer=(_text(site().header), _text(site().issuer)),
        signatories=tuple(Signatory(role=_text(role)) for role in site().signatories),
        holder=holder(person),
        course=shared.course,
        training=replace(
            shared.training,
            attendance=_percent(standing.attendance),
            score=_percent(standing.post),
        ),
        issued_on=clock.today(),
        hijri_shift=0,
        demonstration=is_demonstration(),
    )


def corrected(before: Facts, person: "Person", *, numbers: Numbers) -> Facts:
    """Say the same of the training under new numbers, with the names as they stand now."""
    return replace(
        before,
        serial=str(numbers.serial),
        code=numbers.code,
        address=seal.address(current_app.config["BASE_URL"], numbers.code),
        holder=holder(person),
        issued_on=clock.today(),
    )


def renamed(snapshot_before: str, person: "Person") -> str:
    """Put the present names into facts that no paper carries yet."""
    return dumped(replace(snapshot.load(snapshot_before), holder=holder(person)))


def dumped(made: Facts) -> str:
    """Write facts down as they are kept."""
    return snapshot.dump(made).decode()


def holder(person: "Person") -> Holder:
    """Return the names in both scripts, and the sex with which the wording agrees."""
    return Holder(name=_text(person.certificate_name), sex=SEXES[person.sex.value])


def _text(text: CourseText) -> Text:
    return Text(ar=text.ar, en=text.en)


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else _one_place(Decimal(str(share)) * 100)


def _one_place(value: Decimal) -> Decimal:
    """Round to at most one decimal: what is printed."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
