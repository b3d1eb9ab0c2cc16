"""Recording what people answer; nothing that was answered is ever changed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from courses.text import Lang
from lms.people.privacy import wordings
from lms.people.privacy.models import Answer, Consent, Means, Part
from lms.people.privacy.queries import consents
from lms.platform import audit, clock
from lms.platform.db import db

Answers = Mapping[Part, Answer]


def answer(person_id: UUID, answers: Answers, *, language: Lang) -> list[Consent]:
    """Record what a person answered on their own screen."""
    return _keep(person_id, answers, language=language, means=Means.SCREEN, at=clock.now())


def record_paper(
    person_id: UUID, answers: Answers, *, language: Lang, at: datetime, by: UUID
) -> list[Consent]:
    """Record what a person signed on paper; who recorded it answers for it."""
    kept = _keep(person_id, answers, language=language, means=Means.PAPER, at=at, by=by)
    if kept:
        said = {one.part.value: one.answer.value for one in kept}
        audit.record("consent:record", "person", person_id, after={**said}, person_id=person_id)
    return kept


def _keep(  # an answer is all of this
    person_id: UUID,
    answers: Answers,
    *,
    language: Lang,
    means: Means,
    at: datetime,
    by: UUID | None = None,
) -> list[Consent]:
    """Append what is new: the same answer to the same wording twice is one answer."""
    version, stands = wordings.current(), consents.standing(consents.history(person_id))
    kept = [
        Consent(
            person_id=person_id,
            wording=version,
            part=part,
            language=language,
            answer=given,
            means=means,
            answered_at=at,
            recorded_by=by,
        )
        for part, given in answers.items()
        if not _repeats(stands.get(part), given, version=version)
    ]
    db.session.add_all(kept)
    db.session.flush()
    return kept


def _repeats(latest: Consent | None, given: Answer, *, version: str) -> bool:
    return latest is not None and (latest.wording, latest.answer) == (version, given)
