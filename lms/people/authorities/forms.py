"""Forms of institutions and places."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    DateField,
    Field,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

from courses.text import Text
from lms.people.authorities import choices, queries, rules, words
from lms.people.authorities.services import Authority
from lms.people.models import Institution, InstitutionKind, Place
from lms.people.queries.institutions import institutions_by_code
from lms.people.reasons import Reason
from lms.people.rules import recognition
from lms.platform import clock
from lms.platform.refusals import Refused

NOBODY = UUID(int=0)
LONGEST_CODE, LONGEST_INSTITUTION, LONGEST_PLACE, LONGEST_LIST = 24, 160, 120, 4000


def _trimmed(value: str | None) -> str:
    return " ".join((value or "").split())


class NamedForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A name in both languages, and what else people write for it."""

    name_ar = StringField(
        lazy_gettext("Name in Arabic"),
        filters=[_trimmed],
        validators=[InputRequired(lazy_gettext("Enter the name in Arabic"))],
    )
    name_en = StringField(
        lazy_gettext("Name in English"),
        filters=[_trimmed],
        validators=[InputRequired(lazy_gettext("Enter the name in English"))],
    )
    aliases = TextAreaField(
        lazy_gettext("Other names, one a line"),
        description=lazy_gettext("As they are written in lists, in either language"),
        validators=[
            Optional(),
            Length(max=LONGEST_LIST, message=lazy_gettext("This list of names is too long")),
        ],
    )

    @property
    def name(self) -> Text:
        """Return the name that was typed."""
        return Text(self.name_ar.data or "", self.name_en.data or "")

    @property
    def other_names(self) -> list[str]:
        """Return the other names, once each."""
        return rules.spellings(self.aliases.data or "")

    def _refuse_long(self, field: Field, *, longest: int) -> None:
        if len(field.data or "") > longest:
            raise ValidationError(_("This name is too long"))

    def _refuse_taken(
        self, field: Field, known: Iterable[tuple[UUID, str]], *, by: UUID | None
    ) -> None:
        """A name that already means something else would be recognised as neither."""
        typed = {recognition.text_key(one): one for one in (field.data or "").splitlines()}
        typed.pop("", None)
        taken = rules.claimed([*typed], known, by=by)
        if taken:
            raise ValidationError(
                _("“%(name)s” already means another entry. Use a fuller name.", name=typed[taken])
            )


class InstitutionForm(NamedForm):
    """What is kept of an institution."""

    kind = SelectField(
        lazy_gettext("Type"),
        choices=[SelectChoice(kind.value, label) for kind, label in words.KINDS.items()],
        validators=[InputRequired(lazy_gettext("Choose the type"))],
    )
    parent = SelectField(lazy_gettext("Stands under"))
    place = SelectField(lazy_gettext("Place, if it is of one place"))
    valid_from = DateField(lazy_gettext("Exists since"), validators=[Optional()])
    valid_to = DateField(
        lazy_gettext("Last day"),
        description=lazy_gettext("Leave it empty while the institution exists"),
        validators=[Optional()],
    )

    def __init__(self, institution: Institution | None = None, **given: object) -> None:
        super().__init__(**given)
        self.institution_id = institution.id if institution else None
        above, place = (
            (institution.parent_id, institution.place_id) if institution else (None, None)
        )
        under = choices.institutions(_("Under no other"))
        self.parent.choices = choices.with_present(under, above)
        self.place.choices = choices.with_present(choices.places(_("Of the whole country")), place)

    def validate_name_ar(self, field: Field) -> None:
        """Refuse what no column holds and what another institution is called."""
        self._refuse_long(field, longest=LONGEST_INSTITUTION)
        self._refuse_taken(field, _names(queries.every_institution()), by=self.institution_id)

    def validate_name_en(self, field: Field) -> None:
        """Refuse what no column holds and what another institution is called."""
        self.validate_name_ar(field)

    def validate_aliases(self, field: Field) -> None:
        """Refuse other names that mean another institution."""
        self._refuse_taken(field, _names(queries.every_institution()), by=self.institution_id)

    def validate_parent(self, field: Field) -> None:
        """Refuse a tree that bites its tail."""
        tree = rules.descendants(queries.every_institution(), self.institution_id or NOBODY)
        if field.data and UUID(field.data) in tree:
            raise ValidationError(Refused(Reason.CIRCLE).sentence)

    def validate_valid_to(self, field: DateField) -> None:
        """Check that it does not end before it began."""
        if field.data and self.valid_from.data and field.data < self.valid_from.data:
            raise ValidationError(_("The last day must not be before the first"))

    def validate_valid_from(self, field: DateField) -> None:
        """Refuse a year that nobody means."""
        if field.data and not clock.is_plausible(field.data):
            raise ValidationError(_("Enter the day, such as 14 May 2024"))

    @property
    def authority(self) -> Authority:
        """Return what was typed."""
        return Authority(
            name=self.name,
            kind=InstitutionKind(self.kind.data),
            parent_id=UUID(self.parent.data) if self.parent.data else None,
            place_id=UUID(self.place.data) if self.place.data else None,
            aliases=self.other_names,
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
        )


class NewInstitutionForm(InstitutionForm):
    """A new institution, with a code that stays."""

    code = StringField(
        lazy_gettext("Code"),
        description=lazy_gettext("Short and once only, like DCIM; it stays when names change"),
        filters=[_trimmed, str.upper],
        validators=[
            InputRequired(lazy_gettext("Enter a code, like DCIM")),
            Length(max=LONGEST_CODE, message=lazy_gettext("A code has 24 characters at most")),
            Regexp(
                r"[A-Za-z0-9][A-Za-z0-9.-]*\Z",
                message=lazy_gettext("Use Latin letters, digits, dots and dashes"),
            ),
        ],
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse a code that is taken."""
        if field.data in institutions_by_code():
            raise ValidationError(_("Another institution has this code; choose another"))


class PlaceForm(NamedForm):
    """The names of a place."""

    def __init__(self, place: Place | None = None, **given: object) -> None:
        super().__init__(**given)
        self.place_id = place.id if place else None

    def validate_name_ar(self, field: Field) -> None:
        """Refuse what no column holds."""
        self._refuse_long(field, longest=LONGEST_PLACE)

    def validate_name_en(self, field: Field) -> None:
        """Refuse what no column holds."""
        self._refuse_long(field, longest=LONGEST_PLACE)

    def validate_aliases(self, field: Field) -> None:
        """Refuse other names that mean another place."""
        self._refuse_taken(field, _names(queries.places()), by=self.place_id)


def _names(known: Sequence[Institution] | Sequence[Place]) -> Iterable[tuple[UUID, str]]:
    for one in known:
        for spelling in (one.name_ar, one.name_en, *one.aliases):
            yield one.id, recognition.text_key(spelling)
