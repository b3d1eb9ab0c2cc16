"""A line of what was reached against a dashed line of what was meant, period by period."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

WIDTH, HEIGHT = 420, 244
FIRST, LAST = 70, 380
TOP, FLOOR = 20, 200
AXIS = 46
DIVISIONS = 4
MOST_LABELS = 6
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Steps of an axis that are easy to read, times a power of ten."""

Series = Sequence[float | None]


@dataclass(frozen=True)
class Point:
    """A place on the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Tick:
    """A line across the drawing and the value it stands for."""

    y: float
    value: float


@dataclass(frozen=True)
class Label:
    """A word under the axis."""

    x: float
    text: str


@dataclass(frozen=True)
class End:
    """The last value of a line and where it is written."""

    x: float
    y: float
    value: float


@dataclass(frozen=True)
class Trend:
    """Everything a template writes down; time runs in the reading direction."""

    anchor: str
    axis: tuple[int, int]
    axis_text: int
    ticks: tuple[Tick, ...]
    target: str
    actual: str
    points: tuple[Point, ...]
    periods: tuple[Label, ...]
    groups: tuple[Label, ...]
    target_end: End | None
    actual_end: End | None


@dataclass(frozen=True)
class Frame:
    """How a period and a value become a place."""

    lang: str
    count: int
    ceiling: float

    def x(self, period: int) -> float:
        """Place a period; the first stands where reading starts."""
        return self.turned(FIRST + period * (LAST - FIRST) / max(self.count - 1, 1))

    def y(self, value: float) -> float:
        """Place a value; nothing lies on the floor."""
        return round(FLOOR - value / self.ceiling * (FLOOR - TOP), 1)

    def turned(self, x: float) -> float:
        """Mirror a place when Arabic is read."""
        return round(WIDTH - x if self.lang == "ar" else x, 1)

    def places(self, series: Series) -> list[Point | None]:
        """Place a series; a period without a value stays a gap."""
        return [
            None if value is None else Point(self.x(period), self.y(value))
            for period, value in enumerate(series)
        ]


def trend(
    actual: Series, target: Series, periods: Sequence[tuple[str, str]], *, lang: str
) -> Trend:
    """Draw two series over periods, each a label and the group (year) it belongs to."""
    values = [value for value in (*actual, *target) if value is not None]
    frame = Frame(lang, len(periods), ceiling(max(values, default=0)))
    reached = frame.places(actual)
    actual_end, target_end = _ends(frame, actual, target)
    return Trend(
        anchor="start" if lang == "ar" else "end",
        axis=(0, WIDTH - AXIS) if lang == "ar" else (AXIS, WIDTH),
        axis_text=WIDTH - 2 if lang == "ar" else AXIS - 6,
        ticks=_ticks(frame),
        target=path(frame.places(target)),
        actual=path(reached),
        points=tuple(point for point in reached if point),
        periods=_period_labels(frame, periods),
        groups=_group_labels(frame, periods),
        target_end=target_end,
        actual_end=actual_end,
    )


def ceiling(highest: float) -> float:
    """Give the top of an axis of four equal, easily read steps that holds the highest value."""
    least = max(highest / DIVISIONS, 1)
    magnitude = 10.0 ** floor(log10(least))
    step = next(nice for nice in NICE if nice * magnitude >= least)
    return step * magnitude * DIVISIONS


def path(points: Sequence[Point | None]) -> str:
    """Write a line as SVG path data, lifting the pen at gaps."""
    pen = "M"
    drawn = []
    for point in points:
        if point is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{point.x:g} {point.y:g}")
        pen = "L"
    return "".join(drawn)


def _ticks(frame: Frame) -> tuple[Tick, ...]:
    values = (frame.ceiling * part / DIVISIONS for part in range(DIVISIONS + 1))
    return tuple(Tick(frame.y(value), value) for value in values)


def _period_labels(frame: Frame, periods: Sequence[tuple[str, str]]) -> tuple[Label, ...]:
    stride = max(ceil(len(periods) / MOST_LABELS), 1)
    return tuple(
        Label(frame.x(place), text)
        for place, (text, _) in enumerate(periods)
        if place % stride == 0
    )


def _group_labels(frame: Frame, periods: Sequence[tuple[str, str]]) -> tuple[Label, ...]:
    groups = groupby(enumerate(periods), key=lambda entry: entry[1][1])
    return tuple(Label(frame.x(next(run)[0]), group) for group, run in groups)


def _ends(frame: Frame, actual: Series, target: Series) -> tuple[End | None, End | None]:
    """Write the higher end above its line and the lower below, so that they never meet."""
    reached, meant = _last(actual), _last(target)
    ahead = reached is not None and _ahead(reached, target)
    below = ahead and meant is not None and reached is not None and meant[0] == reached[0]
    return _end(frame, reached, above=ahead), _end(frame, meant, above=not below)


def _ahead(reached: tuple[int, float], target: Series) -> bool:
    period, value = reached
    meant = target[period] if period < len(target) else None
    return meant is None or value > meant


def _last(series: Series) -> tuple[int, float] | None:
    known = [(period, value) for period, value in enumerate(series) if value is not None]
    return known[-1] if known else None


def _end(frame: Frame, last: tuple[int, float] | None, *, above: bool) -> End | None:
    if last is None:
        return None
    period, value = last
    straight = Frame("en", frame.count, frame.ceiling).x(period)
    x = frame.turned(min(max(straight + 40, 150), WIDTH))
    return End(x, frame.y(value) + (-10 if above else 26), value)
