"""The inspector finds what it promises to find."""

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.people import Passer
from tests.visitor import PageFault

pytestmark = pytest.mark.journey

FAULTS = {
    "image-alt": "main.append(new Image())",
    "refused by the policy": "main.setAttribute('style', 'color: red')",
    "px wide": "main.append('x'.repeat(400))",
    "error: noise": "console.error('noise')",
    "2 h1": "main.append(document.createElement('h1'))",
    "language and direction": "document.documentElement.dir = 'ltr'",
}


def test_every_planted_fault_is_named(enter: Enter):
    passer = enter(Passer)
    passer.goes_to("/verify")
    faults = "; ".join(FAULTS.values())
    passer.page.evaluate(f"() => {{ const main = document.querySelector('main'); {faults}; }}")

    with pytest.raises(PageFault) as told:
        passer.looks()

    assert [said for said in FAULTS if said not in str(told.value)] == []
