"""Pairs of records that may be one person follow a merge too."""

from sqlalchemy import or_, select

from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.merging import rows
from lms.people.merging.models import Merge, StepKind
from lms.people.merging.services.ledger import Ledger, put, stored
from lms.platform.db import db


def follow(ledger: Ledger) -> None:
    """Settle the pair of the two; what was said of the one that is gone holds for the other."""
    merge = ledger.merge
    pairs = db.session.scalars(
        select(DuplicatePair).where(
            or_(
                DuplicatePair.one_id.in_([merge.kept_id, merge.gone_id]),
                DuplicatePair.other_id.in_([merge.kept_id, merge.gone_id]),
            )
        )
    ).all()
    both = {merge.kept_id, merge.gone_id}
    compared = {frozenset({pair.one_id, pair.other_id}) for pair in pairs}
    for pair in pairs:
        ids = frozenset({pair.one_id, pair.other_id})
        if ids == both:
            _settle(ledger, pair)
        elif merge.gone_id in ids and pair.state is not PairState.MERGED:
            third = next(iter(ids - {merge.gone_id}))
            if frozenset({merge.kept_id, third}) not in compared:
                one_id, other_id = sorted([merge.kept_id, third])
                _carry(ledger, pair, {"one_id": one_id, "other_id": other_id})


def _settle(ledger: Ledger, pair: DuplicatePair) -> None:
    row = rows.read("duplicate_pair", [str(pair.id)])[str(pair.id)]
    merge: Merge = ledger.merge
    decided = {"decided_at": merge.made_at, "decided_by": merge.made_by}
    ledger.change("duplicate_pair", row, {"state": PairState.MERGED, **decided})


def _carry(ledger: Ledger, pair: DuplicatePair, ids: dict[str, object]) -> None:
    before = {"one_id": pair.one_id, "other_id": pair.other_id}
    put("duplicate_pair", {str(pair.id): ids})
    ledger.note(StepKind.MOVED, "duplicate_pair", {"id": pair.id}, stored(before), stored(ids))
