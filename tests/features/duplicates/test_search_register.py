"""The whole register is searched in the background, in portions that resume."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.people.duplicates import jobs
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.jobs.queue import Run
from tests.cast import Cast
from tests.features.duplicates import pairs
from tests.visitor import Visitor

PATH = "/en/people/duplicates/search"


def only_job() -> Job:
    return db.session.scalars(select(Job).where(Job.kind == jobs.FIND)).one()


def begun() -> Job:
    with unit_of_work():
        jobs.begin(by=None)
    return only_job()


def test_the_officer_starts_it_and_watches(officer: Visitor, two: tuple[Person, Person]):
    page = officer.follow(officer.post(PATH))
    queue.work_off()

    assert "Looking for duplicates" in page.text
    assert only_job().state is State.DONE
    assert {pairs.only().one_id, pairs.only().other_id} == {person.id for person in two}


def test_started_twice_it_runs_once(officer: Visitor, two: tuple[Person, Person]):
    del two

    officer.post(PATH)
    officer.post(PATH)

    assert only_job().state is State.WAITING


def test_whoever_comes_second_is_told_that_it_runs(cast: Cast, officer: Visitor):
    del cast
    begun()

    page = officer.follow(officer.post(PATH))

    assert "searched already" in page.text


def test_it_goes_on_where_it_was_stopped(
    two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
):
    del two
    monkeypatch.setattr(jobs, "AT_A_TIME", 1)
    monkeypatch.setattr(jobs, "COMPARED", 1)
    job = begun()
    with unit_of_work():
        db.session.merge(job).total = 4
        db.session.merge(job).done = 2

    queue.work_off()

    assert (only_job().done, only_job().total) == (4, 4)
    assert pairs.only().state is PairState.WAITING


def test_keys_of_older_rules_are_written_anew(cast: Cast):
    person = cast.person("سالم على محمد الزوى", "Salem Ali Mohamed Al-Zwai")
    with unit_of_work():
        one = db.session.merge(person)
        one.name_key, one.latin_key = "old", "old"
    begun()

    queue.work_off()

    db.session.refresh(person)
    assert (person.name_key, person.latin_key) == ("سالم علي محمد زوي", "slm l mhmd z")


def test_a_pair_without_evidence_goes(pair: DuplicatePair, two: tuple[Person, Person]):
    del pair
    with unit_of_work():
        one = db.session.merge(two[1])
        one.name_ar, one.birth_year = "خالد رمضان عمر التباوي", 1970
    begun()

    queue.work_off()

    assert pairs.everything() == []


def test_what_was_called_different_stays_so(two: tuple[Person, Person]):
    pairs.call_different(*two)
    begun()

    queue.work_off()

    assert pairs.only().state is PairState.DIFFERENT


def test_an_empty_register_is_searched_too(app: Flask):
    job = begun()

    jobs.find_duplicates(Run(job.id, {}))

    assert pairs.everything() == []


def test_a_command_does_the_same(app: Flask, two: tuple[Person, Person]):
    del two

    answer = app.test_cli_runner().invoke(args=["people", "duplicates"])

    assert answer.output == "1 pairs wait\n"


def test_others_start_nothing(cast: Cast, neighbour: Visitor, visitor: Visitor):
    neighbour.sign_in(cast.account())

    neighbour.post(PATH, status=403)

    assert "/sign-in" in visitor.post(PATH).location


def test_a_new_search_begins_when_the_last_is_over(two: tuple[Person, Person], cast: Cast):
    first = begun()
    queue.work_off()

    with unit_of_work():
        again = jobs.begin(by=None)

    assert again.id != first.id
    assert clock.now() >= again.created_at
