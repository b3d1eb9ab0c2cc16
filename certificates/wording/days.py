"""Days: Hijri by the Umm al-Qura calendar, moved as announced in Libya."""

from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian

MONTHS_AR = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)
MONTHS_EN = (
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Akhir",
    "Jumada al-Ula",
    "Jumada al-Akhirah",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
)


@dataclass(frozen=True)
class HijriDay:
    """A day of the Hijri calendar."""

    year: int
    month: int
    day: int


def hijri(day: date, *, shift: int) -> HijriDay:
    """Name a day by Umm al-Qura; Libya may see the new moon a day earlier (+1) or later (-1)."""
    moved = day + timedelta(days=shift)
    found = Gregorian(moved.year, moved.month, moved.day).to_hijri()
    return HijriDay(found.year, found.month, found.day)
