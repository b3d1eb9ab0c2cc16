"""What is asked of a telephone number or a year, in whichever form somebody types it."""

from flask_babel import gettext as _
from wtforms import Field
from wtforms.validators import ValidationError

from lms.people.rules import births, phones
from lms.platform import clock


def dialable(_form: object, field: Field) -> None:
    """Ask for a number that can be dialled."""
    if phones.phone(field.data or "") is None:
        raise ValidationError(_("Enter a phone number, like 091 234 5678"))


def plausible_year(_form: object, field: Field) -> None:
    """Ask for a year in which somebody at work may be born."""
    if births.birth_year(field.data or "", today=clock.today()) is None:
        raise ValidationError(_("Enter a year with four digits, like 1985"))
