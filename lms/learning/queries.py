"""Reading cohorts, enrolments and standings, narrowed to what the actor may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import aliased, contains_eager, joinedload
from werkzeug.exceptions import NotFound

from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Enrolment,
    EnrolmentState,
    Requirement,
)
from lms.learning.rules import Standing
from lms.people.models import Person, Post
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

ATTENDANCE, PRE_TEST, POST_TEST = (aliased(Completion) for _ in range(3))
STANDING = {
    Requirement.ATTENDANCE: ATTENDANCE,
    Requirement.PRE_TEST: PRE_TEST,
    Requirement.POST_TEST: POST_TEST,
}
"""Each requirement with the name of its table in a query that reads several."""


def _within(actor: Actor, permission: Permission) -> ColumnElement[bool]:
    """Narrow cohorts to the scope in which the actor holds the permission."""
    reach = actor.reach(permission)
    return true() if reach.everywhere else Cohort.id.in_(reach.cohorts)


def cohorts_of(actor: Actor, permission: Permission = Permission.COHORTS_READ) -> Select[Cohort]:
    """Return the cohorts in which the actor holds a permission, newest first."""
    return (
        select(Cohort)
        .where(_within(actor, permission))
        .options(joinedload(Cohort.edition), joinedload(Cohort.place))
        .order_by(Cohort.starts_on.desc(), Cohort.code)
    )


def cohort_for(
    actor: Actor, cohort_id: UUID, *, permission: Permission = Permission.COHORTS_READ
) -> Cohort:
    """Return one cohort the actor may see; anybody else's does not exist."""
    cohort = db.session.scalars(cohorts_of(actor, permission).where(Cohort.id == cohort_id)).first()
    if cohort is None:
        raise NotFound
    return cohort


def cohort_coded(code: str) -> Cohort | None:
    """Find a cohort by its code, however it is typed: "Qatroun 03" is QATROUN-03."""
    typed = func.replace(func.lower(Cohort.code), " ", "-") == code.strip().lower().replace(
        " ", "-"
    )
    return db.session.scalars(select(Cohort).where(typed).order_by(Cohort.code != code)).first()


def enrolments_of_person(person_id: UUID) -> Sequence[Enrolment]:
    """Return what a person is or was enrolled in, running ones first."""
    rows = db.session.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .where(Enrolment.person_id == person_id, Enrolment.state == EnrolmentState.ENROLLED)
        .options(
            contains_eager(Enrolment.cohort).joinedload(Cohort.edition),
            contains_eager(Enrolment.cohort).joinedload(Cohort.place),
        )
        .order_by(Cohort.starts_on.desc())
    ).all()
    return sorted(rows, key=lambda e: e.cohort.state is not CohortState.RUNNING)


def enrolment_for(actor: Actor, enrolment_id: UUID) -> Enrolment:
    """Return one of the actor's own enrolments; anybody else's does not exist."""
    row = db.session.scalars(
        select(Enrolment)
        .where(
            Enrolment.id == enrolment_id,
            Enrolment.person_id == actor.person_id,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
        .options(
            joinedload(Enrolment.cohort).options(
                joinedload(Cohort.edition), joinedload(Cohort.place)
            )
        )
    ).first()
    if row is None:
        raise NotFound
    return row


def enrolment_in(cohort_id: UUID, person_id: UUID) -> Enrolment | None:
    """Return the enrolment of a person in a cohort, whatever its state."""
    return db.session.scalars(
        select(Enrolment).where(Enrolment.cohort_id == cohort_id, Enrolment.person_id == person_id)
    ).first()


def enrolment_made(cohort_id: UUID, person_id: UUID) -> Enrolment:
    """Return the enrolment of somebody who is in a cohort."""
    return db.session.scalars(
        select(Enrolment).where(Enrolment.cohort_id == cohort_id, Enrolment.person_id == person_id)
    ).one()


def substitute_of(enrolment_id: UUID) -> Enrolment | None:
    """Return who came in the place of somebody, if anybody did."""
    return db.session.scalars(
        select(Enrolment).where(
            Enrolment.substitute_for_id == enrolment_id,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
    ).first()


def former_substitutes_of(enrolment_id: UUID) -> Sequence[Enrolment]:
    """Return who came in the place of somebody and left again."""
    return db.session.scalars(
        select(Enrolment).where(
            Enrolment.substitute_for_id == enrolment_id,
            Enrolment.state == EnrolmentState.WITHDRAWN,
        )
    ).all()


Columns = TypeVarTuple("Columns")
StandingQuery = Select[Enrolment, float | None, float | None, float | None]


def standings(cohort_id: UUID) -> list[tuple[Enrolment, Standing]]:
    """Return everybody enrolled in a cohort with their standing, by name; one statement."""
    return standing_rows(standings_query(cohort_id))


def standing_rows(query: StandingQuery) -> list[tuple[Enrolment, Standing]]:
    """Read enrolments with their standing."""
    return [(row[0], Standing(row[1], row[2], row[3])) for row in db.session.execute(query)]


def standings_query(cohort_id: UUID) -> StandingQuery:
    """Select everybody enrolled in a cohort with three shares: attendance, pre-test, post-test."""
    query = (
        select(Enrolment, ATTENDANCE.share, PRE_TEST.share, POST_TEST.share)
        .join(Enrolment.person)
        .options(
            contains_eager(Enrolment.person),
            joinedload(Enrolment.institution),
            joinedload(Enrolment.substitute_for).joinedload(Enrolment.person),
        )
        .where(Enrolment.cohort_id == cohort_id, Enrolment.state == EnrolmentState.ENROLLED)
        .order_by(Person.name_key, Enrolment.id)
    )
    return with_standing(query, STANDING)


def with_standing(
    query: Select[*Columns], tables: Mapping[Requirement, type[Completion]]
) -> Select[*Columns]:
    """Join the standing of each requirement to enrolments; whoever has none stays."""
    for requirement, table in tables.items():
        query = query.outerjoin(
            table, (table.enrolment_id == Enrolment.id) & (table.requirement == requirement)
        )
    return query


def standings_of(enrolment_ids: Iterable[UUID]) -> dict[UUID, Standing]:
    """Return the standing of several enrolments; one statement."""
    asked = tuple(enrolment_ids)
    shares: defaultdict[UUID, dict[Requirement, float | None]] = defaultdict(dict)
    rows = db.session.execute(
        select(Completion.enrolment_id, Completion.requirement, Completion.share).where(
            Completion.enrolment_id.in_(asked)
        )
    )
    for enrolment_id, requirement, share in rows:
        shares[enrolment_id][requirement] = share
    return {
        one: Standing(
            attendance=shares[one].get(Requirement.ATTENDANCE),
            pre=shares[one].get(Requirement.PRE_TEST),
            post=shares[one].get(Requirement.POST_TEST),
        )
        for one in asked
    }


def standing_of(enrolment_id: UUID) -> Standing:
    """Return the standing of one enrolment."""
    return standings_of([enrolment_id])[enrolment_id]


def posts_on(people: Sequence[UUID], day: date) -> dict[UUID, Post]:
    """Return the post each person held on a day, else the one held since."""
    rows = db.session.scalars(
        select(Post)
        .where(Post.person_id.in_(people))
        .order_by(Post.starts_on.desc(), Post.ends_on.desc().nulls_first())
    )
    posts: dict[UUID, Post] = {}
    for post in rows:
        if post.person_id not in posts or posts[post.person_id].starts_on > day:
            posts[post.person_id] = post
    return posts
