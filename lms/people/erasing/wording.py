"""How periods, and what an erasure does, are said in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext, ngettext
from flask_babel import gettext as _

from lms.people.erasing.models import Ground
from lms.people.erasing.rules.periods import PERIODS, Term, ends_itself

GROUNDS: dict[Ground, LazyString] = {
    Ground.REQUEST: lazy_gettext("The person asked for it"),
    Ground.RETENTION: lazy_gettext("It was kept long enough"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, and from which day it counts."""

    what: LazyString
    since: LazyString


TERMS: dict[Term, Kept] = {
    Term.HELD_FORM: Kept(
        lazy_gettext("What somebody typed when their session ended"),
        lazy_gettext("After it was typed"),
    ),
    Term.ROSTER_FILE: Kept(
        lazy_gettext("Files of lists, sealed"), lazy_gettext("After the list was sent")
    ),
    Term.FAILED_SIGN_IN: Kept(
        lazy_gettext("Wrong passwords, counted"), lazy_gettext("After the attempt")
    ),
    Term.TICKET: Kept(
        lazy_gettext("Invitations, sign-in cards and reset links"),
        lazy_gettext("After they were used or ran out"),
    ),
    Term.SIGN_IN: Kept(
        lazy_gettext("Where and when people were signed in"),
        lazy_gettext("After the session ended"),
    ),
    Term.MAIL: Kept(
        lazy_gettext("Messages with their text and address"), lazy_gettext("After they were sent")
    ),
    Term.ROSTER_WAITING: Kept(
        lazy_gettext("Lists that nobody confirmed"), lazy_gettext("After the list was sent")
    ),
    Term.ROSTER_VALUES: Kept(
        lazy_gettext("What the rows of imported lists said"),
        lazy_gettext("After the list was confirmed"),
    ),
    Term.LOOK: Kept(
        lazy_gettext("Notes of who looked at whose record"), lazy_gettext("After the look")
    ),
    Term.CONTACT: Kept(
        lazy_gettext("Phone, e-mail and access needs"), lazy_gettext("After the last training")
    ),
    Term.NATIONAL_NUMBER: Kept(
        lazy_gettext("The sealed national number and its last digits"),
        lazy_gettext("After the last training"),
    ),
    Term.PERSON: Kept(
        lazy_gettext("Everything that tells who a person is"),
        lazy_gettext("After the last training, unless a certificate is still valid"),
    ),
}
ENDING: dict[Term, LazyString] = {
    Term.HELD_FORM: lazy_gettext("30 minutes"),
    Term.ROSTER_FILE: lazy_gettext("7 days at most"),
}


def length(term: Term) -> str:
    """Say how long something is kept."""
    if ends_itself(term):
        return str(ENDING[term])
    period = PERIODS[term]
    if period.years:
        return ngettext("%(num)d year", "%(num)d years", period.years)
    return ngettext("%(num)d day", "%(num)d days", period.days)


def goes() -> list[str]:
    """Say what nobody can read any more."""
    return [
        _("Names in both scripts, year of birth and the sealed national number"),
        _("Phone, e-mail and access needs"),
        _("Job titles, notes of nominations and what lists said of the person"),
        _("The account: staff number, password, sessions, cards and links"),
        _("Suggested duplicates, and the values kept to undo merges"),
        _("Messages to the person, and what acts of staff said before and after"),
    ]


def stays(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Say what stays, and why, with how much it is."""
    return [
        (
            _("Register number, sex, institutions, places, ranks and days"),
            _("Counts by sex, institution and place need them; they name nobody."),
        ),
        (
            _("%(trainings)s, %(marks)s, %(tests)s", **_trainings(counts)),
            _("Figures that were reported stay the same, without a name."),
        ),
        (
            ngettext("%(num)d certificate", "%(num)d certificates", counts["certificate"]),
            _("A certificate that was issued verifies for ever, with the name printed on it."),
        ),
        (
            _("That consent was given, who looked at the record, and this erasure"),
            _("They prove what was done, and hold no name."),
        ),
    ]


def _trainings(counts: Mapping[str, int]) -> dict[str, str]:
    marks, tests = counts["attendance"], counts["attempt"]
    return {
        "trainings": ngettext("%(num)d training", "%(num)d trainings", counts["enrolment"]),
        "marks": ngettext("%(num)d attendance mark", "%(num)d attendance marks", marks),
        "tests": ngettext("%(num)d test taken", "%(num)d tests taken", tests),
    }
