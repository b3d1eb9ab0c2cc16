"""Saying that two records are two people, and taking it back."""

import pytest
from sqlalchemy import select

from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.models import Decision, Institution, Person
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.duplicates import pairs
from tests.features.people import rosters
from tests.visitor import Visitor


def acts() -> list[str]:
    chosen = AuditEntry.act.startswith("duplicates:")
    return list(db.session.scalars(select(AuditEntry.act).where(chosen).order_by(AuditEntry.id)))


def path_of(pair: DuplicatePair) -> str:
    return f"/en/people/duplicates/{pair.id}"


def test_two_people_are_not_proposed_again(officer: Visitor, pair: DuplicatePair):
    answer = officer.post(f"{path_of(pair)}/different")

    page = officer.follow(answer)

    assert "Kept as two different people" in page.text
    assert pairs.only().state is PairState.DIFFERENT
    assert acts() == ["duplicates:different"]


def test_the_decision_is_taken_back_at_once(officer: Visitor, pair: DuplicatePair):
    path = path_of(pair)
    page = officer.follow(officer.post(f"{path}/different"))

    officer.post(f"{path}/waiting")

    assert f"{path}/waiting" in page.html
    assert (pairs.only().state, pairs.only().decided_at) == (PairState.WAITING, None)


def test_deciding_twice_is_deciding_once(officer: Visitor, pair: DuplicatePair):
    path = path_of(pair)

    officer.post(f"{path}/different")
    officer.post(f"{path}/different")

    assert acts() == ["duplicates:different"]


def test_taking_back_what_waits_changes_nothing(officer: Visitor, pair: DuplicatePair):
    officer.post(f"{path_of(pair)}/waiting")

    assert acts() == []


def test_a_pair_without_evidence_goes_when_its_decision_is_taken_back(officer: Visitor, cast: Cast):
    pairs.call_different(cast.person("سالم علي الزوي"), cast.person("خالد عمر التباوي"))

    officer.post(f"{path_of(pairs.only())}/waiting")

    assert pairs.everything() == []


@pytest.mark.parametrize("act", ["different", "waiting"])
def test_whoever_may_not_merge_decides_nothing(
    cast: Cast, neighbour: Visitor, health: Institution, pair: DuplicatePair, act: str
):
    neighbour.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=health.id))

    neighbour.post(f"{path_of(pair)}/{act}", status=403)


@pytest.mark.parametrize("act", ["different", "waiting"])
def test_a_stranger_decides_nothing(visitor: Visitor, pair: DuplicatePair, act: str):
    path = f"{path_of(pair)}/{act}"

    assert "/sign-in" in visitor.post(path).location
    assert pairs.only().state is PairState.WAITING


ROW = "عبد السلام علي سالم الزوي;;وزارة الصحة;ممرض;0912345678"
AGAIN = "عبدالسلام على سالم الزوى;;وزارة الصحة;طبيب;0912345678"


@pytest.fixture
def told_apart(cast: Cast) -> Person:
    """Somebody of whom the officer said, in a list, that they are somebody new."""
    rosters.seed()
    del cast
    rosters.confirmed(rosters.text(ROW))
    roster = rosters.confirmed(rosters.text(AGAIN))
    rosters.decided(roster, "2", Decision.DIFFERENT)
    return rosters.everybody()[-1]


def test_a_row_told_apart_in_a_list_is_remembered(told_apart: Person):
    pairs.look_for(told_apart)

    assert pairs.only().state is PairState.DIFFERENT
