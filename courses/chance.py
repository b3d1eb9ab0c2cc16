"""Chance that can be repeated: the same seed gives the same order on every machine, for ever."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


def shuffled(
    things: Iterable[Thing], name: Callable[[Thing], str], *, seed: str
) -> tuple[Thing, ...]:
    """Return the things in the order of the seed, whatever order they came in."""
    return tuple(sorted(things, key=lambda thing: (draw_of(seed, name(thing)), name(thing))))


def is_heads(seed: str, name: str) -> bool:
    """Toss the coin of this seed and name."""
    return draw_of(seed, name)[0] % 2 == 0


def draw_of(seed: str, name: str) -> bytes:
    """Return evenly spread bytes; the length in front keeps seed and name apart."""
    return sha256(f"{len(seed)}:{seed}{name}".encode()).digest()
