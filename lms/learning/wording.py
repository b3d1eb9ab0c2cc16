"""What it takes to earn the certificate, and why it is not earned yet, in the reader's words."""

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from lms.learning import rules
from lms.learning.rules import Lack, Policy, Standing
from lms.platform.i18n import percent


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing the certificate asks, and where somebody stands with it."""

    text: Markup
    met: bool
    figure: Markup


def demands(standing: Standing, policy: Policy) -> tuple[Demand, ...]:
    """Return everything the certificate asks."""
    return (
        Demand(
            filled(
                _("Attend %(share)s of the workshop or more"), share=policy.needed_attendance / 100
            ),
            rules.reaches(standing.attendance, policy.needed_attendance),
            share(standing.attendance),
        ),
        Demand(
            filled(_("Score %(share)s or more in the post-test"), share=policy.pass_mark / 100),
            rules.reaches(standing.post, policy.pass_mark),
            share(standing.post),
        ),
    )


def why_not_yet(standing: Standing, policy: Policy) -> list[Markup]:
    """Say to the person what is still missing and what to do about it."""
    return [_advice(lack, standing, policy) for lack in rules.lacks(standing, policy)]


def _advice(lack: Lack, standing: Standing, policy: Policy) -> Markup:
    if lack is Lack.POST_TEST:
        return filled(_("You have not taken the post-test yet."))
    if lack is Lack.PASS_MARK:
        return filled(
            _("You scored %(have)s in the post-test; the certificate asks for %(share)s."),
            have=standing.post,
            share=policy.pass_mark / 100,
        )
    if standing.attendance is None:
        return filled(_("No workshop session of yours has been counted yet."))
    return filled(
        _("You have attended %(have)s of the workshop; the certificate asks for %(share)s."),
        have=standing.attendance,
        share=policy.needed_attendance / 100,
    )


def filled(text: str, **shares: float | None) -> Markup:
    """Put shares of one into a sentence of ours."""
    said = {name: share(value) for name, value in shares.items()}
    return Markup(text) % said  # noqa: S704 - our own words; the values are numbers


def share(value: float | None) -> Markup:
    """Return a share of one as a percentage, or a dash where there is none yet."""
    return Markup("–") if value is None else percent(value)
