"""Everything a person reads is one text in two languages."""

from typing import Final, Literal

from msgspec import Struct

Lang = Literal["ar", "en"]
LANGS: Final[tuple[Lang, ...]] = ("ar", "en")


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same thing said in Arabic and in English; a draft may still lack one of them."""

    ar: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.ar if lang == "ar" else self.en

    @property
    def is_complete(self) -> bool:
        return bool(self.ar.strip() and self.en.strip())
