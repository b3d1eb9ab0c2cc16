"""The form of somebody whom nobody may have registered yet: a name, a sex, a phone."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import Optional, ValidationError

from lms.people.forms import NamesForm
from lms.people.models import Sex
from lms.people.roster.entries import Entry
from lms.people.rules import phones
from lms.people.rules.sexes import Sex as WrittenSex


class NewcomerForm(NamesForm):
    """Who somebody is, in the words of a list of one."""

    phone = StringField(lazy_gettext("Phone"), validators=[Optional()])

    def validate_phone(self, field: StringField) -> None:
        """Ask for a number that can be dialled."""
        if phones.phone(field.data or "") is None:
            raise ValidationError(_("Enter a phone number, like 091 234 5678"))

    @property
    def entry(self) -> Entry:
        """Return what was typed as a list would say it."""
        spelling = self.spelling
        return Entry(
            name=spelling.arabic,
            latin_name=spelling.latin,
            phones=phones.phones(self.phone.data or ""),
            sex=None if spelling.sex is Sex.UNKNOWN else WrittenSex(spelling.sex.value),
        )
