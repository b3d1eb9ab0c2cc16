"""How certificates follow two records that become one person: their papers stay as they are."""

from flask_babel import ngettext
from sqlalchemy import select

from lms.awards.models import Certificate, Draft
from lms.people.merging.followers import Following, Label


def _certificates() -> Label:
    serial = Certificate.serial
    return select(Certificate.id, serial, serial.label("again"), Certificate.issued_at)


def _drafts() -> Label:
    return select(Draft.id, Draft.serial, Draft.serial.label("again"), Draft.year)


FOLLOWING = Following(
    labels={"certificate": _certificates, "certificate_draft": _drafts},
    words={
        "certificate": lambda num: ngettext("%(num)d certificate", "%(num)d certificates", num),
        "certificate_draft": lambda num: ngettext(
            "%(num)d certificate on its way", "%(num)d certificates on their way", num
        ),
    },
)
