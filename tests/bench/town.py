"""A large register of invented people, skewed as real ones are: a few names are everywhere."""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import accumulate
from uuid import UUID

from sqlalchemy import insert, select

from lms.people import sealing, seeding
from lms.people.models import Institution, Person, Post, Sex
from lms.people.rules import latin, names, numbers
from lms.people.rules.spellings import GIVEN_NAMES
from lms.platform import clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.ids import uuid7

Rows = list[dict[str, object]]


def words(text: str) -> tuple[str, ...]:
    """Part a list of names."""
    return tuple(text.split())


COMMON = words(
    "محمد أحمد علي سالم عمر خالد عبدالله مصطفى إبراهيم يوسف حسن حسين مفتاح عبدالسلام "
    "خليفة صالح رمضان محمود مسعود سعد جمعة فرج عثمان منصور ناصر موسى عيسى عبدالرحمن طارق "
    "فتحي"
)
PASSPORTS = words(
    "Mohamed Ahmed Ali Salem Omar Khaled Abdullah Mustafa Ibrahim Yousef Hassan Hussein "
    "Moftah Abdulsalam Khalifa Saleh Ramadan Mahmoud Masoud Saad Jumaa Faraj Othman "
    "Mansour Naser Mousa Issa Abdulrahman Tareq Fathi"
)
WOMEN = words(
    "فاطمة عائشة مريم خديجة سالمة هدى نجاة سعاد زينب أمينة حواء مبروكة نورية سلمى هناء "
    "إيمان أسماء انتصار ابتسام نادية"
)
TRIBES = words(
    "الورفلي الزنتاني المصراتي الترهوني الغرياني الزوي التباوي التارقي الفرجاني القذافي "
    "المقرحي العبيدي البرعصي الدرسي العقوري المغربي الككلي اليفرني النالوتي الزواري "
    "الصبراتي الزاوي التاجوري الخمسي الزليتني المسلاتي السرتاوي الأوجلي الكفري الغدامسي "
    "السبهاوي المرزقي الأوباري الهوني السوكني الوداني الجفري البوسيفي القمودي الحضيري "
    "الأنصاري الشريف البنغازي الدرناوي"
)
LETTERS = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء", "abttjhkddrzssddtzagfgklmnhwiyaaaawy'", strict=True)
)
KNOWN = dict(zip(COMMON, PASSPORTS, strict=True))
YEARS = range(1962, 2004)
AGAIN = 0.02
"""So many people stand there twice, under another spelling."""
AT_A_TIME = 5_000
FIRST_DAY = dt.date(2021, 1, 1)


def fill(people: int, *, seed: int = 7) -> None:
    """Write the register with its institutions and posts."""
    with unit_of_work():
        seeding.seed()
    homes = list(db.session.scalars(select(Institution.id).order_by(Institution.code)))
    town = Town(random.Random(seed), homes)  # noqa: S311 - nothing secret
    written = 0
    while written < people:
        some = [town.person(written + n) for n in range(min(AT_A_TIME, people - written))]
        _write(Person, some)
        _write(Post, [town.post(row) for row in some])
        written += len(some)


def _write(table: type[Model], rows: Rows) -> None:
    with unit_of_work():
        db.session.execute(insert(table), rows)


def skewed(words: Sequence[str]) -> list[float]:
    """Weigh words as names are: the second is half as frequent as the first, and so on."""
    return list(accumulate(1 / (place + 1) for place in range(len(words))))


class Town:
    """Invents people one by one, each from the same seed."""

    def __init__(self, chance: random.Random, homes: Sequence[UUID]) -> None:
        self.chance, self.homes = chance, homes
        self.rare = sorted(GIVEN_NAMES)
        self.families = [
            *TRIBES,
            *(f"{lead}{name}" for lead in ("بو", "بن ") for name in self.rare),
        ]
        self.before: Rows = []
        self.weights = {id(some): skewed(some) for some in (COMMON, WOMEN, self.families)}

    def person(self, number: int) -> dict[str, object]:
        """Invent somebody, or write somebody of before once more."""
        if self.before and self.chance.random() < AGAIN:
            return self._again(self.chance.choice(self.before), number)
        sex = Sex.FEMALE if self.chance.random() < 0.35 else Sex.MALE
        parts = self._parts(sex)
        row = self._row(parts, number, sex)
        if len(self.before) < AT_A_TIME:
            self.before.append(row)
        return row

    def post(self, person: dict[str, object]) -> dict[str, object]:
        """Employ somebody: a few institutions have most of the people."""
        return {
            "id": uuid7(),
            "person_id": person["id"],
            "institution_id": self._home(str(person["name_key"])),
            "job_title": "موظف",
            "starts_on": FIRST_DAY,
        }

    def _home(self, key: str) -> UUID:
        """One name works at one place, so that a second record of somebody is there too."""
        return random.Random(key).choices(self.homes, skewed(self.homes)[::-1])[0]  # noqa: S311

    def _pick(self, some: Sequence[str]) -> str:
        return self.chance.choices(some, cum_weights=self.weights[id(some)])[0]

    def _given(self) -> str:
        return self._pick(COMMON) if self.chance.random() < 0.8 else self.chance.choice(self.rare)

    def _parts(self, sex: Sex) -> list[str]:
        first = self._pick(WOMEN) if sex is Sex.FEMALE else self._given()
        return [first, self._given(), self._given(), self._pick(self.families)]

    def _row(self, parts: Sequence[str], number: int, sex: Sex) -> dict[str, object]:
        name, chance = " ".join(parts), self.chance
        passport = " ".join(map(_latin, parts)) if chance.random() < 0.6 else ""
        year = chance.choice(YEARS) if chance.random() < 0.7 else None
        national = _national(number, sex, year) if year and chance.random() < 0.6 else None
        return {
            "id": uuid7(),
            "number": f"R-{number + 1:05d}",
            "name_ar": name,
            "given_ar": parts[0], "father_ar": parts[1], "grandfather_ar": parts[2],
            "family_ar": parts[3],
            "name_en": passport,
            "name_key": names.key(name),
            "latin_key": latin.skeleton(passport or name)[:120],
            "sex": sex,
            "birth_year": year,
            "phone": f"+2189{chance.randrange(1, 6)}{number:07d}",
            "national_hash": national and sealing.national_hash(national),
            "national_tail": national and national.digits[-3:],
            "language": "ar",
            "access_needs": "",
            "created_at": clock.now(),
        }  # fmt: skip

    def _again(self, row: dict[str, object], number: int) -> dict[str, object]:
        """Spell somebody as the next clerk does."""
        name = str(row["name_ar"]).replace("أ", "ا").replace("ة", "ه")
        same = {key: row[key] for key in ("sex", "birth_year", "phone")}
        return self._row(name.split(maxsplit=3), number, Sex.MALE) | same | {"national_hash": None}


def _national(number: int, sex: Sex, year: int) -> numbers.NationalNumber | None:
    return numbers.national_number(f"{1 if sex is Sex.MALE else 2}{year}{number:07d}")


def _latin(word: str) -> str:
    return KNOWN.get(word) or "".join(LETTERS.get(letter, "") for letter in word).capitalize()
