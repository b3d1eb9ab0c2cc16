"""Reading certificates and claims, narrowed to what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, literal, or_, select, true
from sqlalchemy.orm import aliased, contains_eager, joinedload
from werkzeug.exceptions import NotFound

from lms.awards.models import Certificate, Draft, Revocation
from lms.awards.rules import Claim, Status, status
from lms.learning import queries as learning
from lms.learning.models import Cohort, Enrolment
from lms.learning.rules import Policy
from lms.people.models import Person
from lms.people.rules import names
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission
from lms.workshops.models import Session


@dataclass(frozen=True, slots=True)
class Claimant:
    """A person of a cohort: the claim, and the certificate that stands, if any."""

    enrolment: Enrolment
    claim: Claim
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class Award:
    """A certificate with what it is worth today."""

    certificate: Certificate
    status: Status
    revocation: Revocation | None
    successor_id: UUID | None


def claimants(cohort: Cohort) -> list[Claimant]:
    """Return everybody in a cohort with their claim, those who have earned it first."""
    policy = Policy(cohort.needed_attendance, cohort.pass_mark)
    held = standing_certificates(cohort.id)
    found = [
        Claimant(enrolment, Claim(standing, policy), held.get(enrolment.id))
        for enrolment, standing in learning.standings(cohort.id)
    ]
    return sorted(found, key=lambda one: not one.claim.earned)


def standing_certificates(cohort_id: UUID) -> dict[UUID, Certificate]:
    """Return the certificates of a cohort that are neither revoked nor superseded."""
    later = aliased(Certificate)
    rows = db.session.scalars(
        select(Certificate)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .outerjoin(Revocation, Revocation.certificate_id == Certificate.id)
        .outerjoin(later, later.supersedes_id == Certificate.id)
        .where(Enrolment.cohort_id == cohort_id, Revocation.id.is_(None), later.id.is_(None))
    )
    return {certificate.enrolment_id: certificate for certificate in rows}


def ever_awarded(cohort_id: UUID) -> set[UUID]:
    """Return the enrolments that were given a certificate, whatever became of it."""
    return set(
        db.session.scalars(
            select(Certificate.enrolment_id)
            .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
            .where(Enrolment.cohort_id == cohort_id)
        )
    )


def drafts(cohort_id: UUID) -> Sequence[Draft]:
    """Return what is waiting for its paper, by serial."""
    return db.session.scalars(
        select(Draft)
        .join(Enrolment, Enrolment.id == Draft.enrolment_id)
        .where(Enrolment.cohort_id == cohort_id)
        .order_by(Draft.year, Draft.number)
    ).all()


def _awards() -> Select[tuple[Certificate, Revocation | None, UUID | None]]:
    later = aliased(Certificate)
    return (
        select(Certificate, Revocation, later.id)
        .join(Certificate.enrolment)
        .join(Enrolment.person)
        .join(Enrolment.cohort)
        .outerjoin(Revocation, Revocation.certificate_id == Certificate.id)
        .outerjoin(later, later.supersedes_id == Certificate.id)
        .options(
            contains_eager(Certificate.enrolment).contains_eager(Enrolment.person),
            contains_eager(Certificate.enrolment).contains_eager(Enrolment.cohort),
        )
    )


def _award(row: tuple[Certificate, Revocation | None, UUID | None]) -> Award:
    certificate, revocation, successor_id = row
    worth = status(
        revoked=revocation is not None,
        superseded=successor_id is not None,
        expires_on=certificate.expires_on,
        today=clock.today(),
    )
    return Award(certificate, worth, revocation, successor_id)


def award_coded(code: str) -> Award | None:
    """Find a certificate by its verification code."""
    row = db.session.execute(_awards().where(Certificate.code == code)).tuples().first()
    return _award(row) if row else None


def _within(actor: Actor) -> ColumnElement[bool]:
    reach = actor.reach(Permission.AWARDS_READ)
    if reach.everywhere:
        return true()
    return or_(Enrolment.cohort_id.in_(reach.cohorts), Enrolment.person_id == actor.person_id)


def award_for(actor: Actor, certificate_id: UUID) -> Award:
    """Return a certificate to its holder or to staff who may see it."""
    query = _awards().where(Certificate.id == certificate_id, _within(actor))
    row = db.session.execute(query).tuples().first()
    if row is None:
        raise NotFound
    return _award(row)


def awards_of(person_id: UUID) -> list[Award]:
    """Return the certificates of a person, newest first."""
    query = _awards().where(Enrolment.person_id == person_id)
    rows = db.session.execute(query.order_by(Certificate.issued_at.desc())).tuples()
    return [_award(row) for row in rows]


def register(actor: Actor, *, words: str) -> Select[tuple[Certificate]]:
    """Return the register, newest first, found by serial, name or cohort."""
    query = (
        select(Certificate)
        .join(Certificate.enrolment)
        .join(Enrolment.person)
        .join(Enrolment.cohort)
        .options(
            contains_eager(Certificate.enrolment).contains_eager(Enrolment.person),
            contains_eager(Certificate.enrolment).contains_eager(Enrolment.cohort),
        )
        .where(_within(actor))
        .order_by(Certificate.year.desc(), Certificate.number.desc())
    )
    return query.where(_matching(words)) if words.strip() else query


def _matching(words: str) -> ColumnElement[bool]:
    text = words.strip()
    folded = names.key(text)
    found = [
        Certificate.serial.icontains(text, autoescape=True),
        Cohort.code.icontains(text, autoescape=True),
        Person.name_en.icontains(text, autoescape=True),
    ]
    if folded:
        found.append(Person.name_key.contains(folded, autoescape=True))
    return or_(*found)


def worth_of(certificates: Sequence[Certificate]) -> dict[UUID, Status]:
    """Return what each of these certificates is worth today, in one statement."""
    later = aliased(Certificate)
    rows = db.session.execute(
        select(
            Certificate.id,
            case((Revocation.id.is_not(None), literal(1)), else_=0),
            case((later.id.is_not(None), literal(1)), else_=0),
            Certificate.expires_on,
        )
        .outerjoin(Revocation, Revocation.certificate_id == Certificate.id)
        .outerjoin(later, later.supersedes_id == Certificate.id)
        .where(Certificate.id.in_([one.id for one in certificates]))
    )
    today = clock.today()
    return {
        id_: status(revoked=bool(gone), superseded=bool(new), expires_on=end, today=today)
        for id_, gone, new, end in rows
    }


def cohort_of(enrolment_id: UUID) -> Cohort:
    """Return the cohort of an enrolment."""
    return db.session.scalars(
        select(Cohort)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(Enrolment.id == enrolment_id)
        .options(joinedload(Cohort.edition), joinedload(Cohort.place))
    ).one()


def sessions_of(cohort_id: UUID) -> Sequence[Session]:
    """Return the planned sessions of a cohort."""
    return db.session.scalars(
        select(Session).where(Session.cohort_id == cohort_id).order_by(Session.number)
    ).all()
