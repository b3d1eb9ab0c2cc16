"""What browsers are sent: light, packed, named by content, and free of habits the look forbids."""

import gzip
import json
import re
from pathlib import Path

import pytest

from lms.platform.drawing.icons import ICONS
from setup import assets

ROOT = assets.ROOT
STYLES = assets.styles(ROOT)
TEMPLATES = sorted(ROOT.glob("lms/**/templates/**/*.html"))
MODULES = sorted(path for path in assets.modules(ROOT).values() if "node_modules" not in path.parts)
TOKENS = next(path for path in STYLES if path.name == "tokens.css")


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return assets.build(ROOT)


@pytest.fixture(scope="module")
def folder(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("static")
    (built / "old.123456789abc.css").write_text("left by an earlier build", encoding="utf-8")
    assets.write(made, built)
    return built


@pytest.mark.parametrize("path", STYLES, ids=ids)
def test_styles_serve_both_directions_without_left_and_right(path: Path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert not re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*\s*[:;]", css)


@pytest.mark.parametrize("path", [path for path in STYLES if path != TOKENS], ids=ids)
def test_colours_are_written_in_the_tokens_alone(path: Path):
    css = path.read_text(encoding="utf-8")

    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", css)


@pytest.mark.parametrize("path", STYLES, ids=ids)
def test_every_token_that_is_used_is_set(path: Path):
    every = "".join(sheet.read_text(encoding="utf-8") for sheet in STYLES)
    used = set(re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8")))

    assert used <= set(re.findall(r"(--[\w-]+)\s*:", every))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_templates_carry_no_inline_style_script_or_event(path: Path):
    page = path.read_text(encoding="utf-8")

    assert not re.findall(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", page)


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_templates_name_only_icons_that_are_drawn(path: Path):
    named = set(re.findall(r"icon\(\"(\w+)\"", path.read_text(encoding="utf-8")))

    assert named <= set(ICONS)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_each_script_stands_alone_so_that_names_may_carry_hashes(path: Path):
    assert not re.search(r"^\s*(import|export)\b|import\(", path.read_text("utf-8"), re.MULTILINE)


def test_scripts_of_the_page_frame_leave_a_trainee_room(made: dict[str, bytes]):
    ours = ["frame.js", "errors.js", "password.js", "filter.js", "progress.js"]

    assert sum(packed(made[name]) for name in ours) <= 3_000


def test_the_stylesheet_is_small_enough_to_block_painting(made: dict[str, bytes]):
    assert packed(made["masar.css"]) <= 12_000


def test_an_arabic_page_fetches_at_most_36_kilobytes_of_fonts(made: dict[str, bytes]):
    slices = [name for name in made if re.fullmatch(r"plex-(arabic|signs)-\d+\.woff2", name)]

    assert len(slices) == 4
    assert sum(len(made[name]) for name in slices) <= 36_000


def test_text_is_readable_before_its_font_has_come(made: dict[str, bytes]):
    faces = re.findall(r"@font-face\{.*?\}", made["masar.css"].decode())

    assert len(faces) == 6
    assert all("font-display:swap" in face for face in faces)


def test_the_stylesheet_finds_its_fonts_beside_itself(made: dict[str, bytes], folder: Path):
    fonts = re.findall(r'url\("([^"]+)"\)', made["masar.css"].decode())

    assert fonts
    assert all((folder / font).is_file() for font in fonts)


def test_every_name_carries_its_content_and_the_manifest_knows_it(
    made: dict[str, bytes], folder: Path
):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    assert set(manifest) == set(made)
    assert all((folder / manifest[name]).read_bytes() == made[name] for name in made)


def test_packed_forms_unpack_to_the_file(made: dict[str, bytes], folder: Path):
    style = next(folder.glob("masar.*.css"))

    assert gzip.decompress(style.with_name(style.name + ".gz").read_bytes()) == made["masar.css"]
    assert style.with_name(style.name + ".br").is_file()


def test_what_an_earlier_build_left_is_taken_away(folder: Path):
    assert not list(folder.glob("old.*"))


def test_the_same_sources_make_the_same_files(made: dict[str, bytes]):
    assert assets.build(ROOT) == made


@pytest.mark.parametrize(
    ("css", "squeezed"),
    [
        ("a { color : red; }  /* why */", "a{color :red}"),
        (".a > .b,\n.c :focus { margin: 0 auto; }", ".a>.b,.c :focus{margin:0 auto}"),
        ("p { inline-size: calc(1rem + 2px); }", "p{inline-size:calc(1rem + 2px)}"),
    ],
)
def test_squeezing_keeps_what_a_browser_needs(css: str, squeezed: str):
    assert assets.squeezed(css) == squeezed
