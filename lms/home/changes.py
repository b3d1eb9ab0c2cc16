"""What an act changed, as people call it; what has no word keeps its code."""

from collections.abc import Iterator, Mapping

from flask_babel import LazyString, lazy_gettext

from lms.awards.words import REASON
from lms.home.words import ROLES
from lms.people.erasing.wording import GROUNDS, TERMS
from lms.platform.db import Plain
from lms.workshops.wording import PRESENCE

FIELDS: dict[str, LazyString] = {
    "alias": lazy_gettext("Name"),
    "ar": lazy_gettext("Name in Arabic"),
    "changed-post": lazy_gettext("Known, new post"),
    "code": lazy_gettext("Code"),
    "cohort": lazy_gettext("Cohort"),
    "count": lazy_gettext("How many"),
    "completed": lazy_gettext("Completed"),
    "decision": lazy_gettext("Decision"),
    "digest": lazy_gettext("Fingerprint of the file"),
    "en": lazy_gettext("Name in English"),
    "error": lazy_gettext("Cannot be read"),
    "ground": lazy_gettext("Why"),
    "known": lazy_gettext("Known people"),
    "minutes": lazy_gettext("Minutes"),
    "new": lazy_gettext("New people"),
    "people": lazy_gettext("Number of people"),
    "presence": lazy_gettext("Presence"),
    "probable": lazy_gettext("Perhaps the same"),
    "reason": lazy_gettext("Reason"),
    "reference": lazy_gettext("Reference of the request"),
    "role": lazy_gettext("Role"),
    "row": lazy_gettext("Row"),
    "scope": lazy_gettext("Scope"),
    "serial": lazy_gettext("Serial"),
    "sex": lazy_gettext("Sex"),
    "staff_number": lazy_gettext("Staff number"),
    "starts_at": lazy_gettext("Begins at"),
    "term": lazy_gettext("What"),
    "text": lazy_gettext("Name"),
    "title_ar": lazy_gettext("Title in Arabic"),
    "title_en": lazy_gettext("Title in English"),
}
VALUES: dict[str, LazyString] = {
    **{reason.value: words for reason, words in REASON.items()},
    **{role.value: words for role, words in ROLES.items()},
    **{ground.value: words for ground, words in GROUNDS.items()},
    **{term.value: kept.what for term, kept in TERMS.items()},
    **{presence.value: words for presence, words in PRESENCE.items()},
    "different": lazy_gettext("A new person"),
    "everywhere": lazy_gettext("The whole programme"),
    "leave-out": lazy_gettext("Left out"),
    "same": lazy_gettext("The same person"),
    "f": lazy_gettext("Woman"),
    "m": lazy_gettext("Man"),
    "u": lazy_gettext("Not known"),
}


def said(values: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Yield what changed and its value, leaving out what is empty."""
    for field, value in values.items():
        if value is not None:
            yield str(FIELDS.get(field, field)), str(VALUES.get(str(value), value))
