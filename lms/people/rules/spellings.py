"""Letters, particles and everyday names of Arabic as Libyan clerks write them."""

from importlib.resources import files
from typing import Final

LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ک": "ك",
        **dict.fromkeys("گڨ", "ق"),
        "پ": "ب",
        "چ": "ج",
        "ڤ": "ف",
        "ء": None,
        "ـ": None,
    }
)
"""One shape per letter, for keys only: never for a text that is shown."""

LEADS: Final = frozenset(
    ["عبد", "ابو", "بو", "ابي", "ابن", "بن", "بنت", "ام", "اولاد", "ولد", "بني", "ال"]
)
"""Words that belong to the next one: عبد السلام، أبو بكر، أولاد سليمان."""

TRAILS: Final = frozenset(["الله", "الدين", "الاسلام"])
"""Words that belong to the one before: هبة الله، نور الدين، سيف الإسلام."""

FIXED_PAIRS: Final = frozenset(
    {("نور", "الهدي"), ("فاطمه", "الزهرا"), ("سيف", "النصر"), ("عبد", "ربه")}
)

PATRONYMICS: Final = frozenset(["بن", "ابن", "بنت"])
"""«son of», «daughter of»: written by one clerk, left out by the next."""

HONORIFICS: Final = frozenset(
    [
        "السيد",
        "السيده",
        "الانسه",
        "الاستاذ",
        "الاستاذه",
        "الدكتور",
        "الدكتوره",
        "المهندس",
        "المهندسه",
        "ا",
        "د",
        "م",
        "اللوا",
        "العميد",
        "العقيد",
        "المقدم",
        "الرايد",
        "النقيب",
        "الملازم",
        "الحاج",
        "الحاجه",
    ]
)
"""Titles and ranks that clerks put before a name; without the article some are names (رائد)."""

ONE_SPELLING: Final = {
    "رحمان": "رحمن",
    "اسحق": "اسحاق",
    "ابرهيم": "ابراهيم",
    "اسمعيل": "اسماعيل",
    "هرون": "هارون",
    "سليمن": "سليمان",
    "عثمن": "عثمان",
    "داوود": "داود",
    "طاووس": "طاوس",
    "ياسين": "يسن",
    "يس": "يسن",
    "هدا": "هدي",
    "ليلا": "ليلي",
    "سلما": "سلمي",
    "مصطفا": "مصطفي",
    "يحيا": "يحيي",
    "عيسا": "عيسي",
    "موسا": "موسي",
    "نجوا": "نجوي",
    "بشرا": "بشري",
    "سلوا": "سلوي",
    "نجات": "نجاه",
    "حيات": "حياه",
    "سها": "سهي",
    "عيشه": "عايشه",
    "امبارك": "مبارك",
    "امراجع": "مراجع",
    "اسليمان": "سليمان",
    "اخليفه": "خليفه",
    "اسماعين": "اسماعيل",
}
"""Two spellings of one name, after the letters are made one."""

GIVEN_NAMES: Final = frozenset(
    files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").split()
)
"""Everyday given names as keys: two different ones are two people's names, however alike."""
