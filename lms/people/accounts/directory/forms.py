"""Forms of the directory: a role in a scope, a staff number."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from lms.people import destinations
from lms.people.accounts.directory import queries
from lms.people.accounts.directory.rules import Held, Scope
from lms.people.accounts.models import Account
from lms.people.accounts.wording import ROLES
from lms.people.models import Institution
from lms.people.rules.numbers import western_digits
from lms.platform.i18n import in_language
from lms.platform.permissions import Role

EVERYWHERE, INSTITUTION, COHORT = "everywhere", "institution", "cohort"
LONGEST_NUMBER = 40


def _tidy(value: str | None) -> str:
    return western_digits((value or "").strip())


class RoleForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A role, and where it holds."""

    role = SelectField(
        lazy_gettext("Role"), validators=[InputRequired(lazy_gettext("Choose a role"))]
    )
    where = RadioField(
        lazy_gettext("Where it holds"),
        choices=[
            SelectChoice(EVERYWHERE, lazy_gettext("Everywhere")),
            SelectChoice(INSTITUTION, lazy_gettext("For one institution")),
            SelectChoice(COHORT, lazy_gettext("For one cohort")),
        ],
        validators=[InputRequired(lazy_gettext("Choose where the role holds"))],
    )
    institution_id = SelectField(lazy_gettext("Institution"), validate_choice=False)
    cohort = StringField(
        lazy_gettext("Code of the cohort"),
        description=lazy_gettext("As on the page of the cohort, like SEB-2026-02"),
        filters=[_tidy],
    )

    def offer(self, institutions: Sequence[Institution]) -> None:
        """Let roles and institutions be chosen."""
        self._institutions = institutions
        self.role.choices = [
            SelectChoice("", _("Choose a role")),
            *(SelectChoice(role.value, str(words)) for role, words in ROLES.items()),
        ]
        self.institution_id.choices = [
            SelectChoice("", _("Choose the institution")),
            *(SelectChoice(str(one.id), in_language(one.name)) for one in institutions),
        ]

    def validate_institution_id(self, field: SelectField) -> None:
        """Ask for the institution where the role is for one."""
        known = {str(one.id) for one in self._institutions}
        if self.where.data == INSTITUTION and field.data not in known:
            raise ValidationError(_("Choose the institution"))

    def validate_cohort(self, field: StringField) -> None:
        """Ask for the code of a cohort where the role is for one."""
        if self.where.data == COHORT and not (field.data and self._cohort_id()):
            raise ValidationError(_("No cohort has this code. Look it up on the cohort’s page."))

    def _cohort_id(self) -> UUID | None:
        return destinations.trainings().coded(self.cohort.data or "")

    @property
    def wanted(self) -> Held:
        """Return what was chosen, once it is sound."""
        role = Role(self.role.data)
        if self.where.data == INSTITUTION:
            return Held(role, Scope(institution_id=UUID(self.institution_id.data)))
        if self.where.data == COHORT:
            return Held(role, Scope(cohort_id=self._cohort_id()))
        return Held(role, Scope())


class NumberForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """The number somebody signs in with."""

    staff_number = StringField(
        lazy_gettext("Staff number"),
        filters=[_tidy],
        validators=[
            InputRequired(lazy_gettext("Enter the staff number, like 10452")),
            Length(max=LONGEST_NUMBER, message=lazy_gettext("At most 40 letters and digits")),
            Regexp(
                r"[A-Za-z0-9][A-Za-z0-9./-]*\Z",
                message=lazy_gettext("Use Latin letters, digits, dots and dashes"),
            ),
        ],
    )

    def __init__(self, account: Account, **given: object) -> None:
        super().__init__(**given)
        self.account = account

    def validate_staff_number(self, field: StringField) -> None:
        """Keep every number for one account."""
        if queries.is_taken(field.data or "", but=self.account.id):
            raise ValidationError(_("Another account has this staff number. Choose another one."))
