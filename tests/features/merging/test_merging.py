"""Two records become one person: nothing is lost, and it can be taken back."""

from lms.people.merging import services
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.features.merging.worlds import dump


def test_everything_moves_and_comes_back(cast: Cast):
    kept, gone = cast.person(), cast.person("سالمه علي محمد الورفلي", "Salma Al-Warfalli")
    cast.enrolment(cast.cohort("X-1"), gone)
    both = cast.cohort("X-2")
    cast.enrolment(both, kept)
    cast.enrolment(both, gone)
    cast.account(gone)
    before = dump()

    with unit_of_work():
        made = services.merge(kept.id, gone.id, chosen=[], by=None)
    during = dump()
    with unit_of_work():
        services.undo(made, by=None)

    assert during != before
    assert dump() == before
