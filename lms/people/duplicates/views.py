"""Pairs of records that may be one person: look at them and decide."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _

from lms.people.duplicates import comparison, jobs, queries, services
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.privacy import looks
from lms.platform.access import Feature, may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say
from lms.platform.paging import paged
from lms.platform.permissions import Permission

duplicates = Feature("duplicates", __name__, template_folder="templates")
MERGE = may(Permission.PEOPLE_MERGE)


@duplicates.page("/people/duplicates", access=MERGE)
def pairs() -> Response:
    """Show the pairs that wait, the clearest first; or those that were called different."""
    looks.note_list()
    different = request.args.get("show") == PairState.DIFFERENT
    state = PairState.DIFFERENT if different else PairState.WAITING
    found = paged(queries.pairs_of(actor(), state), request.args.get("page", 1, type=int))
    lines = [(pair, comparison.words(pair)) for pair in found.rows]
    return page(
        "duplicates/pairs.html",
        found=found, lines=lines, different=different, workplace=comparison.workplace,
    )  # fmt: skip


@duplicates.page("/people/duplicates/<uuid:pair_id>", access=MERGE)
def pair(pair_id: UUID) -> Response:
    """Show two records side by side; that both were looked at is noted."""
    found = queries.pair_for(actor(), pair_id)
    looks.note(found.one_id, found.other_id)
    return page("duplicates/pair.html", seen=comparison.compare(found))


@duplicates.action("/people/duplicates/<uuid:pair_id>/different", access=MERGE)
def call_different(pair_id: UUID) -> Response:
    """Take the officer's word that these are two people."""
    found = _pair(pair_id)
    services.call_different(found.one_id, found.other_id, by=actor().account_id)
    say(
        _("Kept as two different people. They are not proposed again."),
        undo_url=url_for(".take_back", pair_id=found.id),
    )
    return back_to(".pairs")


@duplicates.action("/people/duplicates/<uuid:pair_id>/waiting", access=MERGE)
def take_back(pair_id: UUID) -> Response:
    """Let the two wait for a decision again."""
    services.take_back(_pair(pair_id), by=actor().account_id)
    return back_to(".pairs", said=_("The two records wait for a decision again."))


@duplicates.action("/people/duplicates/search", access=MERGE)
def search_register() -> Response:
    """Go over the whole register in the background."""
    job = jobs.begin(by=actor().account_id)
    if job.created_by != actor().account_id:
        return back_to(".pairs", said=_("The whole register is being searched already."))
    return back_to("jobs.show", job_id=job.id)


def _pair(pair_id: UUID) -> DuplicatePair:
    return queries.pair_for(actor(), pair_id)
