"""Strict reading of JSON: every value is asked for by name and type, and none may be left over."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from certificates.problems import Problem

Read = TypeVar("Read")


@dataclass
class Fields:
    """One JSON object that knows where it stands, and which of its fields were asked for."""

    values: dict[str, object]
    where: str = ""
    asked: set[str] = field(default_factory=set)

    def place(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def take(self, name: str) -> object:
        self.asked.add(name)
        if name not in self.values:
            raise Problem("field.missing", self.place(name))
        return self.values[name]

    def text(self, name: str) -> str:
        value = self.take(name)
        if isinstance(value, str):
            return value
        raise self.wrong(name, "a text")

    def flag(self, name: str) -> bool:
        value = self.take(name)
        if isinstance(value, bool):
            return value
        raise self.wrong(name, "true or false")

    def whole(self, name: str) -> int:
        value = self.take(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self.wrong(name, "a whole number")

    def number(self, name: str) -> Decimal:
        value = self.take(name)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return Decimal(str(value))
        raise self.wrong(name, "a number")

    def day(self, name: str) -> date:
        value = self.text(name)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Problem("date.malformed", self.place(name), {"value": value}) from None

    def fields(self, name: str) -> "Fields":
        return as_fields(self.take(name), self.place(name))

    def rows(self, name: str) -> "list[Fields]":
        value = self.take(name)
        if not isinstance(value, list):
            raise self.wrong(name, "a list")
        return [as_fields(row, f"{self.place(name)}[{at}]") for at, row in enumerate(value)]

    def numbers(self, name: str) -> "list[list[float]]":
        value = self.take(name)
        rows = value if isinstance(value, list) else []
        if not rows or not all(isinstance(row, list) for row in rows):
            raise self.wrong(name, "a list of lists of numbers")
        return [[float(number) for number in row] for row in rows]

    def maybe(self, name: str, read: Callable[[str], Read]) -> Read | None:
        """Read a field that may be null, but must be there."""
        return None if self.take(name) is None else read(name)

    def closed(self) -> None:
        """Refuse fields nobody asked for."""
        for name in self.values:
            if name not in self.asked:
                raise Problem("field.unknown", self.place(name))

    def wrong(self, name: str, expected: str) -> Problem:
        return Problem("field.type", self.place(name), {"expected": expected})


def as_fields(value: object, where: str) -> Fields:
    """Take a JSON object, or say that it is none."""
    if not isinstance(value, dict):
        raise Problem("field.type", where, {"expected": "an object"})
    return Fields({str(name): item for name, item in value.items()}, where)


def parse(content: bytes | str) -> Fields:
    """Parse one JSON object; refuse doubled names and numbers that are none."""
    try:
        value: object = json.loads(
            content, parse_float=Decimal, parse_constant=refuse, object_pairs_hook=once
        )
    except (ValueError, RecursionError) as reason:
        raise Problem("json.malformed", "", {"reason": str(reason)}) from None
    return as_fields(value, "")


def refuse(constant: str) -> None:
    """JSON has no NaN and no Infinity."""
    message = f"{constant} is not a JSON number"
    raise ValueError(message)


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Two values of one name: readers would differ on which one counts."""
    names = dict(pairs)
    if len(names) != len(pairs):
        message = "a name occurs twice in one object"
        raise ValueError(message)
    return names
