"""Identifiers sort by time and never repeat."""

from lms.platform.ids import uuid7


def test_an_identifier_says_its_version():
    made = uuid7()

    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_identifiers_made_later_sort_later_by_the_millisecond():
    made = [uuid7() for _ in range(200)]

    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)
    assert len(set(made)) == len(made)
