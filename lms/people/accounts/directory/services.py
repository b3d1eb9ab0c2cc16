"""Giving roles and taking them back, closing accounts, ending sessions, lost phones, numbers."""

from uuid import UUID

from lms.people.accounts import services as accounts
from lms.people.accounts.directory import queries, rules
from lms.people.accounts.directory.rules import Held, Scope
from lms.people.accounts.models import Account, RoleGrant
from lms.people.accounts.reasons import Reason
from lms.people.accounts.second_step import services as second_step
from lms.platform import audit
from lms.platform.db import db
from lms.platform.identity import Actor, Grant
from lms.platform.refusals import Refused
from lms.platform.turns import Turn, one_at_a_time


def give(account: Account, wanted: Held, *, by: Actor) -> RoleGrant:
    """Give a role in a scope, once."""
    _not_oneself(account, by)
    if not rules.may_give(wanted, by=_roles_of(by.grants)):
        raise Refused(Reason.BEYOND_YOUR_ROLE)
    one_at_a_time(Turn.ROLES)
    db.session.refresh(account, ["grants"])
    if wanted in _roles_of(account.grants):
        raise Refused(Reason.HAS_THAT_ROLE)
    scope = wanted.scope
    return accounts.grant(
        account, wanted.role, institution_id=scope.institution_id, cohort_id=scope.cohort_id
    )


def take_back(grant: RoleGrant, *, by: Actor) -> Held:
    """Take a role away; the next request of its holder is already denied."""
    account, held = grant.account, _held(grant)
    _not_oneself(account, by)
    if not rules.may_give(held, by=_roles_of(by.grants)):
        raise Refused(Reason.BEYOND_YOUR_ROLE)
    if rules.administers(held):
        _not_the_last(account)
    _record("account:take-back", account, before=_said(held))
    account.grants.remove(grant)
    db.session.delete(grant)
    return held


def close(account: Account, *, by: Actor) -> None:
    """Close an account; whoever is signed in with it is out with the next request."""
    _not_oneself(account, by)
    _may_manage(account, by)
    if any(rules.administers(one) for one in _roles_of(account.grants)):
        _not_the_last(account)
    if account.disabled_at is None:
        accounts.disable(account)


def reopen(account: Account, *, by: Actor) -> None:
    """Open a closed account again, with the roles and the password it had."""
    _not_oneself(account, by)
    _may_manage(account, by)
    if account.disabled_at is not None:
        account.disabled_at = None
        _record("account:reopen", account)


def end_sessions(account: Account, *, by: Actor) -> None:
    """Sign somebody out everywhere."""
    _may_manage(account, by)
    accounts.end(account.id)
    _record("account:end-sessions", account)


def remove_second_step(account: Account, *, by: Actor) -> None:
    """Take a lost phone off somebody's account; one's own is replaced with a code."""
    _not_oneself(account, by)
    _may_manage(account, by)
    second_step.remove(account)


def renumber(account: Account, staff_number: str, *, by: Actor) -> None:
    """Let somebody sign in with another number."""
    _may_manage(account, by)
    if queries.is_taken(staff_number, but=account.id):
        raise Refused(Reason.NUMBER_TAKEN)
    before, account.staff_number = account.staff_number, staff_number
    audit.record(
        "account:number",
        "account",
        account.id,
        before={"staff_number": before},
        after={"staff_number": staff_number},
        person_id=account.person_id,
    )


def may_manage(account: Account, *, by: Actor) -> bool:
    """Tell whether an account is in somebody's hands, and not their own."""
    theirs = _roles_of(account.grants)
    return account.id != by.account_id and rules.may_manage(theirs, by=_roles_of(by.grants))


def _may_manage(account: Account, by: Actor) -> None:
    if not rules.may_manage(_roles_of(account.grants), by=_roles_of(by.grants)):
        raise Refused(Reason.BEYOND_YOUR_ROLE)


def _not_oneself(account: Account, by: Actor) -> None:
    if account.id == by.account_id:
        raise Refused(Reason.OWN_ACCOUNT)


def _not_the_last(account: Account) -> None:
    one_at_a_time(Turn.ROLES)
    if not queries.other_administrators(account.id):
        raise Refused(Reason.LAST_ADMINISTRATOR)


def _held(grant: RoleGrant | Grant) -> Held:
    return Held(grant.role, Scope(grant.institution_id, grant.cohort_id))


def _roles_of(grants: "list[RoleGrant] | tuple[Grant, ...]") -> list[Held]:
    return [_held(one) for one in grants]


def _said(held: Held) -> audit.Values:
    scope: UUID | None = held.scope.institution_id or held.scope.cohort_id
    return {"role": held.role.value, "scope": str(scope or "everywhere")}


def _record(act: str, account: Account, *, before: audit.Values | None = None) -> None:
    audit.record(act, "account", account.id, before=before, person_id=account.person_id)
