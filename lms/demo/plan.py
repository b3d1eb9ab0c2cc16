"""What the demonstration country holds, drawn from one seed: the same anywhere."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lms.demo import names
from lms.people.models import RankBand, Sex

SEED = 1951
WOMEN_SHARE = 0.37
PER_COHORT = 18
FIRST_WEEKS_AGO = 78

STATIONS = (
    ("LY0211", 26),
    ("LY0103", 16),
    ("LY0319", 12),
    ("LY0215", 9),
    ("LY0214", 9),
    ("LY0321", 6),
    ("LY0322", 7),
    ("LY0213", 6),
    ("LY0210", 4),
    ("LY0216", 4),
    ("LY0209", 3),
    ("LY0105", 4),
    ("LY0107", 4),
    ("LY0104", 3),
    ("LY0212", 3),
    ("LY0106", 2),
    ("LY0320", 2),
    ("LY0208", 1),
)
AUTHORITIES = (
    ("PNFA", 16),
    ("DCIM", 14),
    ("MOH", 15),
    ("LCGPS", 9),
    ("MOSA", 12),
    ("MOL", 8),
    ("LRC", 7),
    ("GACS", 5),
    ("BG", 6),
    ("MOLG", 8),
)
VENUES = (
    ("LY0211", "طرابلس", "Tripoli", "TIP"),
    ("LY0319", "سبها", "Sebha", "SEB"),
    ("LY0103", "بنغازي", "Benghazi", "BEN"),
    ("LY0215", "زوارة", "Zwara", "ZWA"),
    ("LY0321", "غات", "Ghat", "GHA"),
    ("LY0214", "بني وليد", "Bani Waleed", "BWA"),
)


@dataclass(frozen=True, slots=True)
class Official:
    """An invented official."""

    number: str
    name_ar: str
    name_en: str
    sex: Sex
    birth_year: int
    authority: str
    station: str
    job: str
    rank: RankBand
    phone: str
    diligence: float
    knowledge: float


@dataclass(frozen=True, slots=True)
class Group:
    """A planned cohort: which officials, where, from which day."""

    code: str
    place: str
    place_ar: str
    place_en: str
    starts_on: date
    members: tuple[int, ...]


def _weighted(dice: random.Random, pairs: tuple[tuple[str, int], ...]) -> str:
    return dice.choices([name for name, _ in pairs], [weight for _, weight in pairs])[0]


def official(number: int) -> Official:
    """Return the official of a number: always the same one."""
    dice = random.Random(SEED * 1_000_003 + number)  # noqa: S311 - a story, not a secret
    woman = dice.random() < WOMEN_SHARE
    given = dice.choice(names.WOMEN if woman else names.MEN)
    father, grandfather = dice.sample(names.MEN, 2)
    parts = (given, father, grandfather, dice.choice(names.FAMILIES))
    return Official(
        number=f"D-{number:05d}",
        name_ar=" ".join(part[0] for part in parts),
        name_en=" ".join(part[1] for part in parts) if dice.random() < 0.9 else "",  # noqa: PLR2004
        sex=Sex.FEMALE if woman else Sex.MALE,
        birth_year=dice.randint(1966, 2001),
        authority=_weighted(dice, AUTHORITIES),
        station=_weighted(dice, STATIONS),
        job=dice.choice(names.JOBS),
        rank=dice.choice(tuple(RankBand)),
        phone=f"+2189{dice.choice('1245')}{dice.randint(1_000_000, 9_999_999)}",
        diligence=min(1.0, dice.gauss(0.93, 0.06)),
        knowledge=min(0.95, max(0.15, dice.gauss(0.5, 0.14))),
    )


def groups(people: int, *, today: date) -> Iterator[Group]:
    """Share the officials among cohorts over a year and a half; the last one runs today.

    About one official in eight comes a second time.
    """
    dice = random.Random(SEED)  # noqa: S311 - a story, not a secret
    count = max(2, round(people * 1.12 / PER_COHORT))
    step = max(1, FIRST_WEEKS_AGO * 7 // (count - 1))
    fresh = iter(range(people))
    for number in range(count):
        members = tuple(_members(fresh, dice, people, dice.randint(16, 21)))
        place, place_ar, place_en, short = VENUES[number % len(VENUES)]
        last = number == count - 1
        start = today if last else _workday(today - timedelta(days=step * (count - 1 - number)))
        yield Group(
            code=f"{short}-{start:%Y}-{number + 1:02d}",
            place=place,
            place_ar=place_ar,
            place_en=place_en,
            starts_on=start,
            members=members,
        )


def _members(fresh: Iterator[int], dice: random.Random, people: int, size: int) -> set[int]:
    members: set[int] = set()
    while len(members) < size:
        again = dice.random() < 0.12  # noqa: PLR2004 - one in eight
        newcomer = None if again else next(fresh, None)
        members.add(dice.randrange(people) if newcomer is None else newcomer)
        if len(members) >= people:
            break
    return members


def _workday(day: date) -> date:
    """Move to a Sunday: trainings run from Sunday to Thursday."""
    return day - timedelta(days=(day.weekday() + 1) % 7)
