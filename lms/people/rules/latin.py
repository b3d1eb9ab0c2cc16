"""The consonants of a name, the same from either script: for finding, never for deciding."""

import re
import unicodedata
from typing import Final

from lms.people.rules import names

_ARABIC_SOUNDS: Final = str.maketrans(
    {
        **dict.fromkeys("اويع", ""),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("تثط", "t"),
        "ج": "j",
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("خكقغ", "k"),
        **dict.fromkeys("دذض", "d"),
        "ر": "r",
        **dict.fromkeys("زظ", "z"),
        **dict.fromkeys("سشص", "s"),
        "ف": "f",
        "ل": "l",
        "م": "m",
        "ن": "n",
    }
)
_DIGRAPHS: Final = (("kh", "k"), ("gh", "k"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_LATIN_SOUNDS: Final = str.maketrans(
    {**dict.fromkeys("aeiouyw", ""), **dict.fromkeys("qgcx", "k"), "v": "f", "p": "b"}
)
_ARTICLE = re.compile(r"\b(?:al|el|as|ar|an|ad|at|az|ash|ath)[-\s'’]+")
_SERVANT = re.compile(r"\babd[aeiou]*[-\s]*(?:[aeiou]?l[-\s]*)?")
_ARABIC_SERVANT = re.compile(r"\bعبدال")
_DOUBLED = re.compile(r"(.)\1+")
_LAST_BREATH = re.compile(r"h\b")


def skeleton(text: str) -> str:
    """Return the consonants of each word: Mohamed, Muhammad and محمد are all `mhmd`."""
    folded = names.fold(text)
    if folded.isascii() or not names.is_arabic(folded):
        return _words(_latin(text))
    return _words(_arabic(names.key(text)))


def _arabic(key: str) -> str:
    bound = _ARABIC_SERVANT.sub("عبد", key.replace("هالله", "تالله"))
    return bound.translate(_ARABIC_SOUNDS)


def _latin(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    bound = _SERVANT.sub("abd", _ARTICLE.sub("", plain)).replace("'", "").replace("’", "")
    for pair, sound in _DIGRAPHS:
        bound = bound.replace(pair, sound)
    letters = "".join(c if c.isascii() and c.isalpha() else " " for c in bound)
    return letters.translate(_LATIN_SOUNDS)


def _words(sounds: str) -> str:
    kept = (_LAST_BREATH.sub("", _DOUBLED.sub(r"\1", word)) for word in sounds.split())
    return " ".join(word for word in kept if word)
