"""The demonstration country: its officials in their posts, and what its cohorts are made of."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from courses.document import Edition as Document
from lms.demo import plan
from lms.demo.bulk import Row, Sheet
from lms.learning.models import Edition
from lms.people.models import Person, Post
from lms.people.queries.institutions import institutions_by_code, places_by_code
from lms.people.rules import latin, names
from lms.platform import clock


@dataclass(frozen=True)
class Country:
    """What the cohorts are made of."""

    people: dict[int, UUID]
    places: dict[str, UUID]
    institutions: dict[str, UUID]
    edition: Edition
    document: Document


def settle(people: int, edition: Edition, document: Document) -> Country:
    """Write the officials with their posts; the country knows them by number."""
    places, institutions = places_by_code(), institutions_by_code()
    sheet, made = Sheet(), {}
    for number in range(people):
        one = plan.official(number)
        made[number] = sheet.add(Person, **_person(one))
        sheet.add(
            Post,
            person_id=made[number],
            institution_id=institutions[one.authority],
            job_title=one.job,
            rank_band=one.rank,
            place_id=places[one.station],
            starts_on=date(2022, 1, 1),
        )
    sheet.write()
    return Country(made, places, institutions, edition, document)


def _person(one: plan.Official) -> Row:
    parts = names.parse(one.name_ar)
    return {
        "number": one.number,
        "name_ar": one.name_ar,
        "given_ar": parts.given,
        "father_ar": parts.father,
        "grandfather_ar": parts.grandfather,
        "family_ar": parts.family,
        "name_en": one.name_en,
        "name_key": names.key(one.name_ar),
        "latin_key": latin.key(one.name_en, one.name_ar),
        "sex": one.sex,
        "birth_year": one.birth_year,
        "phone": one.phone,
        "created_at": clock.now(),
    }
