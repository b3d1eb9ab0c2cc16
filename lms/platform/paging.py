"""Long lists are read a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select, func, select

from lms.platform.db import db

Row = TypeVar("Row")
PER_PAGE = 50
_FARTHEST = 1_000_000
"""Nobody pages farther, and every engine can count so far."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list: `page` counts from 1."""

    rows: Sequence[Row]
    page: int
    total: int
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def has_prev(self) -> bool:
        """Tell whether a page comes before."""
        return self.page > 1

    @property
    def has_next(self) -> bool:
        """Tell whether a page follows."""
        return self.page < self.pages

    def iter_pages(self) -> Iterator[int | None]:
        """Name the first, the near and the last pages; nothing stands for a gap."""
        near = {1, self.pages, self.page - 1, self.page, self.page + 1}
        before = 0
        for number in sorted(near & set(range(1, self.pages + 1))):
            if number > before + 1:
                yield None
            yield number
            before = number


def nearest(number: int, *, total: int, per_page: int = PER_PAGE) -> int:
    """Return the page nearest to the one that is asked for: no list ends in an error."""
    return min(max(1, number), max(1, -(-total // per_page)))


def paged(query: Select[Row], number: int, *, per_page: int = PER_PAGE) -> Page[Row]:
    """Read one page of a query that yields single objects.

    A page that is not full is the last and says how many there are: whoever searches for a few is
    spared the count, which would look at everybody once more.
    """
    asked = min(max(1, number), _FARTHEST)
    rows = _rows(query, asked, per_page)
    if len(rows) < per_page and (rows or asked == 1):
        return Page(rows, asked, (asked - 1) * per_page + len(rows), per_page)
    total = _count(query)
    near = nearest(asked, total=total, per_page=per_page)
    return Page(rows if near == asked else _rows(query, near, per_page), near, total, per_page)


def _rows(query: Select[Row], number: int, per_page: int) -> Sequence[Row]:
    return db.session.scalars(query.limit(per_page).offset((number - 1) * per_page)).all()


def _count(query: Select[Row]) -> int:
    found = select(func.count()).select_from(query.order_by(None).subquery())
    return db.session.scalar(found) or 0
