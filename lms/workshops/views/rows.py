"""The rows of a register as the page shows them: what is stored, overlaid by what was typed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _

from lms.platform.i18n import in_language
from lms.workshops import rules
from lms.workshops.forms import LATE, RegisterForm, Typed, shown
from lms.workshops.models import Presence, Session
from lms.workshops.queries import Seat, Sheet
from lms.workshops.rules import LATE_BY
from lms.workshops.wording import LOOK, PRESENCE

UNMARKED = "u"


@dataclass(frozen=True, slots=True)
class Row:
    """A person on the page: `shown` tells a later post what this page was sent with."""

    id: UUID
    name: str
    institution: str
    presence: Presence | None
    late_by: str
    shown: str
    error: str
    is_lost: bool
    instead_of: str = ""


def rows_of(
    session: Session,
    seats: Sequence[Seat],
    *,
    sheets: Mapping[UUID, Sheet],
    form: RegisterForm | None,
) -> list[Row]:
    """Put the register in rows; nothing typed is lost when it was refused."""
    typed = form.typed if form else {}
    errors = form.errors if form else {}
    lost = _lost(sheets, needed=session.cohort.needed_attendance)
    return [
        _row(session, seat, typed.get(seat.enrolment_id), errors=errors, lost=lost)
        for seat in seats
    ]


def _lost(sheets: Mapping[UUID, Sheet], *, needed: int) -> frozenset[UUID]:
    """Find who misses the needed share even by attending all that remains."""
    return frozenset(
        one for one, sheet in sheets.items() if not rules.can_still_qualify(sheet.tally, needed)
    )


def _row(
    session: Session,
    seat: Seat,
    typed: Typed | None,
    *,
    errors: Mapping[UUID, str],
    lost: Collection[UUID],
) -> Row:
    late = session.minutes - seat.minutes if seat.presence is Presence.LATE else LATE_BY
    stored = Typed(seat.presence, str(late))
    now = typed or stored
    return Row(
        id=seat.enrolment_id,
        name=in_language(seat.name),
        institution=in_language(seat.institution) if seat.institution else "",
        presence=now.presence,
        late_by=now.late_by,
        shown=shown(seat.presence, late),
        error=errors.get(seat.enrolment_id, ""),
        is_lost=seat.enrolment_id in lost,
        instead_of=in_language(seat.instead_of) if seat.instead_of else "",
    )


def counts_of(rows: Sequence[Row]) -> list[tuple[str, int, str]]:
    """Count the rows by presence, as letter, number and word."""
    by_presence = Counter(row.presence for row in rows)
    marked = [(LOOK[one], by_presence[one], str(word)) for one, word in PRESENCE.items()]
    return [*marked, (UNMARKED, by_presence[None], _("Unmarked"))]


def faults_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Name each field that is wrong and whose it is, for the summary on top."""
    return [(f"{LATE}{row.id}", f"{row.name}: {row.error}") for row in rows if row.error]
