"""Saying no with a reason, in the reader's language."""

import json
from enum import StrEnum
from typing import Self

from flask_babel import LazyString

from lms.platform.db import Plain

_SENTENCES: dict[tuple[type[StrEnum], str], LazyString] = {}


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A service says no; the reason names the sentence, the values fill it."""

    def __init__(self, reason: StrEnum, **values: Plain) -> None:
        super().__init__(f"{type(reason).__module__}.{reason}")
        self.reason = reason
        self.values = values

    @property
    def kept(self) -> str:
        """Return the refusal as text, so that it can be said later, in any language."""
        reason = type(self.reason)
        return json.dumps([reason.__module__, reason.__name__, self.reason.value, self.values])

    @classmethod
    def of(cls, kept: str) -> Self | None:
        """Return the refusal that was kept as a text; none if the text is something else."""
        try:
            module, name, value, values = json.loads(kept)
        except ValueError:
            return None
        return next(
            (
                cls(reason(value), **values)
                for reason, said in _SENTENCES
                if (reason.__module__, reason.__name__, said) == (module, name, value)
            ),
            None,
        )

    @property
    def sentence(self) -> str:
        """Return the refusal as the reader should hear it."""
        return str(_SENTENCES[_key(self.reason)]) % self.values


def sentences(table: dict[StrEnum, LazyString]) -> None:
    """Teach the platform how a feature's reasons are said."""
    _SENTENCES.update({_key(reason): sentence for reason, sentence in table.items()})


def _key(reason: StrEnum) -> tuple[type[StrEnum], str]:
    """Two features may call a reason the same: as texts they would be equal."""
    return type(reason), reason.value
