"""What an act changed, as people call it; what has no word keeps its code."""

from collections.abc import Iterator, Mapping

from flask_babel import LazyString, lazy_gettext

from lms.awards.words import REASON
from lms.home.words import ROLES
from lms.learning.nominations.wording import STATES
from lms.people.authorities.words import KINDS
from lms.people.erasing.wording import GROUNDS, TERMS
from lms.people.privacy.words import ANSWERS, PARTS, RANKS
from lms.platform.db import Plain
from lms.workshops.wording import PRESENCE

FIELDS: dict[str, LazyString] = {
    **{part.value: words for part, words in PARTS.items()},
    "alias": lazy_gettext("Name"),
    "aliases": lazy_gettext("Other names"),
    "ar": lazy_gettext("Name in Arabic"),
    "back": lazy_gettext("Rows taken back"),
    "born": lazy_gettext("Year of birth"),
    "changed-post": lazy_gettext("Known, new post"),
    "code": lazy_gettext("Code"),
    "cohort": lazy_gettext("Cohort"),
    "completed": lazy_gettext("Completed"),
    "count": lazy_gettext("How many"),
    "decision": lazy_gettext("Decision"),
    "digest": lazy_gettext("Fingerprint of the file"),
    "email": lazy_gettext("E-mail"),
    "en": lazy_gettext("Name in English"),
    "error": lazy_gettext("Cannot be read"),
    "from": lazy_gettext("From"),
    "gone": lazy_gettext("Record that was put into another"),
    "ground": lazy_gettext("Why"),
    "institution": lazy_gettext("Institution"),
    "job": lazy_gettext("Job title"),
    "kept": lazy_gettext("Record that was kept"),
    "kind": lazy_gettext("Type"),
    "known": lazy_gettext("Known people"),
    "language": lazy_gettext("Language of letters"),
    "left": lazy_gettext("Left as it was"),
    "minutes": lazy_gettext("Minutes"),
    "needs": lazy_gettext("Access needs"),
    "new": lazy_gettext("New people"),
    "number": lazy_gettext("Last digits of the national number"),
    "one": lazy_gettext("One record"),
    "other": lazy_gettext("The other record"),
    "parent": lazy_gettext("Stands under"),
    "people": lazy_gettext("Number of people"),
    "phone": lazy_gettext("Phone"),
    "place": lazy_gettext("Place"),
    "presence": lazy_gettext("Presence"),
    "probable": lazy_gettext("Perhaps the same"),
    "rank": lazy_gettext("Rank band"),
    "reason": lazy_gettext("Reason"),
    "reference": lazy_gettext("Reference of the request"),
    "role": lazy_gettext("Role"),
    "row": lazy_gettext("Row"),
    "scope": lazy_gettext("Scope"),
    "seats": lazy_gettext("Seats"),
    "serial": lazy_gettext("Serial"),
    "sex": lazy_gettext("Sex"),
    "staff_number": lazy_gettext("Staff number"),
    "starts_at": lazy_gettext("Begins at"),
    "state": lazy_gettext("State"),
    "stayed": lazy_gettext("Stayed"),
    "term": lazy_gettext("What"),
    "text": lazy_gettext("Name"),
    "title_ar": lazy_gettext("Title in Arabic"),
    "title_en": lazy_gettext("Title in English"),
    "to": lazy_gettext("Until"),
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
HERE: dict[tuple[str, str], LazyString] = {
    **{("state", state.value): words for state, words in STATES.items()},
    **{(part.value, answer.value): words for part in PARTS for answer, words in ANSWERS.items()},
    **{("kind", kind.value): words for kind, words in KINDS.items()},
    **{("rank", rank.value): words for rank, words in RANKS.items()},
    ("language", "ar"): lazy_gettext("Arabic"),
    ("language", "en"): lazy_gettext("English"),
    ("state", "different"): lazy_gettext("Different people"),
    ("state", "enrolled"): lazy_gettext("Takes part"),
    ("state", "merged"): lazy_gettext("Put together"),
}
"""What a value is called in one field, where another says something else by it."""


def said(values: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Yield what changed and its value, leaving out what is empty."""
    for field, value in values.items():
        if value not in (None, "", []):
            yield str(FIELDS.get(field, field)), _value(field, value)


def _value(field: str, value: Plain) -> str:
    if isinstance(value, list):
        return " · ".join(str(one) for one in value)
    return str(HERE.get((field, str(value)), VALUES.get(str(value), value)))
