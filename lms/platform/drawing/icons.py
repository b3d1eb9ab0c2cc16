"""Icons: strokes on a 24 × 24 ground, drawn for this product."""

from collections.abc import Mapping
from types import MappingProxyType

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "audio": "M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11",
        "book": "M4 5c3-1 6-.5 8 1.5C14 4.5 17 4 20 5v13c-3-1-6-.5-8 1.5-2-2-5-2.5-8-1.5z"
        "M12 6.5v13",
        "bus": "M5 5h14v11H5zM5 11h14M8 16v3M16 16v3",
        "cal": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
        "chart": "M4 20h16M7 20v-7M12 20V6M17 20v-10",
        "check": "M5 12.5l4.5 4.5L19 7.5",
        "clock": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5.5l3.5 2",
        "down": "M5 9l7 7 7-7",
        "edit": "M4 20l1-4L16 5l3 3L8 19z",
        "eye": "M2.5 12C5 7 8.5 5 12 5s7 2 9.5 7c-2.5 5-6 7-9.5 7s-7-2-9.5-7z"
        "M12 15a3 3 0 100-6 3 3 0 000 6z",
        "flag": "M6 21V4h11l-2.5 4L17 12H6",
        "globe": "M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
        "home": "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
        "info": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v6M12 7.5v.1",
        "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
        "mail": "M4 6h16v12H4zM4 7l8 6 8-6",
        "medal": "M12 14a5 5 0 100-10 5 5 0 000 10zM8.5 13L7 21l5-2.5L17 21l-1.5-8",
        "menu": "M4 7h16M4 12h16M4 17h16",
        "next": "M9 5l7 7-7 7",
        "off": "M3 3l18 18M8.5 15.5a5 5 0 017 0M5 12a10 10 0 014-2.5M19 12a10 10 0 00-6-3"
        "M12 19.5v.1M2 8.5A14 14 0 016 6M22 8.5A14 14 0 0012 5",
        "out": "M14 4H5v16h9M10 12h10M16.5 8.5L20 12l-3.5 3.5",
        "people": "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6"
        "M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2 .8 3.5 2.5 3.5 5.5",
        "phone": "M6 3h4l1.5 5L9 10c1 2.5 2.5 4 5 5l2-2.5 5 1.5v4c0 1.5-1 2-2 2C11 20 4 13 4 5"
        "c0-1 .5-2 2-2z",
        "pin": "M12 21s7-6.5 7-11.5a7 7 0 10-14 0C5 14.5 12 21 12 21z"
        "M12 12a2.5 2.5 0 100-5 2.5 2.5 0 000 5z",
        "play": "M8 5l11 7-11 7z",
        "plus": "M12 5v14M5 12h14",
        "prev": "M15 5l-7 7 7 7",
        "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
        "qr": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2",
        "save": "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16",
        "search": "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l4.5 4.5",
        "share": "M12 15V4M8 7.5L12 4l4 3.5M5 12v8h14v-8",
        "sync": "M4 12a8 8 0 0113.5-5.8L20 8.5M20 4v4.5h-4.5"
        "M20 12a8 8 0 01-13.5 5.8L4 15.5M4 20v-4.5h4.5",
        "text": "M4 6h16M4 11h16M4 16h10",
        "undo": "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 010 11H9",
        "upload": "M12 16V5M7.5 9.5L12 5l4.5 4.5M4 20h16",
        "user": "M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7",
        "warn": "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
        "x": "M6 6l12 12M18 6L6 18",
    }
)
POINTING = frozenset({"next", "prev", "out", "text", "undo"})
"""Icons that point along the reading direction and are mirrored with it."""


def icon_path(name: str) -> str:
    """Give the strokes of an icon; an unknown name is a mistake of the page and stops it."""
    return ICONS[name]


def icon_points(name: str) -> bool:
    """Tell whether the icon turns round with the reading direction."""
    return name in POINTING
