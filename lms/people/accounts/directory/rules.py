"""Who may give which role where: nobody hands on more than they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lms.platform.permissions import ROLES, Permission, Role


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a role holds: for one institution, for one cohort, or everywhere."""

    institution_id: UUID | None = None
    cohort_id: UUID | None = None

    @property
    def everywhere(self) -> bool:
        """Tell whether the scope ends nowhere."""
        return self.institution_id is None and self.cohort_id is None

    def covers(self, other: "Scope") -> bool:
        """Tell whether what holds in this scope holds in the other too."""
        return self.everywhere or self == other


@dataclass(frozen=True, slots=True)
class Held:
    """A role in its scope."""

    role: Role
    scope: Scope


def may_give(wanted: Held, *, by: Iterable[Held]) -> bool:
    """Whoever manages accounts everywhere gives any role; in a scope only what they hold there."""
    covering = [one for one in by if one.scope.covers(wanted.scope)]
    there = frozenset[Permission]().union(*(ROLES[one.role] for one in covering))
    if Permission.ACCOUNTS_MANAGE not in there:
        return False
    return _manages_everything(covering) or ROLES[wanted.role] <= there


def may_manage(roles: Iterable[Held], *, by: Iterable[Held]) -> bool:
    """An account is in the hands of whoever could have given all its roles."""
    mine = list(by)
    return all(may_give(one, by=mine) for one in roles)


def administers(held: Held) -> bool:
    """Tell whether a role is one of those without which nobody could give roles any more."""
    return held.role is Role.ADMINISTRATOR and held.scope.everywhere


def _manages_everything(held: Iterable[Held]) -> bool:
    manages = (
        Permission.ACCOUNTS_MANAGE in ROLES[one.role] for one in held if one.scope.everywhere
    )
    return any(manages)
