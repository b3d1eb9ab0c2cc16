"""When a cohort closes, nobody's open test is lost."""

from lms.assessment import services
from lms.learning import queries as learning
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.features.assessment.moves import Trainee, key_of


def test_open_attempts_are_handed_in_with_what_was_saved(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, key_of(item))

    with unit_of_work():
        ended = services.end_all(trainee.cohort.id)

    assert ended == 1
    assert learning.standing_of(trainee.enrolment.id).post == 0.1


def test_attempts_of_other_cohorts_go_on(trainee: Trainee, cast: Cast):
    trainee.start()
    other = cast.cohort("UBR-01")

    with unit_of_work():
        ended = services.end_all(other.id)

    assert ended == 0
    assert trainee.attempts()[0].open
