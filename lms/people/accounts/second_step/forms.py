"""Forms of the second step: codes in any digits, with or without gaps."""

import re

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from lms.people.accounts.second_step import rules
from lms.people.rules.numbers import western_digits

GAPS = re.compile(r"[\s\-\u2013.]+")
OF_DEVICE = rf"[0-9]{{{rules.DIGITS}}}\Z"
OF_EITHER = rf"([0-9]{{{rules.DIGITS}}}|[0-9]{{{rules.RECOVERY_DIGITS}}})\Z"
_SIX = lazy_gettext("Enter the six digits that the app shows now")
_EITHER = lazy_gettext("Enter the six digits that the app shows now, or a recovery code")


def _closed_up(value: str | None) -> str:
    return GAPS.sub("", western_digits(value or ""))


class CodeForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A code of the phone, or one of those kept on paper."""

    code = StringField(
        lazy_gettext("Code"),
        description=lazy_gettext(
            "Six digits from the app on your phone. Without the phone: one of your recovery "
            "codes, twelve digits."
        ),
        filters=[_closed_up],
        validators=[InputRequired(_EITHER), Regexp(OF_EITHER, message=_EITHER)],
    )


class NewPhoneForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """The first code of a phone, which shows that it knows the secret."""

    new_code = StringField(
        lazy_gettext("Code that the app shows"),
        description=lazy_gettext("Six digits. They change every half-minute."),
        filters=[_closed_up],
        validators=[InputRequired(_SIX), Regexp(OF_DEVICE, message=_SIX)],
    )


class OtherPhoneForm(NewPhoneForm):
    """A code of the phone before, and the first one of the new phone."""

    code = StringField(
        lazy_gettext("Code of the phone you have used so far"),
        description=lazy_gettext("Six digits; without that phone, one of your recovery codes."),
        filters=[_closed_up],
        validators=[InputRequired(_EITHER), Regexp(OF_EITHER, message=_EITHER)],
    )
