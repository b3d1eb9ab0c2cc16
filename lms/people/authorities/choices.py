"""Choosing an institution or a place in a form: grouped, and only what is in use."""

from uuid import UUID

from flask_babel import gettext as _
from wtforms import SelectChoice  # type: ignore[attr-defined] # older stubs

from lms.people.authorities import queries
from lms.people.models import Institution, InstitutionKind, Place, PlaceLevel
from lms.people.queries.institutions import existing
from lms.platform import clock
from lms.platform.i18n import in_language

WIDER = {PlaceLevel.COUNTRY, PlaceLevel.REGION}


def institutions(none: str) -> list[SelectChoice]:
    """Offer the institutions that exist today: authorities first, then municipalities."""
    known = existing(on=clock.today())
    towns = [one for one in known if one.kind is InstitutionKind.MUNICIPALITY]
    others = [one for one in known if one.kind is not InstitutionKind.MUNICIPALITY]
    return [
        SelectChoice("", none, optgroup=_("None")),
        *(_choice(one, _("Authorities")) for one in others),
        *(_choice(one, _("Municipalities")) for one in towns),
    ]


def places(none: str) -> list[SelectChoice]:
    """Offer the places in use, each mantika with what lies in it."""
    known = queries.open_places(on=clock.today())
    by_id = {place.id: place for place in known}
    return [
        SelectChoice("", none, optgroup=_("None")),
        *(
            _choice(place, in_language(_mantika(place, by_id).name))
            for place in sorted(known, key=lambda one: one.pcode)
            if place.level not in WIDER
        ),
    ]


def _mantika(place: Place, by_id: dict[UUID, Place]) -> Place:
    """Return the mantika a place lies in; one outside any groups itself."""
    while place.level is not PlaceLevel.MANTIKA and place.parent_id in by_id:
        place = by_id[place.parent_id]
    return place


def _choice(one: Institution | Place, group: str) -> SelectChoice:
    return SelectChoice(str(one.id), in_language(one.name), optgroup=group)


def with_present(choices: list[SelectChoice], present: UUID | None) -> list[SelectChoice]:
    """Keep what was chosen before among the choices, even where it is offered no more."""
    if present is None or str(present) in {choice.value for choice in choices}:
        return choices
    before = SelectChoice(str(present), _("As before"), optgroup=_("As before"))
    return [*choices, before]
