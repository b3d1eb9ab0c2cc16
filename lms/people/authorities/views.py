"""The tree of institutions and the places."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden

from lms.people.authorities import queries, rules, services, words
from lms.people.authorities.forms import InstitutionForm, NewInstitutionForm, PlaceForm
from lms.people.models import Institution, InstitutionKind, Place
from lms.people.rules import recognition
from lms.platform import clock
from lms.platform.access import Feature, may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, searched, wrong
from lms.platform.permissions import Permission

authorities = Feature("authorities", __name__, template_folder="templates")
INSTITUTIONS = may(Permission.INSTITUTIONS_MANAGE)
PLACES = may(Permission.PLACES_MANAGE)


@authorities.page("/institutions", access=INSTITUTIONS)
def institutions() -> Response:
    """Show the tree of authorities, or what a search finds in it."""
    known = [one for one in queries.institutions_of(actor()) if _is_meant(one, searched())]
    towns = [one for one in known if one.kind is InstitutionKind.MUNICIPALITY]
    others = [one for one in known if one.kind is not InstitutionKind.MUNICIPALITY]
    return page(
        "authorities/institutions.html",
        tree=rules.tree(others, order=lambda one: one.name_ar),
        towns=towns,
        people=queries.people_now(),
        kinds=words.KINDS,
        search=searched(),
        today=clock.today(),
        may_add=_everywhere(Permission.INSTITUTIONS_MANAGE),
    )


def _is_meant(one: Institution | Place, search: str) -> bool:
    """Find by any part of any name, however it is spelled."""
    key = recognition.text_key(search)
    code = one.code if isinstance(one, Institution) else one.pcode
    return not key or any(
        key in recognition.text_key(name) for name in (one.name_ar, one.name_en, code, *one.aliases)
    )


def _everywhere(permission: Permission) -> bool:
    return actor().reach(permission).everywhere


@authorities.page("/institutions/new", access=INSTITUTIONS)
def new_institution() -> Response:
    """Ask what a new institution is."""
    _need_all(Permission.INSTITUTIONS_MANAGE)
    form = NewInstitutionForm(formdata=None, parent=request.args.get("under", ""))
    return page("authorities/institution_form.html", form=form, institution=None)


@authorities.action("/institutions/new", access=INSTITUTIONS)
def add_institution() -> Response:
    """Add the institution; from now on lists may name it."""
    _need_all(Permission.INSTITUTIONS_MANAGE)
    form = NewInstitutionForm()
    if not form.validate():
        return wrong("authorities/institution_form.html", form=form, institution=None)
    made = services.found(form.code.data or "", form.authority)
    return back_to(
        "authorities.institution", institution_id=made.id, said=_("The institution is added.")
    )


@authorities.page("/institutions/<uuid:institution_id>", access=INSTITUTIONS)
def institution(institution_id: UUID) -> Response:
    """Show one institution to change it."""
    one = queries.institution_for(actor(), institution_id)
    form = InstitutionForm(one, formdata=None, obj=one)
    _fill(form, one)
    return page("authorities/institution_form.html", form=form, institution=one)


def _fill(form: InstitutionForm, one: Institution) -> None:
    """Show what is kept as text, as forms hold it."""
    form.aliases.data = "\n".join(one.aliases)
    form.kind.data = one.kind.value
    form.parent.data, form.place.data = str(one.parent_id or ""), str(one.place_id or "")


@authorities.action("/institutions/<uuid:institution_id>", access=INSTITUTIONS)
def change_institution(institution_id: UUID) -> Response:
    """Change what is kept of an institution."""
    one = queries.institution_for(actor(), institution_id)
    form = InstitutionForm(one)
    if not form.validate():
        return wrong("authorities/institution_form.html", form=form, institution=one)
    services.change(one, form.authority)
    return back_to("authorities.institution", institution_id=one.id, said=_("Saved."))


@authorities.page("/places", access=PLACES)
def places() -> Response:
    """Show the places of the country with what staff added, or what a search finds."""
    known = [one for one in queries.places() if _is_meant(one, searched())]
    return page(
        "authorities/places.html",
        tree=rules.tree(known, order=lambda one: one.pcode),
        levels=words.LEVELS,
        search=searched(),
        today=clock.today(),
        may_change=_everywhere(Permission.PLACES_MANAGE),
    )


@authorities.page("/places/<uuid:place_id>/new", access=PLACES)
def new_place(place_id: UUID) -> Response:
    """Ask how the place is called that lies in this one."""
    _need_all(Permission.PLACES_MANAGE)
    parent = queries.place(place_id)
    return page(
        "authorities/place_form.html", form=PlaceForm(formdata=None), place=None, parent=parent
    )


@authorities.action("/places/<uuid:place_id>/new", access=PLACES)
def add_place(place_id: UUID) -> Response:
    """Add a place under a local code."""
    _need_all(Permission.PLACES_MANAGE)
    parent, form = queries.place(place_id), PlaceForm()
    if not form.validate():
        return wrong("authorities/place_form.html", form=form, place=None, parent=parent)
    made = services.add_local_place(parent, form.name, aliases=form.other_names)
    said = _("The place is added under the code %(code)s.", code=made.pcode)
    return back_to("authorities.places", said=said, q=made.pcode)


@authorities.page("/places/<uuid:place_id>", access=PLACES)
def place(place_id: UUID) -> Response:
    """Show the names of a place to change them."""
    _need_all(Permission.PLACES_MANAGE)
    one = queries.place(place_id)
    form = PlaceForm(
        one, formdata=None, name_ar=one.name_ar, name_en=one.name_en, aliases="\n".join(one.aliases)
    )
    return page("authorities/place_form.html", form=form, place=one, parent=one.parent)


@authorities.action("/places/<uuid:place_id>", access=PLACES)
def change_place(place_id: UUID) -> Response:
    """Change the names of a place."""
    _need_all(Permission.PLACES_MANAGE)
    one = queries.place(place_id)
    form = PlaceForm(one)
    if not form.validate():
        return wrong("authorities/place_form.html", form=form, place=one, parent=one.parent)
    services.rename_place(one, form.name, aliases=form.other_names)
    return back_to("authorities.places", said=_("Saved."), q=one.pcode)


@authorities.action("/places/<uuid:place_id>/retire", access=PLACES)
def retire_place(place_id: UUID) -> Response:
    """Offer a local place no more."""
    _need_all(Permission.PLACES_MANAGE)
    one = queries.place(place_id)
    services.retire_place(one, last_day=clock.today())
    say(
        _("%(name)s is offered no more from tomorrow on.", name=in_language(one.name)),
        undo_url=url_for("authorities.restore_place", place_id=one.id),
    )
    return back_to("authorities.places", q=one.pcode)


@authorities.action("/places/<uuid:place_id>/restore", access=PLACES)
def restore_place(place_id: UUID) -> Response:
    """Offer a local place again."""
    _need_all(Permission.PLACES_MANAGE)
    one = queries.place(place_id)
    services.restore_place(one)
    return back_to("authorities.places", said=_("The place is in use again."), q=one.pcode)


def _need_all(permission: Permission) -> None:
    """The country's places and new institutions lie in nobody's scope."""
    if not _everywhere(permission):
        raise Forbidden
