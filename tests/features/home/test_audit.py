"""The acts of staff, and whether their chain holds."""

import re

import pytest
from sqlalchemy import update

from lms.home import views, words
from lms.platform import audit
from lms.platform.audit import AuditEntry
from lms.platform.db import Plain, db, unit_of_work
from lms.platform.ids import uuid7
from lms.platform.settings import ROOT
from tests.cast import Cast
from tests.visitor import Visitor

RECORDED = re.compile(r'(?:record|Act)\(\s*(?:act=)?"([a-z]+:[a-z-]+)"')


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_administrator_reads_who_did_what(cast: Cast, visitor: Visitor, language: str):
    administrator = cast.administrator()
    with unit_of_work():
        audit.record("cohort:close", "cohort", uuid7(), after={"completed": 3}, by=administrator.id)

    page = visitor.sign_in(administrator).get(f"/{language}/audit")

    assert getattr(administrator.person.name, language) in page.text
    assert {"ar": "اكتمل", "en": "Completed"}[language] in page.text


def test_what_changed_is_said_in_words(cast: Cast, visitor: Visitor):
    administrator = cast.administrator()
    after: audit.Values = {"serial": "MRRM-2026-000001-A", "reason": "issued-in-error"}
    with unit_of_work():
        audit.record("awards:revoke", "certificate", uuid7(), after=after, by=administrator.id)

    page = visitor.sign_in(administrator).get("/ar/audit")

    assert "صدرت خطأً" in page.text
    assert "issued-in-error" not in page.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("state", "waiting", "الحالة: في الانتظار"),
        ("state", "different", "الحالة: شخصان مختلفان"),
        ("photos", "withdrawn", "الصور في ورشات العمل: سُحبت"),
        ("kind", "ministry", "النوع: وزارة"),
        ("language", "en", "لغة المراسلات: الإنجليزية"),
        ("aliases", ["DCIM", "الجهاز"], "أسماء أخرى: DCIM · الجهاز"),
        ("seats", 12, "المقاعد: 12"),
    ],
)
def test_a_field_and_its_value_are_said_as_people_call_them(
    cast: Cast, visitor: Visitor, field: str, value: Plain, words: str
):
    administrator = cast.administrator()
    with unit_of_work():
        audit.record("people:post", "person", uuid7(), after={field: value}, by=administrator.id)

    page = visitor.sign_in(administrator).get("/ar/audit")

    assert words in page.text


def test_what_is_empty_is_left_out(cast: Cast, visitor: Visitor):
    administrator = cast.administrator()
    after: audit.Values = {"parent": "", "seats": 7}
    with unit_of_work():
        audit.record("institution:change", "institution", uuid7(), after=after, by=administrator.id)

    page = visitor.sign_in(administrator).get("/ar/audit")

    assert "المقاعد: 7" in page.text
    assert "تتبع" not in page.text


def test_every_act_in_the_source_has_its_words():
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lms").rglob("*.py"))

    assert set(RECORDED.findall(source)) <= set(words.ACTS)


def test_a_chain_that_holds_says_so(cast: Cast, visitor: Visitor):
    page = visitor.sign_in(cast.administrator()).get("/en/audit")

    assert "The chain holds" in page.text


def test_a_broken_chain_names_the_act_at_which_it_breaks(cast: Cast, visitor: Visitor):
    administrator = cast.administrator()
    with unit_of_work():
        db.session.execute(update(AuditEntry).where(AuditEntry.id == 1).values(act="cohort:open"))

    page = visitor.sign_in(administrator).get("/en/audit")

    assert "The chain breaks at act 1" in page.text


def test_a_long_chain_is_checked_when_asked(
    cast: Cast, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(views, "QUICK_TO_CHECK", 0)
    browser = visitor.sign_in(cast.administrator())

    unasked, asked = browser.get("/en/audit"), browser.get("/en/audit?check=yes")

    assert "Check the whole chain" in unasked.text
    assert "The chain holds" in asked.text


def test_acts_are_paged(cast: Cast, visitor: Visitor):
    administrator = cast.administrator()
    with unit_of_work():
        audit.record_all([audit.Act("cohort:open", "cohort", uuid7()) for _ in range(60)])

    page = visitor.sign_in(administrator).get("/en/audit?page=2")

    assert "/en/audit?page=1" in page.links()


def test_an_officer_may_not_look(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer()).get("/ar/audit", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get("/ar/audit", status=303)
