"""Taking a merge back, at any later time.

A row returns if it still stands where the merge put it, and says again what it said unless
somebody changed it since. Merges made on top are taken off first and made again afterwards, so
that the order in which merges are taken back is nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from lms.people.merging import followers, queries, rows
from lms.people.merging.followers import Values
from lms.people.merging.models import Merge, MergeStep, StepKind
from lms.people.merging.rows import Stored
from lms.people.merging.services import counting
from lms.people.merging.services.ledger import move
from lms.people.merging.services.merging import carry
from lms.people.models import Person, Post
from lms.people.reasons import Reason
from lms.people.rules import careers, latin
from lms.platform import audit, clock
from lms.platform.db import Model, db
from lms.platform.refusals import Refused
from lms.platform.turns import Turn, one_at_a_time


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of taking a merge back: how many steps were left as somebody made them since."""

    left: int = 0


def undo(merge: Merge, *, by: UUID | None) -> Undone:
    """Make two records of one again; a second time changes nothing."""
    one_at_a_time(Turn.MERGES)
    people = queries.hold([merge.kept_id, merge.gone_id])
    db.session.refresh(merge)
    if merge.undone_at is not None:
        return Undone()
    for person in people.values():
        if person.erased_at is not None:
            raise Refused(Reason.ERASED, number=person.number)
    on_top = queries.built_on(merge)
    queries.hold({one for each in on_top for one in (each.kept_id, each.gone_id)})
    left = _take_off([merge, *on_top])
    merge.undone_at, merge.undone_by = clock.now(), by
    db.session.flush()
    _make_again(on_top)
    numbers = {"kept": people[merge.kept_id].number, "gone": people[merge.gone_id].number}
    audit.record(
        "people:unmerge", "merge", merge.id, after={**numbers, "left": left},
        person_id=merge.kept_id, by=by,
    )  # fmt: skip
    return Undone(left)


def _take_off(merges: Sequence[Merge]) -> int:
    """Take merges back, the newest first; return how many steps of the oldest were left."""
    left = 0
    for one in reversed(merges):
        left = _take_back(one)
    return left


def _make_again(merges: Iterable[Merge]) -> None:
    """Make merges that stand once more, with steps of their own for how things are now."""
    for one in merges:
        db.session.execute(delete(MergeStep).where(MergeStep.merge_id == one.id))
        carry(one)


def _take_back(merge: Merge) -> int:
    """Undo the steps of one merge from the last to the first, then count anew."""
    steps = list(reversed(queries.steps_of(merge)))
    left = [step for run in _runs(steps) for step in _restore(run)]
    _mend_posts(steps)
    _mend_sounds(left)
    counting.recount(_owners(steps), since=merge.made_at)
    db.session.expire_all()
    derived = followers.following().derived
    return sum(step.table_name not in derived for step in left)


def _runs(steps: Iterable[MergeStep]) -> list[list[MergeStep]]:
    """Take steps together that move rows of one table in the same columns; others one by one."""
    runs: list[list[MergeStep]] = []
    for step in steps:
        last = runs[-1][0] if runs else None
        if last and step.kind is StepKind.MOVED and _alike(last, step):
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _alike(one: MergeStep, other: MergeStep) -> bool:
    return (one.kind, one.table_name, one.after.keys()) == (
        other.kind, other.table_name, other.after.keys(),
    )  # fmt: skip


def _restore(run: Sequence[MergeStep]) -> list[MergeStep]:
    """Undo steps of one kind; return those that had to be left."""
    step = run[0]
    match step.kind:
        case StepKind.MOVED:
            return _move_back(run)
        case StepKind.CHANGED:
            return [] if _say_again(step) else [step]
        case StepKind.ADDED:
            return [] if _remove(step) else [step]
        case StepKind.REMOVED:
            return [] if _try(lambda: _add(step)) else [step]
        case StepKind.STAYED:
            return []


def _move_back(run: Sequence[MergeStep]) -> list[MergeStep]:
    """Return rows to where they were, together if nothing stands in the way of any."""
    table = run[0].table_name
    known = rows.read(table, [str(step.row_key[0]) for step in run])
    here = [step for step in run if _stands(known.get(str(step.row_key[0])), step.after)]
    if not _try(lambda: move(table, _former(here))):
        here = [step for step in here if _try(_mover(step))]
    return [step for step in run if step not in here]


def _mover(step: MergeStep) -> Callable[[], None]:
    return lambda: move(step.table_name, _former([step]))


def _former(steps: Iterable[MergeStep]) -> dict[str, Values]:
    return {str(step.row_key[0]): _typed(step.table_name, step.before) for step in steps}


def _typed(table: str, values: Stored) -> Values:
    return {name: rows.typed(table, name, value) for name, value in values.items()}


def _stands(row: Mapping[str, object] | None, after: Stored) -> bool:
    """Tell whether a row still says what the merge made it say."""
    return row is not None and all(rows.plain(row[name]) == after[name] for name in after)


def _say_again(step: MergeStep) -> bool:
    """Let a row say what it said before, if it still says what the merge made it say."""
    table = Model.metadata.tables[step.table_name]
    if not _stands(_row(step), step.after):
        return False
    values = _typed(step.table_name, step.before)
    statement = update(table).where(_this(step)).values(values)
    return _try(lambda: db.session.execute(statement))


def _remove(step: MergeStep) -> bool:
    """Take out a row that counting anew had made, unless more was counted since."""
    if not _stands(_row(step), step.after):
        return False
    db.session.execute(delete(Model.metadata.tables[step.table_name]).where(_this(step)))
    return True


def _add(step: MergeStep) -> None:
    table = Model.metadata.tables[step.table_name]
    db.session.execute(insert(table).values(_typed(step.table_name, step.before)))


def _row(step: MergeStep) -> dict[str, object] | None:
    query = select(Model.metadata.tables[step.table_name]).where(_this(step))
    row = db.session.execute(query).mappings().first()
    return dict(row) if row else None


def _this(step: MergeStep) -> ColumnElement[bool]:
    table = Model.metadata.tables[step.table_name]
    named = zip(rows.keys(table.name), step.row_key, strict=True)
    return and_(*(table.c[name] == rows.typed(table.name, name, key) for name, key in named))


def _try(act: Callable[[], object]) -> bool:
    """Do something unless what came since stands in its way."""
    try:
        with db.session.begin_nested():
            act()
    except IntegrityError:
        return False
    return True


def _owners(steps: Iterable[MergeStep]) -> set[UUID]:
    """Return the owners between whom rows changed hands below the person."""
    folds = followers.following().folds
    folded = [s for s in steps if s.kind is StepKind.STAYED and s.table_name in folds]
    return {UUID(str(key)) for step in folded for key in (step.row_key[0], step.after["twin"])}


def _mend_posts(steps: Iterable[MergeStep]) -> None:
    """A post that cannot be open again, because another followed since, ends before that one."""
    for step in steps:
        if step.table_name == "post" and "ends_on" in step.before:
            post = db.session.get_one(Post, UUID(str(step.row_key[0])), populate_existing=True)
            if post.ends_on is not None and _stands({"ends_on": post.ends_on}, step.after):
                _end_before_next(post)


def _end_before_next(post: Post) -> None:
    following = db.session.scalar(
        select(func.min(Post.starts_on)).where(
            Post.person_id == post.person_id, Post.starts_on > post.starts_on
        )
    )
    if following is not None:
        post.ends_on = careers.end_before(post.span, following)


def _mend_sounds(left: Iterable[MergeStep]) -> None:
    """Names that were corrected since keep the sound by which they are found."""
    for key in {str(step.row_key[0]) for step in left if step.table_name == "person"}:
        person = db.session.get_one(Person, UUID(key), populate_existing=True)
        person.latin_key = latin.key(person.name_en, person.name_ar)
