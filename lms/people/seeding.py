"""The places and authorities a register starts with; what staff changed since stays changed."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from uuid import UUID

from sqlalchemy import select

from lms.people.models import Institution, InstitutionKind, Place, PlaceLevel
from lms.people.queries.institutions import institutions_by_code, places_by_code
from lms.platform.db import db

MUNICIPALITY = "M-"
_OF_MUNICIPALITIES = "MOLG"
Record = dict[str, str]


def seed() -> int:
    """Add the places and institutions that are missing and return how many were."""
    return _seed_places() + _seed_institutions() + _seed_municipalities()


def _records(name: str) -> Iterator[Record]:
    folder = files("lms.people.registry")
    yield from csv.DictReader(folder.joinpath(name).read_text(encoding="utf-8").splitlines())


def _spellings(text: str) -> list[str]:
    return [spelling for spelling in text.split("|") if spelling]


def _seed_places() -> int:
    """Parents come first in the file."""
    known = places_by_code()
    missing = [one for one in _records("places.csv") if one["pcode"] not in known]
    for one in missing:
        place = Place(
            pcode=one["pcode"],
            level=PlaceLevel(one["level"]),
            parent_id=known.get(one["parent"]),
            name_ar=one["ar"],
            name_en=one["en"],
            aliases=_spellings(one["aliases"]),
        )
        db.session.add(place)
        db.session.flush()
        known[place.pcode] = place.id
    return len(missing)


def _seed_institutions() -> int:
    """Add authorities first and tie them to their parents last: a child may stand above."""
    known = institutions_by_code()
    records = list(_records("institutions.csv"))
    missing = {one["code"]: _institution(one) for one in records if one["code"] not in known}
    db.session.add_all(missing.values())
    db.session.flush()
    ids = institutions_by_code()
    for one in records:
        if one["code"] in missing and one["parent"]:
            missing[one["code"]].parent_id = ids[one["parent"]]
    db.session.flush()
    return len(missing)


def _institution(one: Record) -> Institution:
    return Institution(
        code=one["code"],
        kind=InstitutionKind(one["kind"]),
        name_ar=one["ar"],
        name_en=one["en"],
        aliases=_spellings(one["aliases"]),
    )


def _seed_municipalities() -> int:
    """Every baladiya is an institution too."""
    known = institutions_by_code()
    baladiyas = db.session.scalars(select(Place).where(Place.level == PlaceLevel.BALADIYA))
    missing = [place for place in baladiyas if MUNICIPALITY + place.pcode not in known]
    parent = known[_OF_MUNICIPALITIES]
    db.session.add_all(_municipality(place, parent) for place in missing)
    db.session.flush()
    return len(missing)


def _municipality(place: Place, parent_id: UUID) -> Institution:
    named = [place.name_ar, *(alias for alias in place.aliases if not alias.isascii())]
    latin = [place.name_en, *(alias for alias in place.aliases if alias.isascii())]
    return Institution(
        code=MUNICIPALITY + place.pcode,
        kind=InstitutionKind.MUNICIPALITY,
        name_ar=f"بلدية {place.name_ar}",
        name_en=f"Municipality of {place.name_en}",
        aliases=[
            *(f"بلدية {name}" for name in named[1:]),
            *(f"المجلس البلدي {name}" for name in named),
            *(f"{name} Municipality" for name in latin),
            *(f"Municipality of {name}" for name in latin[1:]),
        ],
        parent_id=parent_id,
        place_id=place.id,
    )
