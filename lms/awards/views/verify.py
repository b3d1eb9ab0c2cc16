"""What anyone may check: whether a certificate is genuine, and what it is worth today."""

from flask import Response, make_response, redirect, request, url_for
from flask_babel import gettext as _

from certificates import codes
from certificates.problems import Problem
from lms.awards import queries, words
from lms.awards.feature import awards
from lms.awards.queries import Award
from lms.platform import journal, throttle
from lms.platform.access import Address, anyone
from lms.platform.i18n import language
from lms.platform.pages import missing, page, wrong

LOOKS = 120
GUESSES = 20
"""How often one address may look, and look in vain, within a minute."""


@awards.page("/verify", access=anyone)
def verify_page() -> Response:
    """Ask for a code, and lead to what it says."""
    asked = request.args.get("code", "").strip()
    if not asked:
        return page("awards/verify.html", asked="", fault=None, award=None, words=words)
    throttle.check("verify", per_minute=LOOKS)
    try:
        code = codes.parse_code(asked)
    except Problem as problem:
        throttle.check("verify-guess", per_minute=GUESSES)
        fault = _fault(problem)
        return wrong("awards/verify.html", asked=asked, fault=fault, award=None, words=words)
    return make_response(redirect(url_for("awards.verify", code=codes.grouped(code)), code=303))


def _fault(problem: Problem) -> str:
    """Say what is wrong with a code that cannot be one."""
    if problem.code == "code.check":
        return _("A letter or digit of this code is not right. Compare it with the paper.")
    return _(
        "This is not a certificate code. It has 14 letters and digits, like %(code)s.",
        code="7K4QZ-M2P9X-3HTV",
    )


@awards.page("/c/<code>", access=anyone, address=Address.BARE)
def verify(code: str) -> Response:
    """Answer the QR code of a paper, in the phone's language."""
    return _answer(code)


@awards.page("/c/<code>", access=anyone)
def verified(code: str) -> Response:
    """Say the same in the language that was chosen."""
    return _answer(code)


def _answer(code: str) -> Response:
    """Say what a certificate is worth, and no more than it must."""
    throttle.check("verify", per_minute=LOOKS)
    award = _award(code)
    if award is None:
        return _unknown(code)
    journal.note(journal.Kind.VERIFIED, award.certificate.id, outcome=award.status)
    return page(
        "awards/verify.html",
        asked=award.code,
        fault=None,
        award=award,
        words=words,
        other_locale_url=_in_the_other_language(award.code),
    )


def _unknown(code: str) -> Response:
    throttle.check("verify-guess", per_minute=GUESSES)
    fault = _(
        "No certificate has this code. Check it against the paper, letter by letter. "
        "If it is the same, the paper was not issued by this programme."
    )
    return missing(
        "awards/verify.html",
        asked=code,
        fault=fault,
        award=None,
        words=words,
        other_locale_url=_in_the_other_language(code),
    )


def _in_the_other_language(code: str) -> str:
    return url_for("awards.verified", code=code, lang="en" if language() == "ar" else "ar")


def _award(code: str) -> Award | None:
    try:
        return queries.award_coded(codes.parse_code(code))
    except Problem:
        return None
