"""What left the register: logged before it leaves, fetched by its taker, seen by who watches."""

import hashlib
import io
import stat
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from flask import Flask

from lms.people.models import Person
from lms.people.privacy import sealing
from lms.people.privacy.models import PeopleExport
from lms.people.privacy.views import exports as views
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from tests.cast import Cast
from tests.features.privacy.test_new_export import ASKED, names, take
from tests.visitor import Visitor


def several(cast: Cast, number: int) -> None:
    """People of one name, so that a portion ends between them."""
    for one in range(number):
        cast.person("هدى سالم عمر التاورغي", f"Huda {one}")


def exported() -> PeopleExport:
    return db.session.query(PeopleExport).one()


def test_a_list_is_logged_with_filters_columns_count_and_digest(officer: Visitor, salma: Person):
    content = take(officer, q="0912345678", sensitive=["phone"])

    export = exported()
    assert (export.people, export.kind, export.filters) == (1, "people", {"search": True})
    assert export.columns == ["number", "name_ar", "institution", "phone"]
    assert export.sha256 == hashlib.sha256(content).hexdigest()


def test_the_log_names_nobody(officer: Visitor, salma: Person):
    take(officer, q="سالمة الورفلي")

    kept = str([exported().filters, exported().purpose, exported().columns])
    assert "سالمة" not in kept


def test_an_export_is_an_act_in_the_chain(officer: Visitor, salma: Person):
    take(officer)

    assert db.session.query(AuditEntry).filter_by(act="people:export").count() == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_its_page_tells_what_it_held_and_what_for(officer: Visitor, salma: Person, language: str):
    take(officer)

    page = officer.get(f"/{language}/people/exports/{exported().id}")

    assert "invitations for the workshop in May" in page.text
    assert exported().sha256 in page.text


def test_the_file_lies_sealed_and_for_nobody_else_on_the_disk(
    officer: Visitor, salma: Person, app: Flask
):
    take(officer, format="csv")

    path = Path(app.config["INSTANCE"]) / "exports" / str(exported().id)
    assert salma.name_ar.encode() not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_after_a_day_the_file_is_gone(officer: Visitor, salma: Person, app: Flask):
    take(officer)

    with clock.standing_at(clock.now() + timedelta(days=1, minutes=1)):
        queue.sweep()
        waits = sealing.waits(exported().id)

    path = Path(app.config["INSTANCE"]) / "exports" / str(exported().id)
    assert (waits, path.exists()) == (False, False)
    officer.get(f"/ar/people/exports/{exported().id}/file", status=404)
    assert "لم يعد الملف محفوظ" in officer.get(f"/ar/people/exports/{exported().id}").text


def test_a_file_that_no_key_opens_any_more_is_gone(officer: Visitor, salma: Person, app: Flask):
    take(officer)
    path = Path(app.config["INSTANCE"]) / "exports" / str(exported().id)
    path.write_bytes(b"sealed under a key that was changed after a leak")

    officer.get(f"/ar/people/exports/{exported().id}/file", status=404)


def test_another_officer_sees_and_fetches_nothing_of_it(
    officer: Visitor, cast: Cast, salma: Person, neighbour: Visitor
):
    take(officer)
    neighbour.sign_in(cast.officer())

    assert exported().purpose.partition(": ")[2] not in neighbour.get("/ar/people/exports").text
    neighbour.get(f"/ar/people/exports/{exported().id}", status=404)
    neighbour.get(f"/ar/people/exports/{exported().id}/file", status=404)


def test_the_administrator_sees_every_export_and_fetches_none(
    officer: Visitor, watcher: Visitor, salma: Person
):
    take(officer)

    page = watcher.get("/en/people/exports")

    assert "Najat Salem Ali Al-Zwai" in page.text
    assert "download" not in watcher.get(f"/en/people/exports/{exported().id}").html
    watcher.get(f"/ar/people/exports/{exported().id}/file", status=403)


def test_a_trainee_has_no_list_of_exports(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account()).get("/ar/people/exports", status=403)


@pytest.mark.parametrize("path", ["exports", "exports/{id}", "exports/{id}/file"])
def test_a_stranger_is_asked_to_sign_in(
    officer: Visitor, salma: Person, neighbour: Visitor, path: str
):
    take(officer)

    page = neighbour.get(f"/ar/people/{path.format(id=exported().id)}", status=303)

    assert "/sign-in" in page.location


@pytest.fixture
def one_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any list of more than one is long."""
    monkeypatch.setattr(views, "AT_ONCE", 1)


def test_a_long_list_is_made_by_a_worker_and_waits_on_its_page(
    one_at_once: None, officer: Visitor, salma: Person
):
    sent = officer.post("/ar/people/export", ASKED | {"sensitive": ["phone"]})
    queue.work_off()

    onward = str(officer.send("GET", f"{sent.location}.json").json["next"])
    content = officer.send("GET", f"{onward}/file").response.data
    assert salma.name_ar in names(content)
    assert exported().people == 2


def test_a_job_done_twice_is_one_export(one_at_once: None, officer: Visitor, salma: Person):
    officer.post("/ar/people/export", ASKED)
    queue.work_off()
    with unit_of_work():
        db.session.query(Job).update({"state": State.WAITING})

    queue.work_off()

    assert db.session.query(PeopleExport).count() == 1


def test_who_lost_the_role_meanwhile_gets_nobody(
    one_at_once: None, officer: Visitor, salma: Person, cast: Cast
):
    officer.post("/ar/people/export", ASKED)
    with unit_of_work():
        db.session.execute(db.text("DELETE FROM role_grant"))

    queue.work_off()

    assert exported().people == 0


def test_what_a_job_searches_for_is_not_readable_in_the_queue(
    one_at_once: None, officer: Visitor, cast: Cast, salma: Person
):
    cast.person("سالمة عمر سالم الورفلي", "")

    officer.post("/ar/people/export", ASKED | {"q": "سالمة"})

    assert "سالمة" not in str(db.session.query(Job).one().args)
    queue.work_off()
    assert exported().people == 2


def test_a_list_longer_than_a_portion_holds_everybody_once(
    officer: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    from lms.people.privacy.queries import exports as queries  # noqa: PLC0415

    monkeypatch.setattr(queries, "PORTION", 2)
    several(cast, 5)

    sheet = openpyxl.load_workbook(io.BytesIO(take(officer))).worksheets[1]

    numbers = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert (len(numbers), len(set(numbers))) == (6, 6)
