"""Forms of the import pages."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import (  # type: ignore[attr-defined] # older stubs
    BooleanField,
    DateField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import AnyOf, InputRequired, Length, ValidationError

from courses.text import Text
from lms.people import destinations
from lms.people.destinations import Offer
from lms.people.models import Decision, Institution, Sex
from lms.people.rules import names
from lms.people.rules.purposes import REGISTER, ForCohort, ForPast, Purpose
from lms.people.services.naming import Spelling
from lms.platform import clock
from lms.platform.i18n import in_language

LONGEST_CODE = 40
LONGEST_NAME, LONGEST_PART = 200, 60
FEWEST_PARTS = 2
EXAMPLE_AR = "سالمة علي محمد الورفلي"
EXAMPLE_EN = "Salma Ali Mohamed Al-Werfalli"
LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ '’.\-]*")
SEXES = {
    Sex.FEMALE: lazy_gettext("Woman"),
    Sex.MALE: lazy_gettext("Man"),
    Sex.UNKNOWN: lazy_gettext("Not recorded"),
}
LANGUAGES = {"ar": lazy_gettext("Arabic"), "en": lazy_gettext("English")}
LONGEST_TITLE = 200
_FILE = lazy_gettext("The list, as Excel (.xlsx) or CSV")
_CHOOSE_FILE = lazy_gettext("Choose the file with the list of names")


class RegisterForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A list for the register only."""

    sender_id = SelectField(
        lazy_gettext("Who sent this list"),
        description=lazy_gettext(
            "Not needed. What you say of the columns is remembered for their next list."
        ),
    )
    file = FileField(_FILE, validators=[FileRequired(_CHOOSE_FILE)])

    def offer_senders(self, institutions: Sequence[Institution]) -> None:
        """Let one of the institutions be the sender."""
        self.sender_id.choices = [
            ("", _("Nobody in particular")),
            *((str(one.id), in_language(one.name)) for one in institutions),
        ]
        self.sender_id.data = self.sender_id.data or ""

    @property
    def sender(self) -> UUID | None:
        """Return the institution that sent the list, if it was said."""
        return UUID(self.sender_id.data) if self.sender_id.data else None

    def purpose(self) -> Purpose:
        """Return where the people of the list go."""
        return REGISTER


class CohortForm(RegisterForm):
    """A list of people for a cohort."""

    cohort_id = SelectField(
        lazy_gettext("Cohort"),
        validators=[InputRequired(lazy_gettext("Choose the cohort these people join"))],
    )

    def offer(self, cohorts: Sequence[Offer], *, code: str) -> None:
        """Let one of the open cohorts be chosen; one of them may be chosen already."""
        self.cohort_id.choices = [
            ("", _("Choose the cohort")),
            *((str(one.id), f"{in_language(one.title)} ({one.code})") for one in cohorts),
        ]
        asked = [str(one.id) for one in cohorts if one.code == code]
        if asked and not self.cohort_id.data:
            self.cohort_id.data = asked[0]

    def purpose(self) -> Purpose:
        """Return the cohort that was chosen."""
        return ForCohort(UUID(self.cohort_id.data))


class PastForm(RegisterForm):
    """A list of people who were at a training before it was kept here."""

    title_ar = StringField(
        lazy_gettext("Title of the training in Arabic"),
        validators=[
            InputRequired(lazy_gettext("Write the title of the training in Arabic")),
            Length(max=LONGEST_TITLE),
        ],
    )
    title_en = StringField(
        lazy_gettext("Title of the training in English"),
        validators=[
            InputRequired(lazy_gettext("Write the title of the training in English")),
            Length(max=LONGEST_TITLE),
        ],
    )
    code = StringField(
        lazy_gettext("Code"),
        description=lazy_gettext("A short code of your own, such as SEBHA-2024"),
        validators=[
            InputRequired(lazy_gettext("Give the training a code, such as SEBHA-2024")),
            Length(max=LONGEST_CODE, message=lazy_gettext("At most 40 letters and digits")),
        ],
    )
    starts_on = DateField(
        lazy_gettext("First day"),
        validators=[InputRequired(lazy_gettext("Enter the first day, such as 14 May 2024"))],
    )
    ends_on = DateField(
        lazy_gettext("Last day"),
        validators=[InputRequired(lazy_gettext("Enter the last day, such as 16 May 2024"))],
    )

    def validate_code(self, field: StringField) -> None:
        """Keep every training under a code of its own."""
        if destinations.trainings().coded((field.data or "").strip()):
            raise ValidationError(_("This code is already used. Choose another one."))

    def validate_starts_on(self, field: DateField) -> None:
        """Check that the year is one that somebody means."""
        if field.data and not clock.is_plausible(field.data):
            raise ValidationError(_("Enter the first day, such as 14 May 2024"))

    def validate_ends_on(self, field: DateField) -> None:
        """Check that time runs forward, and that the past is over."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(lazy_gettext("The last day lies before the first day"))
        if field.data and field.data > clock.today():
            raise ValidationError(
                _("This training is not over yet. Plan a cohort and import the list into it.")
            )

    def purpose(self) -> Purpose:
        """Return the training as it is written when the list is confirmed."""
        return ForPast(
            code=str(self.code.data).strip(),
            title=Text(str(self.title_ar.data).strip(), str(self.title_en.data).strip()),
            starts_on=_day(self.starts_on),
            ends_on=_day(self.ends_on),
        )


def _day(field: DateField) -> date:
    """Return the day of a form that was found right."""
    if field.data is None:
        raise ValueError(field.name)
    return field.data


class DecisionForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Who a doubtful row is."""

    decision = StringField(validators=[AnyOf(["", *Decision])])


class InstitutionForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Which institution a text means."""

    text = StringField(validators=[InputRequired(), Length(max=LONGEST_TITLE)])
    institution_id = SelectField(
        lazy_gettext("Institution"),
        validators=[InputRequired(lazy_gettext("Choose the institution"))],
    )
    remember = BooleanField(lazy_gettext("Remember this name for the next list"))

    def offer(self, institutions: Sequence[Institution]) -> None:
        """Let one of the institutions be chosen."""
        self.institution_id.choices = [
            ("", _("Choose the institution")),
            *((str(one.id), in_language(one.name)) for one in institutions),
        ]


class NamesForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A person's names as they will be printed."""

    name_ar = StringField(
        lazy_gettext("Name in Arabic, four parts"),
        validators=[
            InputRequired(lazy_gettext("Enter the name in Arabic")),
            Length(max=LONGEST_NAME, message=lazy_gettext("This name is too long")),
        ],
    )
    name_en = StringField(
        lazy_gettext("Name in English, as in the passport"),
        validators=[Length(max=LONGEST_NAME, message=lazy_gettext("This name is too long"))],
    )
    sex = RadioField(
        lazy_gettext("Sex"),
        choices=[SelectChoice(sex.value, words) for sex, words in SEXES.items()],
        validators=[InputRequired(lazy_gettext("Choose one"))],
    )

    def validate_name_ar(self, field: StringField) -> None:
        """Ask for letters, for more than one name, and for none without an end."""
        written = field.data or ""
        if not names.is_arabic(written) or len(names.parse(written).parts) < FEWEST_PARTS:
            raise ValidationError(
                _("Write the name in Arabic letters, like %(name)s", name=EXAMPLE_AR)
            )
        if max(map(len, names.parse(written).parts)) > LONGEST_PART:
            raise ValidationError(_("This name is too long"))

    def validate_name_en(self, field: StringField) -> None:
        """Ask for the letters of a passport."""
        if field.data and not LATIN_NAME.fullmatch(field.data.strip()):
            raise ValidationError(
                _("Write the name in Latin letters, like %(name)s", name=EXAMPLE_EN)
            )

    @property
    def spelling(self) -> Spelling:
        """Return what was typed, tidied."""
        return Spelling(
            arabic=names.parse(self.name_ar.data or ""),
            latin=" ".join((self.name_en.data or "").split()),
            sex=Sex(self.sex.data),
        )
