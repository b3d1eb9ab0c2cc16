"""The one door to who is asking."""

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import flask_login
from flask import has_request_context
from werkzeug.exceptions import Unauthorized

from courses.text import Lang
from lms.platform.permissions import ROLES, Permission, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a scope; no institution and no cohort means everywhere."""

    role: Role
    institution_id: UUID | None = None
    cohort_id: UUID | None = None

    @property
    def everywhere(self) -> bool:
        """Tell whether the role is bound to nothing."""
        return self.institution_id is None and self.cohort_id is None


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an actor holds one permission."""

    everywhere: bool = False
    institutions: frozenset[UUID] = frozenset()
    cohorts: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        """An empty reach reaches nothing."""
        return self.everywhere or bool(self.institutions) or bool(self.cohorts)

    def cohort(self, cohort_id: UUID) -> bool:
        """Tell whether the permission holds in this cohort."""
        return self.everywhere or cohort_id in self.cohorts


@dataclass(frozen=True, slots=True)
class Actor(flask_login.UserMixin):  # type: ignore[misc] # flask_login is untyped
    """The signed-in person of this request, as read from the sign-in row."""

    account_id: UUID
    person_id: UUID
    name_ar: str
    name_en: str
    sign_in_token: str = field(repr=False)
    sign_in_id: UUID
    grants: tuple[Grant, ...] = ()

    def get_id(self) -> str:
        """Return what the cookie carries: the token of the sign-in, nothing else."""
        return self.sign_in_token

    def reach(self, permission: Permission) -> Reach:
        """Return where this actor holds the permission."""
        held = [grant for grant in self.grants if permission in ROLES[grant.role]]
        return Reach(
            everywhere=any(grant.everywhere for grant in held),
            institutions=frozenset(g.institution_id for g in held if g.institution_id),
            cohorts=frozenset(g.cohort_id for g in held if g.cohort_id),
        )

    def may(self, permission: Permission) -> bool:
        """Tell whether the permission is held anywhere at all."""
        return bool(self.reach(permission))

    @property
    def is_staff(self) -> bool:
        """Anyone with a role sees the pages of staff."""
        return bool(self.grants)

    def name(self, language: Lang) -> str:
        """Return the name in a language, Arabic where the other is not known."""
        return self.name_en if language == "en" and self.name_en else self.name_ar


def current() -> Actor | None:
    """Return who is asking, or nothing for a stranger."""
    if not has_request_context():
        return None
    user = flask_login.current_user  # noqa: TID251 - this is the door
    return cast("Actor", user._get_current_object()) if user.is_authenticated else None  # noqa: SLF001


def actor() -> Actor:
    """Return who is asking; a stranger is turned away."""
    found = current()
    if found is None:
        raise Unauthorized
    return found
