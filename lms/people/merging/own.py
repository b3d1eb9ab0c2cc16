"""How the rows of people themselves follow a merge, and how they are called."""

from datetime import datetime

from flask_babel import ngettext
from sqlalchemy import select

from lms.people.accounts.models import Account
from lms.people.merging.followers import Following, Label, Row, Settled
from lms.people.models import Institution, Post, RosterImport, RosterRow
from lms.people.privacy.models import Consent


def _shut(shell: Row, _twin: Row, at: datetime) -> Settled:
    """One person signs in with one account: the other one is closed, with its roles."""
    return Settled(left={"disabled_at": shell["disabled_at"] or at})


def _posts() -> Label:
    return select(Post.id, Institution.name_ar, Institution.name_en, Post.starts_on).join(
        Post.institution
    )


def _accounts() -> Label:
    number = Account.staff_number
    return select(Account.id, number, number.label("again"), Account.created_at)


def _consents() -> Label:
    return select(Consent.id, Consent.wording, Consent.wording.label("again"), Consent.answered_at)


def _roster_rows() -> Label:
    name = RosterImport.file_name
    return select(RosterRow.id, name, name.label("again"), RosterImport.created_at).join(
        RosterRow.roster
    )


FOLLOWING = Following(
    shuts={"account": _shut},
    labels={
        "account": _accounts,
        "consent": _consents,
        "post": _posts,
        "roster_row": _roster_rows,
    },
    words={
        "account": lambda num: ngettext("%(num)d account", "%(num)d accounts", num),
        "consent": lambda num: ngettext(
            "%(num)d answer about consent", "%(num)d answers about consent", num
        ),
        "post": lambda num: ngettext("%(num)d post", "%(num)d posts", num),
        "roster_row": lambda num: ngettext(
            "%(num)d row of an imported list", "%(num)d rows of imported lists", num
        ),
    },
)
