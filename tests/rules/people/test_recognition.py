"""Free text means one known name, or a person is asked."""

import pytest

from lms.people.rules import recognition

KNOWN = recognition.index(
    [
        ("health", ["وزارة الصحة", "Ministry of Health"]),
        ("labour", ["وزارة العمل والتأهيل", "وزارة العمل"]),
        ("one", ["المديرية"]),
        ("two", ["مديرية"]),
    ]
)


@pytest.mark.parametrize("text", ["وزارة الصحة", "وزاره  الصحه", "ministry health", "وزارة صحة"])
def test_spelling_and_articles_do_not_matter(text: str):
    assert recognition.recognise(text, KNOWN) == "health"


@pytest.mark.parametrize("text", ["وزارة الصحة / سبها", "وزارة الصحة (فرع الجنوب)"])
def test_the_name_of_a_branch_follows_its_institution(text: str):
    assert recognition.recognise(text, KNOWN) == "health"


def test_a_name_of_two_things_means_neither():
    assert recognition.recognise("المديرية", KNOWN) is None


def test_something_alike_is_only_suggested():
    assert recognition.recognise("وزارة الصحة والسكان", KNOWN) is None
    assert recognition.nearest("وزارة العمل والتاهل", KNOWN) == "labour"


def test_nothing_alike_is_not_suggested():
    assert recognition.nearest("xyz", KNOWN) is None


def test_without_names_nothing_is_suggested():
    assert recognition.nearest("وزارة الصحة", {}) is None
