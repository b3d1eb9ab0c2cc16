"""What a list of people is for: the register, a cohort, nominations for it, the past."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from courses.text import Text


@dataclass(frozen=True)
class ForRegister:
    """The people of the list are only to be known."""


@dataclass(frozen=True)
class ForCohort:
    """The people of the list join a cohort."""

    cohort_id: UUID


@dataclass(frozen=True)
class ForNomination:
    """An institution nominates the people of the list for a cohort, in their order."""

    cohort_id: UUID
    institution_id: UUID


@dataclass(frozen=True)
class ForPast:
    """The people of the list were at a training before it was kept here.

    It is written with its first people; until then it has no cohort.
    """

    code: str
    title: Text
    starts_on: dt.date
    ends_on: dt.date
    cohort_id: UUID | None = None


Purpose: TypeAlias = ForRegister | ForCohort | ForNomination | ForPast
REGISTER = ForRegister()


def kept(purpose: Purpose) -> dict[str, str]:
    """Return a purpose in the words it is stored with."""
    match purpose:
        case ForRegister():
            return {"kind": "register"}
        case ForCohort(cohort_id):
            return {"kind": "cohort", "cohort_id": str(cohort_id)}
        case ForNomination(cohort_id, institution_id):
            return {
                "kind": "nomination",
                "cohort_id": str(cohort_id),
                "institution_id": str(institution_id),
            }
        case ForPast():
            return _kept_past(purpose)


def stored(words: Mapping[str, object]) -> Purpose:
    """Return the purpose that was stored."""
    if "code" in words:
        return _stored_past(words)
    if "institution_id" in words:
        return ForNomination(UUID(str(words["cohort_id"])), UUID(str(words["institution_id"])))
    if "cohort_id" in words:
        return ForCohort(UUID(str(words["cohort_id"])))
    return REGISTER


def _kept_past(past: ForPast) -> dict[str, str]:
    words = {
        "kind": "past",
        "code": past.code,
        "title_ar": past.title.ar,
        "title_en": past.title.en,
        "starts_on": past.starts_on.isoformat(),
        "ends_on": past.ends_on.isoformat(),
    }
    return words | ({"cohort_id": str(past.cohort_id)} if past.cohort_id else {})


def _stored_past(words: Mapping[str, object]) -> ForPast:
    cohort_id = words.get("cohort_id")
    return ForPast(
        code=str(words["code"]),
        title=Text(str(words["title_ar"]), str(words["title_en"])),
        starts_on=dt.date.fromisoformat(str(words["starts_on"])),
        ends_on=dt.date.fromisoformat(str(words["ends_on"])),
        cohort_id=UUID(str(cohort_id)) if cohort_id else None,
    )
