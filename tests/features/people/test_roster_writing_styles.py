"""Whoever wrote the list, with whatever program: the same people come out."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lms.people.roster.entries import Entry
from lms.people.roster.reading import read

TODAY = dt.date(2026, 11, 22)
HEADER = ["الاسم", "الرقم الوطني", "الجهة", "الهاتف", "تاريخ الميلاد"]
PARTS = st.sampled_from(["محمد", "عبد الله", "سالم", "هدى", "مريم", "أبو بكر"])
YEARS = st.integers(1950, 2005)
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
DATES = st.sampled_from(["{y}-03-15", "15/03/{y}", "15.3.{y}", "{y}"])
PHONES = st.sampled_from(["091{n}", "091 {n}", "+218 91 {n}", "0021891{n}", "091{n} / 092{n}"])


@st.composite
def people(draw: st.DrawFn) -> list[str]:
    """Return the cells of somebody, as one of many hands would write them."""
    year, number = draw(YEARS), draw(st.integers(1_000_000, 9_999_999))
    name = " ".join(draw(st.tuples(PARTS, PARTS, PARTS, st.sampled_from(["الزوي", "التباوي"]))))
    return [
        name,
        f"1{year}{number}",
        draw(st.sampled_from(["وزارة الصحة", "بلدية القطرون"])),
        draw(PHONES).format(n=number),
        draw(DATES).format(y=year),
    ]


LISTS = st.lists(people(), min_size=1, max_size=5)


def plain(rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def book(rows: list[list[object]], *, hidden: str) -> bytes:
    made, out = Workbook(), io.BytesIO()
    page = made.active
    assert page is not None
    [page.append(row) for row in rows]  # type: ignore[union-attr]
    page.column_dimensions[hidden].hidden = True  # type: ignore[union-attr]
    made.save(out)
    return out.getvalue()


def entries(content: bytes) -> list[Entry]:
    return [row.entry for row in read(content, today=TODAY).rows]


@settings(deadline=None, max_examples=60)
@given(
    rows=LISTS,
    encoding=ENCODINGS,
    delimiter=st.sampled_from(";,\t"),
    above=st.sampled_from([[], [["كشف المرشحين"], []]]),
    below=st.sampled_from([[], [["الإجمالي", "5"]], [[], ["يعتمد: مدير الإدارة"]]]),
)
def test_every_encoding_delimiter_and_decor_gives_the_same_people(
    rows: list[list[str]],
    encoding: str,
    delimiter: str,
    above: list[list[str]],
    below: list[list[str]],
):
    expected = entries(plain([HEADER, *rows]))

    found = entries(plain([*above, HEADER, *rows, *below], delimiter, encoding))

    assert found == expected


@settings(deadline=None, max_examples=25)
@given(rows=LISTS, arabic=st.sampled_from([0, 1]))
def test_a_workbook_with_numbers_as_floats_and_a_hidden_column_gives_the_same_people(
    rows: list[list[str]], arabic: int
):
    expected = entries(plain([HEADER, *rows]))
    digits = [[row[0], float(row[1]), *row[2:], "x"] for row in rows]
    letters = [[row[0], row[1].translate(DIGITS), row[2], *row[3:], "x"] for row in rows]

    found = entries(book([[*HEADER, "رمز داخلي"], *(digits, letters)[arabic]], hidden="F"))

    assert found == expected


@pytest.mark.parametrize(
    "heading",
    ["الاسم الرباعي", "الإسم الرباعى", "الاسم واللقب", "الاسم الثلاثي واللقب", "اسم المتدرب",
     "Full Name", "Name (Arabic)", "NAME OF PARTICIPANT", "إسم الموظف"],
)  # fmt: skip
def test_a_name_is_recognised_under_many_headings(heading: str):
    (entry,) = entries(plain([[heading, "الجهة"], ["محمد علي سالم التباوي", "وزارة الصحة"]]))

    assert entry.name.family == "التباوي"


@pytest.mark.parametrize(
    "heading", ["الصفة الوظيفية", "المسمى الوظيفى", "الوظيفه", "Job Title", "Position", "الصفة"]
)
def test_a_job_is_recognised_under_many_headings(heading: str):
    (entry,) = entries(plain([["الاسم", heading], ["محمد علي سالم التباوي", "ممرض"]]))

    assert entry.job == "ممرض"


def test_two_telephones_in_one_cell_are_two_telephones():
    (entry,) = entries(
        plain([["الاسم", "الهاتف"], ["محمد علي سالم التباوي", "0912345678 / 0923456789"]])
    )

    assert entry.phones == ("+218912345678", "+218923456789")
