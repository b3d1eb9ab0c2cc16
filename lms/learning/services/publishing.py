"""Publishing a course: an edition that never changes."""

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from courses.document import Course
from courses.document import Edition as Document
from lms.learning.models import Edition
from lms.platform import audit, clock
from lms.platform.db import db

if TYPE_CHECKING:
    from courses.publishing import Publication


def publish(document: Document) -> Edition:
    """Make an immutable edition; the same content is the same edition."""
    from courses import publishing  # noqa: PLC0415 - its checks read YAML and Markdown

    return keep_edition(document.course, publishing.publish(document))


def keep_edition(course: Course, made: "Publication") -> Edition:
    """Register what was published, under the next number of its course."""
    known = db.session.scalars(select(Edition).where(Edition.digest == made.digest)).first()
    if known is not None:
        return known
    count = select(func.count()).where(Edition.course == course.id)
    edition = Edition(
        course=course.id,
        code=course.code,
        number=(db.session.scalar(count) or 0) + 1,
        digest=made.digest,
        title_ar=course.title.ar,
        title_en=course.title.en,
        document=made.document,
        published_at=clock.now(),
    )
    db.session.add(edition)
    db.session.flush()
    audit.record("edition:publish", "edition", edition.id, after={"digest": made.digest})
    return edition
