"""The engine reads our fonts and nothing else, and the page can only ever gain text."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from certificates import design, engine, filling, fonts
from certificates.bench import Results, Row, cohort
from certificates.facts import Facts
from certificates.filling import filled
from certificates.problems import Problem
from certificates.wording.sentences import Span, code, strong


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:9/logo.png",
        "https://example.org/",
        "ftp://example.org/",
        engine.BASE,
        engine.BASE + "../../pyproject.toml",
        engine.BASE + "%2e%2e/Amiri-Bold.ttf",
        engine.BASE + "secret.txt",
        "file:///tmp/Amiri-Bold.ttf",
    ],
)
def test_nothing_but_data_and_fonts_is_fetched(url: str):
    with pytest.raises(ValueError, match="refused"):
        engine.ClosedFetcher().fetch(url)


def test_a_font_of_ours_is_fetched():
    response = engine.ClosedFetcher().fetch(engine.BASE + fonts.Face.AMIRI)

    assert response.read(4) == b"\x00\x01\x00\x00"
    response.close()


def test_a_page_that_asks_for_a_file_is_refused(facts: Facts):
    completion = design.load("completion")
    tree = fromstring(
        '<html lang="ar"><body><p><img src="file:///etc/hostname" alt="x"/></p></body></html>'
    )

    with pytest.raises(Problem) as caught:
        engine.print_page(tree, completion, facts, ground=b"")

    assert caught.value.code == "engine.complained"


def page(body: str) -> Element:
    return fromstring(f"<html><body>{body}</body></html>")


def test_an_element_whose_only_passage_is_empty_is_left_out():
    tree = filled(page('<p>$a</p><div><p>$a</p><img src="$a"/></div><p>x</p>'), {"a": ""})

    assert [element.tag for element in tree.iter()] == ["html", "body", "p"]


def test_a_sentence_keeps_its_tones():
    sentence = (Span("in "), strong("Sebha"), Span(", "), code("C3"), Span("."))

    paragraph = filled(page("<p>$a</p>"), {"a": sentence}).find("body/p")

    assert paragraph is not None
    assert "".join(paragraph.itertext()) == "in Sebha, C3."
    assert [child.tag for child in paragraph] == ["b", "span"]


def test_markup_in_a_passage_stays_text():
    paragraph = filled(page("<p>$a</p>"), {"a": "<b>$b</b>"}).find("body/p")

    assert (paragraph is not None and paragraph.text, paragraph is not None and len(paragraph)) == (
        "<b>$b</b>",
        0,
    )


@pytest.mark.parametrize("body", ["<p>$unknown</p>", '<p class="$sentence">x</p>'])
def test_a_page_that_asks_for_what_there_is_not_is_refused(body: str):
    with pytest.raises(Problem) as caught:
        filled(page(body), {"sentence": (Span("x"),)})

    assert caught.value.code == "design.placeholder"


def test_the_page_is_copied_never_changed():
    original = page("<p>$a</p>")

    filled(original, {"a": "x"})

    assert filling.PLACEHOLDER.search(original.findtext("body/p") or "") is not None


def test_missing_fonts_are_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts, "FOLDER", fonts.FOLDER / "nowhere")

    with pytest.raises(Problem) as caught:
        fonts.path(fonts.Face.AMIRI)

    assert (caught.value.code, caught.value.where) == (
        "font.missing",
        "build/fonts/Amiri-Regular.ttf",
    )


def test_the_measured_cohort_has_no_two_alike():
    people = list(cohort(50))

    assert len({each.serial for each in people}) == len({each.code for each in people}) == 50


def test_the_bench_divides_our_rate_by_plain_weasyprints():
    row = Row(
        way="plain",
        processes=1,
        certificates=4,
        per_second=2,
        p50_ms=500,
        cpu_ms=490,
        bytes=70_000,
        peak_mb=90,
    )
    rows = (
        row,
        replace(row, way="press", per_second=15),
        replace(row, way="plain", processes=2),
        replace(row, way="press", processes=2, per_second=30),
    )

    results = Results(rows)

    assert results.ratios() == {"1 to 1": 7.5, "2 to 2": 15.0, "2 to 1": 15.0}
    assert len(results.as_table().splitlines()) == 8
