"""A role in one cohort opens nothing of another, not even the bar of its work."""

import pytest

from lms.platform.db import unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor


def _issuing(cohort_id: object) -> Job:
    with unit_of_work():
        return queue.enqueue("issue-certificates", {"cohort": str(cohort_id)}, by=None, total=1)


@pytest.mark.parametrize("ending", ["", ".json"])
def test_a_certificate_officer_watches_the_work_of_their_own_cohort(
    cast: Cast, visitor: Visitor, ending: str
):
    mine = cast.cohort("SEB-01")
    visitor.sign_in(cast.staff(Role.CERTIFICATE_OFFICER, cohort_id=mine.id))

    visitor.get(f"/en/jobs/{_issuing(mine.id).id}{ending}", status=200)


@pytest.mark.parametrize("ending", ["", ".json"])
def test_a_certificate_officer_does_not_watch_the_work_of_another_cohort(
    cast: Cast, visitor: Visitor, ending: str
):
    mine, other = cast.cohort("SEB-01"), cast.cohort("SEB-02")
    visitor.sign_in(cast.staff(Role.CERTIFICATE_OFFICER, cohort_id=mine.id))

    visitor.get(f"/en/jobs/{_issuing(other.id).id}{ending}", status=404)


def test_an_officer_of_the_country_watches_all_work(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer())

    visitor.get(f"/en/jobs/{_issuing(cast.cohort().id).id}", status=200)


def test_an_administrator_of_one_cohort_does_not_read_the_acts_of_the_country(
    cast: Cast, visitor: Visitor
):
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, cohort_id=cast.cohort().id))

    visitor.get("/en/audit", status=403)
