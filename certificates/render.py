"""Facts in, PDF out: the same facts are always the same bytes."""

from types import ModuleType

from certificates import art, design, filling, passages, seal
from certificates.facts import Facts
from certificates.problems import Problem


def warm(name: str = "completion") -> None:
    """Load the engine, fonts, stylesheet and art of a design, once per process."""
    engine = start()
    chosen = design.load(name)
    engine.press(chosen)
    art.art(chosen)


def render(facts: Facts, *, logo: bytes | None = None) -> bytes:
    """Print one certificate as PDF/A-3a; the issuer's logo is a PNG or SVG file.

    Raise `Problem` for texts that fit nowhere or cannot be drawn, missing fonts, a broken logo.
    """
    engine = start()
    chosen = design.chosen(facts.design)
    drawn = art.art(chosen)
    tree = filling.filled(chosen.page, passages.passages(facts, chosen, logo=logo))
    content = engine.print_page(tree, chosen, facts, ground=drawn.bare if logo else drawn.sealed)
    return seal.close(content)


def start() -> ModuleType:
    """Import WeasyPrint only now: it loads Pango, which a web process never needs."""
    try:
        from certificates import engine  # noqa: PLC0415
    except OSError as reason:
        raise Problem("engine.missing", "", {"reason": str(reason)}) from None
    return engine
