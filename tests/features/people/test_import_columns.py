"""Saying by hand what columns hold; the sender's next list is then read the same way."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from lms.people.models import ColumnMemory, ImportState, Institution, RosterFile, RosterImport
from lms.people.services import filing
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from tests.cast import Cast
from tests.features.people.rosters import text
from tests.visitor import Visitor

NEW = "/ar/people/imports/new?for=register"
ODD = "من هو;أين;كيف نتصل به\nمحمد علي سالم التباوي;وزارة الصحة;0912345678\n"
BARE = "محمد علي سالم التباوي;وزارة الصحة;0912345678\nهدى خالد عمر الزوي;وزارة العدل;\n"
SAID = {"head-0": "1", "col-0-0": "name", "col-0-1": "institution", "col-0-2": "phone"}


def sent(officer: Visitor, body: str, **more: str) -> RosterImport:
    file = (io.BytesIO(body.encode()), "list.csv")
    officer.post(NEW, {"file": file, **more})
    return db.session.scalars(select(RosterImport).order_by(RosterImport.id.desc())).first()  # type: ignore[return-value]


def path(roster: RosterImport, more: str = "/columns", language: str = "ar") -> str:
    return f"/{language}/people/imports/{roster.id}{more}"


def sender() -> Institution:
    return db.session.scalars(select(Institution).where(Institution.code == "MOH")).one()


def names(roster: RosterImport) -> list[str]:
    db.session.refresh(roster)
    return [str(row.values["given"]) for row in roster.rows]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_list_whose_headings_nobody_knows_asks_what_its_columns_hold(
    officer: Visitor, language: str
):
    roster = sent(officer, ODD)

    page = officer.get(path(roster, language=language))

    assert roster.state is ImportState.UNREADABLE
    assert [one["id"] for one in page.markup.of("select")] == [
        "head-0", "col-0-0", "col-0-1", "col-0-2",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
def test_its_page_says_why_it_cannot_be_read_and_leads_on(officer: Visitor, language: str):
    roster = sent(officer, ODD)

    page = officer.get(path(roster, "", language))

    assert path(roster, language=language) in page.links()


def test_said_columns_are_read(officer: Visitor):
    roster = sent(officer, ODD)

    officer.post(path(roster), SAID)

    assert names(roster) == ["محمد"]
    assert roster.state is ImportState.STAGED
    assert roster.rows[0].values["phones"] == ["+218912345678"]


def test_a_list_without_headings_begins_with_its_first_row(officer: Visitor):
    roster = sent(officer, BARE)

    officer.post(path(roster), {**SAID, "head-0": "0"})

    assert names(roster) == ["محمد", "هدى"]


def test_a_column_that_was_taken_for_another_is_corrected(officer: Visitor):
    roster = sent(officer, "الاسم;الوظيفة;مكان\nمحمد علي سالم التباوي;وزارة الصحة;ممرض\n")

    officer.post(
        path(roster),
        {"head-0": "1", "col-0-0": "name", "col-0-1": "institution", "col-0-2": "job"},
    )

    db.session.refresh(roster)
    assert roster.rows[0].values["institution"] == "وزارة الصحة"
    assert roster.rows[0].values["job"] == "ممرض"


def test_what_was_recognised_is_chosen_already(officer: Visitor):
    roster = sent(officer, text("محمد علي سالم التباوي;;وزارة الصحة;ممرض;").decode())

    page = officer.get(path(roster))

    chosen = [one["value"] for one in page.markup.of("option") if "selected" in one]
    assert chosen == ["1", "name", "national_number", "institution", "job", "phone"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"col-0-0": ""}, "col-0-0"),
        ({"col-0-0": "", "col-0-1": "", "col-0-2": ""}, "col-0-0"),
        ({"col-0-2": "institution"}, "col-0-2"),
        ({"head-0": "99"}, "head-0"),
        ({"col-0-1": "shoe-size"}, "col-0-1"),
    ],
)
def test_a_choice_that_reads_nobody_is_told_and_nothing_is_lost(
    officer: Visitor, said: dict[str, str], wrong: str
):
    roster = sent(officer, ODD)

    page = officer.post(path(roster), {**SAID, **said}, status=422)

    assert f'href="#{wrong}"' in page.html
    db.session.refresh(roster)
    assert roster.state is ImportState.UNREADABLE


def test_the_next_list_of_a_sender_is_read_the_same_way_and_says_so(officer: Visitor):
    first = sent(officer, ODD, sender_id=str(sender().id))
    officer.post(path(first), SAID)

    again = sent(officer, ODD.replace("محمد علي", "عمر سالم"), sender_id=str(sender().id))

    assert again.state is ImportState.STAGED
    assert names(again) == ["عمر"]
    assert "Ministry of Health" in officer.get(path(again, "", "en")).text


def test_a_list_of_somebody_else_is_not_read_that_way(officer: Visitor):
    first = sent(officer, ODD, sender_id=str(sender().id))
    officer.post(path(first), SAID)

    assert sent(officer, ODD).state is ImportState.UNREADABLE


def test_a_remembered_list_can_be_read_anew(officer: Visitor):
    listed = "الاسم;الوظيفة\nمحمد علي سالم التباوي;وزارة الصحة\n"
    first = sent(officer, listed, sender_id=str(sender().id))
    officer.post(path(first), {"head-0": "1", "col-0-0": "name", "col-0-1": "institution"})
    again = sent(officer, listed, sender_id=str(sender().id))
    assert again.rows[0].values["institution"] == "وزارة الصحة"

    officer.post(path(again, "/columns/anew"))

    db.session.refresh(again)
    assert again.rows[0].values["job"] == "وزارة الصحة"


def test_what_was_said_twice_is_remembered_once(officer: Visitor):
    roster = sent(officer, ODD, sender_id=str(sender().id))

    officer.post(path(roster), SAID)
    officer.post(path(roster), {**SAID, "col-0-2": ""})

    memory = db.session.scalars(select(ColumnMemory)).one()
    assert memory.columns == {"name": 0, "institution": 1}
    assert "people:columns" in db.session.scalars(select(AuditEntry.act)).all()


def test_a_mapped_list_is_confirmed_like_any_other(officer: Visitor):
    roster = sent(officer, ODD)
    officer.post(path(roster), SAID)

    officer.post(path(roster, "/confirm"))

    db.session.refresh(roster)
    assert roster.rows[0].person_id
    officer.get(path(roster), status=404)


def test_the_file_is_kept_sealed_and_only_until_it_is_written(officer: Visitor):
    roster = sent(officer, text("محمد علي سالم التباوي;119886140520;وزارة الصحة;;").decode())
    sealed = db.session.scalars(select(RosterFile.sealed)).one()
    assert b"119886140520" not in sealed

    officer.post(path(roster, "/confirm"))

    assert db.session.scalars(select(RosterFile)).all() == []


def test_after_a_week_the_file_is_forgotten(officer: Visitor):
    roster = sent(officer, ODD)

    with clock.standing_at(clock.now() + filing.KEPT + timedelta(minutes=1)):
        queue.sweep()

    officer.get(path(roster), status=409)
    assert db.session.scalars(select(RosterFile)).all() == []


def test_a_discarded_list_can_be_taken_up_again(officer: Visitor):
    roster = sent(officer, ODD)
    officer.post(path(roster), SAID)
    officer.post(path(roster, "/discard"))
    assert names(roster) == []

    officer.post(path(roster, "/take-up"))

    assert names(roster) == ["محمد"]


def test_a_discarded_list_whose_file_is_gone_has_to_be_sent_again(officer: Visitor):
    roster = sent(officer, ODD)
    officer.post(path(roster, "/discard"))
    with unit_of_work():
        filing.drop(roster)

    officer.post(path(roster, "/take-up"), status=409)


@pytest.mark.parametrize("more", ["/columns", "/columns/anew", "/undo", "/again", "/take-up"])
def test_nobody_else_comes_near_it(officer: Visitor, cast: Cast, neighbour: Visitor, more: str):
    roster = sent(officer, ODD)

    neighbour.sign_in(cast.account())

    neighbour.post(path(roster, more), SAID, status=403)


def test_a_stranger_is_asked_to_sign_in(officer: Visitor, app: object):
    roster = sent(officer, ODD)

    assert "/sign-in" in Visitor(app).get(path(roster), status=303).location  # type: ignore[arg-type]
