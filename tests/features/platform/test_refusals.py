"""A refusal is said in its own feature's words."""

from enum import StrEnum

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
