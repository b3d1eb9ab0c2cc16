"""One printed certificate for all tests that only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from certificates import render, snapshot
from certificates.facts import Facts
from tests.certificates.reader import opened

EXAMPLE = Path("certificates/examples/facts.json")


@pytest.fixture(scope="session")
def facts() -> Facts:
    return snapshot.load(EXAMPLE.read_bytes())


@pytest.fixture(scope="session")
def paper(facts: Facts) -> bytes:
    return render.render(facts)


@pytest.fixture(scope="session")
def pdf(paper: bytes) -> Iterator[pikepdf.Pdf]:
    with opened(paper) as structure:
        yield structure
