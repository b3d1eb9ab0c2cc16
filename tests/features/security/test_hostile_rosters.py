"""Files made to do harm are refused in a moment, with a word for whoever sent them."""

import datetime as dt
import io
import struct
import zipfile
import zlib

import pytest

from lms.people.roster.grid import label
from lms.people.roster.problems import FileProblem, Problem
from lms.people.roster.reading import Roster, read

TODAY = dt.date(2026, 11, 22)
HEADER = "الاسم,الجهة\n"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEETS}.sharedStrings+xml"/></Types>'
)
LINK = '<Relationship Id="{0}" Type="' + OFFICE + '/{1}" Target="{2}"/>'
PEOPLE = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>1</v></c></row>'
)
STRINGS = "<si><t>الاسم</t></si><si><t>الجهة</t></si><si><t>محمد علي سالم الفيتوري</t></si>"


def links(*targets: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(targets)}</Relationships>'


def workbook(rows: str = "", *, after: str = "", strings: str = "", types: str = TYPES) -> bytes:
    """Return a workbook whose sheet says whatever an attacker wants."""
    members = {
        "[Content_Types].xml": types,
        "_rels/.rels": links(LINK.format("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(
            LINK.format("a", "worksheet", "worksheets/sheet1.xml"),
            LINK.format("b", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{PEOPLE}{rows}'
        f"</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{STRINGS}{strings}</sst>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        [archive.writestr(name, content) for name, content in members.items()]
    return out.getvalue()


def patched(content: bytes, local: int, central: int, value: int) -> bytes:
    """Write a number into every header of an archive."""
    made = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = made.find(mark)
        while at >= 0:
            struct.pack_into("<H", made, at + offset, value)
            at = made.find(mark, at + 4)
    return bytes(made)


def spoilt() -> bytes:
    """Return a workbook whose packed sheet is not what was packed."""
    content = workbook()
    packed = content.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    return content[:packed] + b"\xff\xff\xff\xff" + content[packed + 4 :]


def roster(content: bytes) -> Roster:
    return read(content, today=TODAY)


def problem(content: bytes) -> FileProblem:
    with pytest.raises(Problem) as caught:
        roster(content)
    return caught.value.code


def test_the_plain_workbook_of_these_tests_is_read():
    assert len(roster(workbook()).rows) == 1


@pytest.mark.parametrize("power", ["300000000", "9999999999999"])
def test_a_number_of_millions_of_digits_is_left_as_it_was_typed(power: str):
    content = f"{HEADER}1E+{power},وزارة الصحة\n".encode()

    (row,) = roster(content).rows

    assert row.is_wrong


@pytest.mark.parametrize("line", ['"' + "a" * 200_000 + '",b', "a" * 200_000, "," * 2_000_000])
def test_a_text_of_one_endless_line_is_no_spreadsheet(line: str):
    assert problem(f"{line}\n{HEADER}".encode()) is FileProblem.NOT_A_SPREADSHEET


@pytest.mark.parametrize("number", ["999999999999", "1e12", "1048576"])
def test_people_a_million_rows_below_are_too_many_rows(number: str):
    far = f'<row r="{number}"><c t="s"><v>2</v></c></row>'

    assert problem(workbook(far)) is FileProblem.TOO_MANY_ROWS


def test_an_empty_last_row_as_some_programs_write_it_does_no_harm():
    assert len(roster(workbook('<row r="1048576" hidden="false"/>')).rows) == 1


def test_an_address_longer_than_any_mail_server_takes_is_left_out():
    content = f"الاسم,البريد\nمحمد علي سالم الفيتوري,a@{'b' * 300}.ly\n".encode()

    (row,) = roster(content).rows

    assert row.entry.email == ""


def test_a_sheet_with_an_endless_name_is_called_by_its_beginning():
    assert label("L" * 300, 7, sheets=2) == "L" * 31 + "!7"


def test_one_long_text_repeated_in_every_cell_does_not_fill_the_memory():
    row = "<row>" + '<c t="s"><v>3</v></c>' * 100 + "</row>"
    long = f"<si><t>{'ش' * 30_000}</t></si>"

    assert problem(workbook(row * 500, strings=long)) is FileProblem.TOO_MANY_ROWS


@pytest.mark.parametrize(
    ("rows", "strings"), [("<row/>" * 2_000_000, ""), ("", "<si/>" * 2_000_000)]
)
def test_millions_of_empty_elements_are_refused_unread(rows: str, strings: str):
    assert problem(workbook(rows, strings=strings)) is FileProblem.TOO_MANY_ROWS


def test_areas_merged_a_thousand_times_are_filled_for_a_while_only():
    rows = "".join(f'<row r="{n}"><c t="s"><v>2</v></c></row>' for n in range(3, 4_000))
    merged = '<mergeCells count="1">' + '<mergeCell ref="A2:A3999"/>' * 5_000 + "</mergeCells>"

    assert len(roster(workbook(rows, after=merged)).rows) == 3_998


@pytest.mark.parametrize(
    "content",
    [
        patched(workbook(), 6, 8, 1),
        patched(workbook(), 8, 10, 97),
        patched(workbook(), 8, 10, zipfile.ZIP_BZIP2),
        patched(workbook(), 8, 10, zipfile.ZIP_LZMA),
        workbook(types="<Types"),
        spoilt(),
    ],
    ids=["locked", "unknown-packing", "bzip2", "lzma", "half", "spoilt"],
)
def test_an_archive_that_is_not_what_it_says_is_called_broken(content: bytes):
    assert problem(content) is FileProblem.BROKEN


def test_the_spoilt_archive_of_these_tests_is_spoilt():
    with zipfile.ZipFile(io.BytesIO(spoilt())) as archive, pytest.raises(zlib.error):
        archive.read("xl/worksheets/sheet1.xml")
