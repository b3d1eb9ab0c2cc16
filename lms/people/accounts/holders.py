"""Who holds a role: whoever may write their address or move their account could come in as them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select

from lms.people.accounts.models import Account, RoleGrant
from lms.people.queries.candidates import portions
from lms.platform.db import db
from lms.platform.identity import Actor, Reach
from lms.platform.permissions import ROLES, Permission


def hold_more(actor: Actor, person_ids: Iterable[UUID]) -> bool:
    """Tell whether any of these persons may do what an actor who edits people may not.

    Nobody may do more than oneself, nor than whoever manages all accounts.
    """
    if actor.reach(Permission.ACCOUNTS_MANAGE).everywhere:
        return False
    others = set(person_ids) - {actor.person_id}
    held = select(RoleGrant).join(RoleGrant.account).where(Account.person_id.in_(others))
    return any(not _is_within(actor, one) for one in db.session.scalars(held))


def _is_within(actor: Actor, held: RoleGrant) -> bool:
    reach = actor.reach(Permission.PEOPLE_EDIT)
    covered = held.institution_id in reach.institutions or held.cohort_id in reach.cohorts
    manages = Permission.ACCOUNTS_MANAGE in ROLES[held.role]
    return not manages and (reach.everywhere or covered)


def reach_of(account_id: UUID | None, permission: Permission) -> Reach:
    """Return where an account holds a permission now; the house itself holds it everywhere."""
    if account_id is None:
        return Reach(everywhere=True)
    open_ = select(RoleGrant).join(RoleGrant.account)
    held = db.session.scalars(open_.where(Account.id == account_id, Account.disabled_at.is_(None)))
    grants = [one for one in held if permission in ROLES[one.role]]
    return Reach(
        everywhere=any(not (one.institution_id or one.cohort_id) for one in grants),
        institutions=frozenset(one.institution_id for one in grants if one.institution_id),
        cohorts=frozenset(one.cohort_id for one in grants if one.cohort_id),
    )


def can_sign_in(person_ids: Iterable[UUID]) -> set[UUID]:
    """Return who of some persons has a password or a role, so that an address is a way in."""
    opens = or_(Account.password_hash != "", Account.grants.any())
    return {
        person_id
        for some in portions(sorted(set(person_ids)))
        for person_id in db.session.scalars(
            select(Account.person_id).where(Account.person_id.in_(some), opens)
        )
    }
