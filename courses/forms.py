"""Which items a person meets in the pre-test, and which parallel ones in the post-test."""

from courses.chance import is_heads, shuffled
from courses.document import Edition, Stage
from courses.questions.item import Form, Item


def draw(edition: Edition, stage: Stage, *, seed: str) -> tuple[Item, ...]:
    """Draw a person's items: one of each pair, in the post-test the one not met before.

    The seed belongs to the person, not to the attempt.
    """
    pairs = edition.quiz(stage).pairs
    items = [edition.pair_by_id[pair].item(form_of(pair, stage, seed=seed)) for pair in pairs]
    return shuffled(items, lambda item: f"{stage}/{item.id}", seed=seed)


def form_of(pair: str, stage: Stage, *, seed: str) -> Form:
    """Return the form of a pair that this seed meets at this stage."""
    first = Form.A if is_heads(seed, pair) else Form.B
    return first if stage is Stage.PRE else first.other
