"""A person's record kept by hand."""

from uuid import UUID

from flask import Response, url_for
from flask_babel import gettext as _

from lms.people import wording
from lms.people.models import Person
from lms.people.privacy import looks
from lms.people.reasons import Reason
from lms.people.records import queries, services
from lms.people.records.forms import DetailsForm, NewPersonForm, PostForm
from lms.platform import clock
from lms.platform.access import Feature, may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, wrong
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

records = Feature("records", __name__, template_folder="templates")
EDIT = may(Permission.PEOPLE_EDIT)


@records.page("/people/new", access=EDIT)
def new_person() -> Response:
    """Ask who is new."""
    form = NewPersonForm(formdata=None)
    form.offer(actor())
    return page("records/new.html", form=form, likely=[])


@records.action("/people/new", access=EDIT)
def add_person() -> Response:
    """Add somebody; whoever may be in the register already is shown first."""
    form = NewPersonForm()
    form.offer(actor())
    if not form.validate():
        return wrong("records/new.html", form=form, likely=[])
    likely = [] if form.anyway.data else _likely(form)
    if likely:
        looks.note_list()
        return wrong("records/new.html", form=form, likely=likely)
    return _add(form)


def _likely(form: NewPersonForm) -> list[tuple[Person | None, list[str]]]:
    found = services.likely(form.entry)
    people = queries.shown(actor(), [one.who for one in found])
    return [
        (people.get(one.who), [str(wording.REASONS[reason]) for reason in one.verdict.reasons])
        for one in found
    ]


def _add(form: NewPersonForm) -> Response:
    chosen = UUID(form.institution.data) if form.institution.data else None
    home = queries.institution_in_reach(actor(), chosen)
    person_id = services.add(form.entry, home, on=clock.today())
    return back_to("people.person", person_id=person_id, said=_("The person is in the register."))


@records.page("/people/<uuid:person_id>/details", access=EDIT)
def details_page(person_id: UUID) -> Response:
    """Show what is known of a person, to correct it."""
    one = queries.person_to_change(actor(), person_id)
    looks.note(one.id)
    form = DetailsForm(
        one,
        formdata=None,
        birth_year=str(one.birth_year or ""),
        phone=one.phone or "",
        email=one.email or "",
        access_needs=one.access_needs,
        language=one.language,
    )
    return page("records/details.html", person=one, form=form)


@records.action("/people/<uuid:person_id>/details", access=EDIT)
def correct_details(person_id: UUID) -> Response:
    """Keep what was typed of a person."""
    one = queries.person_to_change(actor(), person_id)
    form = DetailsForm(one)
    if not form.validate() or not _may_write_to(one, form):
        return wrong("records/details.html", person=one, form=form)
    services.detail(one, form.details, by=actor())
    return back_to("people.person", person_id=one.id, said=_("Saved."))


def _may_write_to(one: Person, form: DetailsForm) -> bool:
    """By the address of somebody with a role one comes in as them."""
    if services.may_write_to(one, form.details.email, by=actor()):
        return True
    form.email.errors = [Refused(Reason.HOLDS_MORE).sentence]
    return False


@records.page("/people/<uuid:person_id>/posts/new", access=EDIT)
def new_post(person_id: UUID) -> Response:
    """Ask which post a person took."""
    one = queries.person_to_change(actor(), person_id)
    looks.note(one.id)
    form = PostForm(one, formdata=None)
    form.offer(actor())
    return page("records/post.html", person=one, form=form, post=None)


@records.action("/people/<uuid:person_id>/posts/new", access=EDIT)
def take_post(person_id: UUID) -> Response:
    """Add the post; the one held until then ends."""
    one = queries.person_to_change(actor(), person_id)
    form = PostForm(one)
    form.offer(actor())
    if not form.validate():
        return wrong("records/post.html", person=one, form=form, post=None)
    services.take_post(one, form.held)
    return back_to("people.person", person_id=one.id, said=_("The post is added."))


@records.page("/people/<uuid:person_id>/posts/<uuid:post_id>", access=EDIT)
def post_page(person_id: UUID, post_id: UUID) -> Response:
    """Show a post to correct it."""
    one = queries.person_to_change(actor(), person_id)
    looks.note(one.id)
    post = queries.post_of(one, post_id)
    form = PostForm(
        one,
        post,
        formdata=None,
        institution=str(post.institution_id),
        job_title=post.job_title,
        place=str(post.place_id or ""),
        rank_band=post.rank_band.value if post.rank_band else "",
        starts_on=post.starts_on,
        ends_on=post.ends_on,
    )
    form.offer(actor())
    return page("records/post.html", person=one, form=form, post=post)


@records.action("/people/<uuid:person_id>/posts/<uuid:post_id>", access=EDIT)
def correct_post(person_id: UUID, post_id: UUID) -> Response:
    """Correct a post."""
    one = queries.person_to_change(actor(), person_id)
    post = queries.post_of(one, post_id)
    form = PostForm(one, post)
    form.offer(actor())
    if not form.validate():
        return wrong("records/post.html", person=one, form=form, post=post)
    services.correct_post(one, post, form.held)
    return back_to("people.person", person_id=one.id, said=_("Saved."))


@records.action("/people/<uuid:person_id>/posts/<uuid:post_id>/remove", access=EDIT)
def remove_post(person_id: UUID, post_id: UUID) -> Response:
    """Take out a post that was never held."""
    one = queries.person_to_change(actor(), person_id)
    entry_id = services.remove_post(one, queries.post_of(one, post_id))
    undo_url = url_for("records.put_back", person_id=one.id, entry_id=entry_id)
    say(_("The post is taken out."), undo_url=undo_url)
    return back_to("people.person", person_id=one.id)


@records.action("/people/<uuid:person_id>/posts/put-back/<int:entry_id>", access=EDIT)
def put_back(person_id: UUID, entry_id: int) -> Response:
    """Put a post back that was just taken out."""
    one = queries.person_to_change(actor(), person_id)
    services.put_back(one, queries.post_taken_out(one, entry_id))
    return back_to("people.person", person_id=one.id, said=_("The post is back."))
