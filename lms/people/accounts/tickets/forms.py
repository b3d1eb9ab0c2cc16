"""Forms of ways in: the code, the new password, whom it is for."""

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Regexp, ValidationError

from lms.people.accounts import password_rules
from lms.people.accounts.models import Account
from lms.people.accounts.password_rules import LONGEST, Owner, pieces
from lms.people.accounts.tickets import rules, words
from lms.people.rules.numbers import western_digits
from lms.platform.settings import Site

LONGEST_NUMBER, LONGEST_NAME = 40, 254
HOME = "218"


def _western(value: str | None) -> str:
    return western_digits((value or "").strip())


def owner_of(account: Account) -> Owner:
    """Gather what others know of the owner of an account."""
    person, site = account.person, _site()
    phone = (person.phone or "").lstrip("+")
    return Owner(
        words=(*pieces(person.name_ar), *pieces(person.name_en), *pieces(person.email or "")),
        numbers=tuple(
            filter(
                None,
                (
                    account.staff_number,
                    person.number,
                    phone,
                    phone.removeprefix(HOME),
                    str(person.birth_year or ""),
                ),
            )
        ),
        site=(*pieces(site.name.ar), *pieces(site.name.en), *pieces(site.serial_prefix)),
        is_staff=bool(account.grants),
    )


def _site() -> Site:
    site: Site = current_app.config["SITE"]
    return site


class CodeForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """The code of a card, typed."""

    code = StringField(
        lazy_gettext("Code on your card"),
        description=lazy_gettext("12 letters and digits, like 7K3M-9QPD-2XVA"),
        filters=[_western],
        validators=[
            InputRequired(lazy_gettext("Type the code that stands on your card")),
            Length(max=rules.LONGEST, message=lazy_gettext("A code has 12 letters and digits")),
        ],
    )


class PasswordForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A new password, twice: what is typed unseen is easily mistyped."""

    password = PasswordField(
        lazy_gettext("New password"),
        validators=[
            InputRequired(lazy_gettext("Choose a password")),
            Length(max=LONGEST, message=lazy_gettext("This password is too long")),
        ],
    )
    again = PasswordField(
        lazy_gettext("The same password again"),
        validators=[EqualTo("password", lazy_gettext("The two passwords differ. Type them again"))],
    )

    def __init__(self, account: Account, **given: object) -> None:
        super().__init__(**given)
        self.owner = owner_of(account)
        self.password.description = ngettext(
            "At least %(num)d character. Three words that do not belong together are best;"
            " Arabic letters and spaces are welcome.",
            "At least %(num)d characters. Three words that do not belong together are best;"
            " Arabic letters and spaces are welcome.",
            self.owner.shortest,
        )

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what others guess, and say what helps."""
        weakness = password_rules.weakness(field.data or "", self.owner)
        if weakness is not None:
            raise ValidationError(words.refusal(weakness, self.owner))


class ChangeForm(PasswordForm):
    """The present password, and another one."""

    current = PasswordField(
        lazy_gettext("Present password"),
        validators=[
            InputRequired(lazy_gettext("Enter the password you have now")),
            Length(max=LONGEST, message=lazy_gettext("This password is too long")),
        ],
    )

    def validate_again(self, _field: PasswordField) -> None:
        """Refuse to change nothing."""
        if self.password.data == self.current.data:
            raise ValidationError(_("This is the password you have now. Choose another one"))


class ForgottenForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Who has forgotten."""

    identifier = StringField(
        lazy_gettext("Staff number, phone number or e-mail"),
        filters=[_western],
        validators=[
            InputRequired(lazy_gettext("Enter your staff number, like 10452")),
            Length(max=LONGEST_NAME, message=lazy_gettext("This is too long for a staff number")),
        ],
    )


class InviteForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """The number somebody will sign in with."""

    staff_number = StringField(
        lazy_gettext("Staff number"),
        description=lazy_gettext(
            "The number this person signs in with. Leave the register number where there is none."
        ),
        filters=[_western],
        validators=[
            InputRequired(lazy_gettext("Enter a staff number, like 10452")),
            Length(
                max=LONGEST_NUMBER, message=lazy_gettext("A staff number has 40 characters at most")
            ),
            Regexp(
                r"[A-Za-z0-9][A-Za-z0-9./-]*\Z",
                message=lazy_gettext("Use Latin letters, digits, dots and dashes"),
            ),
        ],
    )
