"""Trees of institutions and places: their order, what hangs under what, local codes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

LOCAL = "L"
MOST_LOCAL_CODES = 99


class Node(Protocol):
    """Anything that may stand under something of its kind."""

    @property
    def id(self) -> UUID: ...

    @property
    def parent_id(self) -> UUID | None: ...


NODE = TypeVar("NODE", bound=Node)
WHO = TypeVar("WHO", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Branch(Generic[NODE]):
    """One node with what stands under it."""

    node: NODE
    branches: tuple["Branch[NODE]", ...] = ()


def tree(nodes: Iterable[NODE], *, order: Callable[[NODE], str]) -> tuple[Branch[NODE], ...]:
    """Arrange nodes under their parents; one whose parent is not among them stands on top."""
    known = list(nodes)
    ids = {node.id for node in known}
    under: dict[UUID | None, list[NODE]] = defaultdict(list)
    for node in sorted(known, key=order):
        under[node.parent_id if node.parent_id in ids else None].append(node)
    return _branches(None, under)


def _branches(
    parent: UUID | None, under: Mapping[UUID | None, list[NODE]]
) -> tuple[Branch[NODE], ...]:
    return tuple(Branch(node, _branches(node.id, under)) for node in under.get(parent, ()))


def descendants(nodes: Iterable[Node], root: UUID) -> set[UUID]:
    """Return what stands under a node at any depth, the node itself included."""
    under: dict[UUID | None, list[UUID]] = defaultdict(list)
    for node in nodes:
        under[node.parent_id].append(node.id)
    found, waiting = {root}, [root]
    while waiting:
        children = set(under.get(waiting.pop(), ())) - found
        found |= children
        waiting += children
    return found


def next_local_code(parent: str, taken: Iterable[str]) -> str | None:
    """Return the next free local code under a p-code, like LY032001-L02; none after the last."""
    used = set(taken)
    codes = (f"{parent}-{LOCAL}{number:02d}" for number in range(1, MOST_LOCAL_CODES + 1))
    return next((code for code in codes if code not in used), None)


def spellings(text: str) -> list[str]:
    """Read other names, one a line, once each."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def claimed(keys: Sequence[str], known: Iterable[tuple[WHO, str]], *, by: WHO | None) -> str | None:
    """Return the first key that already means something else."""
    owners: dict[str, set[WHO]] = defaultdict(set)
    for who, key in known:
        owners[key].add(who)
    return next((key for key in keys if owners[key] - {by}), None)
