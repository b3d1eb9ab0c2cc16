"""Keep the interface's messages in step with its two languages.

`update` brings new messages into the catalogues, `check` tells what is missing or wrong, `compile`
writes what the running product reads. English is written in the source: its catalogue holds only
the messages that count something, because they have two forms.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import TemplateSyntaxError

from setup import ROOT, stop, wording

SOURCE = ROOT / "lms"
FOLDER = ROOT / "translations"
LANGUAGES = ("ar", "en")
SOURCE_LANGUAGE = "en"
KEYWORDS = DEFAULT_KEYWORDS | {
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
PLURALS = {  # the six Arabic forms in the order of the Unicode standard: 0, 1, 2, 3-10, 11-99, 100
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
        " n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def path(language: str) -> Path:
    """Name the catalogue of a language."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def extract() -> Catalog:
    """Read every message out of the source, by the mappings of pyproject.toml."""
    template = Catalog()
    opened: list[str] = []
    methods, options = mappings()
    messages = extract_from_dir(
        SOURCE,
        methods,
        options,
        keywords=KEYWORDS,
        callback=lambda file, *_: opened.append(file),
    )
    try:
        for _file, _line, text, _comments, context in messages:
            template.add(text, context=context)
    except TemplateSyntaxError as error:
        stop(f"{SOURCE.name}/{opened[-1]}:{error.lineno}: {error.message}")
    return template


def mappings() -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    """Read which files hold messages, and how each kind is read."""
    with (ROOT / "pyproject.toml").open("rb") as settings:
        found = tomllib.load(settings)["tool"]["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in found]
    return methods, {each["pattern"]: each.get("options", {}) for each in found}


def read(file: Path, language: str | None = None) -> Catalog:
    """Read one catalogue."""
    with file.open("rb") as text:
        return read_po(text, locale=language)


def wanted(template: Catalog, language: str) -> Catalog:
    """Choose the messages a language must say: all, or in English those that count something."""
    if language != SOURCE_LANGUAGE:
        return template
    chosen = Catalog()
    for message in template:
        if message.pluralizable:
            chosen.add(message.id, context=message.context, flags=message.flags)
    return chosen


def update(template: Catalog, language: str) -> None:
    """Bring a catalogue to the messages of the source; what is new stays empty."""
    catalogue = read(path(language), language)
    catalogue.update(wanted(template, language), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if language == SOURCE_LANGUAGE:
        for message in catalogue:
            if message.pluralizable and not all(wording.forms(message)):
                message.string = tuple(message.id)
    write(catalogue, language)


def write(catalogue: Catalog, language: str) -> None:
    """Write a catalogue so that only changed messages show as changed."""
    text = BytesIO()
    write_po(text, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    header = HEADER.format(language=language, plurals=PLURALS[language])
    path(language).parent.mkdir(parents=True, exist_ok=True)
    path(language).write_text(header + text.getvalue().decode(), encoding="utf-8")


def faults(template: Catalog, language: str) -> Iterator[str]:
    """Tell everything that keeps a language from being complete."""
    catalogue = read(path(language), language)
    if f"{PLURALS[language]}\\n" not in path(language).read_text(encoding="utf-8"):
        yield f"{language}: the header must say {PLURALS[language]}"
    known = {(message.context, message.id) for message in catalogue}
    asked = {(message.context, message.id) for message in wanted(template, language)}
    yield from (f"{language}: lacks {text!r}" for _, text in sorted(asked - known, key=str))
    yield from (f"{language}: unused {text!r}" for _, text in sorted(known - asked, key=str))
    for message in filter(lambda each: each.id, catalogue):
        yield from (f"{language}: {message.id!r} {fault}" for fault in wording.faults(message))
    write_mo(BytesIO(), catalogue)


def check() -> int:
    """Print every fault of both languages."""
    template = extract()
    found = [fault for language in LANGUAGES for fault in faults(template, language)]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


def compile_all() -> int:
    """Write the compiled catalogues."""
    for language in LANGUAGES:
        with path(language).with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read(path(language), language))
    return 0


def update_all() -> int:
    """Bring both catalogues to the source, then compile them."""
    template = extract()
    for language in LANGUAGES:
        update(template, language)
    return compile_all()


COMMANDS = {"check": check, "compile": compile_all, "update": update_all}


def main(arguments: Sequence[str]) -> int:
    """Run the one command named."""
    if list(arguments) not in [[name] for name in COMMANDS]:
        sys.stderr.write(f"python -m setup.translations {'|'.join(COMMANDS)}\n")
        return 2
    return COMMANDS[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
