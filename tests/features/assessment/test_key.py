"""Nothing that tells right from wrong leaves the server while a test is open."""

import html

import msgspec
import pytest

from courses.questions import Item
from lms.assessment.models import Attempt
from lms.assessment.sheets import lay_out
from tests.features.assessment.moves import Trainee


def everything_sent(trainee: Trainee, attempt: Attempt):
    """Return all that an open attempt makes the server say."""
    browser, item = trainee.browser, trainee.items(attempt)[0]
    review = f"/ar/attempts/{attempt.id}/review"
    pages = [
        browser.get(trainee.test_address()),
        browser.get(trainee.test_address("post", "en")),
        browser.get(trainee.test_address() + "?read=both"),
        browser.get(review),
        trainee.send(attempt, item, ["a"]),
        trainee.send(attempt, item, ["nonsense"], status=422),
        trainee.save(attempt, {f"answer-{item.id}": "nonsense", f"was-{item.id}": ""}, status=422),
        browser.get(f"/ar/attempts/{attempt.id}/result", status=303),
    ]
    return html.unescape("\n".join(page.html for page in pages))


def reasons_of(item: Item) -> set[str]:
    return {text for option in item.options for text in (option.feedback.ar, option.feedback.en)}


def test_no_reason_is_in_any_answer_of_the_server(trainee: Trainee):
    attempt = trainee.start()

    sent = everything_sent(trainee, attempt)

    items = trainee.items(attempt)
    assert {reason for item in items for reason in reasons_of(item) if reason in sent} == set()


@pytest.mark.parametrize("turn", range(4))
def test_the_page_is_the_same_whichever_option_is_right(trainee: Trainee, turn: int):
    items = trainee.items(trainee.start())
    moved = [with_key(item, turn) for item in items]

    page = lay_out(moved, seed="7", saved={})

    assert page == lay_out(items, seed="7", saved={})


def with_key(item: Item, place: int) -> Item:
    """Return the question with another key."""
    options = tuple(
        msgspec.structs.replace(option, correct=number == place % len(item.options))
        for number, option in enumerate(item.options)
    )
    return msgspec.structs.replace(item, options=options)
