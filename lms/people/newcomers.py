"""The form of somebody whom nobody may have registered yet: a name, a sex, a phone."""

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import Optional

from lms.people.forms import NamesForm
from lms.people.models import Sex
from lms.people.roster.entries import Entry
from lms.people.rules import phones
from lms.people.rules.sexes import Sex as WrittenSex
from lms.people.typed import dialable


class NewcomerForm(NamesForm):
    """Who somebody is, in the words of a list of one."""

    phone = StringField(lazy_gettext("Phone"), validators=[Optional(), dialable])

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
