"""The dashboard of indicators, and the rows behind each figure."""

from datetime import timedelta

from flask import Response, request, url_for
from flask_babel import gettext as _
from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from lms.indicators import figures, queries, rules
from lms.indicators.definitions import DEFINITIONS
from lms.indicators.evidence import LAYOUTS
from lms.indicators.queries import Slice
from lms.indicators.rules import Period
from lms.people.models import Sex
from lms.platform import clock
from lms.platform.access import Feature, may
from lms.platform.db import db
from lms.platform.i18n import in_language
from lms.platform.pages import page
from lms.platform.paging import PER_PAGE, Page
from lms.platform.permissions import Permission

indicators = Feature("indicators", __name__, template_folder="templates")

DAYS_OFFERED = 730


def _slice() -> Slice:
    """Read from the address what part is asked for."""
    return Slice(
        period=rules.period_of(request.args.get("period", "")),
        mantika=request.args.get("mantika", ""),
        institution=request.args.get("institution", ""),
    )


def _address(part: Slice) -> dict[str, str]:
    """Return the slice as an address carries it."""
    named = {
        "period": "" if part.period == rules.ALL else part.period.key,
        "mantika": part.mantika,
        "institution": part.institution,
    }
    return {name: value for name, value in named.items() if value}


def _periods() -> list[tuple[str, str]]:
    """Return the periods to choose from: always, years, quarters."""
    year = clock.today().year
    found = [("", _("Since the beginning"))]
    found += [(str(one), str(one)) for one in (year, year - 1)]
    begin = clock.today() - timedelta(days=DAYS_OFFERED)
    latest_first = list(rules.quarters(begin, clock.today()))[::-1]
    return found + [(one.key, _quarter_name(one)) for one in latest_first]


def _quarter_name(period: Period) -> str:
    year, _sign, number = period.key.partition("Q")
    return _("Quarter %(number)s, %(year)s", number=number, year=year)


def _choices(part: Slice) -> dict[str, object]:
    """Return what the filters offer and what was chosen."""
    places = [(one.pcode, in_language(one.name)) for one in queries.mantikas()]
    bodies = [(one.code, in_language(one.name)) for one in queries.institutions()]
    return {
        "asked": _address(part),
        "periods": _periods(),
        "mantikas": [("", _("All mantikas")), *places],
        "institutions": [("", _("All institutions")), *bodies],
    }


def _growth(part: Slice) -> dict[str, object]:
    """Return the trend: new people a quarter, and added up."""
    found = queries.people_by_quarter(part)
    return {
        "quarters": [(_quarter_name(period), count) for period, count in found],
        "quarter_labels": [
            (_("Q%(number)s", number=period.key[-1]), period.key[:4]) for period, _count in found
        ],
        "cumulated": rules.cumulated([count for _period, count in found]),
    }


def _places(part: Slice) -> dict[str, object]:
    """Return the map with a way to the rows of each mantika."""
    counted = queries.people_by_mantika(part)
    links = {
        pcode: url_for("indicators.rows", code="CB-01", **{**_address(part), "mantika": pcode})
        for pcode in counted
    }
    return {"by_mantika": counted, "links": links}


def _bodies(part: Slice) -> dict[str, object]:
    """Return the table by institution and sex."""
    found = queries.people_by_institution(part)
    sums = [sum(sexes.values()) for _one, sexes in found]
    return {"by_institution": found, "widest": max(sums, default=1), "rows_sum": sum(sums)}


@indicators.page("/indicators", access=may(Permission.INDICATORS_READ))
def dashboard() -> Response:
    """Answer: are we on target, for whom, where?"""
    part = _slice()
    return page(
        "indicators/dashboard.html",
        figures=figures.all_figures(part),
        gain=queries.pairs(part).gain,
        Sex=Sex,
        clock_now=clock.now(),
        **_choices(part),
        **_growth(part),
        **_places(part),
        **_bodies(part),
    )


@indicators.page("/indicators/<code>/rows", access=may(Permission.INDICATORS_READ))
def rows(code: str) -> Response:
    """Open a figure: the rows that make it."""
    definition = DEFINITIONS.get(code)
    if definition is None:
        raise NotFound
    part = _slice()
    query = queries.evidence(definition.evidence, part)
    number = max(1, request.args.get("page", 1, int))
    total = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    found = db.session.execute(query.limit(PER_PAGE).offset((number - 1) * PER_PAGE)).all()
    headings, cells = LAYOUTS[definition.evidence]
    return page(
        "indicators/rows.html",
        headings=headings,
        rows=[cells(row) for row in found],
        definition=definition,
        figure=figures.all_figures(part)[code],
        found=Page(found, number, total),
        asked=_address(part),
    )
