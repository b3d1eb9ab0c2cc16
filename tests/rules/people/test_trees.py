"""Trees of institutions and places."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from lms.people.authorities import rules
from lms.people.authorities.rules import Branch

SPACE = UUID(int=7)


@dataclass(frozen=True)
class One:
    """A node by its name."""

    name: str
    under: str = ""

    @property
    def id(self) -> UUID:
        return uuid5(SPACE, self.name)

    @property
    def parent_id(self) -> UUID | None:
        return uuid5(SPACE, self.under) if self.under else None


def _names(branches: tuple[Branch[One], ...]) -> list[object]:
    return [[one.node.name, *_names(one.branches)] for one in branches]


def test_children_stand_under_their_parents_in_order():
    nodes = [
        One("health"),
        One("interior"),
        One("passports", "interior"),
        One("agency", "interior"),
    ]

    tree = rules.tree(nodes, order=lambda one: one.name)

    assert _names(tree) == [["health"], ["interior", ["agency"], ["passports"]]]


def test_one_whose_parent_is_not_shown_stands_on_top():
    tree = rules.tree([One("agency", "interior")], order=lambda one: one.name)

    assert _names(tree) == [["agency"]]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_every_node_stands_in_the_tree_once(parents: list[int]):
    nodes = [One(str(n), str(p) if p < n else "") for n, p in enumerate(parents)]

    tree = rules.tree(nodes, order=lambda one: one.name)

    assert sorted(map(str, _flat(_names(tree)))) == sorted(one.name for one in nodes)


def _flat(names: list[object]) -> list[object]:
    return [one for name in names for one in (_flat(name) if isinstance(name, list) else [name])]


def test_what_stands_under_a_node_at_any_depth_is_found_even_in_a_circle():
    nodes = [One("a", "c"), One("b", "a"), One("c", "b"), One("d")]

    found = rules.descendants(nodes, One("a").id)

    assert found == {One(name).id for name in "abc"}


def test_local_codes_count_on_and_never_repeat_one_that_was_given():
    taken = ["LY032001-L01", "LY032001-L03"]

    code = rules.next_local_code("LY032001", taken)

    assert code == "LY032001-L02"


def test_after_ninety_nine_local_codes_there_is_none():
    taken = [f"LY032001-L{number:02d}" for number in range(1, 100)]

    assert rules.next_local_code("LY032001", taken) is None


def test_other_names_are_read_one_a_line_and_once_each():
    assert rules.spellings(" Interior \n\nوزارة  الداخلية\nInterior\n") == [
        "Interior",
        "وزارة الداخلية",
    ]


def test_a_name_that_means_something_else_is_claimed():
    known = [(1, "interior"), (2, "health")]

    assert rules.claimed(["health"], known, by=1) == "health"
    assert rules.claimed(["health"], known, by=2) is None
