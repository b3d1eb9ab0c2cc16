"""The body of a lesson is cut into blocks, each with its kind, its line and perhaps its id."""

import pytest

from courses.bodies import Part, read_body

WHOLE = """أول فقرة
من سطرين.

## عنوان {#why}
- واحد
- اثنان

| a | b |
| - | - |
| 1 | 2 |
> قول

::: warning {#careful}
انتبه.

مرة أخرى.
:::
::: fact a-fact
نص بعدها.
::: check a-check

:::
{#last}
آخر
"""


def test_each_kind_of_block_is_recognised_where_it_stands():
    parts, problems = read_body(WHOLE, "ar.md")

    assert problems == ()
    assert [(part.kind, part.line, part.id) for part in parts] == [
        ("paragraph", 1, ""),
        ("heading", 4, "why"),
        ("list", 5, ""),
        ("table", 8, ""),
        ("quotation", 11, ""),
        ("warning", 13, "careful"),
        ("fact", 18, ""),
        ("paragraph", 19, ""),
        ("check", 20, ""),
        ("paragraph", 24, "last"),
    ]


def test_the_id_of_a_heading_is_not_part_of_its_words():
    (heading,), _ = read_body("## Why ask? {#why}", "en.md")

    assert heading == Part("heading", "## Why ask?", 1, id="why")


def test_a_box_keeps_its_paragraphs():
    (box,), _ = read_body("::: key\n\nOne.\n\nTwo.\n\n:::", "en.md")

    assert box.text == "One.\n\nTwo."


def test_windows_line_ends_change_nothing():
    assert read_body(WHOLE.replace("\n", "\r\n"), "x") == read_body(WHOLE, "x")


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("x\n\n:::", "stray-fence", 3),
        ("::: key\nnever closed", "open-fence", 1),
        ("::: key\nx\n::: warning\ny\n:::", "open-fence", 1),
        ("::: poem\n:::", "unknown-directive", 1),
        ("::: fact", "directive-argument", 1),
        ("::: key an-id\nx\n:::", "directive-argument", 1),
        (":::key{#x}\nx\n:::", "unknown-directive", 1),
    ],
)
def test_a_faulty_directive_is_named_with_its_line(source: str, code: str, line: int):
    _, problems = read_body(source, "en.md")

    assert (problems[0].code, problems[0].where) == (code, f"en.md:{line}")
