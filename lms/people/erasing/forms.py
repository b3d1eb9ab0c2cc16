"""The form of an erasure: why, under which reference, and the register number typed once."""

import re
from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    BooleanField,
    RadioField,
    SelectChoice,
    StringField,
)
from wtforms.validators import InputRequired, Length, ValidationError

from lms.people.erasing.models import REFERENCE, Ground
from lms.people.erasing.wording import GROUNDS
from lms.people.rules.numbers import western_digits

PLAIN = re.compile(r"(?=.*\d)[\w./-]*")


class ErasureForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """It cannot be taken back, so whoever asks for it types whose record it is."""

    ground = RadioField(
        lazy_gettext("Why"),
        choices=[SelectChoice(ground.value, words) for ground, words in GROUNDS.items()],
        validators=[InputRequired(lazy_gettext("Choose why"))],
    )
    reference = StringField(
        lazy_gettext("Reference of the request"),
        description=lazy_gettext(
            "The number under which the request is filed, such as 2026/17; no names."
        ),
        validators=[Length(max=REFERENCE, message=lazy_gettext("At most 40 letters and digits"))],
    )
    although = BooleanField(lazy_gettext("Erase although a training is not closed"))
    number = StringField(
        lazy_gettext("Register number of this person"),
        validators=[InputRequired(lazy_gettext("Type the register number of this person"))],
    )

    def of(self, number: str, cohorts: Sequence[str]) -> "ErasureForm":
        """Ask about one person: the number to type, and the trainings that are not closed."""
        self._number = number
        self._cohorts = cohorts
        if not cohorts:
            del self.although
        return self

    def validate_reference(self, field: StringField) -> None:
        """A request has a number; a name must not come back by the reference."""
        written = western_digits((field.data or "").strip())
        if self.ground.data == Ground.REQUEST and not written:
            raise ValidationError(_("Enter the reference of the request, such as 2026/17"))
        if written and not PLAIN.fullmatch(written):
            raise ValidationError(
                _("Write a number without spaces, such as 2026/17; a name would stay readable")
            )

    def validate_although(self, field: BooleanField) -> None:
        """Somebody in the middle of a training is erased only knowingly."""
        if not field.data:
            raise ValidationError(
                _(
                    "This person is in a training that is not closed: %(codes)s. "
                    "Close it or withdraw the person first, or tick that you erase all the same.",
                    codes=", ".join(self._cohorts),
                )
            )

    def validate_number(self, field: StringField) -> None:
        """Nobody is erased by a slip of the hand."""
        typed = western_digits((field.data or "").strip()).upper()
        if typed != self._number.upper():
            raise ValidationError(_("This is not the register number of this person. Look again."))
