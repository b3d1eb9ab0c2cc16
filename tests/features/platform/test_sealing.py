"""What is sealed is opened by this installation alone, for the purpose it was sealed for."""

import pytest
from flask import Flask

from lms.platform import sealing
from lms.platform.sealing import Key, Unreadable


def test_what_is_sealed_can_be_opened_again(app: Flask):
    sealed = sealing.seal("letter", "سالم".encode())

    assert sealing.unseal("letter", sealed).decode() == "سالم"


def test_what_is_sealed_for_one_purpose_opens_for_no_other(app: Flask):
    sealed = sealing.seal("letter", b"salem")

    with pytest.raises(Unreadable):
        sealing.unseal("list", sealed)


def test_a_new_sign_in_key_closes_what_was_sealed_with_the_old_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    passing, lasting = sealing.seal("letter", b"1"), sealing.seal("phone", b"2", key=Key.LASTING)

    monkeypatch.setitem(app.config, "SECRET_KEY", "a key that was changed after a leak")

    assert sealing.unseal("phone", lasting, key=Key.LASTING) == b"2"
    with pytest.raises(Unreadable):
        sealing.unseal("letter", passing)


def test_a_mark_tells_kinds_and_keys_apart(app: Flask):
    marks = {
        sealing.mark("ticket", "7", key=Key.LASTING),
        sealing.mark("ticket", "7", key=Key.SIGN_IN),
        sealing.mark("row", "7", key=Key.LASTING),
    }

    assert len(marks) == 3
    assert sealing.mark("row", "7", key=Key.LASTING) in marks
