"""What tells who somebody is in free text, and the text without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.erasing.rules import mentions

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("سالمة علي محمد الورفلي", "سالمة علي محمد الورفلي"),
        ("Salma  Ali Mohamed", "Salma Ali Mohamed"),
        ("+218912345678", "912345678"),
        ("salma@example.org", "salma@example.org"),
        ("a1" * 32, "a1" * 32),
    ],
)
def test_a_whole_name_a_telephone_an_address_or_a_seal_tells_one_person(text: str, trace: str):
    assert mentions.traces([text]) == (trace,)


@pytest.mark.parametrize("text", ["", "سالمة", "محمد علي", "12345", None, 1988])
def test_what_many_share_tells_nobody(text: object):
    assert mentions.traces([text]) == ()


def test_a_name_goes_wherever_it_stands():
    said = {"q": "عن سالمة علي محمد", "list": ["Salma ALI Mohamed", 7], "سالمة علي محمد": True}

    left = mentions.without(said, ["سالمة علي محمد", "Salma Ali Mohamed"])

    assert left == {"q": "عن …", "list": ["…", 7], "…": True}


@given(value=JSON)
def test_where_nobody_is_named_nothing_changes(value: object):
    assert mentions.without(value, ["\x00 nobody \x00"]) == value
