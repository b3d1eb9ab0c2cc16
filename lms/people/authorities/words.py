"""Types of authorities and levels of places as people call them."""

from flask_babel import LazyString, lazy_gettext

from lms.people.models import InstitutionKind, PlaceLevel

KINDS: dict[InstitutionKind, LazyString] = {
    InstitutionKind.MINISTRY: lazy_gettext("Ministry"),
    InstitutionKind.AGENCY: lazy_gettext("Agency or authority"),
    InstitutionKind.JUDICIARY: lazy_gettext("Judiciary"),
    InstitutionKind.MUNICIPALITY: lazy_gettext("Municipality"),
    InstitutionKind.RED_CRESCENT: lazy_gettext("Red Crescent"),
    InstitutionKind.CIVIL_SOCIETY: lazy_gettext("Civil society"),
    InstitutionKind.OTHER: lazy_gettext("Other"),
}

LEVELS: dict[PlaceLevel, LazyString] = {
    PlaceLevel.COUNTRY: lazy_gettext("Country"),
    PlaceLevel.REGION: lazy_gettext("Region"),
    PlaceLevel.MANTIKA: lazy_gettext("Mantika"),
    PlaceLevel.BALADIYA: lazy_gettext("Baladiya"),
    PlaceLevel.LOCAL: lazy_gettext("Local code"),
}
