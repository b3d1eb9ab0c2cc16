"""The form on which somebody says what the columns of a list hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined] # older stubs

from lms.people.roster.fields import Field
from lms.people.roster.grid import Line, Sheet
from lms.people.roster.layout import Layout
from lms.people.services.columns import FIRST_LINES
from lms.platform.i18n import number

NO_HEADINGS = "0"
SHOWN = 6
_HEADING_ROWS = 15
_MOST_COLUMNS = 40
_LONGEST_CELL = 40

FIELDS = {
    Field.NAME: lazy_gettext("Full name in Arabic"),
    Field.GIVEN: lazy_gettext("Given name"),
    Field.FATHER: lazy_gettext("Father's name"),
    Field.GRANDFATHER: lazy_gettext("Grandfather's name"),
    Field.FAMILY: lazy_gettext("Family name"),
    Field.LATIN_NAME: lazy_gettext("Name in Latin letters"),
    Field.NATIONAL_NUMBER: lazy_gettext("National number"),
    Field.INSTITUTION: lazy_gettext("Institution"),
    Field.JOB: lazy_gettext("Job title"),
    Field.STATION: lazy_gettext("Place of work"),
    Field.PHONE: lazy_gettext("Phone"),
    Field.OTHER_PHONE: lazy_gettext("Second phone"),
    Field.EMAIL: lazy_gettext("E-mail"),
    Field.SEX: lazy_gettext("Sex"),
    Field.BIRTH: lazy_gettext("Date or year of birth"),
    Field.OUTCOME: lazy_gettext("Result"),
}


@dataclass(frozen=True)
class Sketch:
    """The first rows of a sheet, with what is known of its columns."""

    number: int
    sheet: Sheet
    layout: Layout

    @property
    def head(self) -> str:
        return f"head-{self.number}"

    @property
    def filled(self) -> list[Line]:
        return [line for line in self.sheet.lines[:FIRST_LINES] if line.filled]

    @property
    def lines(self) -> list[Line]:
        """Return the rows that show what the columns hold, the headings first."""
        return [one for one in self.filled if one.number >= self.layout.header][:SHOWN]

    @property
    def columns(self) -> range:
        """Return the columns that hold something, and those that are asked about."""
        filled = [column for line in self.filled for column in line.filled]
        return range(min(max(filled, default=-1) + 1, _MOST_COLUMNS))

    def column(self, at: int) -> str:
        return f"col-{self.number}-{at}"

    def holds(self, at: int) -> str:
        found = (field.value for field, column in self.layout.columns.items() if column == at)
        return next((value for value in found if Field(value) in FIELDS), "")

    @property
    def rows(self) -> list[tuple[int, list[str]]]:
        """Return each shown row with its number and what stands in its cells, shortened."""
        return [
            (line.number, [_short(line.cell(at)) for at in self.columns]) for line in self.lines
        ]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def sketches(sheets: Sequence[Sheet], layouts: Mapping[str, Layout]) -> list[Sketch]:
    """Prepare the sheets that have something in them."""
    bare = Layout(0, {})
    found = (sheet for sheet in sheets if any(line.filled for line in sheet.lines))
    return [Sketch(at, sheet, layouts.get(sheet.name, bare)) for at, sheet in enumerate(found)]


class ColumnsForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """What each column of each sheet holds; its fields are made for one file."""

    sketches: Sequence[Sketch] = ()

    def validate(self, extra_validators: None = None) -> bool:
        """Ask for a name in one sheet at least, and for every field once."""
        if not super().validate(extra_validators):
            return False
        wrong = [told for sketch in self.sketches for told in self._wrong(sketch)]
        if not wrong and not self.layouts():
            wrong = [(self._first(), _("Choose the column that holds the names"))]
        for name, words in wrong:
            self[name].errors = [words]
        return not wrong

    def _first(self) -> str:
        sketch = self.sketches[0]
        return sketch.column(0) if sketch.columns else sketch.head

    def _wrong(self, sketch: Sketch) -> Iterator[tuple[str, str]]:
        said: dict[str, int] = {}
        for at in sketch.columns:
            value = self[sketch.column(at)].data
            if value and value in said:
                yield sketch.column(at), _("Two columns hold the same. Leave one of them out.")
            said.setdefault(value, at)
        said.pop("", None)
        if said and not {Field.NAME, Field.GIVEN} & set(said):
            yield sketch.column(0), _("Choose the column that holds the names")

    def layouts(self) -> dict[str, Layout]:
        """Return what was said of each sheet; a sheet of which nothing was said is left alone."""
        found = {sketch.sheet.name: self._layout(sketch) for sketch in self.sketches}
        return {name: layout for name, layout in found.items() if layout.columns}

    def _layout(self, sketch: Sketch) -> Layout:
        said = {at: self[sketch.column(at)].data for at in sketch.columns}
        columns = {Field(value): at for at, value in said.items() if value}
        return Layout(int(self[sketch.head].data), columns)


def columns_form(found: Sequence[Sketch]) -> ColumnsForm:
    """Make the form for the sheets of one file."""
    fields: dict[str, object] = {"sketches": found}
    for sketch in found:
        fields |= _fields(sketch)
    made = type("ColumnsForm", (ColumnsForm,), fields)()
    if not isinstance(made, ColumnsForm):
        raise TypeError
    return made


def _fields(sketch: Sketch) -> dict[str, SelectField]:
    return {
        sketch.head: SelectField(
            lazy_gettext("Row with the headings"),
            choices=_heading_rows(sketch),
            default=str(sketch.layout.header),
        )
    } | {
        sketch.column(at): SelectField(
            _("Column %(num)s", num=number(at + 1)), choices=_choices(), default=sketch.holds(at)
        )
        for at in sketch.columns
    }


def _heading_rows(sketch: Sketch) -> list[SelectChoice]:
    numbers = {line.number for line in sketch.filled[:_HEADING_ROWS]} | {sketch.layout.header}
    rows = [SelectChoice(str(at), _("Row %(num)s", num=at)) for at in sorted(numbers - {0})]
    return [SelectChoice(NO_HEADINGS, _("The list has no headings")), *rows]


def _choices() -> list[SelectChoice]:
    named = (SelectChoice(field.value, words) for field, words in FIELDS.items())
    return [SelectChoice("", _("Leave this column out")), *named]
