"""What a certificate is worth, and how far a claim has come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.awards.rules import Claim, Stage, Status, stage, status
from lms.learning.rules import Lack, Policy, Standing

TODAY = date(2026, 11, 22)
POLICY = Policy(needed_attendance=80, pass_mark=70)


YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("happened", "expires_on", "worth"),
    [
        (set(), None, Status.VALID),
        (set(), TODAY, Status.VALID),
        (set(), YESTERDAY, Status.EXPIRED),
        ({"superseded"}, None, Status.SUPERSEDED),
        ({"superseded"}, YESTERDAY, Status.SUPERSEDED),
        ({"revoked"}, None, Status.REVOKED),
        ({"revoked", "superseded"}, YESTERDAY, Status.REVOKED),
    ],
)
def test_the_gravest_thing_that_happened_is_told(
    happened: set[str], expires_on: date | None, worth: Status
):
    assert worth is status(
        revoked="revoked" in happened,
        superseded="superseded" in happened,
        expires_on=expires_on,
        today=TODAY,
    )


@given(days=st.integers(-4000, 4000), later=st.integers(0, 4000))
def test_time_never_makes_a_certificate_valid_again(days: int, later: int):
    expires_on = TODAY + timedelta(days=days)

    now, then = (
        status(revoked=False, superseded=False, expires_on=expires_on, today=day)
        for day in (TODAY, TODAY + timedelta(days=later))
    )

    assert now is Status.VALID or then is not Status.VALID


@pytest.mark.parametrize(
    ("standing", "lacks"),
    [
        (Standing(attendance=0.8, post=0.7), ()),
        (Standing(attendance=0.79999, post=0.7), (Lack.ATTENDANCE,)),
        (Standing(attendance=0.8, post=0.69), (Lack.PASS_MARK,)),
        (Standing(attendance=1.0), (Lack.POST_TEST,)),
        (Standing(), (Lack.ATTENDANCE, Lack.POST_TEST)),
        (Standing(attendance=0.1, post=0.1), (Lack.ATTENDANCE, Lack.PASS_MARK)),
    ],
)
def test_a_claim_names_everything_it_lacks(standing: Standing, lacks: tuple[Lack, ...]):
    claim = Claim(standing, POLICY)

    assert (claim.lacks, claim.earned) == (lacks, not lacks)


EARNED, LACKING = Claim(Standing(attendance=1.0, post=1.0), POLICY), Claim(Standing(), POLICY)


@pytest.mark.parametrize(
    ("claim", "papers", "reached"),
    [
        (LACKING, set(), Stage.LACKING),
        (EARNED, set(), Stage.EARNED),
        (EARNED, {"draft"}, Stage.WAITING),
        (EARNED, {"certificate"}, Stage.GIVEN),
        (EARNED, {"certificate", "draft"}, Stage.GIVEN),
        (LACKING, {"certificate"}, Stage.GIVEN),
    ],
)
def test_a_certificate_once_given_counts_whatever_became_of_it(
    claim: Claim, papers: set[str], reached: Stage
):
    found = stage(claim, drafted="draft" in papers, given="certificate" in papers)

    assert found is reached
