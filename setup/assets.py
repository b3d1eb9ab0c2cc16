"""Build what browsers are sent: the stylesheets, script modules and slices of the font.

Everybody is sent one stylesheet; whoever has a role is sent what only their pages need after it.

Every name carries a hash of the content, so a browser may keep it for ever; `manifest.json` leads
from the plain name to it. Beside each file lie its packed forms, where packing makes it smaller.
"""

import gzip
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FACES = "node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic"
PACKAGED = {"htmx.js": "node_modules/htmx.org/dist/htmx.min.js"}
BUILT = "build/static"
STAMP = "build/static.stamp"
FAMILY = "IBM Plex Sans Arabic"
WEIGHTS = (400, 600)


@dataclass(frozen=True)
class Slice:
    """A part of the font that is fetched only by pages with such letters."""

    name: str
    source: str
    letters: str


SLICES = (
    Slice(
        "arabic",
        "arabic",
        "U+0600,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,U+0670,"
        "U+200C-200F,U+2066-2069",
    ),
    Slice(
        "signs",
        "latin",
        "U+0020-0040,U+005B-0060,U+00A0,U+00AB,U+00B7,U+00BB,U+00D7,U+2013-2014,U+2026,U+2190,"
        "U+2192,U+2212",
    ),
    Slice("latin", "latin", "U+0041-005A,U+0061-007A,U+2018-2019,U+201C-201D"),
)


def styles(root: Path) -> list[Path]:
    """List the stylesheets: tokens, then base, then the parts, then those of features."""
    platform = root / "lms" / "platform" / "static"
    first = [platform / "tokens.css", platform / "components" / "base.css"]
    rest = sorted({*(platform / "components").glob("*.css")} - {*first})
    own = set(_features(root, "*.css")) - set(staff_styles(root))
    return [*first, *rest, *sorted(own)]


def staff_styles(root: Path) -> list[Path]:
    """List the stylesheets of pages that only people with a role open."""
    return sorted(_features(root, "*.staff.css"))


def modules(root: Path) -> dict[str, Path]:
    """Find every script module by its plain name; no two may share one."""
    found = {name: root / path for name, path in PACKAGED.items()}
    platform = (root / "lms" / "platform" / "static").glob("*.js")
    for path in sorted([*platform, *_features(root, "*.js")]):
        if path.name in found:
            raise ValueError(f"two script modules are called {path.name}")
        found[path.name] = path
    return found


def _features(root: Path, pattern: str) -> Iterator[Path]:
    folders = (path for path in root.glob("lms/*/static") if path.parent.name != "platform")
    return (file for folder in folders for file in folder.glob(pattern))


def fonts(root: Path) -> dict[tuple[str, int], Path]:
    """Name the packaged font file behind each slice and weight."""
    return {
        (part.source, weight): root / f"{FACES}-{part.source}-{weight}-normal.woff2"
        for part in SLICES
        for weight in WEIGHTS
    }


def squeezed(css: str) -> str:
    """Leave out of a stylesheet what only its readers need."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").strip()


def cut(source: Path, letters: str) -> bytes:
    """Keep the letters of one slice, with everything that joins and places them."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(letters.replace("U+", "")))
    with TTFont(source, recalcTimestamp=False) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()


def named(name: str, content: bytes) -> str:
    """Put a hash of the content into a file's name."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def face(part: Slice, weight: int, file: str) -> str:
    """Write the rule by which a browser finds a slice; text is shown before it has come."""
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
        f'src:url("{file}") format("woff2");unicode-range:{part.letters}}}'
    )


def build(root: Path) -> dict[str, bytes]:
    """Make every file, by its plain name; the stylesheet knows the hashed names of the fonts."""
    made: dict[str, bytes] = {}
    rules = []
    for (part, weight), content in _slices(root):
        name = f"plex-{part.name}-{weight}.woff2"
        made[name] = content
        rules.append(face(part, weight, named(name, content)))
    made["masar.css"] = ("".join(rules) + squeezed(_joined(styles(root)))).encode()
    made["staff.css"] = squeezed(_joined(staff_styles(root))).encode()
    made |= {name: path.read_bytes() for name, path in modules(root).items()}
    return made


def _joined(sheets: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)


def _slices(root: Path) -> Iterator[tuple[tuple[Slice, int], bytes]]:
    sources = fonts(root)
    for part in SLICES:
        for weight in WEIGHTS:
            yield (part, weight), cut(sources[part.source, weight], part.letters)


def write(made: dict[str, bytes], folder: Path) -> None:
    """Write the files, then the manifest, then take away what an earlier build left."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {name: named(name, content) for name, content in sorted(made.items())}
    kept = {"manifest.json"}
    for name, content in made.items():
        for ending, form in _forms(content):
            file = manifest[name] + ending
            (folder / file).write_bytes(form)
            kept.add(file)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    for stale in folder.iterdir():
        if stale.name not in kept and not stale.name.startswith("."):
            stale.unlink()


def _forms(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file and its packed forms; a font is packed already."""
    yield "", content
    packed = (".gz", gzip.compress(content, 9, mtime=0)), (".br", brotli.compress(content))
    yield from ((ending, form) for ending, form in packed if len(form) < 0.95 * len(content))


def state(root: Path) -> str:
    """Digest everything the build reads, itself included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in [*styles(root), *modules(root).values(), *fonts(root).values()]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def main() -> int:
    """Build, unless nothing that is read has changed since the last time."""
    try:
        now = state(ROOT)
    except FileNotFoundError as lack:
        sys.stderr.write(f"{lack.filename} is missing: run `npm ci` first.\n")
        return 1
    stamp = ROOT / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return 0
    write(build(ROOT), ROOT / BUILT)
    stamp.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
