"""The form that plans a cohort."""

from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Regexp,
    ValidationError,
)

from courses.text import Text
from lms.learning import queries
from lms.learning.cohorts import queries as cohorts
from lms.learning.services import Plan
from lms.people.authorities import choices
from lms.platform import clock
from lms.platform.i18n import in_language

PERCENT = NumberRange(0, 100, lazy_gettext("Enter a whole number from 0 to 100"))
LONGEST_CODE = 40
LONGEST_TITLE = 200


def _trimmed(value: str | None) -> str:
    return " ".join((value or "").split())


class CohortForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """What a cohort needs before its people come."""

    code = StringField(
        lazy_gettext("Code"),
        description=lazy_gettext("Short and once only, like SEB-2026-02"),
        filters=[_trimmed],
        validators=[
            DataRequired(lazy_gettext("Enter a code, like SEB-2026-02")),
            Length(max=LONGEST_CODE, message=lazy_gettext("A code has 40 characters at most")),
            Regexp(
                r"[A-Za-z0-9][A-Za-z0-9 ./-]*\Z",
                message=lazy_gettext("Use Latin letters, digits, spaces, dots and dashes"),
            ),
        ],
    )
    title_ar = StringField(
        lazy_gettext("Title in Arabic"),
        filters=[_trimmed],
        validators=[
            DataRequired(lazy_gettext("Enter the title in Arabic")),
            Length(max=LONGEST_TITLE, message=lazy_gettext("A title has 200 characters at most")),
        ],
    )
    title_en = StringField(
        lazy_gettext("Title in English"),
        filters=[_trimmed],
        validators=[
            DataRequired(lazy_gettext("Enter the title in English")),
            Length(max=LONGEST_TITLE, message=lazy_gettext("A title has 200 characters at most")),
        ],
    )
    edition = SelectField(
        lazy_gettext("Course"), validators=[InputRequired(lazy_gettext("Choose a course"))]
    )
    place = SelectField(lazy_gettext("Place"))
    starts_on = DateField(
        lazy_gettext("First day"), validators=[InputRequired(lazy_gettext("Enter the first day"))]
    )
    ends_on = DateField(
        lazy_gettext("Last day"), validators=[InputRequired(lazy_gettext("Enter the last day"))]
    )
    needed_attendance = IntegerField(
        lazy_gettext("Attendance needed, in per cent"), default=80, validators=[PERCENT]
    )
    pass_mark = IntegerField(
        lazy_gettext("Pass mark of the post-test, in per cent"), default=70, validators=[PERCENT]
    )

    def __init__(self, **given: object) -> None:
        super().__init__(**given)
        self.edition.choices = [
            (
                str(row.id),
                _("%(title)s, edition %(number)d", title=in_language(row.title), number=row.number),
            )
            for row in cohorts.editions()
        ]
        self.place.choices = choices.places(_("Not decided yet"))

    def validate_code(self, field: StringField) -> None:
        """Refuse a code that is taken."""
        if queries.cohort_coded(field.data or ""):
            raise ValidationError(_("Another cohort has this code; choose another"))

    def validate_starts_on(self, field: DateField) -> None:
        """Refuse a year that nobody means."""
        if field.data and not clock.is_plausible(field.data):
            raise ValidationError(_("Enter the first day"))

    def validate_ends_on(self, field: DateField) -> None:
        """Refuse an end before the beginning, or in a year that nobody means."""
        if field.data and not clock.is_plausible(field.data):
            raise ValidationError(_("Enter the last day"))
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day must not be before the first"))

    def plan(self) -> Plan:
        """Return what was typed, once it is sound."""
        given = self.data
        return Plan(
            code=given["code"],
            title=Text(given["title_ar"], given["title_en"]),
            edition_id=UUID(given["edition"]),
            place_id=UUID(given["place"]) if given["place"] else None,
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            needed_attendance=given["needed_attendance"],
            pass_mark=given["pass_mark"],
        )
