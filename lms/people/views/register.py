"""The register: finding people, and one person's page."""

from uuid import UUID

from flask import Response, request
from flask_babel import LazyString
from flask_babel import gettext as _
from markupsafe import Markup, escape

from lms.people import destinations
from lms.people.duplicates import queries as duplicates
from lms.people.feature import people
from lms.people.forms import LANGUAGES, SEXES, NamesForm
from lms.people.merging import queries as merging
from lms.people.models import Person
from lms.people.privacy import looks, sections
from lms.people.privacy.words import RANKS
from lms.people.queries import merged
from lms.people.queries import register as queries
from lms.people.services import naming
from lms.platform.access import may
from lms.platform.i18n import in_language, isolated
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, searched, wrong
from lms.platform.paging import paged
from lms.platform.permissions import Permission


@people.page("/people", access=may(Permission.PEOPLE_READ))
def register() -> Response:
    """Show the people of the register, or those a search finds."""
    looks.note_list()
    search = searched()
    found = paged(queries.people_of(actor(), search), request.args.get("page", 1, type=int))
    return page(
        "people/register.html",
        found=found,
        search=search,
        may_import=actor().may(Permission.PEOPLE_IMPORT),
        may_merge=actor().may(Permission.PEOPLE_MERGE),
        doubtful=duplicates.waiting(actor()),
        may_export=actor().may(Permission.PEOPLE_EXPORT),
        may_watch=actor().may(Permission.LOOKS_READ),
        may_erase=actor().reach(Permission.PEOPLE_ERASE).everywhere,
        may_add=actor().may(Permission.PEOPLE_EDIT),
        may_keep_institutions=actor().may(Permission.INSTITUTIONS_MANAGE),
        may_keep_places=actor().may(Permission.PLACES_MANAGE),
    )


@people.page("/people/<uuid:person_id>", access=may(Permission.PEOPLE_READ))
def person(person_id: UUID) -> Response:
    """Show what is known of a person; that it was looked at is noted.

    The old id of a merged record leads on to the one that is kept.
    """
    one = queries.person_for(actor(), merged.resolve(person_id))
    if one.id != person_id:
        return back_to("people.person", person_id=one.id)
    looks.note(one.id)
    visits = destinations.trainings().visits(one.id)
    return page(
        "people/person.html",
        person=one,
        visits=visits,
        ranks=RANKS,
        details=_details(one),
        doubtful=duplicates.pairs_with(actor(), one.id),
        merges=merging.merges_into(actor(), one.id),
        privacy=sections.section_of(actor(), one),
        may_cohorts=actor().reach(Permission.COHORTS_READ).everywhere,
        may_edit=queries.may(actor(), Permission.PEOPLE_EDIT, one),
        may_help=actor().reach(Permission.ACCOUNTS_HELP).everywhere and one.erased_at is None,
        may_accounts=actor().may(Permission.ACCOUNTS_MANAGE),
        may_erase=actor().may(Permission.PEOPLE_ERASE) and one.erased_at is None,
    )


@people.page("/people/<uuid:person_id>/names", access=may(Permission.PEOPLE_EDIT))
def names_page(person_id: UUID) -> Response:
    """Show the names as they are kept, to correct them."""
    one = queries.person_for(actor(), person_id, permission=Permission.PEOPLE_EDIT)
    looks.note(one.id)
    form = NamesForm(formdata=None, name_ar=one.name_ar, name_en=one.name_en, sex=one.sex.value)
    return page("people/names.html", person=one, form=form)


@people.action("/people/<uuid:person_id>/names", access=may(Permission.PEOPLE_EDIT))
def correct_names(person_id: UUID) -> Response:
    """Correct the names; certificates that were issued are corrected on their own pages."""
    one = queries.person_for(actor(), person_id, permission=Permission.PEOPLE_EDIT)
    form = NamesForm()
    if not form.validate():
        return wrong("people/names.html", person=one, form=form)
    naming.respell(one, form.spelling)
    return back_to("people.person", person_id=one.id, said=_("The names are corrected."))


def _details(one: Person) -> list[tuple[str, Markup]]:
    """Return what is known, without what is not."""
    known: list[tuple[str, Markup | LazyString | int | None]] = [
        (_("Register number"), isolated(one.number)),
        (_("Short name"), None if one.erased_at else escape(in_language(one.display_name))),
        (_("On certificates"), None if one.erased_at else _printed(one)),
        (_("Sex"), SEXES[one.sex]),
        (_("Year of birth"), one.birth_year),
        (_("Phone"), isolated(one.phone) if one.phone else None),
        (_("E-mail"), isolated(one.email) if one.email else None),
        (_("National number"), isolated(f"…{one.national_tail}") if one.national_tail else None),
        (_("Access needs"), escape(one.access_needs)),
        (_("Language of letters"), LANGUAGES[one.language]),
    ]
    return [(label, escape(value)) for label, value in known if value]


def _printed(one: Person) -> Markup:
    """Return both names as they are printed; a passport spelling that is missing is missed here."""
    printed = one.certificate_name
    latin = isolated(printed.en) if printed.en else escape(_("the passport spelling is missing"))
    return Markup("<bdi>{}</bdi><br>{}").format(printed.ar, latin)
