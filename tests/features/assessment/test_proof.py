"""The answers that count are those of the events, and that can be proved."""

from sqlalchemy import delete, update

from lms.assessment import services
from lms.assessment.models import Answer, Attempt
from lms.assessment.services.proof import Rebuilt
from lms.platform.db import db, unit_of_work
from tests.features.assessment.moves import Trainee, key_of, wrong_for


def rebuild():
    with unit_of_work():
        return services.rebuild_state()


def test_after_a_whole_test_nothing_needs_mending(trainee: Trainee):
    trainee.sit("post", right=7)

    found = rebuild()

    assert found == Rebuilt(checked=10, mended=0)


def test_after_answers_out_of_order_nothing_needs_mending(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["b"])
    trainee.send(attempt, item, ["a"], made_at=attempt.started_at)

    found = rebuild()

    assert found.mended == 0


def test_a_lost_state_row_comes_back_from_its_events(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["a"])
    with unit_of_work():
        db.session.execute(delete(Answer))

    found = rebuild()

    assert found == Rebuilt(checked=1, mended=1)
    assert trainee.held(attempt) == {item.id: ("a",)}


def test_a_changed_state_row_is_mended_and_marked_again(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, key_of(item))
    trainee.submit(attempt)
    with unit_of_work():
        db.session.execute(update(Answer).values(response=wrong_for(item)))
        db.session.execute(update(Attempt).values(points=0))

    found = rebuild()

    assert found.mended == 1
    assert trainee.attempts()[0].points == 1
