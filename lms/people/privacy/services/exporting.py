"""Writing down what leaves the register, before it leaves."""

from collections.abc import Sequence
from uuid import UUID

from lms.people.privacy.models import PeopleExport
from lms.people.privacy.queries.exports import Wanted
from lms.people.privacy.rules import exports as rules
from lms.people.privacy.rules.exports import Column, Purpose
from lms.platform import audit, clock
from lms.platform.db import Plain, db

PEOPLE, ONE_PERSON = "people", "person-file"


def log_list(  # a list is all of this
    export_id: UUID,
    *,
    wanted: Wanted,
    columns: Sequence[Column],
    purpose: Purpose,
    words: str,
    people: int,
    sha256: str,
    by: UUID,
) -> PeopleExport:
    """Log a list of people with its filters, its columns and the digest of its bytes."""
    return _keep(
        PeopleExport(
            id=export_id,
            exported_at=clock.now(),
            exported_by=by,
            kind=PEOPLE,
            purpose=rules.told(purpose, words),
            columns=[column.value for column in columns],
            filters=_filters(wanted),
            people=people,
            sha256=sha256,
        )
    )


def log_person(
    person_id: UUID, *, purpose: Purpose, words: str, sha256: str, by: UUID
) -> PeopleExport:
    """Log that the file of one person was handed out; whose it was stands in the audit alone."""
    return _keep(
        PeopleExport(
            exported_at=clock.now(),
            exported_by=by,
            kind=ONE_PERSON,
            purpose=rules.told(purpose, words),
            columns=[],
            filters={},
            people=1,
            sha256=sha256,
        ),
        person_id=person_id,
    )


def _keep(export: PeopleExport, *, person_id: UUID | None = None) -> PeopleExport:
    db.session.add(export)
    db.session.flush()
    audit.record(
        "people:export",
        "export",
        export.id,
        after={"people": export.people, "digest": export.sha256},
        person_id=person_id,
        by=export.exported_by,
    )
    return export


def _filters(wanted: Wanted) -> dict[str, Plain]:
    """Return what the list was narrowed to; of a search only that there was one."""
    said: dict[str, Plain] = {
        "search": True if wanted.search else None,
        "institution": str(wanted.institution_id) if wanted.institution_id else None,
        "place": str(wanted.place_id) if wanted.place_id else None,
        "cohort": str(wanted.cohort_id) if wanted.cohort_id else None,
        "first": wanted.first.isoformat() if wanted.first else None,
        "last": wanted.last.isoformat() if wanted.last else None,
    }
    return {name: value for name, value in said.items() if value is not None}
