"""What holds of every answer: headers, error pages, languages."""

import pytest
from flask import Flask

from tests.visitor import Visitor


def test_every_answer_carries_the_strict_policy(visitor: Visitor):
    headers = visitor.get("/ar/sign-in").response.headers

    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_the_front_door_speaks_arabic_unless_the_phone_says_english(app: Flask):
    arabic = app.test_client().get("/")
    english = app.test_client().get("/", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert (arabic.location, english.location) == ("/ar/", "/en/")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/ar/nowhere", "لم نجد هذه الصفحة"), ("/en/nowhere", "This page was not found")],
)
def test_an_error_page_speaks_the_language_of_its_address(visitor: Visitor, path: str, words: str):
    page = visitor.get(path, status=404)

    assert words in page.text


def test_an_error_page_gives_a_number_to_quote(visitor: Visitor):
    page = visitor.get("/ar/nowhere", status=404)

    assert page.response.headers["X-Request-Id"] in page.text


def test_a_form_without_its_token_is_refused_in_the_readers_language(app: Flask):
    answer = app.test_client().post("/ar/sign-in", data={"identifier": "1"})

    assert answer.status_code == 400
    assert "أعد تحميلها" in answer.get_data(as_text=True)


def test_another_host_name_is_refused(app: Flask):
    answer = app.test_client().get("/ar/sign-in", headers={"Host": "evil.example"})

    assert answer.status_code == 400


def test_the_language_switch_keeps_the_place(visitor: Visitor):
    assert "/en/verify?code=" in " ".join(visitor.get("/ar/verify?code=").links())


def test_health_says_that_the_database_answers(visitor: Visitor):
    assert visitor.get("/healthz").json["database"] == "ok"


def test_a_script_whose_session_is_gone_is_told_so_and_not_that_its_form_is_forged(app: Flask):
    answer = app.test_client().post(
        "/ar/account/sign-ins/00000000-0000-7000-8000-000000000000/end",
        json={},
        headers={"Accept": "application/json"},
    )

    assert (answer.status_code, answer.json) == (401, {"error": "signed-out"})
