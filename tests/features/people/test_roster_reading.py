"""Rosters are read as they arrive: whatever the file, every person in it or one clear word."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lms.people.roster.problems import Code, FileProblem, Problem
from lms.people.roster.reading import Roster, RosterRow, read

TODAY = dt.date(2026, 11, 22)
ROSTERS = Path(__file__).parents[2] / "rosters"
HEADER = ["الاسم", "الرقم الوطني", "الجهة", "الهاتف"]
PERSON = ["محمد علي سالم التباوي", "119886140520", "وزارة الصحة", "0912345678"]
OTHER = ["هدى خالد عمر الزوي", "219900000017", "وزارة العدل", "0923456789"]


def roster(name: str) -> Roster:
    return read((ROSTERS / name).read_bytes(), today=TODAY)


def text(*rows: list[str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def sheet(*rows: list[object]) -> Worksheet:
    page = Workbook().active
    assert isinstance(page, Worksheet)
    for row in rows:
        page.append(row)
    return page


def saved(page: Worksheet) -> bytes:
    out = io.BytesIO()
    assert page.parent
    page.parent.save(out)
    return out.getvalue()


def only(content: bytes) -> RosterRow:
    (row,) = read(content, today=TODAY).rows
    return row


def codes(row: RosterRow) -> set[Code]:
    return {message.code for message in row.messages}


def problem(content: bytes) -> FileProblem:
    with pytest.raises(Problem) as caught:
        read(content, today=TODAY)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "first", "last", "ignored"),
    [
        ("sebha-2024-participants.xlsx", 4, 17, ("18",)),
        ("qatroun-03-nominees.xlsx", 5, 34, ("35",)),
        ("qatroun-03-nominees-2.csv", 2, 17, ()),
    ],
)
def test_each_row_of_a_real_roster_is_a_person_under_its_own_number(
    name: str, first: int, last: int, ignored: tuple[str, ...]
):
    found = roster(name)

    assert [row.label for row in found.rows] == [str(n) for n in range(first, last + 1)]
    assert found.ignored == ignored


@pytest.mark.parametrize(
    "name",
    ["sebha-2024-participants.xlsx", "qatroun-03-nominees.xlsx", "qatroun-03-nominees-2.csv"],
)
def test_real_rosters_raise_no_doubt(name: str):
    assert [row.messages for row in roster(name).rows if row.messages] == []


def test_numbers_dates_and_telephones_of_every_kind_come_out_one_way():
    rows = roster("qatroun-03-nominees.xlsx").rows

    assert {len(row.entry.national_number.digits) for row in rows if row.entry.national_number} == {
        12
    }
    assert {row.entry.phones[0][:5] for row in rows} <= {"+2189"}
    assert all(row.entry.birth_year for row in rows)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_encoding_and_delimiter(encoding: str, delimiter: str):
    row = only(text(HEADER, PERSON, delimiter=delimiter, encoding=encoding))

    assert str(row.entry.name) == PERSON[0]
    assert row.entry.institution == "وزارة الصحة"


def test_a_declared_delimiter_counts_as_a_row():
    row = only(b"sep=;\r\n" + text(HEADER, PERSON))

    assert row.label == "3"


def test_a_quoted_cell_may_hold_the_delimiter_and_line_breaks():
    row = only(text([*HEADER[:3], "Notes"], [*PERSON[:2], "وزارة الصحة; طرابلس", "a\nb"]))

    assert row.entry.institution == "وزارة الصحة; طرابلس"


def test_titles_above_and_notes_below_are_no_people():
    content = text(["كشف المرشحين"], [], HEADER, PERSON, OTHER, ["", "", "", ""], ["الإجمالي", "2"],
                   ["يعتمد: مدير الإدارة"])  # fmt: skip

    found = read(content, today=TODAY)

    assert [row.label for row in found.rows] == ["4", "5"]
    assert found.ignored == ("7", "8")


def test_a_header_printed_on_each_page_is_read_once():
    found = read(text(HEADER, PERSON, HEADER, OTHER), today=TODAY)

    assert [row.label for row in found.rows] == ["2", "4"]
    assert found.ignored == ("3",)


def test_numbered_rows_that_wait_for_a_name_are_no_people():
    found = read(text(["م", *HEADER], ["1", *PERSON], ["2", "", "", "", ""]), today=TODAY)

    assert [row.label for row in found.rows] == ["2"]


def test_english_headings_are_understood():
    row = only(
        text(
            ["No.", "Full name (Arabic)", "Name in English", "National ID", "Organization",
             "Job title", "Mobile", "Gender", "Date of birth", "E-mail"],
            ["1", PERSON[0], "Mohamed Ali Al-Tabawi", PERSON[1], PERSON[2], "Nurse",
             "0912345678", "Male", "15/03/1988", "M.Ali@Example.LY"],
        )
    )  # fmt: skip

    assert row.messages == ()
    assert (row.entry.latin_name, row.entry.job) == ("Mohamed Ali Al-Tabawi", "Nurse")
    assert (row.entry.birth_year, row.entry.email) == (1988, "m.ali@example.ly")


def test_a_name_in_four_columns_is_one_name():
    row = only(text(["الاسم", "اسم الأب", "اسم الجد", "اللقب", "الجهة"],
                    ["عبد الله", "أبو بكر", "علي", "أولاد سليمان", "وزارة الصحة"]))  # fmt: skip

    assert row.entry.name.parts == ("عبد الله", "أبو بكر", "علي", "أولاد سليمان")


def test_a_tall_merged_cell_belongs_to_each_of_its_rows():
    page = sheet(HEADER, PERSON, [*OTHER[:2], None, OTHER[3]])
    page.merge_cells("C2:C3")

    found = read(saved(page), today=TODAY)

    assert [row.entry.institution for row in found.rows] == ["وزارة الصحة", "وزارة الصحة"]


def test_a_hidden_row_is_read_and_told():
    page = sheet(HEADER, PERSON, OTHER)
    page.row_dimensions[3].hidden = True

    shown, hidden = read(saved(page), today=TODAY).rows

    assert codes(shown) == set()
    assert codes(hidden) == {Code.HIDDEN_ROW}


def test_a_visible_column_counts_before_a_hidden_one():
    page = sheet(["الجهة", *HEADER], ["قديم", *PERSON])
    page.column_dimensions["A"].hidden = True

    assert only(saved(page)).entry.institution == "وزارة الصحة"


def test_a_hidden_sheet_is_left_alone():
    page = sheet(HEADER, PERSON)
    assert page.parent
    other = page.parent.create_sheet("قديم")
    other.append(HEADER)
    other.append(OTHER)
    other.sheet_state = "hidden"

    assert only(saved(page)).label == "2"


def test_rows_of_several_sheets_carry_the_name_of_their_sheet():
    page = sheet(HEADER, PERSON)
    page.title = "سبها"
    assert page.parent
    other = page.parent.create_sheet("غات")
    other.append(HEADER)
    other.append(OTHER)

    assert [row.label for row in read(saved(page), today=TODAY).rows] == ["سبها!2", "غات!2"]


def test_numbers_kept_as_numbers_and_dates_as_dates_are_read():
    page = sheet([*HEADER, "تاريخ الميلاد"],
                 [PERSON[0], 119886140520.0, PERSON[2], 912345678, dt.datetime(1988, 3, 15)])  # noqa: DTZ001  # fmt: skip

    entry = only(saved(page)).entry

    assert entry.national_number
    assert entry.national_number.digits == "119886140520"
    assert (entry.phones, entry.birth_year) == (("+218912345678",), 1988)


def test_a_formula_nobody_computed_is_told():
    page = sheet(HEADER, [*PERSON[:2], '=CONCATENATE("a","b")', PERSON[3]])

    assert Code.FORMULA_WITHOUT_VALUE in codes(only(saved(page)))


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        (0, "", Code.NAME_MISSING),
        (0, "Mohamed Ali", Code.NAME_NOT_ARABIC),
        (0, "=cmd()", Code.NAME_NOT_ARABIC),
        (0, "<script>alert(1)</script>", Code.NAME_NOT_ARABIC),
        (0, "محمد", Code.NAME_ONE_WORD),
        (0, "م" * 10_000, Code.NAME_ONE_WORD),
        (0, "محمد " * 2_000, Code.NAME_TOO_LONG),
        (1, "12345", Code.NATIONAL_NUMBER_UNREADABLE),
    ],
)
def test_a_wrong_cell_keeps_its_row_out_with_a_reason(column: int, cell: str, code: Code):
    row = only(text(HEADER, [*PERSON[:column], cell, *PERSON[column + 1 :]]))

    assert row.is_wrong
    assert code in codes(row)


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("الهاتف", "12", Code.PHONE_UNREADABLE),
        ("البريد الإلكتروني", "nobody", Code.EMAIL_UNREADABLE),
        ("الجنس", "؟", Code.SEX_UNREADABLE),
        ("الجنس", "أنثى", Code.NATIONAL_NUMBER_SEX),
        ("تاريخ الميلاد", "99/99/99", Code.BIRTH_UNREADABLE),
        ("تاريخ الميلاد", "1970", Code.NATIONAL_NUMBER_YEAR),
        ("الاسم بالإنجليزية", "=HYPERLINK(1)", Code.LATIN_NAME_UNREADABLE),
        ("الوظيفة", "x" * 10_000, Code.TEXT_TOO_LONG),
    ],
)
def test_a_doubtful_cell_lets_its_row_in_with_a_word(heading: str, cell: str, code: Code):
    row = only(text([*HEADER[:3], heading], [*PERSON[:3], cell]))

    assert not row.is_wrong
    assert codes(row) == {code}


def test_a_name_of_three_parts_is_let_in_with_a_word():
    assert codes(only(text(HEADER, ["محمد علي التباوي", *PERSON[1:]]))) == {Code.NAME_NOT_FULL}


def test_an_administrative_number_is_no_fault():
    row = only(text(HEADER, [PERSON[0], "رقم إداري 12345", *PERSON[2:]]))

    assert row.messages == ()
    assert row.entry.national_number is None


def test_sex_and_birth_come_from_the_national_number_where_no_column_says_them():
    entry = only(text(HEADER, PERSON)).entry

    assert (entry.sex, entry.birth_year) == ("m", 1988)


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


BOMB = {"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * (61 * 1024 * 1024)}
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FileProblem.EMPTY),
        (b" \n ", FileProblem.EMPTY),
        (b"\x00\x01\x02\x03" * 50, FileProblem.NOT_A_SPREADSHEET),
        (b"%PDF-1.7 ...", FileProblem.NOT_A_SPREADSHEET),
        (packed(**{"word/document.xml": b"<x/>"}), FileProblem.NOT_A_SPREADSHEET),
        (packed(**{"xl/workbook.xml": b"<x/>"}), FileProblem.BROKEN),
        (packed(**{"xl/workbook.xml": LAUGHS, "xl/_rels/workbook.xml.rels": LAUGHS}),
         FileProblem.BROKEN),
        (packed(**BOMB), FileProblem.TOO_LARGE),
        (b"PK\x03\x04 cut off", FileProblem.BROKEN),
        (OLE, FileProblem.OLD_EXCEL),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileProblem.ENCRYPTED),
        (b"x" * (10 * 1024 * 1024 + 1), FileProblem.TOO_LARGE),
        (text(["a", "b"], ["c", "d"]), FileProblem.NO_HEADER),
        (text(["الرقم الوطني", "الجهة"], PERSON[1:3]), FileProblem.NO_NAMES),
        (text(HEADER), FileProblem.NO_ROWS),
        ('الاسم;الجهة\n"محمد علي;وزارة الصحة\n'.encode(), FileProblem.BROKEN_QUOTES),
        (text(HEADER, *[PERSON] * 20_001), FileProblem.TOO_MANY_ROWS),
    ],
    ids=lambda value: value.value if isinstance(value, FileProblem) else "",
)  # fmt: skip
def test_a_file_that_is_no_roster_is_told_with_one_word(content: bytes, code: FileProblem):
    assert problem(content) is code


def test_a_workbook_cut_anywhere_is_broken_and_nothing_worse():
    whole = (ROSTERS / "qatroun-03-nominees.xlsx").read_bytes()

    assert {problem(whole[:size]) for size in (100, 1_000, 5_000, len(whole) - 10)} == {
        FileProblem.BROKEN
    }
