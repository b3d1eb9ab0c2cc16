"""A zero byte, which no keyboard makes and PostgreSQL does not keep, is refused at the door."""

import io

import pytest

from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor


@pytest.mark.parametrize(
    "path",
    [
        "/en/people?q=a%00b",
        "/en/cohorts?q=%00",
        "/en/certificates/register?q=%00",
        "/en/indicators?institution=%00",
        "/en/c/%00",
    ],
)
def test_an_address_with_a_zero_byte_is_not_understood(cast: Cast, visitor: Visitor, path: str):
    visitor.sign_in(cast.officer())

    visitor.get(path, status=400)


@pytest.mark.parametrize("field", ["identifier", "password", "next"])
def test_a_form_with_a_zero_byte_is_not_understood(visitor: Visitor, field: str):
    fields = {"identifier": "10452", "password": "a word", "next": "/"}

    visitor.post("/en/sign-in", {**fields, field: "a\0b"}, status=400)


def test_a_file_name_with_a_zero_byte_is_not_understood(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer())
    file = (io.BytesIO(rosters.text("محمد علي سالم الفيتوري;;;;")), "a\0.csv")

    visitor.post("/en/people/imports/new?for=register", {"file": file}, status=400)
