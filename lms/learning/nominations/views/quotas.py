"""The quota page of a cohort: seats by institution, what is taken, who waits."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response
from flask_babel import gettext as _
from flask_babel import ngettext

from lms.learning import queries as learning
from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.feature import nominations
from lms.learning.nominations.forms import QuotasForm, quotas_form
from lms.learning.nominations.queries import reading, screening
from lms.learning.nominations.queries.reading import Fill
from lms.people.queries import institutions
from lms.platform import clock
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

DECIDE = may(Permission.NOMINATIONS_DECIDE)


@nominations.page("/cohorts/<uuid:cohort_id>/quotas", access=DECIDE)
def quotas(cohort_id: UUID) -> Response:
    """Show how many seats each institution has, and how full they are."""
    cohort, fills = _seats(cohort_id)
    form = quotas_form(fills, institutions.existing(on=clock.today()))
    return page("nominations/quotas.html", **_values(cohort, fills, form))


@nominations.action("/cohorts/<uuid:cohort_id>/quotas", access=DECIDE)
def set_quotas(cohort_id: UUID) -> Response:
    """Set the seats; what becomes free goes to who waits, in order."""
    cohort, fills = _seats(cohort_id)
    form = quotas_form(fills, institutions.existing(on=clock.today()))
    if not form.validate():
        return wrong("nominations/quotas.html", **_values(cohort, fills, form))
    try:
        promoted = services.set_quotas(cohort, form.wanted(fills), by=actor().account_id)
    except services.BelowTaken as refused:
        form.field_of(refused.institution_id).errors = [_too_few(refused.taken)]
        return wrong("nominations/quotas.html", **_values(cohort, fills, form))
    return back_to(".quotas", cohort_id=cohort.id, said=_saved(len(promoted)))


def _seats(cohort_id: UUID) -> tuple[Cohort, Sequence[Fill]]:
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.NOMINATIONS_DECIDE)
    return cohort, reading.fills([cohort.id])


def _values(cohort: Cohort, fills: Sequence[Fill], form: QuotasForm) -> dict[str, object]:
    return {
        "cohort": cohort,
        "fills": [(_name(fill), fill, form.field_of(fill.quota.institution_id)) for fill in fills],
        "form": form,
        "seats": sum(fill.quota.seats for fill in fills),
        "taken": sum(fill.taken for fill in fills),
        "waiting": sum(fill.waiting for fill in fills),
        "besides": screening.enrolled_besides(cohort.id),
        "spare": sum(fill.left for fill in fills if fill.quota.institution_id is None),
    }


def _name(fill: Fill) -> str:
    institution = fill.quota.institution
    return in_language(institution.name) if institution else _("Everybody else")


def _too_few(taken: int) -> str:
    return ngettext(
        "%(num)d seat is taken already. Enter %(num)d or more, or free a seat first.",
        "%(num)d seats are taken already. Enter %(num)d or more, or free seats first.",
        taken,
    )


def _saved(promoted: int) -> str:
    if not promoted:
        return _("The quotas are saved.")
    return ngettext(
        "The quotas are saved. %(num)d person moved up from the waiting list.",
        "The quotas are saved. %(num)d people moved up from the waiting list.",
        promoted,
    )
