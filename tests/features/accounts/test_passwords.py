"""Hashes of passwords: letters composed one way, and every no takes as long."""

import unicodedata

import pytest
from flask import Flask

from lms.people.accounts import passwords

DECOMPOSED = unicodedata.normalize("NFD", "قهوة آسيا café")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_fits_however_the_keyboard_joins_its_marks(form: str):
    stored = passwords.hashed(DECOMPOSED)

    assert passwords.fits(stored, unicodedata.normalize(form, DECOMPOSED))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("other", ["قهوة اسيا cafe", "قهوة آسيا cafe", "", "x"])
def test_other_letters_do_not_fit(other: str):
    assert not passwords.fits(passwords.hashed(DECOMPOSED), other)


def test_hashes_made_before_still_fit(app: Flask):
    stored = app.config["PASSWORD_HASHER"].hash("demo-pass-word")

    assert passwords.fits(stored, "demo-pass-word")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("stored", [None, ""])
@pytest.mark.parametrize("password", ["", "x", "nobody has this password"])
def test_no_password_fits_where_none_was_chosen(stored: str | None, password: str):
    assert not passwords.fits(stored, password)


@pytest.mark.usefixtures("app")
def test_a_hash_that_cannot_be_read_fits_nothing():
    assert not passwords.fits("not a hash", "x")
