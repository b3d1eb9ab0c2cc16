"""The rules that keep both languages whole."""

import gettext
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from setup import translations, wording

FORMS = ("none", "one", "two", "few", "many", "other")


@pytest.fixture(scope="module")
def counting() -> gettext.GNUTranslations:
    """An Arabic catalogue of one message, its forms named as the Unicode standard names them."""
    catalogue = translations.read(translations.path("ar"), "ar")
    catalogue.add(("%(num)d thing", "%(num)d things"), FORMS)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return gettext.GNUTranslations(BytesIO(compiled.getvalue()))


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "none"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (101, "other"),
        (102, "other"),
        (103, "few"),
        (111, "many"),
    ],
)
def test_arabic_counts_in_six_forms(counting: gettext.GNUTranslations, number: int, form: str):
    assert counting.ngettext("%(num)d thing", "%(num)d things", number) == form


@pytest.mark.parametrize("translation", ["مرحبًا", "مرحبًا %(nom)s", "مرحبًا %(name)s %(other)s"])
def test_a_translation_fills_in_what_the_original_does(translation: str):
    message = Message("Hello %(name)s", translation)

    assert any("placeholders" in fault for fault in wording.faults(message))


def test_a_counted_form_may_say_its_number_in_words():
    message = Message(
        ("%(num)d day", "%(num)d days"),
        ("لا أيام", "يوم واحد", "يومان", "%(num)d أيام", "%(num)d يومًا", "%(num)d يوم"),
    )

    assert list(wording.faults(message)) == []


def test_a_translation_keeps_the_tags():
    message = Message("Read <b>this</b>", "اقرأ هذا")

    assert any("tags" in fault for fault in wording.faults(message))


def test_an_empty_form_is_not_a_translation():
    message = Message(("one", "many"), ("واحد", "", "اثنان", "قليل", "كثير", "غيرها"))

    assert list(wording.faults(message)) == ["is not translated"]


def test_a_guessed_translation_does_not_count():
    message = Message("Hello", "مرحبًا", flags=["fuzzy"])

    assert list(wording.faults(message)) == ["is only guessed (fuzzy)"]
