"""Reading what a merge would move, and the ledger of merges, narrowed to what the actor may see."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, String, cast, func, literal_column, select, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload
from werkzeug.exceptions import NotFound

from courses.text import Text
from lms.people.accounts.models import Account, RoleGrant
from lms.people.merging import followers, rows, rules
from lms.people.merging.models import Merge, MergeStep
from lms.people.merging.rules import Closing, Line, Side, Way
from lms.people.models import Person, Post
from lms.people.queries import register
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission, Role


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every row of the record that is gone, and which open post ends when."""

    lines: tuple[Line, ...]
    closing: Closing | None
    posts: dict[Side, Post]


def plan(kept_id: UUID, gone_id: UUID) -> Plan:
    """Say of every row of one record what a merge into the other does to it."""
    lines = _lines("person", {str(gone_id): str(kept_id)})
    posts = _open_posts(kept_id, gone_id) if _has_twin(lines, "post") else {}
    closing = rules.closing(posts[Side.KEPT].span, posts[Side.GONE].span) if posts else None
    if closing:
        lines = [_free(line) if line.table == "post" else line for line in lines]
    return Plan(tuple(lines), closing, posts)


def _lines(target: str, heirs: dict[str, str]) -> list[Line]:
    """Go down from the owners to their rows, and on from every row that stays as a shell."""
    following = followers.following()
    asked = rows.references(target, besides=following.derived, numbers=following.numbers)
    found = rules.lines(rows.found(asked, {*heirs, *heirs.values()}), heirs, following.folds.keys())
    for table in following.folds:
        folded = {line.id: line.twin for line in found if _folds(line, table)}
        if folded:
            found += _lines(table, folded)
    return found


def _folds(line: Line, table: str) -> bool:
    return line.way is Way.FOLDS and line.table == table


def _has_twin(lines: Collection[Line], table: str) -> bool:
    return any(line.table == table and line.twin for line in lines)


def _free(line: Line) -> Line:
    return Line(line.table, line.column, line.id, line.owner, line.heir, Way.MOVES)


def _open_posts(kept_id: UUID, gone_id: UUID) -> dict[Side, Post]:
    posts = db.session.scalars(
        select(Post)
        .where(Post.person_id.in_([kept_id, gone_id]), Post.ends_on.is_(None))
        .options(joinedload(Post.institution))
    )
    return {Side.KEPT if post.person_id == kept_id else Side.GONE: post for post in posts}


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about, as far as people can say it without opening it."""

    ar: str
    en: str
    at: str


def labels(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], Label]:
    """Say what rows are about, whatever their tables; one statement."""
    known = followers.following().labels
    parts = [
        _labels(table, [UUID(key) for name, key in sorted(wanted) if name == table])
        for table in sorted({table for table, _ in wanted} & known.keys())
    ]
    if not parts:
        return {}
    found = db.session.execute(union_all(*parts))
    return {(row.told, str(UUID(row.id))): Label(row.ar, row.en, row.at or "") for row in found}


def _labels(table: str, ids: Sequence[UUID]) -> Select[str, str, str, str, str]:
    said = followers.following().labels[table]().subquery()
    row_id, ar, en, at = said.columns
    return select(
        cast(literal_column(f"'{table}'"), String).label("told"),
        cast(row_id, String).label("id"),
        cast(ar, String).label("ar"),
        cast(en, String).label("en"),
        cast(at, String).label("at"),
    ).where(row_id.in_(ids))


def pair_for(actor: Actor, kept_id: UUID, gone_id: UUID) -> tuple[Person, Person]:
    """Return two records the actor may merge; if one is out of reach, neither exists."""
    query = select(Person).where(
        Person.id.in_([kept_id, gone_id]),
        Person.merged_into_id.is_(None),
        register.within(actor.reach(Permission.PEOPLE_MERGE)),
    )
    posts = selectinload(Person.posts).options(joinedload(Post.institution), joinedload(Post.place))
    people = {person.id: person for person in db.session.scalars(query.options(posts))}
    if len(people) != len({"kept", "gone"}):
        raise NotFound
    return people[kept_id], people[gone_id]


def reached(actor: Actor, kept_id: UUID, gone_id: UUID) -> None:
    """Check that the actor may merge the two, or has the kept one of a merge that is made."""
    made = standing(kept_id, gone_id)
    if made is None:
        pair_for(actor, kept_id, gone_id)
    else:
        merge_for(actor, made.id)


def hold(person_ids: Collection[UUID]) -> dict[UUID, Person]:
    """Return persons whom nobody else can change meanwhile, held in one order by everybody."""
    query = select(Person).where(Person.id.in_(person_ids)).order_by(Person.id)
    held = query.with_for_update().execution_options(populate_existing=True)
    return {person.id: person for person in db.session.scalars(held)}


def closes_administrator(kept_id: UUID, gone_id: UUID) -> bool:
    """Tell whether a merge would close an account that administers, as the other has one too."""
    other = aliased(Account)
    closed = (
        select(RoleGrant.id)
        .join(RoleGrant.account)
        .join(other, other.person_id == kept_id)
        .where(Account.person_id == gone_id, RoleGrant.role == Role.ADMINISTRATOR)
    )
    return db.session.scalar(select(closed.exists())) or False


def merges_of(actor: Actor) -> Select[Merge]:
    """Return the merges an actor may see, newest first."""
    within = select(Person.id).where(register.within(actor.reach(Permission.PEOPLE_MERGE)))
    return (
        select(Merge)
        .where(Merge.kept_id.in_(within))
        .options(joinedload(Merge.kept), joinedload(Merge.gone))
        .order_by(Merge.ordinal.desc())
    )


def merge_for(actor: Actor, merge_id: UUID) -> Merge:
    """Return one merge the actor may see; any other does not exist."""
    merge = db.session.scalars(merges_of(actor).where(Merge.id == merge_id)).first()
    if merge is None:
        raise NotFound
    return merge


def standing(kept_id: UUID, gone_id: UUID) -> Merge | None:
    """Return the merge of one record into the other, if it stands."""
    return db.session.scalars(
        select(Merge).where(
            Merge.kept_id == kept_id, Merge.gone_id == gone_id, Merge.undone_at.is_(None)
        )
    ).first()


def merges_into(actor: Actor, person_id: UUID) -> Sequence[Merge]:
    """Return the standing merges of other records into this one, for who may take them back."""
    if not actor.may(Permission.PEOPLE_MERGE):
        return []
    return db.session.scalars(
        select(Merge)
        .where(Merge.kept_id == person_id, Merge.undone_at.is_(None))
        .options(joinedload(Merge.gone))
        .order_by(Merge.ordinal)
    ).all()


def built_on(merge: Merge) -> list[Merge]:
    """Return the standing merges that were made on top of one, oldest first.

    They are those made later that share a person with it, or with one of them.
    """
    later = db.session.scalars(
        select(Merge).where(Merge.undone_at.is_(None), Merge.ordinal > merge.ordinal)
        .order_by(Merge.ordinal)
    )  # fmt: skip
    touched, found = {merge.kept_id, merge.gone_id}, []
    for one in later:
        if touched & {one.kept_id, one.gone_id}:
            touched |= {one.kept_id, one.gone_id}
            found.append(one)
    return found


def steps_of(merge: Merge) -> Sequence[MergeStep]:
    """Return what a merge did, in its order."""
    return db.session.scalars(
        select(MergeStep).where(MergeStep.merge_id == merge.id).order_by(MergeStep.ordinal)
    ).all()


def next_ordinal() -> int:
    """Return the place of the next merge in the ledger."""
    return (db.session.scalar(select(func.max(Merge.ordinal))) or 0) + 1


def names_of(account_ids: Iterable[UUID | None]) -> dict[UUID, Text]:
    """Return who stands behind accounts."""
    asked = {one for one in account_ids if one}
    rows = db.session.execute(
        select(Account.id, Person).join(Account.person).where(Account.id.in_(asked))
    )
    return {account_id: person.name for account_id, person in rows}
