"""Writing a person's names as their owner spells them."""

from dataclasses import dataclass

from lms.people.duplicates import services as duplicates
from lms.people.models import Person, Sex
from lms.people.rules import latin
from lms.people.rules.names import ArabicName
from lms.platform import audit
from lms.platform.db import Plain


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a person is called in both scripts, and the sex with which the wording agrees."""

    arabic: ArabicName
    latin: str
    sex: Sex


def respell(person: Person, spelling: Spelling) -> None:
    """Correct the names; what was issued before keeps the old ones."""
    before = _said(person)
    name = spelling.arabic
    person.name_ar, person.name_key = str(name), name.key
    person.given_ar, person.father_ar = name.given, name.father
    person.grandfather_ar, person.family_ar = name.grandfather, name.family
    person.name_en, person.sex = spelling.latin, spelling.sex
    person.latin_key = latin.key(spelling.latin, str(name))
    if _said(person) != before:
        audit.record(
            "people:respell",
            "person",
            person.id,
            before=before,
            after=_said(person),
            person_id=person.id,
        )
        duplicates.look_for([person.id])


def _said(person: Person) -> dict[str, Plain]:
    return {"ar": person.name_ar, "en": person.name_en, "sex": person.sex.value}
