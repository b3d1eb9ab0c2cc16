"""Lesson text becomes safe HTML: a small part of Markdown, and never anything from elsewhere."""

import re

import pytest

from courses import markdown
from courses.document import Edition

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<iframe src=https://example.org></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](//example.org)",
    "[x](mailto:a@example.org)",
    '[x](https://example.org "a" onclick="b")',
    "![x](https://example.org/pixel.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<https://example.org>",
    "[[informed-consent|<b onclick=x>yes</b>]]",
    '[[informed-consent|"><script>alert(1)</script>]]',
    '[[x" onfocus="alert(1)|words]]',
    "| a |\n| --- |\n| <style>*{}</style> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- --><script>",
    "> " * 200 + "x",
    "[" * 2000,
]
SAFE_TAG = re.compile(
    r"</?(?:p|h[2-6]|ul|ol|li|table|thead|tbody|tr|th|td|strong|em|blockquote|br|hr)>"
    r'|<a href="https?://[^"]*" rel="noopener noreferrer">|</a>'
    r'|<button type="button" class="term" popovertarget="g-[a-z0-9-]+">|</button>'
)


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_stays_text(source: str):
    html = markdown.render(source)

    assert "<" not in SAFE_TAG.sub("", html)


def test_a_glossary_term_opens_its_explanation():
    html = markdown.render("قبل [[informed-consent|الموافقة المستنيرة]] لا تكتب.")

    assert html == (
        '<p>قبل <button type="button" class="term" popovertarget="g-informed-consent">'
        "الموافقة المستنيرة</button> لا تكتب.</p>\n"
    )


def test_a_page_may_give_terms_another_target():
    html = markdown.render("[[referral|Referral]]", term="in-lesson-{}".format)

    assert 'popovertarget="in-lesson-referral"' in html


def test_on_paper_a_term_is_its_words():
    html = markdown.render("[[referral|Referral]] & more", term=lambda _term: None)

    assert html == "<p>Referral &amp; more</p>\n"


def test_a_term_stands_in_a_table_cell_with_its_bar_escaped():
    html = markdown.render("| a | b |\n| --- | --- |\n| [[referral\\|إحالة]] | c |")

    assert html.count("<td>") == 2
    assert ">إحالة</button>" in html


@pytest.mark.parametrize(
    ("source", "under", "tag"),
    [
        ("## A", 1, "h2"),
        ("### A", 1, "h3"),
        ("## A", 3, "h4"),
        ("# A", 1, "h2"),
        ("#### A", 5, "h6"),
    ],
)
def test_headings_follow_the_heading_above_the_text(source: str, under: int, tag: str):
    assert markdown.render(source, under=under) == f"<{tag}>A</{tag}>\n"


def test_a_link_leads_out_without_telling_where_from():
    html = markdown.render("[rules](https://example.org/a?b=1&c=2)")

    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">' in html


def test_an_image_is_only_its_words():
    assert markdown.render("![a map](https://example.org/map.png)") == "<p>a map</p>\n"


def test_plain_words_are_what_a_reader_counts():
    source = "## العنوان\n\n- **one** [two](https://example.org)\n- [[referral|إحالة]]  \nend"

    assert markdown.plain(source) == "العنوان\none two\nإحالة end"


def test_terms_are_found_in_the_order_of_their_first_use():
    source = "[[b|x]] [[a|y]]\n\n- [[b|z]]"

    assert markdown.terms_in(source) == ("b", "a")


def test_a_lesson_knows_the_terms_of_both_languages(small: Edition):
    assert markdown.terms_of(small.lesson_by_id["a-calm-start"]) == ("referral",)
