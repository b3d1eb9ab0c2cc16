"""A refusal is said in its own feature's words."""

from enum import StrEnum

import pytest
from flask import Flask
from flask_babel import lazy_gettext

from lms.platform.refusals import Refused, sentences


class Mine(StrEnum):
    FULL = "full"


class Yours(StrEnum):
    FULL = "full"


def test_two_features_may_call_their_reasons_the_same(app: Flask):
    del app
    sentences({Mine.FULL: lazy_gettext("My hall is full.")})
    sentences({Yours.FULL: lazy_gettext("Yours is.")})

    said = (Refused(Mine.FULL).sentence, Refused(Yours.FULL).sentence)

    assert said == ("My hall is full.", "Yours is.")


def test_a_refusal_that_was_kept_is_said_later(app: Flask):
    del app
    sentences({Mine.FULL: lazy_gettext("Hall %(hall)s is full.")})

    again = Refused.of(Refused(Mine.FULL, hall="B").kept)

    assert again is not None
    assert again.sentence == "Hall B is full."


@pytest.mark.parametrize("text", ["", "RuntimeError", '["a module", "Gone", "full", {}]'])
def test_what_is_no_refusal_is_none(text: str):
    assert Refused.of(text) is None
