"""Posts in time: which one counts on a day, and what a new one does to the others."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A post as far as time is concerned; both days are worked, an open end means still."""

    institution_id: UUID
    starts_on: dt.date
    ends_on: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Step(StrEnum):
    """What a roster's institution means for the posts of a person."""

    FIRST = "first"
    SAME = "same"
    CHANGED = "changed"


def step(posts: Sequence[Span], institution_id: UUID, *, on: dt.date) -> Step:
    """Tell whether someone seen in an institution on a day has changed post."""
    if not posts:
        return Step.FIRST
    held = [post for post in posts if post.covers(on)] or _next_after(posts, on)
    if any(post.institution_id == institution_id for post in held):
        return Step.SAME
    return Step.CHANGED


def overlapping(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a post would cover a day of another one."""
    return any(
        span.starts_on <= (other.ends_on or dt.date.max)
        and other.starts_on <= (span.ends_on or dt.date.max)
        for other in others
    )


def end_before(post: Span, day: dt.date) -> dt.date:
    """Return the last day of a post that another one follows from a day on."""
    return max(post.starts_on, day - ONE_DAY)


def end_of_new(posts: Sequence[Span], *, on: dt.date) -> dt.date | None:
    """Return the last day of a post that begins on a day: before what is known to follow it."""
    following = _next_after(posts, on)
    if following:
        return max(on, following[0].starts_on - ONE_DAY)
    return next((post.ends_on for post in posts if post.ends_on and post.covers(on)), None)


def _next_after(posts: Sequence[Span], day: dt.date) -> list[Span]:
    later = sorted((post for post in posts if post.starts_on > day), key=lambda p: p.starts_on)
    return later[:1]
