"""The dashboard of indicators, and the rows behind each figure."""

from datetime import timedelta

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from lms.indicators import board, queries, rules
from lms.indicators.definitions import DEFINITIONS
from lms.indicators.evidence import TABLES, signed
from lms.indicators.figures import Figures
from lms.indicators.queries import Slice
from lms.indicators.rules import quarter_of
from lms.platform import clock
from lms.platform.access import Feature, may
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.platform.permissions import Permission

indicators = Feature("indicators", __name__, template_folder="templates")

DAYS_OFFERED = timedelta(days=730)


def _slice() -> Slice:
    """Read from the address what part is asked for, within what the reader may see."""
    return Slice(
        period=rules.period_of(request.args.get("period", "")),
        mantika=request.args.get("mantika", ""),
        institution=request.args.get("institution", ""),
        within=actor().reach(Permission.INDICATORS_READ),
    )


def _periods() -> list[tuple[str, str]]:
    """Return the periods to choose from: always, years, quarters."""
    today = clock.today()
    offered = rules.quarters(quarter_of(today - DAYS_OFFERED), quarter_of(today))
    return [
        ("", _("Since the beginning")),
        *((str(year), str(year)) for year in (today.year, today.year - 1)),
        *((one.period.key, board.quarter_name(one)) for one in reversed(list(offered))),
    ]


@indicators.page("/indicators", access=may(Permission.INDICATORS_READ))
def dashboard() -> Response:
    """Answer whether we are on target, for whom, and where."""
    part = _slice()
    known, figures = queries.institutions(part.within), Figures(part)
    return page(
        "indicators/dashboard.html",
        asked=board.address(part),
        periods=_periods(),
        mantikas=board.mantikas(),
        institutions=board.institutions(known),
        definitions=DEFINITIONS,
        figures=figures,
        growth=board.growth(figures),
        places=board.places(part),
        bodies=board.bodies(part, known),
        signed=signed,
        now=clock.now(),
    )


@indicators.page("/indicators/<code>/rows", access=may(Permission.INDICATORS_READ))
def rows(code: str) -> Response:
    """Open a figure: the rows that make it."""
    definition = DEFINITIONS.get(code)
    if definition is None:
        raise NotFound
    part, table = _slice(), TABLES[definition.evidence]
    figures = Figures(part)
    return page(
        "indicators/rows.html",
        definition=definition,
        figures=figures,
        headings=table.headings,
        found=table.read(figures, request.args.get("page", 1, int)),
        asked=board.address(part),
        signed=signed,
    )
