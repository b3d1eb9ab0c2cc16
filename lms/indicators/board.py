"""The parts of the dashboard, said in the reader's language: filters, trend, map, institutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from lms.indicators import queries, rules
from lms.indicators.figures import Figures
from lms.indicators.queries import NOT_KNOWN, Sex, Slice
from lms.indicators.rules import Quarter
from lms.platform import clock
from lms.platform.i18n import in_language

if TYPE_CHECKING:
    from lms.people.models import Institution

Options = Sequence[tuple[str, str]]


def address(part: Slice, **other: str) -> dict[str, str]:
    """Return a slice as an address carries it, with some of it changed."""
    named = {
        "period": "" if part.period == rules.ALL else part.period.key,
        "mantika": part.mantika,
        "institution": part.institution,
        **other,
    }
    return {name: value for name, value in named.items() if value}


def rows_of(code: str, part: Slice, **other: str) -> str:
    """Return the address of the rows behind a figure."""
    return url_for("indicators.rows", code=code, _external=False, **address(part, **other))


def mantikas() -> Options:
    """Return the duty stations to choose from."""
    places = [(one.pcode, in_language(one.name)) for one in queries.mantikas()]
    return [("", _("All mantikas")), *places]


def institutions(known: Sequence["Institution"]) -> Options:
    """Return the institutions to choose from."""
    named = [(one.code, in_language(one.name)) for one in known]
    return [("", _("All institutions")), *named, (NOT_KNOWN, _("Not known"))]


def quarter_name(quarter: Quarter) -> str:
    """Say a quarter in full."""
    return _("Quarter %(number)s, %(year)s", number=quarter.number, year=quarter.year)


@dataclass(frozen=True, slots=True)
class Growth:
    """New people in each quarter, and added up."""

    names: list[str]
    labels: list[tuple[str, str]]
    counts: list[int]

    @property
    def sums(self) -> list[int]:
        """Return the people reached by the end of each quarter."""
        return rules.cumulated(self.counts)


def growth(figures: Figures) -> Growth:
    """Return how the number of people grew."""
    found = figures.by_quarter(clock.today())
    return Growth(
        names=[quarter_name(quarter) for quarter, _count in found],
        labels=[(_("Q%(number)s", number=one.number), str(one.year)) for one, _count in found],
        counts=[count for _quarter, count in found],
    )


@dataclass(frozen=True, slots=True)
class Places:
    """People by mantika, the ways to their rows, and how many have no duty station."""

    counts: dict[str, int]
    links: dict[str, str]
    nowhere: int


def places(part: Slice) -> Places:
    """Return where the people serve."""
    counted = queries.people_by_mantika(part)
    nowhere = counted.pop(None, 0)
    known = {pcode: count for pcode, count in counted.items() if pcode}
    links = {pcode: rows_of("CB-01", part, mantika=pcode) for pcode in known}
    return Places(known, links, nowhere)


@dataclass(frozen=True, slots=True)
class Body:
    """One institution: its people by sex, and the way to their rows."""

    name: str
    women: int
    men: int
    total: int
    url: str


def bodies(part: Slice, known: Sequence["Institution"]) -> list[Body]:
    """Return the people of each institution, most people first."""
    by_id = {one.id: one for one in known}
    found = []
    for id_, sexes in queries.people_by_institution(part).items():
        one = by_id[id_] if id_ else None
        found.append(
            Body(
                name=in_language(one.name) if one else _("Not known"),
                women=sexes[Sex.FEMALE],
                men=sexes[Sex.MALE],
                total=sexes.total(),
                url=rows_of("CB-01", part, institution=one.code if one else NOT_KNOWN),
            )
        )
    return sorted(found, key=lambda body: (-body.total, body.name))
