"""Merging two records, and taking a merge back."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from lms.people.accounts import holders
from lms.people.merging import forms, queries, services, wording
from lms.people.privacy import looks
from lms.people.reasons import Reason
from lms.platform.access import Feature, may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say
from lms.platform.paging import paged
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

merging = Feature("merging", __name__, template_folder="templates")
PAIR = "/people/<uuid:kept_id>/merge/<uuid:gone_id>"


@merging.page(PAIR, access=may(Permission.PEOPLE_MERGE))
def plan_page(kept_id: UUID, gone_id: UUID) -> Response:
    """Show two records side by side, and what a merge would do to every row."""
    kept, gone = queries.pair_for(actor(), kept_id, gone_id)
    looks.note(kept.id, gone.id)
    plan = queries.plan(kept_id, gone_id)
    return page(
        "merging/plan.html",
        kept=kept,
        gone=gone,
        fields=wording.fields(kept, gone, []),
        sections=wording.sections(plan.lines),
        ending=wording.ending(plan),
    )


@merging.action(PAIR, access=may(Permission.PEOPLE_MERGE))
def merge(kept_id: UUID, gone_id: UUID) -> Response:
    """Make the two records one; sent twice it is done once."""
    queries.reached(actor(), kept_id, gone_id)
    _in_these_hands(kept_id, gone_id)
    chosen = forms.chosen(request.form)
    made = services.merge(kept_id, gone_id, chosen=chosen, by=actor().account_id)
    say(_("The two records are one now."), undo_url=url_for("merging.undo", merge_id=made.id))
    return back_to("people.person", person_id=kept_id)


@merging.page("/people/merges", access=may(Permission.PEOPLE_MERGE))
def merges() -> Response:
    """Show the ledger: which record went into which, when, and by whom."""
    looks.note_list()
    found = paged(queries.merges_of(actor()), request.args.get("page", 1, type=int))
    people = queries.names_of(one.made_by for one in found.rows)
    return page("merging/merges.html", found=found, people=people)


@merging.page("/people/merges/<uuid:merge_id>", access=may(Permission.PEOPLE_MERGE))
def merge_page(merge_id: UUID) -> Response:
    """Show what one merge did, row by row."""
    one = queries.merge_for(actor(), merge_id)
    looks.note(one.kept_id, one.gone_id)
    steps = queries.steps_of(one)
    return page(
        "merging/merge.html",
        merge=one,
        changes=wording.changes(steps, one.kept_id),
        sections=wording.sections(wording.lines_of(steps)),
        people=queries.names_of([one.made_by, one.undone_by]),
    )


@merging.action("/people/merges/<uuid:merge_id>/undo", access=may(Permission.PEOPLE_MERGE))
def undo(merge_id: UUID) -> Response:
    """Take a merge back, whenever it was made."""
    one = queries.merge_for(actor(), merge_id)
    _in_these_hands(one.kept_id, one.gone_id)
    undone = services.undo(one, by=actor().account_id)
    return back_to("merging.merge_page", merge_id=one.id, said=_outcome(undone.left))


def _in_these_hands(*person_ids: UUID) -> None:
    """A merge moves accounts and the addresses that lead into them."""
    if holders.hold_more(actor(), person_ids):
        raise Refused(Reason.HOLDS_MORE)


def _outcome(left: int) -> str:
    if not left:
        return _("The merge is undone: there are two records again.")
    return ngettext(
        "The merge is undone. %(num)d entry stays as it was changed since.",
        "The merge is undone. %(num)d entries stay as they were changed since.",
        left,
    )
