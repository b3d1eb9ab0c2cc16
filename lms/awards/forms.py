"""Forms of awards."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined] # older stubs
from wtforms.validators import InputRequired

from lms.awards.models import RevocationReason
from lms.awards.words import REASON


class RevokeForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Why a certificate is taken back; nobody revokes one by a slip of the finger."""

    reason = SelectField(
        lazy_gettext("Reason, as the public will read it"),
        choices=[
            SelectChoice("", lazy_gettext("Choose a reason")),
            *(SelectChoice(reason.value, words) for reason, words in REASON.items()),
        ],
        validators=[InputRequired(lazy_gettext("Choose a reason"))],
    )

    @property
    def chosen(self) -> RevocationReason:
        """Return the reason."""
        return RevocationReason(self.reason.data)
