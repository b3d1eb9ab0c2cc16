"""Arabic words compared as readers compare them: marks, hamza and joined particles aside."""

import re
from typing import Final

MARKS: Final = re.compile("[\u064b-\u0652\u0670\u0640]")
LETTERS: Final = str.maketrans("أإآٱىةؤئ", "اااايهوي")
JOINED: Final = re.compile(r"^(?:و|ف)?(?:بال|كال|وال|فال|لل|ال)(?=..)")
ENDING: Final = re.compile(r"(?<=..)(?:ه|ا)$")


def folded(words: str) -> str:
    """Return words without marks and tatweel, with one form for each family of letters."""
    return " ".join(MARKS.sub("", words).translate(LETTERS).casefold().split())


def stem(word: str) -> str:
    """Return what stays of a word when article, particles and the feminine ending are taken off."""
    return ENDING.sub("", JOINED.sub("", folded(word).strip("()«»\"'،")))
