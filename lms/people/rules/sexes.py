"""Sex as a roster writes it."""

from enum import StrEnum

from lms.people.rules import names


class Sex(StrEnum):
    FEMALE = "f"
    MALE = "m"


_WORDS = {
    **dict.fromkeys(["ذكر", "ذكور", "مذكر", "رجل", "ذ", "male", "m", "man"], Sex.MALE),
    **dict.fromkeys(["انثي", "اناث", "مونث", "امراه", "ا", "female", "f", "woman"], Sex.FEMALE),
}


def sex(text: str) -> Sex | None:
    """Recognise the word for a sex in Arabic or English."""
    return _WORDS.get(names.fold(text))
