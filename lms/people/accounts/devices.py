"""What to call a device, so that its owner knows it again: no more of it is kept."""

SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("Opera Mini", "Opera Mini"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def named(agent: str) -> str:
    """Return the system and the browser that a request says it comes from, as far as known."""
    return " · ".join(filter(None, (_first(SYSTEMS, agent), _first(BROWSERS, agent))))


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    """Return the first name whose mark stands in the text; narrower marks stand first."""
    return next((name for mark, name in known if mark in agent), "")
