"""What privacy shows on the page of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from lms.people.models import Person
from lms.people.privacy import words
from lms.people.privacy.models import Consent
from lms.people.privacy.queries import consents
from lms.people.queries import register
from lms.platform.identity import Actor
from lms.platform.permissions import Permission


@dataclass(frozen=True, slots=True)
class Section:
    """The answers that count, and what the reader may do."""

    answers: Sequence[Consent]
    may_record: bool
    may_hand_out: bool
    may_watch: bool
    words: ModuleType = words


def section_of(actor: Actor, person: Person) -> Section:
    """Return what an actor sees of the privacy of a person."""
    standing = consents.standing(consents.history(person.id))
    return Section(
        answers=list(standing.values()),
        may_record=register.may(actor, Permission.PEOPLE_EDIT, person),
        may_hand_out=register.may(actor, Permission.PEOPLE_EXPORT, person),
        may_watch=register.may(actor, Permission.LOOKS_READ, person),
    )
