"""Finding somebody by what tells who they are, in words that were written about anything."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update

from lms.people.erasing.queries import owned
from lms.people.erasing.queries.mentions import says
from lms.people.erasing.rules import mentions
from lms.people.erasing.rules.personal import PERSONAL
from lms.people.merging.models import MergeStep
from lms.people.models import Person, RosterRow
from lms.people.services import facts
from lms.platform import audit
from lms.platform.audit import AuditDetail
from lms.platform.db import Plain, db
from lms.platform.mail import OutboxMessage

TELLING = ("name_ar", "name_en", "ar", "en", "phone", "email", "national_hash")
"""Under which names acts and ledgers keep what tells who somebody is."""


def traces_of(people: Sequence[Person]) -> tuple[str, ...]:
    """Return every name, telephone, address and number these people are or were known by."""
    ids = [one.id for one in people]
    now = ([one.name_ar, one.name_en, one.phone, one.email, one.national_hash] for one in people)
    texts = [text for some in now for text in some]
    return mentions.traces([*texts, *_from_lists(ids), *_from_ledger(ids), *_from_acts(ids)])


def _from_lists(ids: Sequence[UUID]) -> Iterator[Plain]:
    for row in db.session.scalars(select(RosterRow).where(RosterRow.person_id.in_(ids))):
        phones = row.values.get("phones")
        yield from phones if isinstance(phones, list) else []
        yield from (row.values.get(key) for key in ("latin_name", "email", "national_hash"))
        yield str(facts.name(row))


def _from_ledger(ids: Sequence[UUID]) -> Iterator[Plain]:
    steps = select(MergeStep.before, MergeStep.after).where(owned.owned("merge_step", ids))
    for before, after in db.session.execute(steps):
        yield from _told(before)
        yield from _told(after)


def _from_acts(ids: Sequence[UUID]) -> Iterator[Plain]:
    sides = select(AuditDetail.before, AuditDetail.after).where(AuditDetail.person_id.in_(ids))
    for before, after in db.session.execute(sides):
        yield from _told(before)
        yield from _told(after)


def _told(values: dict[str, Plain] | None) -> Iterator[Plain]:
    yield from ((values or {}).get(key) for key in TELLING)


def sweep(found: Sequence[str]) -> None:
    """Take somebody out of every free text, letter and act that is about something else."""
    if not found:
        return
    letters = [func.lower(OutboxMessage.recipient) == one.lower() for one in found if "@" in one]
    if letters:
        db.session.execute(delete(OutboxMessage).where(or_(*letters)))
    said = says(AuditDetail.before, found) | says(AuditDetail.after, found)
    audit.empty(AuditDetail.person_id.is_(None) & said)
    for name, one in PERSONAL.items():
        if one.words:
            _sweep_table(name, one.words, found)


def _sweep_table(name: str, words: Sequence[str], found: Sequence[str]) -> None:
    table = owned.table(name)
    columns = [table.c[word] for word in words]
    query = select(table.c.id, *columns).where(or_(*(says(one, found) for one in columns)))
    for key, *texts in db.session.execute(query).all():
        cleared = {
            word: mentions.without(text, found) for word, text in zip(words, texts, strict=True)
        }
        db.session.execute(update(table).where(table.c.id == key).values(cleared))
