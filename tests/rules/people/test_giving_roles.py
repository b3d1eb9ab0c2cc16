"""Who may give which role where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.accounts.directory.rules import Held, Scope, may_give, may_manage
from lms.platform import ids
from lms.platform.permissions import ROLES, Permission, Role

HERE, THERE = Scope(institution_id=ids.uuid7()), Scope(institution_id=ids.uuid7())
COHORT = Scope(cohort_id=ids.uuid7())
EVERYWHERE = Scope()
scopes = st.sampled_from([HERE, THERE, COHORT, EVERYWHERE])
held = st.builds(Held, role=st.sampled_from(list(Role)), scope=scopes)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", [HERE, COHORT, EVERYWHERE])
def test_an_administrator_of_the_whole_programme_gives_any_role(role: Role, scope: Scope):
    assert may_give(Held(role, scope), by=[Held(Role.ADMINISTRATOR, EVERYWHERE)])


@pytest.mark.parametrize("scope", [THERE, COHORT, EVERYWHERE])
def test_an_administrator_of_an_institution_gives_nothing_beyond_it(scope: Scope):
    wanted = Held(Role.ADMINISTRATOR, scope)

    assert not may_give(wanted, by=[Held(Role.ADMINISTRATOR, HERE)])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FOCAL_POINT, Role.TRAINER])
def test_nobody_gives_in_a_scope_what_they_do_not_hold_there(role: Role):
    assert not may_give(Held(role, HERE), by=[Held(Role.ADMINISTRATOR, HERE)])


def test_whoever_holds_another_role_there_too_may_hand_it_on():
    mine = [Held(Role.ADMINISTRATOR, HERE), Held(Role.FOCAL_POINT, HERE)]

    assert may_give(Held(Role.FOCAL_POINT, HERE), by=mine)


@given(by=st.lists(held, max_size=4), wanted=held)
def test_without_managing_accounts_nobody_gives_anything(by: list[Held], wanted: Held):
    mine = [one for one in by if Permission.ACCOUNTS_MANAGE not in ROLES[one.role]]

    assert not may_give(wanted, by=mine)


@given(by=st.lists(held, max_size=4), wanted=held)
def test_what_is_given_is_never_more_than_what_the_giver_reaches(by: list[Held], wanted: Held):
    covering = [one for one in by if one.scope.covers(wanted.scope)]
    allowed = may_give(wanted, by=by)

    assert not allowed or any(Permission.ACCOUNTS_MANAGE in ROLES[one.role] for one in covering)


def test_an_account_with_one_role_too_many_is_in_other_hands():
    theirs = [Held(Role.ADMINISTRATOR, HERE), Held(Role.OFFICER, EVERYWHERE)]

    assert not may_manage(theirs, by=[Held(Role.ADMINISTRATOR, HERE)])


def test_an_account_without_a_role_is_in_the_hands_of_whoever_sees_it():
    assert may_manage([], by=[Held(Role.ADMINISTRATOR, HERE)])
