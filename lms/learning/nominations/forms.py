"""Forms of quotas and nominations."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import (  # type: ignore[attr-defined] # older stubs
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional, ValidationError

from lms.learning.nominations.models import DeclineReason
from lms.learning.nominations.queries.reading import Fill
from lms.learning.nominations.services import Verdict
from lms.learning.nominations.wording import DECLINED
from lms.people.newcomers import NewcomerForm
from lms.people.roster.entries import Entry
from lms.people.rules import births
from lms.people.services import desk
from lms.people.typed import plausible_year
from lms.platform import clock
from lms.platform.i18n import in_language

if TYPE_CHECKING:
    from lms.people.models import Decision, Institution

MOST_SEATS = 9999
LONGEST_NOTE, LONGEST_JOB = 300, 120
OTHERS = "others"
SEATS = NumberRange(0, MOST_SEATS, lazy_gettext("Enter a whole number of seats, 0 or more"))
TOO_LONG = lazy_gettext("At most 300 letters")


class QuotasForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Seats by institution: those that have some, everybody else, and one more."""

    others = IntegerField(
        lazy_gettext("Everybody else"),
        description=lazy_gettext(
            "Seats that all institutions without a quota share; leave it empty to offer none"
        ),
        validators=[Optional(), SEATS],
    )
    institution_id = SelectField(lazy_gettext("One more institution"), default="")
    seats = IntegerField(lazy_gettext("Its seats"), validators=[Optional(), SEATS])

    def validate_seats(self, field: IntegerField) -> None:
        """Ask for both halves of a new quota."""
        if self.institution_id.data and field.data is None:
            raise ValidationError(_("Enter how many seats this institution has"))

    def validate_institution_id(self, field: SelectField) -> None:
        """Ask for both halves of a new quota."""
        if self.seats.data is not None and not field.data:
            raise ValidationError(_("Choose the institution these seats are for"))

    def field_of(self, institution_id: UUID | None) -> IntegerField:
        """Return the field in which the seats of an institution were typed."""
        name = _name(institution_id)
        found: IntegerField = self._fields.get(name, self.seats)
        return found

    def wanted(self, fills: Sequence[Fill]) -> dict[UUID | None, int]:
        """Return the seats as they were typed."""
        known = [fill.quota.institution_id for fill in fills]
        typed: dict[UUID | None, int | None] = {
            one: self[_name(one)].data for one in {*known, None}
        }
        if self.institution_id.data:
            typed[UUID(self.institution_id.data)] = self.seats.data
        return {one: seats for one, seats in typed.items() if seats is not None}


def quotas_form(fills: Sequence[Fill], institutions: "Sequence[Institution]") -> QuotasForm:
    """Return the form with a field for each quota there is."""
    fields: dict[str, object] = {
        _name(fill.quota.institution_id): IntegerField(
            in_language(fill.quota.institution.name),
            default=fill.quota.seats,
            validators=[InputRequired(SEATS.message), SEATS],
        )
        for fill in fills
        if fill.quota.institution is not None
    }
    kind: type[QuotasForm] = type("Quotas", (QuotasForm,), fields)
    shared = [fill.quota.seats for fill in fills if fill.quota.institution_id is None]
    form = kind(data={OTHERS: shared[0] if shared else None})
    known = {fill.quota.institution_id for fill in fills}
    form.institution_id.choices = [
        ("", _("Choose the institution")),
        *((str(one.id), in_language(one.name)) for one in institutions if one.id not in known),
    ]
    return form


def _name(institution_id: UUID | None) -> str:
    return f"q-{institution_id.hex}" if institution_id else OTHERS


class SenderForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """For which institution somebody nominates."""

    institution_id = SelectField(
        lazy_gettext("Institution"),
        validators=[InputRequired(lazy_gettext("Choose the institution that nominates"))],
    )

    def offer(self, institutions: "Sequence[Institution]") -> None:
        """Let one of the institutions be chosen; the only one is chosen already."""
        choices = [(str(one.id), in_language(one.name)) for one in institutions]
        several = len(choices) > 1
        self.institution_id.choices = [("", _("Choose the institution")), *choices]
        if not several and choices:
            self.institution_id.choices = choices


class ListForm(SenderForm):
    """A list of names to nominate, in its order."""

    file = FileField(
        lazy_gettext("The list, as Excel (.xlsx) or CSV"),
        validators=[FileRequired(lazy_gettext("Choose the file with the list of names"))],
    )


class NominationForm(NewcomerForm, SenderForm):
    """Somebody who is not in the register of the nominator."""

    birth_year = StringField(lazy_gettext("Year of birth"), validators=[Optional(), plausible_year])
    job = StringField(
        lazy_gettext("Job title"),
        validators=[Length(max=LONGEST_JOB, message=lazy_gettext("At most 120 letters"))],
    )
    note = StringField(
        lazy_gettext("Note for the training office"),
        validators=[Length(max=LONGEST_NOTE, message=TOO_LONG)],
    )

    @property
    def entry(self) -> Entry:
        """Return what was typed as a list would say it."""
        return replace(
            super().entry,
            job=" ".join((self.job.data or "").split()),
            birth_year=births.birth_year(self.birth_year.data or "", today=clock.today()),
        )


class DeclineForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Why a nomination is declined."""

    reason = RadioField(
        lazy_gettext("Reason, which the nominator sees"),
        choices=[SelectChoice(one.value, words) for one, words in DECLINED.items()],
        validators=[InputRequired(lazy_gettext("Choose the reason"))],
    )
    screening = StringField(
        lazy_gettext("Private note"),
        description=lazy_gettext("Only who decides about nominations reads it"),
        validators=[Length(max=LONGEST_NOTE, message=TOO_LONG)],
    )

    @property
    def verdict(self) -> Verdict:
        """Return what was chosen."""
        note = " ".join((self.screening.data or "").split())
        return Verdict(DeclineReason(self.reason.data), note)


class WhoForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Who a written name is."""

    decision = StringField(validators=[AnyOf(["", *desk.CHOICES])])

    @property
    def chosen(self) -> "Decision | None":
        """Return what was said, or that it is taken back."""
        return desk.CHOICES.get(self.decision.data or "")
