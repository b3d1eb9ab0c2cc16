"""A change is told with its sign."""

import pytest
from flask import Flask

from lms.indicators.evidence import signed


@pytest.mark.parametrize(
    ("points", "words"),
    [(31.61, "+31.6"), (-4.0, "−4"), (0.0, "0"), (0.04, "0"), (-0.04, "0"), (1234.5, "+1,234.5")],
)
def test_nothing_has_no_sign(app: Flask, points: float, words: str):
    with app.test_request_context("/en/", headers={"Accept-Language": "en"}):
        assert signed(points) == f'<bdi dir="ltr">{words}</bdi>'
