"""From a claim to the facts that are printed."""

from decimal import ROUND_HALF_UP, Decimal

from certificates.codes import Code
from certificates.facts import Course, Facts, Holder, Sex, Signatory, Text, Training
from courses.text import Text as CourseText
from lms.awards import queries
from lms.awards.queries import Claimant
from lms.learning.models import Cohort
from lms.platform import clock
from lms.platform.settings import Site

SEXES = {"f": Sex.FEMALE, "m": Sex.MALE, "u": Sex.UNKNOWN}
HOUR = 60


def facts(
    cohort: Cohort, claimant: Claimant, *, serial: str, code: Code, address: str, site: Site
) -> Facts:
    """Gather what the certificate will say for ever."""
    person = claimant.enrolment.person
    return Facts(
        serial=serial,
        code=code,
        address=address,
        issuer=(_text(site.header), _text(site.issuer)),
        signatories=tuple(Signatory(_text(role)) for role in site.signatories),
        holder=Holder(Text(person.name_ar, person.name_en), SEXES[person.sex.value]),
        course=_course(cohort),
        training=_training(cohort, claimant),
        issued_on=clock.today(),
        hijri_shift=0,
    )


def _text(text: CourseText) -> Text:
    return Text(text.ar, text.en)


def _course(cohort: Cohort) -> Course:
    if cohort.edition is None:
        return Course(_text(cohort.title), cohort.code, "1")
    return Course(_text(cohort.edition.title), cohort.edition.code, str(cohort.edition.number))


def _training(cohort: Cohort, claimant: Claimant) -> Training:
    sessions = queries.sessions_of(cohort.id)
    minutes = sum(session.minutes for session in sessions)
    place = cohort.place.name if cohort.place else CourseText("ليبيا", "Libya")
    return Training(
        place=_text(place),
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        hours=_one_place(Decimal(minutes) / HOUR),
        sessions=len(sessions),
        attendance=_percent(claimant.claim.standing.attendance),
        score=_percent(claimant.claim.standing.post),
    )


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else _one_place(Decimal(str(share)) * 100)


def _one_place(value: Decimal) -> Decimal:
    """Round to at most one decimal: what is printed."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
