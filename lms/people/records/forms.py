"""Forms of a person's record."""

from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined] # older stubs
    DateField,
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from lms.people import sealing
from lms.people.authorities import choices
from lms.people.forms import LANGUAGES, NamesForm
from lms.people.models import Person, Post, RankBand, Sex
from lms.people.queries import candidates
from lms.people.reasons import Reason
from lms.people.records.services import Details, Held
from lms.people.roster.entries import Entry, is_email
from lms.people.rules import births, careers, numbers, phones
from lms.people.rules.careers import Span
from lms.people.rules.sexes import Sex as WrittenSex
from lms.people.typed import dialable, plausible_year
from lms.platform import clock
from lms.platform.identity import Actor
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

LONGEST_JOB, LONGEST_NEEDS, LONGEST_EMAIL = 120, 200, 254
RANKS = {
    RankBand.SENIOR: lazy_gettext("Senior officer"),
    RankBand.MIDDLE: lazy_gettext("Officer"),
    RankBand.JUNIOR: lazy_gettext("Other ranks"),
    RankBand.CIVILIAN: lazy_gettext("Civilian"),
}


def _tidy(value: str | None) -> str:
    return " ".join(numbers.western_digits(value or "").split())


class ContactForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """What may be known of anybody; nothing here is required."""

    birth_year = StringField(
        lazy_gettext("Year of birth"), filters=[_tidy], validators=[Optional(), plausible_year]
    )
    phone = StringField(lazy_gettext("Phone"), filters=[_tidy], validators=[Optional(), dialable])
    email = StringField(
        lazy_gettext("E-mail"),
        filters=[_tidy],
        validators=[
            Optional(),
            Length(max=LONGEST_EMAIL, message=lazy_gettext("This address is too long")),
        ],
    )
    national_number = StringField(
        lazy_gettext("National number"),
        description=lazy_gettext(
            "Twelve digits. Only a keyed mark of it and the last three digits are kept."
        ),
        filters=[_tidy],
        validators=[Optional()],
    )

    def validate_email(self, field: Field) -> None:
        """Ask for an address that mail can reach."""
        if not is_email(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, like name@example.org"))

    def validate_national_number(self, field: Field) -> None:
        """Ask for twelve digits as the law describes them."""
        if numbers.national_number(field.data or "") is None:
            raise ValidationError(
                _("Enter the twelve digits; the first is 1 or 2, then the year of birth")
            )

    @property
    def born(self) -> int | None:
        """Return the year of birth that was typed."""
        return births.birth_year(self.birth_year.data or "", today=clock.today())


class DetailsForm(ContactForm):
    """What is known of somebody in the register."""

    access_needs = StringField(
        lazy_gettext("Access needs"),
        description=lazy_gettext("What a hall or a test must provide, in the person's own words"),
        filters=[_tidy],
        validators=[Length(max=LONGEST_NEEDS, message=lazy_gettext("At most 200 letters"))],
    )
    language = RadioField(
        lazy_gettext("Language of letters"),
        choices=[SelectChoice(code, words) for code, words in LANGUAGES.items()],
        validators=[InputRequired(lazy_gettext("Choose one"))],
    )

    def __init__(self, person: Person, **given: object) -> None:
        super().__init__(**given)
        self.person_id = person.id

    def validate_national_number(self, field: Field) -> None:
        """Refuse the number of somebody else, too."""
        super().validate_national_number(field)
        number = numbers.national_number(field.data or "")
        key = sealing.national_hash(number) if number else ""
        if candidates.persons_with_numbers([key]).get(key, self.person_id) != self.person_id:
            raise ValidationError(Refused(Reason.NUMBER_TAKEN).sentence)

    @property
    def details(self) -> Details:
        """Return what was typed."""
        return Details(
            birth_year=self.born,
            phone=phones.phone(self.phone.data or ""),
            email=self.email.data or None,
            national_number=numbers.national_number(self.national_number.data or ""),
            access_needs=self.access_needs.data or "",
            language=self.language.data,
        )


class WorkForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """Where somebody works and as what."""

    institution = SelectField(lazy_gettext("Institution"))
    job_title = StringField(
        lazy_gettext("Job title"),
        filters=[_tidy],
        validators=[Length(max=LONGEST_JOB, message=lazy_gettext("At most 120 letters"))],
    )

    def offer(self, actor: Actor) -> None:
        """Let institutions within reach be chosen."""
        self.institution.choices = _within_reach(actor)


def _within_reach(actor: Actor) -> list[SelectChoice]:
    reach = actor.reach(Permission.PEOPLE_EDIT)
    within = {"", *map(str, reach.institutions)}
    known = choices.institutions(_("Choose the institution"))
    return [one for one in known if reach.everywhere or one.value in within]


class PostForm(WorkForm):
    """A post from day to day."""

    place = SelectField(lazy_gettext("Duty station"))
    rank_band = SelectField(
        lazy_gettext("Rank band"),
        choices=[
            SelectChoice("", lazy_gettext("Not known")),
            *(SelectChoice(band.value, words) for band, words in RANKS.items()),
        ],
    )
    starts_on = DateField(
        lazy_gettext("First day"), validators=[InputRequired(lazy_gettext("Enter the first day"))]
    )
    ends_on = DateField(
        lazy_gettext("Last day"),
        description=lazy_gettext("Leave it empty while the person holds this post"),
        validators=[Optional()],
    )

    def __init__(self, person: Person, post: Post | None = None, **given: object) -> None:
        super().__init__(**given)
        self.others = [one for one in person.posts if post is None or one.id != post.id]
        self.post = post

    def offer(self, actor: Actor) -> None:
        """Let places in use be chosen too, and what the post says already."""
        home, place = (self.post.institution_id, self.post.place_id) if self.post else (None, None)
        self.institution.choices = choices.with_present(_within_reach(actor), home)
        self.place.choices = choices.with_present(choices.places(_("Not known")), place)

    def validate_institution(self, field: Field) -> None:
        """A post is always somewhere."""
        if not field.data:
            raise ValidationError(_("Choose the institution"))

    def validate_starts_on(self, field: DateField) -> None:
        """Refuse a year that nobody means, and days that belong to another post."""
        if field.data and not clock.is_plausible(field.data):
            raise ValidationError(_("Enter the first day"))
        if field.data and self.institution.data and self._overlaps(field.data):
            raise ValidationError(Refused(Reason.POSTS_OVERLAP).sentence)

    def _overlaps(self, starts_on: date) -> bool:
        """A new post ends the open one; it may not cover days of those that are over."""
        span = Span(UUID(self.institution.data), starts_on, self.ends_on.data)
        others = [
            one.span
            for one in self.others
            if not (self.post is None and one.ends_on is None and one.starts_on < span.starts_on)
        ]
        return careers.overlapping(span, others)

    def validate_ends_on(self, field: DateField) -> None:
        """Check that time runs forward."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day must not be before the first"))

    @property
    def held(self) -> Held:
        """Return what was typed, once it is sound."""
        given = self.data
        return Held(
            institution_id=UUID(self.institution.data),
            job_title=self.job_title.data or "",
            rank_band=RankBand(self.rank_band.data) if self.rank_band.data else None,
            place_id=UUID(self.place.data) if self.place.data else None,
            starts_on=given["starts_on"],
            ends_on=self.ends_on.data,
        )


class NewPersonForm(NamesForm, ContactForm, WorkForm):
    """Somebody the register does not know."""

    anyway = HiddenField()

    @property
    def entry(self) -> Entry:
        """Return what was typed, as a list would say it."""
        phone = phones.phone(self.phone.data or "")
        sex = self.spelling.sex
        return Entry(
            name=self.spelling.arabic,
            latin_name=self.spelling.latin,
            national_number=numbers.national_number(self.national_number.data or ""),
            job=self.job_title.data or "",
            phones=(phone,) if phone else (),
            email=self.email.data or "",
            sex=None if sex is Sex.UNKNOWN else WrittenSex(sex.value),
            birth_year=self.born,
        )
