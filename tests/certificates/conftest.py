"""One printed certificate for all tests that only look at it."""

from pathlib import Path

import pytest

from certificates import render, snapshot
from certificates.facts import Facts

EXAMPLE = Path("certificates/examples/facts.json")


@pytest.fixture(scope="session")
def facts() -> Facts:
    return snapshot.load(EXAMPLE.read_bytes())


@pytest.fixture(scope="session")
def paper(facts: Facts) -> bytes:
    return render.render(facts)
