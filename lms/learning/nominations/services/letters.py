"""Telling nominators what became of their nominations, by mail where there is an address."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from lms.learning.nominations import naming
from lms.learning.nominations.models import Nomination
from lms.learning.nominations.queries import reading
from lms.platform import mail


class News(StrEnum):
    """What happened."""

    SEATED = "seated"
    APPROVED = "approved"
    DECLINED = "declined"


def tell(nominations: Sequence[Nomination], news: News, *, by: UUID | None) -> None:
    """Write one letter to each nominator; nobody is told what they did themselves."""
    mine: defaultdict[UUID, list[Nomination]] = defaultdict(list)
    for one in nominations:
        if one.nominated_by is not None and one.nominated_by != by:
            mine[one.nominated_by].append(one)
    for account_id, (address, language) in reading.addresses(mine).items():
        told = mine[account_id]
        mail.post(
            address,
            "nominations/mail/news.txt",
            language=language,
            news=news.value,
            cohort=naming.within(told[0].cohort.title, language),
            names=[naming.within(naming.called(one), language) for one in told],
        )
