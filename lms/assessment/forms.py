"""Reading what was answered: from the page's form, or from its script."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from werkzeug.datastructures import MultiDict

from courses import questions
from courses.questions import Item, Response
from lms.assessment.rules.answers import Given
from lms.assessment.sheets import base_field_of, field_of

Word = Annotated[str, msgspec.Meta(max_length=200)]


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer of a script, as it travels."""

    id: UUID
    item: Word
    response: Annotated[tuple[Word, ...], msgspec.Meta(max_length=50)]
    made_at: Annotated[datetime, msgspec.Meta(tz=True)]


def given_in(body: bytes) -> Given:
    """Read one answer; raise msgspec.DecodeError for anything else."""
    sent = msgspec.json.decode(body, type=Sent)
    return Given(sent.id, sent.item, sent.response, sent.made_at)


def changes_in(form: MultiDict[str, str], items: Iterable[Item]) -> dict[str, Response]:
    """Return the answers that differ from those the page was sent with.

    What another tab or phone answered meanwhile is thus never undone by an old page.
    Raise Problem for what a question does not offer.
    """
    there = [item for item in items if base_field_of(item.id) in form]
    given = {item.id: questions.parse(item, form.getlist(field_of(item.id))) for item in there}
    return {item: response for item, response in given.items() if response != _base(form, item)}


def typed_in(form: MultiDict[str, str], items: Iterable[Item]) -> dict[str, Response]:
    """Return the answers of a form as they stand on the page, right or wrong."""
    return {item.id: tuple(form.getlist(field_of(item.id))) for item in items}


def _base(form: MultiDict[str, str], item: str) -> Response:
    return tuple(form[base_field_of(item)].split())
