"""Keeping institutions and places: nothing is removed, what ended has a last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from courses.text import Text
from lms.people.authorities import queries, rules
from lms.people.models import Institution, InstitutionKind, Place, PlaceLevel
from lms.people.reasons import Reason
from lms.platform import audit
from lms.platform.db import Plain, db
from lms.platform.refusals import Refused
from lms.platform.turns import Turn, one_at_a_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An institution as it is to be."""

    name: Text
    kind: InstitutionKind
    parent_id: UUID | None
    place_id: UUID | None
    aliases: Sequence[str]
    valid_from: date | None
    valid_to: date | None


def found(code: str, authority: Authority) -> Institution:
    """Add an institution under a code of its own."""
    institution = Institution(code=code)
    _write(institution, authority)
    db.session.add(institution)
    db.session.flush()
    audit.record(
        "institution:found", "institution", institution.id, after=_of_institution(institution)
    )
    return institution


def change(institution: Institution, authority: Authority) -> None:
    """Change what is kept of an institution; what was trained there stays with it.

    Raise `Refused` where it would stand under itself.
    """
    tree = rules.descendants(queries.every_institution(), institution.id)
    if authority.parent_id in tree:
        raise Refused(Reason.CIRCLE)
    before = _of_institution(institution)
    _write(institution, authority)
    _record(
        "institution:change", "institution", institution.id, before, _of_institution(institution)
    )


def _write(institution: Institution, authority: Authority) -> None:
    institution.name_ar, institution.name_en = authority.name.ar, authority.name.en
    institution.kind, institution.parent_id = authority.kind, authority.parent_id
    institution.place_id, institution.aliases = authority.place_id, [*authority.aliases]
    institution.valid_from, institution.valid_to = authority.valid_from, authority.valid_to


def add_local_place(parent: Place, name: Text, *, aliases: Sequence[str]) -> Place:
    """Give a place that has no p-code a local one under the place it lies in."""
    one_at_a_time(Turn.PLACE_CODES)
    code = rules.next_local_code(parent.pcode, queries.local_codes(parent))
    if code is None or parent.level is PlaceLevel.LOCAL:
        raise Refused(Reason.NO_LOCAL_CODE, place=parent.pcode)
    place = Place(
        pcode=code,
        level=PlaceLevel.LOCAL,
        parent_id=parent.id,
        name_ar=name.ar,
        name_en=name.en,
        aliases=[*aliases],
    )
    db.session.add(place)
    db.session.flush()
    audit.record("place:add", "place", place.id, after=_of_place(place))
    return place


def rename_place(place: Place, name: Text, *, aliases: Sequence[str]) -> None:
    """Change the names of a local place; those with a p-code only gain other names."""
    before = _of_place(place)
    if place.level is PlaceLevel.LOCAL:
        place.name_ar, place.name_en = name.ar, name.en
    place.aliases = [*aliases]
    _record("place:change", "place", place.id, before, _of_place(place))


def retire_place(place: Place, *, last_day: date) -> None:
    """Offer a local place no more; what happened there stays."""
    _keep_local(place)
    before = _of_place(place)
    place.valid_to = last_day
    _record("place:change", "place", place.id, before, _of_place(place))


def restore_place(place: Place) -> None:
    """Offer a local place again."""
    _keep_local(place)
    before = _of_place(place)
    place.valid_to = None
    _record("place:change", "place", place.id, before, _of_place(place))


def _keep_local(place: Place) -> None:
    if place.level is not PlaceLevel.LOCAL:
        raise Refused(Reason.PLACE_IS_OFFICIAL, place=place.pcode)


def _record(
    act: str, thing: str, thing_id: UUID, before: dict[str, Plain], after: dict[str, Plain]
) -> None:
    if before != after:
        audit.record(act, thing, thing_id, before=before, after=after)


def _of_institution(one: Institution) -> dict[str, Plain]:
    return {
        "ar": one.name_ar,
        "en": one.name_en,
        "kind": one.kind,
        "parent": str(one.parent_id or ""),
        "place": str(one.place_id or ""),
        "aliases": [*one.aliases],
        "from": str(one.valid_from or ""),
        "to": str(one.valid_to or ""),
    }


def _of_place(one: Place) -> dict[str, Plain]:
    return {
        "code": one.pcode,
        "ar": one.name_ar,
        "en": one.name_en,
        "aliases": [*one.aliases],
        "to": str(one.valid_to or ""),
    }
