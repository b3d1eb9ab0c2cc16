"""A lesson in one language or in both, on a cheap phone, without a script."""

import gzip
import re

import pytest

from courses.blocks import FactBlock
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

KILO = 1024
ARABIC = re.compile(r'<div lang="ar" dir="rtl">')
ENGLISH = re.compile(r'<div lang="en" dir="ltr">')


def passages(page: Page) -> tuple[int, int]:
    """Count the passages in Arabic and in English."""
    return len(ARABIC.findall(page.html)), len(ENGLISH.findall(page.html))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_lesson_is_read_in_the_language_of_the_interface_unless_another_is_chosen(
    reader: Reader, language: str
):
    page = reader.browser.get(f"/{language}/{reader.lesson(reader.lessons[0])}")

    shown = dict(zip(("ar", "en"), passages(page), strict=True))
    other = "en" if language == "ar" else "ar"
    assert shown[language] > 10
    assert shown[other] == 0


def test_in_one_language_only_that_language_is_sent(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}?read=en")

    assert passages(page)[0] == 0
    assert passages(page)[1] > 10


def test_in_both_every_passage_stands_beside_its_other_half(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}?read=both")

    arabic, english = passages(page)
    assert arabic == english > 10


def test_the_choice_is_remembered_apart_from_the_interface(reader: Reader):
    reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}?read=en")

    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[1])}")

    assert passages(page)[0] == 0


def test_a_choice_that_does_not_exist_is_ignored(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}?read=fr")

    assert passages(page)[1] == 0


def test_every_section_leads_to_itself_in_the_other_language(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}")

    turns = [a["href"] for a in page.markup.of("a") if a.get("class") == "turn"]
    ids = {attributes.get("id") for _tag, attributes in page.markup.tags}
    assert len(turns) >= 2
    assert {turn.removeprefix("?read=en#") for turn in turns} <= ids


def test_a_fact_shows_its_source_and_that_it_waits_for_review(reader: Reader):
    lesson = reader.document.lessons[0]
    fact = reader.document.fact_by_id[
        next(one.fact for one in lesson.blocks if isinstance(one, FactBlock))
    ]

    page = reader.browser.get(f"/en/{reader.lesson(lesson.id)}")

    assert fact.claim.en in page.text
    assert fact.instrument.en in page.text
    assert "Waiting for review" in page.text


def test_a_term_opens_its_explanation(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}")

    asked = {b["popovertarget"] for b in page.markup.of("button") if "popovertarget" in b}
    explained = {d["id"] for d in page.markup.of("div") if "popover" in d}
    assert asked
    assert asked == explained


@pytest.mark.parametrize("mode", ["ar", "en", "both"])
def test_a_lesson_weighs_at_most_twelve_kilobytes(reader: Reader, mode: str):
    addresses = [f"/ar/{reader.lesson(name)}?read={mode}" for name in reader.lessons]

    pages = [reader.browser.get(address).response.data for address in addresses]

    assert max(len(gzip.compress(page, compresslevel=6)) for page in pages) <= 12 * KILO


def test_a_lesson_takes_a_handful_of_statements(reader: Reader, statements: Statements):
    address = f"/ar/{reader.lesson(reader.lessons[0])}?read=both"
    reader.browser.get(address)

    assert len(statements(lambda: reader.browser.get(address))) <= 6


def test_a_lesson_that_is_not_in_the_course_is_not_found(reader: Reader):
    reader.browser.get(f"/ar/{reader.lesson('astronomy')}", status=404)


def test_a_neighbour_does_not_read_from_the_seat_of_another(
    reader: Reader, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.account(cast.person("مريم سالم علي بن غشير")))

    neighbour.get(f"/ar/{reader.lesson(reader.lessons[0])}", status=404)


def test_a_stranger_is_asked_to_sign_in(reader: Reader, neighbour: Visitor):
    neighbour.get(f"/ar/{reader.lesson(reader.lessons[0])}", status=303)
