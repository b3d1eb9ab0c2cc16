"""A wording that somebody has answered is never changed."""

import dataclasses

import pytest

from lms.people.privacy import wordings
from lms.people.privacy.models import Part
from lms.people.privacy.wordings import Altered

VERSIONS = [version for version, _digest in wordings.PUBLISHED]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_published_wording_is_as_it_was_read(version: str):
    arabic, english = (wordings.wording(version, language) for language in ("ar", "en"))

    assert set(arabic.parts) == set(english.parts) == set(Part)


@pytest.mark.parametrize("version", VERSIONS)
def test_both_languages_say_as_much(version: str):
    arabic, english = (wordings.wording(version, language) for language in ("ar", "en"))

    assert [len(one.sentences) for one in arabic.sections] == [
        len(one.sentences) for one in english.sections
    ]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_in_a_wording_is_empty(version: str, language: str):
    wording = wordings.wording(version, language)

    asked = [text for one in wording.parts.values() for text in dataclasses.astuple(one)]
    assert all([wording.title, wording.opening, *asked])


def test_a_changed_file_is_not_shown(monkeypatch: pytest.MonkeyPatch):
    wordings.wording.cache_clear()
    monkeypatch.setattr(wordings, "PUBLISHED", ((VERSIONS[-1], "0" * 64),))

    with pytest.raises(Altered):
        wordings.wording(VERSIONS[-1], "ar")
