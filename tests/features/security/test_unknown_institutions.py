"""A list that names a hundred unknown institutions still makes a page one can open."""

from lms.people.views.preview import ASKED_AT_ONCE
from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def test_unknown_institutions_are_asked_for_a_few_at_a_time(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer())
    people = (f"محمد علي سالم {a}{b}ري;;{a}{a}{b}{b} {b}ل;;" for a in LETTERS[:10] for b in LETTERS)
    roster = rosters.staged(rosters.text(*people))

    page = visitor.get(f"/en/people/imports/{roster.id}")

    selects = [one for one in page.markup.of("select") if one["name"] == "institution_id"]
    assert len(selects) == ASKED_AT_ONCE
