"""Writing people and posts from rows that are settled."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from lms.people.accounts import holders
from lms.people.models import Decision, Person, Post, RosterRow, Sex, Verdict
from lms.people.queries import candidates, institutions, merged, rosters
from lms.people.rules import careers, latin, recognition
from lms.people.rules.careers import Step
from lms.people.rules.changes import Change
from lms.people.services import facts, ledger
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Reach
from lms.platform.ids import uuid7
from lms.platform.turns import Turn, one_at_a_time

PREFIX = "R-"
_FILLED = (
    "phone", "email", "birth_year", "sex", "name_en", "latin_key", "national_hash", "national_tail",
)  # fmt: skip
"""What a list may tell of somebody the register knows."""
_POST = ("institution_id", "job_title", "place_id", "starts_on", "ends_on")


EVERYWHERE = Reach(everywhere=True)


def write(rows: Sequence[RosterRow], *, on: dt.date, reach: Reach = EVERYWHERE) -> list[RosterRow]:
    """Write every settled row that is not written yet, in order; return those rows.

    A row that waits for a decision, is wrong or left out stays as it is. What is known of people
    outside the reach stays too.
    """
    _let_go_of_erased(rows)
    stated = (number for row in rows if (number := facts.text(row, "national_hash")))
    numbers = merged.leading_on(candidates.persons_with_numbers(stated))
    writing = _Writing(on, numbers, {row.ordinal: row for row in rows})
    written = [row for row in rows if is_settled(row) and writing.settle(row)]
    db.session.flush()
    mine = _within(reach, written, but=writing.fresh)
    _update_known(writing, mine)
    hold_posts(mine, on=on)
    return written


def _within(
    reach: Reach, rows: Sequence[RosterRow], *, but: AbstractSet[UUID] = frozenset()
) -> list[RosterRow]:
    """Leave out rows of people outside a reach, but for those who are new."""
    known = {row.person_id for row in rows if row.person_id} - but
    outside = rosters.outside(reach, known)
    return [row for row in rows if row.person_id not in outside]


def _let_go_of_erased(rows: Sequence[RosterRow]) -> None:
    """Whoever was erased since a list was read is nobody that it can mean."""
    waiting = [row for row in rows if row.match_id and row.person_id is None]
    gone = candidates.erased(row.match_id for row in waiting if row.match_id)
    for row in waiting:
        row.match_id = None if row.match_id in gone else row.match_id


def is_settled(row: RosterRow) -> bool:
    """Tell whether nothing more has to be decided before a row is written."""
    if row.person_id or row.verdict is Verdict.ERROR or row.decision is Decision.LEAVE_OUT:
        return False
    return row.verdict is not Verdict.PROBABLE or row.decision is not None


@dataclass
class _Writing:
    """One pass of writing: who holds which national number, and which persons are new."""

    on: dt.date
    numbers: dict[str, UUID]
    rows: Mapping[int, RosterRow]

    def __post_init__(self) -> None:
        self.fresh: set[UUID] = set()
        self.following = _numbers()

    def settle(self, row: RosterRow) -> bool:
        """Give a row its person; not while the row it repeats has none."""
        if row.decision is Decision.SAME and row.match_row is not None:
            row.person_id = self.rows[row.match_row].person_id
        elif row.match_id and row.decision is not Decision.DIFFERENT:
            row.person_id = row.match_id
        else:
            row.person_id = self._holder(row) or self._new(row)
        return row.person_id is not None

    def _holder(self, row: RosterRow) -> UUID | None:
        """Somebody may have registered the same number since the roster was staged."""
        if row.verdict is Verdict.PROBABLE:
            return None
        return self.numbers.get(facts.text(row, "national_hash"))

    def _new(self, row: RosterRow) -> UUID:
        person = _person(row, next(self.following))
        if person.national_hash in self.numbers:
            person.national_hash = person.national_tail = None
        elif person.national_hash:
            self.numbers[person.national_hash] = person.id
        self.fresh.add(person.id)
        db.session.add(person)
        note(row, [Change(Person.__tablename__, person.id, None, {})])
        return person.id


def _numbers() -> Iterator[str]:
    """Count register numbers on; one writer at a time, so that none is given twice."""
    one_at_a_time(Turn.REGISTER_NUMBERS)
    last = db.session.scalar(
        select(Person.number)
        .where(Person.number.startswith(PREFIX))
        .order_by(func.length(Person.number).desc(), Person.number.desc())
        .limit(1)
    )
    number = int(last.removeprefix(PREFIX)) if last else 0
    while True:
        number += 1
        yield f"{PREFIX}{number:05d}"


def _person(row: RosterRow, number: str) -> Person:
    name = facts.name(row)
    latin_name = facts.text(row, "latin_name")
    return Person(
        id=uuid7(),
        number=number,
        name_ar=str(name),
        given_ar=name.given,
        father_ar=name.father,
        grandfather_ar=name.grandfather,
        family_ar=name.family,
        name_en=latin_name,
        name_key=name.key,
        latin_key=latin.key(latin_name, str(name)),
        sex=facts.sex(row),
        birth_year=facts.birth_year(row),
        phone=facts.phone(row),
        email=facts.text(row, "email") or None,
        national_hash=facts.text(row, "national_hash") or None,
        national_tail=facts.text(row, "national_tail") or None,
        created_at=clock.now(),
    )


def _update_known(writing: _Writing, rows: Sequence[RosterRow]) -> None:
    """Fill what the register did not know of people it knew; nothing known is overwritten.

    Whoever can sign in gets no address from a list: a new password is sent there.
    """
    known = [row for row in rows if row.person_id and row.person_id not in writing.fresh]
    people = candidates.persons(row.person_id for row in known if row.person_id)
    entering = holders.can_sign_in(people)
    for row in known:
        if row.person_id:
            email = "" if row.person_id in entering else facts.text(row, "email")
            _fill(people[row.person_id], row, writing.numbers, email=email)


def note(row: RosterRow, changes: Iterable[Change]) -> None:
    """Keep with a row what was done because of it."""
    now = clock.now()
    if kept := [ledger.kept(change, at=now) for change in changes]:
        row.written = [*row.written, *kept]


def _fill(person: Person, row: RosterRow, numbers: dict[str, UUID], *, email: str) -> None:
    before = ledger.seen(person, *_FILLED)
    person.email = person.email or email or None
    _fill_gaps(person, row, numbers)
    after = ledger.seen(person, *_FILLED)
    note(row, ledger.differences(Person.__tablename__, person.id, before, after))


def _fill_gaps(person: Person, row: RosterRow, numbers: dict[str, UUID]) -> None:
    person.phone = person.phone or facts.phone(row)
    person.birth_year = person.birth_year or facts.birth_year(row)
    if person.sex is Sex.UNKNOWN:
        person.sex = facts.sex(row)
    if not person.name_en and facts.text(row, "latin_name"):
        person.name_en = facts.text(row, "latin_name")
        person.latin_key = latin.key(person.name_en, person.name_ar)
    number = facts.text(row, "national_hash")
    if number and not person.national_hash and number not in numbers:
        person.national_hash, person.national_tail = number, facts.text(row, "national_tail")
        numbers[number] = person.id


def place(rows: Sequence[RosterRow], *, on: dt.date, reach: Reach) -> None:
    """Give people of a reach who are written already the posts their rows name by now."""
    made = {row.person_id for row in rows if row.person_id and _made(row)}
    hold_posts(_within(reach, rows, but=made), on=on)


def _made(row: RosterRow) -> bool:
    """Tell whether a row brought its person into the register."""
    changes = (change for _, change in ledger.stored(row.written))
    return any(change.made and change.table == Person.__tablename__ for change in changes)


def hold_posts(rows: Sequence[RosterRow], *, on: dt.date) -> None:
    """Open the posts the rows name: old ones are closed first, in a step of its own."""
    posts = candidates.posts_of(row.person_id for row in rows if row.person_id)
    places, stations = institutions.places_of_institutions(), institutions.places_by_name()
    opened: list[Post] = []
    for row in rows:
        if row.person_id is None or row.institution_id is None:
            continue
        station = recognition.recognise(facts.text(row, "station"), stations)
        place_id = station or places.get(row.institution_id)
        held = posts.setdefault(row.person_id, [])
        if careers.step([post.span for post in held], row.institution_id, on=on) is Step.SAME:
            note(row, _complete(held, row, place_id))
            continue
        closed, post = _open(held, row, place_id, on)
        note(row, [*closed, Change(Post.__tablename__, post.id, None, ledger.seen(post, *_POST))])
        held.append(post)
        opened.append(post)
    db.session.flush()
    db.session.add_all(opened)
    db.session.flush()


def _complete(held: Sequence[Post], row: RosterRow, place_id: UUID | None) -> Iterator[Change]:
    """Fill what the post did not say."""
    for post in held:
        if post.institution_id == row.institution_id and post.ends_on is None:
            before = ledger.seen(post, *_POST)
            post.job_title = post.job_title or facts.text(row, "job")
            post.place_id = post.place_id or place_id
            after = ledger.seen(post, *_POST)
            yield from ledger.differences(Post.__tablename__, post.id, before, after)


def _open(
    held: Sequence[Post], row: RosterRow, place_id: UUID | None, on: dt.date
) -> tuple[list[Change], Post]:
    """Begin a post on a day, ending the one held until then."""
    ends_on = careers.end_of_new([post.span for post in held], on=on)
    closed = [_close(post, on) for post in held if post.span.covers(on)]
    return closed, Post(
        id=uuid7(),
        person_id=row.person_id,
        institution_id=row.institution_id,
        job_title=facts.text(row, "job"),
        place_id=place_id,
        starts_on=on,
        ends_on=ends_on,
    )


def _close(post: Post, on: dt.date) -> Change:
    before = ledger.seen(post, "ends_on")
    post.ends_on = careers.end_before(post.span, on)
    return Change(Post.__tablename__, post.id, before, ledger.seen(post, "ends_on"))
