"""Everything that is kept of a person: to read, to print, to take away."""

import hashlib
from uuid import UUID

from flask import Response, make_response
from flask_babel import gettext as _

from lms.people.models import Person
from lms.people.privacy import kept_words, looks, told, words
from lms.people.privacy.feature import privacy
from lms.people.privacy.forms import PurposeForm
from lms.people.privacy.queries import kept
from lms.people.privacy.queries.kept import Kept
from lms.people.privacy.rules.exports import Purpose
from lms.people.privacy.services import exporting
from lms.people.queries import register
from lms.platform.access import may, signed_in
from lms.platform.db import db
from lms.platform.identity import actor
from lms.platform.pages import page, wrong
from lms.platform.permissions import Permission

EXPORT = may(Permission.PEOPLE_EXPORT)


@privacy.page("/account/data", access=signed_in)
def my_data() -> Response:
    """Show me everything that is kept about me."""
    return page("privacy/my_data.html", **_shown(kept.kept_of(_me())))


@privacy.page("/account/data/print", access=signed_in)
def print_my_data() -> Response:
    """The same for paper."""
    return page("privacy/print_data.html", **_shown(kept.kept_of(_me())))


@privacy.page("/account/data.json", access=signed_in)
def my_file() -> Response:
    """The same as a file."""
    mine = kept.kept_of(_me())
    return _sent(told.file_of(mine), mine.person)


@privacy.page("/people/<uuid:person_id>/data", access=EXPORT)
def person_data(person_id: UUID) -> Response:
    """Ask what the file of a person is for before it is handed out."""
    person = _person(person_id)
    looks.note(person.id)
    form = PurposeForm(formdata=None, purpose=Purpose.OWN_DATA.value)
    return page("privacy/person_data.html", person=person, form=form)


@privacy.action("/people/<uuid:person_id>/data", access=EXPORT)
def hand_out(person_id: UUID) -> Response:
    """Hand out the file of a person, logged with its purpose in the same commit."""
    person, form = _person(person_id), PurposeForm()
    if not form.validate():
        return wrong("privacy/person_data.html", person=person, form=form)
    content = told.file_of(kept.kept_of(person))
    exporting.log_person(
        person.id,
        purpose=form.meant_for,
        words=form.said,
        sha256=hashlib.sha256(content).hexdigest(),
        by=actor().account_id,
    )
    return _sent(content, person)


def _me() -> Person:
    return db.session.get_one(Person, actor().person_id)


def _person(person_id: UUID) -> Person:
    return register.person_for(actor(), person_id, permission=Permission.PEOPLE_EXPORT)


def _shown(mine: Kept) -> dict[str, object]:
    return {
        "kept": mine,
        "sections": told.sections(mine),
        "reader": told.reader,
        "page_of": words.page,
        "most": told.SHOWN,
        "hidden": [
            (kept_words.column(column), kept_words.table(table), kept_words.WHY[why])
            for (table, column), why in mine.hidden.items()
            if not column.endswith("_by")
        ],
    }


def _sent(content: bytes, person: Person) -> Response:
    response = make_response(content)
    response.mimetype = "application/json"
    response.headers.set(
        "Content-Disposition",
        "attachment",
        filename=_("%(number)s-data.json", number=person.number),
    )
    return response
