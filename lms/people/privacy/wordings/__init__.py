"""What people are asked to agree to: one file a version, both languages, never changed.

A wording that somebody has answered must stay as it was read. Each published version stands
here with the digest of its file; a file that was changed is not shown at all.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from courses.text import Lang

PUBLISHED: tuple[tuple[str, str], ...] = (
    ("2026-11", "ff3fe90a66d358a2103f26ea211661a4630ffe4b403183c55ea32abcf7592918"),
)
"""Oldest first. To change what is asked, add a file and a line; never touch those that stand."""


class Altered(Exception):  # noqa: N818 - it says what the file is
    """A published wording is no longer what people read."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what is asked, and what follows from saying no or from taking it back."""

    question: str
    explained: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One version in one language."""

    version: str
    language: Lang
    title: str
    opening: str
    sections: tuple[Section, ...]
    parts: dict[str, Asked]


def current() -> str:
    """Return the version that is asked today."""
    return PUBLISHED[-1][0]


@lru_cache(maxsize=16)
def wording(version: str, language: Lang) -> Wording:
    """Return one version in one language, or raise `Altered`."""
    content = files(__package__).joinpath(f"{version}.toml").read_bytes()
    if hashlib.sha256(content).hexdigest() != dict(PUBLISHED)[version]:
        raise Altered(version)
    said = tomllib.loads(content.decode())[language]
    return Wording(
        version=version,
        language=language,
        title=said["title"],
        opening=said["opening"],
        sections=tuple(
            Section(one["heading"], tuple(one["sentences"])) for one in said["sections"]
        ),
        parts={name: Asked(**asked) for name, asked in said["parts"].items()},
    )
