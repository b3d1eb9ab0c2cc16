"""How attendance is said to its readers."""

from flask_babel import LazyString, lazy_gettext

from lms.workshops.rules import Presence

PRESENCE: dict[Presence, LazyString] = {
    Presence.PRESENT: lazy_gettext("Present"),
    Presence.LATE: lazy_gettext("Late"),
    Presence.ABSENT: lazy_gettext("Absent"),
    Presence.EXCUSED: lazy_gettext("Excused"),
}
"""In the order of the register: what is marked most often comes first."""

LOOK: dict[Presence, str] = {
    Presence.PRESENT: "p",
    Presence.LATE: "l",
    Presence.ABSENT: "a",
    Presence.EXCUSED: "e",
}
"""The letters by which stylesheet and script know them."""

KIND: dict[Presence, str] = {
    Presence.PRESENT: "ok",
    Presence.LATE: "warn",
    Presence.ABSENT: "stop",
    Presence.EXCUSED: "",
}
"""The tags in which a trainee reads them."""
