"""Merging: the rows of one record become rows of the other, and the ledger says which."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from lms.people.merging import followers, queries, rows, rules
from lms.people.merging.models import Merge
from lms.people.merging.queries import Plan
from lms.people.merging.rules import Line, Side, Way
from lms.people.merging.services import counting, pairs
from lms.people.merging.services.ledger import Ledger, put
from lms.people.models import Person
from lms.people.reasons import Reason
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.ids import uuid7
from lms.platform.refusals import Refused
from lms.platform.turns import Turn, one_at_a_time


def merge(kept_id: UUID, gone_id: UUID, *, chosen: Collection[str], by: UUID | None) -> Merge:
    """Make two records one; asked a second time it is already so.

    `chosen` names the fields in which the record that is gone has the last word.
    """
    one_at_a_time(Turn.MERGES)
    people = queries.hold([kept_id, gone_id])
    known = queries.standing(kept_id, gone_id)
    if known is not None:
        return known
    _refuse_what_cannot_be(people.values())
    if queries.closes_administrator(kept_id, gone_id):
        raise Refused(Reason.CLOSES_ADMINISTRATOR, number=people[gone_id].number)
    made = _new(kept_id, gone_id, chosen=chosen, by=by)
    carry(made)
    numbers = {"kept": people[kept_id].number, "gone": people[gone_id].number}
    audit.record("people:merge", "merge", made.id, after={**numbers}, person_id=kept_id, by=by)
    return made


def _refuse_what_cannot_be(people: Iterable[Person]) -> None:
    for person in people:
        if person.merged_into_id is not None:
            raise Refused(Reason.MERGED_MEANWHILE, number=person.number)
        if person.erased_at is not None:
            raise Refused(Reason.ERASED, number=person.number)


def _new(kept_id: UUID, gone_id: UUID, *, chosen: Collection[str], by: UUID | None) -> Merge:
    made = Merge(
        id=uuid7(),
        ordinal=queries.next_ordinal(),
        kept_id=kept_id,
        gone_id=gone_id,
        made_at=clock.now(),
        made_by=by,
        chosen=sorted(chosen),
    )
    db.session.add(made)
    db.session.flush()
    return made


def carry(made: Merge) -> None:
    """Do what a merge does to every row, and keep its steps."""
    plan = queries.plan(made.kept_id, made.gone_id)
    folded = _folded(plan.lines)
    ledger = Ledger(made)
    before = counting.derived(folded)
    _complete(ledger, made)
    _close_post(ledger, plan)
    ledger.carry(plan.lines)
    _settle(ledger, plan.lines, at=made.made_at)
    pairs.follow(ledger)
    counting.recount(folded, since=None)
    counting.note(ledger, before, counting.derived(folded))
    ledger.close()
    db.session.expire_all()


def _folded(lines: Iterable[Line]) -> set[UUID]:
    """Return the owners whose rows changed hands below the person."""
    folds = [line for line in lines if line.way is Way.FOLDS]
    return {UUID(key) for line in folds for key in (line.id, line.twin)}


def _complete(ledger: Ledger, made: Merge) -> None:
    """Let the kept record say what is known of the person; a national number changes hands."""
    people = rows.read("person", [str(made.kept_id), str(made.gone_id)])
    kept, gone = people[str(made.kept_id)], people[str(made.gone_id)]
    ledger.change("person", gone, {"merged_into_id": made.kept_id})
    for name in rules.from_gone(kept, gone, [str(one) for one in made.chosen]):
        columns = rules.FIELDS[name]
        theirs = {column: gone[column] for column in columns}
        if name == "national":
            ledger.change("person", gone, dict.fromkeys(columns))
        ledger.change("person", kept, theirs)
        if name == "national":
            nobody: dict[str, object] = dict.fromkeys(columns)
            ledger.change("person", gone | nobody, {column: kept[column] for column in columns})


def _close_post(ledger: Ledger, plan: Plan) -> None:
    """End the older of two open posts before the newer one is held beside it."""
    if plan.closing is None:
        return
    post = plan.posts[Side(plan.closing.side)]
    row = rows.read("post", [str(post.id)])[str(post.id)]
    ledger.change("post", row, {"ends_on": plan.closing.ends_on})


def _settle(ledger: Ledger, lines: Iterable[Line], *, at: datetime) -> None:
    """Let rows that stay and their twins say what they say from now on."""
    following = followers.following()
    settles = {**following.folds, **following.shuts}
    staying = [line for line in lines if line.twin and line.table in settles]
    for table in {line.table: None for line in staying}:
        here = [line for line in staying if line.table == table]
        known = rows.read(table, {key for line in here for key in (line.id, line.twin)})
        for line in here:
            _settle_one(ledger, table, known[line.id], known[line.twin], at=at)


def _settle_one(
    ledger: Ledger,
    table: str,
    shell: Mapping[str, object],
    twin: Mapping[str, object],
    *,
    at: datetime,
) -> None:
    following = followers.following()
    settle = following.folds.get(table) or following.shuts[table]
    said = settle(shell, twin, at)
    ledger.change(table, shell, said.left)
    ledger.change(table, twin, said.twin)
    if table == "account":
        _end_sign_ins(shell, at=at)


def _end_sign_ins(account: Mapping[str, object], *, at: datetime) -> None:
    """Whoever is signed in with the account that stays is signed out, for good.

    No step says so: a merge that is taken back opens the account, never a session.
    """
    signed_in = rows.owned("sign_in", "account_id", [UUID(str(account["id"]))])
    put("sign_in", {str(row["id"]): {"ended_at": at} for row in signed_in if not row["ended_at"]})
