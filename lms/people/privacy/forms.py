"""Forms of consent, handing out a file, and exports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    DateField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from lms.people.models import Institution, Place
from lms.people.privacy import words
from lms.people.privacy.learners import learners
from lms.people.privacy.models import Answer, Consent, Part
from lms.people.privacy.queries.exports import Wanted
from lms.people.privacy.rules.exports import DEFAULT, SENSITIVE, Column, Format, Purpose
from lms.people.privacy.wordings import Wording
from lms.platform import clock
from lms.platform.i18n import in_language
from lms.platform.pages import LONGEST_SEARCH

SHORTEST_REASON, LONGEST_REASON = 5, 250
NOON = dt.time(12)
AGREE: LazyString = lazy_gettext("I agree")
_UNREADABLE = lazy_gettext("Enter the day, such as 14 May 2024")


class ConsentForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """An answer to each part of the wording."""

    training = RadioField(
        validators=[InputRequired(lazy_gettext("Choose an answer, even if it is “Not now”"))]
    )
    photos = RadioField(validators=[Optional()])
    contact = RadioField(validators=[Optional()])

    def ask(self, wording: Wording, standing: Mapping[Part, Consent]) -> None:
        """Ask what the wording asks; what was agreed to can be taken back."""
        for part in Part:
            field, latest = self[part.value], standing.get(part)
            given = latest is not None and latest.answer is Answer.GIVEN
            field.label.text = wording.parts[part].question
            field.description = wording.parts[part].explained
            field.choices = [
                SelectChoice(Answer.GIVEN.value, AGREE),
                SelectChoice(Answer.WITHDRAWN.value, lazy_gettext("I take my consent back"))
                if given
                else SelectChoice(Answer.REFUSED.value, lazy_gettext("Not now")),
            ]
            if latest is not None and field.data is None and latest.wording == wording.version:
                field.data = latest.answer.value

    @property
    def answers(self) -> dict[Part, Answer]:
        """Return what was chosen."""
        return {part: Answer(self[part.value].data) for part in Part if self[part.value].data}


class PaperForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """What somebody signed on paper."""

    signed_on = DateField(
        lazy_gettext("Day of the signature"), validators=[InputRequired(_UNREADABLE)]
    )
    language = RadioField(
        lazy_gettext("Language of the paper"),
        choices=[
            SelectChoice("ar", lazy_gettext("Arabic")),
            SelectChoice("en", lazy_gettext("English")),
        ],
        default="ar",
    )
    training = RadioField(words.PARTS[Part.TRAINING], validators=[Optional()])
    photos = RadioField(words.PARTS[Part.PHOTOS], validators=[Optional()])
    contact = RadioField(words.PARTS[Part.CONTACT], validators=[Optional()])

    def ask(self) -> None:
        """Offer every answer: a paper may also take one back."""
        for part in Part:
            self[part.value].choices = [
                SelectChoice(answer.value, words.ANSWERS[answer]) for answer in Answer
            ]

    def validate_signed_on(self, field: DateField) -> None:
        """No paper is signed tomorrow."""
        if field.data and (field.data > clock.today() or not clock.is_plausible(field.data)):
            raise ValidationError(_("This day has not come yet, or lies too far back."))

    def validate(self) -> bool:
        """Ask for at least one answer."""
        whole = bool(super().validate())
        if any(self[part.value].data for part in Part):
            return whole
        self.training.errors = [_("Copy at least one answer from the paper")]
        return False

    @property
    def answers(self) -> dict[Part, Answer]:
        """Return what the paper says."""
        return {part: Answer(self[part.value].data) for part in Part if self[part.value].data}

    @property
    def signed_at(self) -> dt.datetime:
        """Return the day of the signature as a moment: now for today, else its noon."""
        if self.signed_on.data == clock.today():
            return clock.now()
        return dt.datetime.combine(self.signed_on.data or clock.today(), NOON, clock.TRIPOLI)


class PurposeForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """What personal data are taken for."""

    purpose = RadioField(
        lazy_gettext("What is it for?"),
        choices=[SelectChoice(one.value, said) for one, said in words.PURPOSES.items()],
        validators=[InputRequired(lazy_gettext("Choose what it is for"))],
    )
    reason = TextAreaField(
        lazy_gettext("In a few words"),
        description=lazy_gettext("For whom, for what, until when. Name nobody here."),
        validators=[
            InputRequired(lazy_gettext("Say in a few words what it is for")),
            Length(
                min=SHORTEST_REASON,
                max=LONGEST_REASON,
                message=lazy_gettext("Say it in 5 to 250 letters"),
            ),
        ],
    )

    @property
    def said(self) -> str:
        """Return the words in one line."""
        return " ".join((self.reason.data or "").split())

    @property
    def meant_for(self) -> Purpose:
        """Return the purpose that was chosen."""
        return Purpose(self.purpose.data)


class ExportForm(PurposeForm):
    """Which people, which columns, which file, what for."""

    q = StringField(lazy_gettext("Name, phone or number"), validators=[Length(max=LONGEST_SEARCH)])
    institution_id = SelectField(lazy_gettext("Institution, with those under it"))
    place_id = SelectField(lazy_gettext("Duty station, with places in it"))
    cohort = StringField(lazy_gettext("Code of a cohort"), validators=[Length(max=40)])
    first = DateField(lazy_gettext("Completed a training from"), validators=[Optional()])
    last = DateField(lazy_gettext("Completed a training until"), validators=[Optional()])
    columns = SelectMultipleField(
        lazy_gettext("What stands in the list"),
        choices=[
            SelectChoice(one.value, said)
            for one, said in words.COLUMNS.items()
            if one not in SENSITIVE
        ],
        default=[one.value for one in DEFAULT],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    sensitive = SelectMultipleField(
        lazy_gettext("Only if the purpose needs it"),
        description=lazy_gettext("By these somebody can be found. Tick no more than is needed."),
        choices=[
            SelectChoice(one.value, said) for one, said in words.COLUMNS.items() if one in SENSITIVE
        ],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    format = RadioField(
        lazy_gettext("File"),
        choices=[SelectChoice(one.value, said) for one, said in words.FORMATS.items()],
        default=Format.XLSX.value,
    )

    def offer(self, institutions: Sequence[Institution], places: Sequence[Place]) -> None:
        """Let a list be narrowed to an institution or a place."""
        for field, found in ((self.institution_id, institutions), (self.place_id, places)):
            field.choices = [
                ("", _("All")),
                *((str(one.id), in_language(one.name)) for one in found),
            ]

    def validate_cohort(self, field: StringField) -> None:
        """Say when no cohort has the code."""
        if (field.data or "").strip() and self._cohort_id() is None:
            raise ValidationError(_("No cohort has this code. Look it up in the list of cohorts."))

    def validate_columns(self, field: SelectMultipleField) -> None:
        """A list says something."""
        if not field.data and not self.sensitive.data:
            raise ValidationError(_("Tick at least one column"))

    def validate_last(self, field: DateField) -> None:
        """Time runs forward."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(_("The last day lies before the first day"))

    @property
    def wanted(self) -> Wanted:
        """Return which people are meant."""
        return Wanted(
            search=(self.q.data or "").strip(),
            institution_id=_id(self.institution_id.data),
            place_id=_id(self.place_id.data),
            cohort_id=self._cohort_id(),
            first=self.first.data,
            last=self.last.data,
        )

    @property
    def chosen(self) -> tuple[Column, ...]:
        """Return the columns in the order of the sheet."""
        ticked = {*(self.columns.data or []), *(self.sensitive.data or [])}
        return tuple(column for column in Column if column.value in ticked)

    def _cohort_id(self) -> UUID | None:
        code = (self.cohort.data or "").strip()
        return learners().coded(code) if code else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
