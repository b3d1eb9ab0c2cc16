"""Staff look at an edition without being enrolled."""

import pytest

from courses.blocks import CheckBlock
from lms.learning import editions
from lms.platform.ids import uuid7
from tests.cast import Cast, document
from tests.features.learning.reader import Reader
from tests.visitor import Visitor

FIRST = next(iter(document().lesson_by_id))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_outline_leads_to_every_lesson(cast: Cast, visitor: Visitor, language: str):
    edition = cast.edition()

    page = visitor.sign_in(cast.officer()).get(f"/{language}/courses/{edition.id}")

    wanted = {f"/{language}/courses/{edition.id}/{one}" for one in document().lesson_by_id}
    assert wanted <= set(page.links())


def test_the_outline_lists_the_facts_that_wait_for_a_reviewer(cast: Cast, visitor: Visitor):
    edition = cast.edition()

    page = visitor.sign_in(cast.officer()).get(f"/en/courses/{edition.id}")

    assert document().pending_facts[0].claim.en in page.text


def test_a_preview_offers_nothing_to_finish(cast: Cast, visitor: Visitor):
    edition = cast.edition()

    page = visitor.sign_in(cast.officer()).get(f"/en/courses/{edition.id}/{FIRST}?read=both")

    assert "I finished" not in page.text
    assert "Next lesson" in page.text


def test_a_self_check_can_be_tried_in_the_preview(cast: Cast, visitor: Visitor):
    edition = cast.edition()
    course = editions.document_of(edition)
    name = next(b.item for b in course.lessons[0].blocks if isinstance(b, CheckBlock))
    answer = [option.id for option in course.item_by_id[name].options if option.correct]

    page = visitor.sign_in(cast.officer()).post(
        f"/en/courses/{edition.id}/{FIRST}", {"item": name, "option": answer}, status=200
    )

    assert "Right answer" in page.html


@pytest.mark.parametrize("path", ["", f"/{FIRST}"])
def test_an_edition_that_does_not_exist_is_not_found(cast: Cast, visitor: Visitor, path: str):
    visitor.sign_in(cast.officer()).get(f"/ar/courses/{uuid7()}{path}", status=404)


@pytest.mark.parametrize("path", ["", f"/{FIRST}"])
def test_a_trainee_reads_from_a_seat_and_not_from_the_preview(reader: Reader, path: str):
    reader.browser.get(f"/ar/courses/{reader.cohort.edition_id}{path}", status=403)


@pytest.mark.parametrize("path", ["", f"/{FIRST}"])
def test_a_stranger_is_asked_to_sign_in(cast: Cast, visitor: Visitor, path: str):
    visitor.get(f"/ar/courses/{cast.edition().id}{path}", status=303)
