"""The sign-in form."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    PasswordField,
    RadioField,
    SelectChoice,
    StringField,
)
from wtforms.validators import InputRequired, Length

from lms.people.rules.numbers import western_digits

LONGEST_NAME = 254
LONGEST_PASSWORD = 1024
LANGUAGES = {"ar": lazy_gettext("Arabic"), "en": lazy_gettext("English")}


def _western(value: str | None) -> str:
    return western_digits((value or "").strip())


class SignInForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Who, and the password."""

    identifier = StringField(
        lazy_gettext("Staff number, phone number or e-mail"),
        filters=[_western],
        validators=[
            InputRequired(lazy_gettext("Enter your staff number, like 10452")),
            Length(max=LONGEST_NAME, message=lazy_gettext("This is too long for a staff number")),
        ],
    )
    password = PasswordField(
        lazy_gettext("Password"),
        validators=[
            InputRequired(lazy_gettext("Enter your password")),
            Length(max=LONGEST_PASSWORD, message=lazy_gettext("This password is too long")),
        ],
    )


class LanguageForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """The language in which letters are written to somebody."""

    language = RadioField(
        lazy_gettext("Language of letters"),
        choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()],
        validators=[InputRequired(lazy_gettext("Choose a language"))],
    )
