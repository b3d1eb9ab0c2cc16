"""Institutions and places, and how to recognise them in free text."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from lms.people.models import Institution, Place
from lms.people.rules import recognition
from lms.platform.db import db


def institutions() -> Sequence[Institution]:
    """Return every institution, authorities before municipalities, each by name."""
    return db.session.scalars(
        select(Institution).order_by(Institution.place_id.is_not(None), Institution.name_ar)
    ).all()


def existing(*, on: date) -> Sequence[Institution]:
    """Return the institutions that exist on a day: who ended is offered no more."""
    return [
        one
        for one in institutions()
        if (one.valid_from is None or one.valid_from <= on)
        and (one.valid_to is None or one.valid_to >= on)
    ]


def institution(institution_id: UUID) -> Institution | None:
    """Return one institution."""
    return db.session.get(Institution, institution_id)


def institutions_by_code() -> dict[str, UUID]:
    """Return every institution by its code."""
    return dict(db.session.execute(select(Institution.code, Institution.id)).all())


def places_by_code() -> dict[str, UUID]:
    """Return every place by its p-code."""
    return dict(db.session.execute(select(Place.pcode, Place.id)).all())


def institutions_by_name() -> dict[str, UUID]:
    """Return every name, code and alias as a key of what it means."""
    return recognition.index(
        (one.id, (one.name_ar, one.name_en, one.code, *one.aliases)) for one in institutions()
    )


def places_of_institutions() -> dict[UUID, UUID]:
    """Return where the institutions are that are of one place."""
    rows = db.session.execute(
        select(Institution.id, Institution.place_id).where(Institution.place_id.is_not(None))
    )
    return {institution_id: place_id for institution_id, place_id in rows if place_id}


def places_by_name() -> dict[str, UUID]:
    """Return every place by its names; of a baladiya and its mantika the smaller is meant."""
    places = db.session.scalars(select(Place).order_by(Place.pcode.desc())).all()
    known: dict[str, UUID] = {}
    for place in sorted(places, key=lambda one: -len(one.pcode)):
        for spelling in (place.name_ar, place.name_en, place.pcode, *place.aliases):
            known.setdefault(recognition.text_key(spelling), place.id)
    return known
