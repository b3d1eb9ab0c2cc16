"""A question as its author wrote it: the only place that holds the key."""

from enum import StrEnum

from msgspec import Struct

from courses.text import Text


class Kind(StrEnum):
    """How a question is answered; each kind has a module of its own."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"
    TRUE_FALSE = "true-false"


class Use(StrEnum):
    """Where a question is asked: in the tests, or within a lesson."""

    TEST = "test"
    CHECK = "check"


class Form(StrEnum):
    """The two parallel items of a pair."""

    A = "a"
    B = "b"

    @property
    def other(self) -> "Form":
        return Form.B if self is Form.A else Form.A


class MarkingRule(StrEnum):
    """How a multiple choice counts when it is partly right."""

    ALL_OR_NOTHING = "all-or-nothing"
    PARTIAL = "partial"


class Option(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer on offer, and what is said to the person who chose it."""

    id: str
    text: Text
    feedback: Text
    correct: bool = False


class Item(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question of the bank; a test item has a pair and a form, a self-check neither."""

    id: str
    kind: Kind
    objective: str
    difficulty: int
    lesson: str
    stem: Text
    options: tuple[Option, ...]
    case: bool = False
    use: Use = Use.TEST
    pair: str = ""
    form: Form | None = None
    marking: MarkingRule = MarkingRule.ALL_OR_NOTHING

    @property
    def key(self) -> frozenset[str]:
        """Return the ids of the right options."""
        return frozenset(option.id for option in self.options if option.correct)


class Pair(Struct, frozen=True):
    """Two items that measure the same thing in different scenes."""

    a: Item
    b: Item

    def item(self, form: Form) -> Item:
        return self.a if form is Form.A else self.b
