"""Built files: taken for what they are, given to no other site, and nothing beside them."""

import pytest
from flask import Flask

MANIFEST = "/static/manifest.json"


def test_a_built_file_is_not_guessed_at_and_not_given_to_other_sites(app: Flask):
    with app.test_client().get(MANIFEST, buffered=True) as answer:
        headers = answer.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../pyproject.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/..%2f..%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/",
    ],
)
def test_nothing_beside_the_built_files_is_served(app: Flask, path: str):
    assert app.test_client().get(path).status_code in {308, 404}
