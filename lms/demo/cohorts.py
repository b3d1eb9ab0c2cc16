"""The cohorts of the demonstration: written in bulk, yet row for row what services would leave."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from lms.demo import plan
from lms.demo.bulk import Sheet
from lms.demo.country import Country
from lms.demo.story import Part, Story
from lms.learning.models import Cohort, CohortState
from lms.platform import clock
from lms.workshops.models import Session

TITLE_AR, TITLE_EN = "الحماية والفرز والإحالة", "Protection, screening and referral"
DAYS = 3
SESSIONS = (
    ("الحماية في عملك اليومي", "Protection in your daily work", 0, 9, 180),
    ("من هو في وضع هش؟", "Who is vulnerable?", 0, 13, 120),
    ("الحديث الآمن", "The safe conversation", 1, 9, 180),
    ("الأطفال والناجون", "Children and survivors", 1, 13, 120),
    ("الموافقة والإحالة", "Consent and referral", 2, 9, 180),
    ("حالات عملية", "Case work", 2, 13, 120),
)


def hold(land: Country, group: plan.Group) -> UUID:
    """Write one cohort with everything that happened in it, and return its id."""
    sheet = Sheet()
    ends_on = group.starts_on + timedelta(days=DAYS - 1)
    over = ends_on < clock.today()
    cohort_id = sheet.add(
        Cohort,
        code=group.code,
        title_ar=f"{TITLE_AR}، {group.place_ar}",
        title_en=f"{TITLE_EN}, {group.place_en}",
        edition_id=land.edition.id,
        place_id=land.places[group.place],
        starts_on=group.starts_on,
        ends_on=ends_on,
        state=CohortState.CLOSED if over else CohortState.RUNNING,
        closed_at=_at(ends_on, 16) if over else None,
    )
    sessions = _sessions(sheet, cohort_id, group.starts_on)
    for member in group.members:
        story = Story(sheet, land, group, member)
        story.tell(cohort_id, sessions, completed_on=ends_on if over else None)
    sheet.write()
    return cohort_id


def _sessions(sheet: Sheet, cohort_id: UUID, first: date) -> list[Part]:
    parts = []
    for number, (ar, en, day, hour, minutes) in enumerate(SESSIONS, start=1):
        starts_at = _at(first + timedelta(days=day), hour)
        session_id = sheet.add(
            Session,
            cohort_id=cohort_id,
            number=number,
            title_ar=ar,
            title_en=en,
            starts_at=starts_at,
            minutes=minutes,
        )
        parts.append(Part(session_id, starts_at, minutes))
    return parts


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=clock.TRIPOLI)
