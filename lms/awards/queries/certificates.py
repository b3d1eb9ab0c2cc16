"""Reading certificates, narrowed to what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import aliased, contains_eager
from werkzeug.exceptions import NotFound

from certificates import codes, snapshot
from certificates.codes import Code
from certificates.facts import Facts
from certificates.problems import Problem
from lms.awards.models import Certificate, Revocation
from lms.awards.rules import Status, status
from lms.learning.models import Cohort, Enrolment
from lms.people.models import Person
from lms.people.rules import names
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.paging import Page, paged
from lms.platform.permissions import Permission


@dataclass(frozen=True, slots=True)
class Award:
    """A certificate with what it is worth today."""

    certificate: Certificate
    status: Status
    revocation: Revocation | None
    successor_id: UUID | None

    @property
    def facts(self) -> Facts:
        """Return what the paper says, as it was issued."""
        return snapshot.load(self.certificate.facts)

    @property
    def code(self) -> str:
        """Return the verification code as it is printed."""
        return codes.grouped(Code(self.certificate.code))


AwardQuery = Select[Certificate, Revocation | None, UUID | None]


def awards_query() -> AwardQuery:
    """Select certificates with their person and cohort, and with what happened to them since."""
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


def read(query: AwardQuery) -> list[Award]:
    """Read certificates and judge each by today's date; one statement."""
    today = clock.today()
    return [
        Award(
            certificate,
            status(
                revoked=revocation is not None,
                superseded=successor_id is not None,
                expires_on=certificate.expires_on,
                today=today,
            ),
            revocation,
            successor_id,
        )
        for certificate, revocation, successor_id in db.session.execute(query)
    ]


def award_coded(code: str) -> Award | None:
    """Find a certificate by its verification code."""
    return next(iter(read(awards_query().where(Certificate.code == code))), None)


def award_for(actor: Actor, certificate_id: UUID) -> Award:
    """Return a certificate to its holder or to staff who may see it; else it does not exist."""
    mine = Enrolment.person_id == actor.person_id
    return _only(certificate_id, or_(mine, _within(actor, Permission.AWARDS_READ)))


def award_of_staff(actor: Actor, certificate_id: UUID, *, permission: Permission) -> Award:
    """Return a certificate to staff who may do something with it, not to its holder."""
    return _only(certificate_id, _within(actor, permission))


def _only(certificate_id: UUID, seen: ColumnElement[bool]) -> Award:
    found = read(awards_query().where(Certificate.id == certificate_id, seen))
    if not found:
        raise NotFound
    return found[0]


def _within(actor: Actor, permission: Permission) -> ColumnElement[bool]:
    """Narrow certificates to the cohorts in which the actor holds the permission."""
    reach = actor.reach(permission)
    return true() if reach.everywhere else Enrolment.cohort_id.in_(reach.cohorts)


def awards_of(person_id: UUID) -> list[Award]:
    """Return the certificates of a person, newest first."""
    query = awards_query().where(Enrolment.person_id == person_id)
    return read(query.order_by(Certificate.issued_at.desc(), Certificate.number.desc()))


def register(actor: Actor, *, words: str, page: int) -> Page[Award]:
    """Return a page of the register, newest first, found by serial, code, name or cohort."""
    query = (
        select(Certificate.id)
        .join(Certificate.enrolment)
        .join(Enrolment.person)
        .join(Enrolment.cohort)
        .where(_within(actor, Permission.AWARDS_READ), *_matching(words))
        .order_by(Certificate.year.desc(), Certificate.number.desc())
    )
    found = paged(query, page)
    return Page(_in_order(found.rows), found.page, found.total, found.per_page)


def _in_order(ids: Sequence[UUID]) -> list[Award]:
    query = awards_query().where(Certificate.id.in_(ids))
    return read(query.order_by(Certificate.year.desc(), Certificate.number.desc()))


def _matching(words: str) -> list[ColumnElement[bool]]:
    text = words.strip()
    if not text:
        return []
    ways = [
        Certificate.serial.icontains(text, autoescape=True),
        Certificate.code == _code(text),
        Cohort.code.icontains(text, autoescape=True),
        Person.name_en.icontains(text, autoescape=True),
    ]
    if folded := names.key(text):
        ways.append(Person.name_key.contains(folded, autoescape=True))
    return [or_(*ways)]


def _code(text: str) -> str:
    try:
        return codes.parse_code(text)
    except Problem:
        return ""
