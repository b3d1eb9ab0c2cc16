"""Reading what people answered."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select

from lms.people.privacy import wordings
from lms.people.privacy.models import Answer, Consent, Part
from lms.platform.db import db


def history(person_id: UUID) -> Sequence[Consent]:
    """Return the answers of a person, newest first."""
    return db.session.scalars(
        select(Consent)
        .where(Consent.person_id == person_id)
        .order_by(Consent.answered_at.desc(), Consent.id.desc())
    ).all()


def standing(answers: Sequence[Consent]) -> dict[Part, Consent]:
    """Return the answer that counts for each part, of a history that begins with the newest."""
    return {one.part: one for one in reversed(answers)}


def unanswered(person_id: UUID) -> str | None:
    """Return the version that somebody has still to be asked about, if there is one."""
    version = wordings.current()
    answered = exists().where(
        Consent.person_id == person_id,
        Consent.wording == version,
        Consent.part == Part.TRAINING,
    )
    return None if db.session.scalar(select(answered)) else version


def agreed(person_id: UUID, part: Part) -> bool:
    """Tell whether somebody agrees to a part now, whichever version they were asked."""
    latest = standing(history(person_id)).get(part)
    return latest is not None and latest.answer is Answer.GIVEN
