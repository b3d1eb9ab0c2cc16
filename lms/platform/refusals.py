"""Saying no with a reason, in the reader's language."""

from enum import StrEnum

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
    def sentence(self) -> str:
        """Return the refusal as the reader should hear it."""
        return str(_SENTENCES[_key(self.reason)]) % self.values


def sentences(table: dict[StrEnum, LazyString]) -> None:
    """Teach the platform how a feature's reasons are said."""
    _SENTENCES.update({_key(reason): sentence for reason, sentence in table.items()})


def _key(reason: StrEnum) -> tuple[type[StrEnum], str]:
    """Two features may call a reason the same: as texts they would be equal."""
    return type(reason), reason.value
