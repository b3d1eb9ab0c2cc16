"""Checks: what keeps a course from being published, and what deserves a second look."""

from collections.abc import Iterator

from courses.checks import ids, items, markup, measures, parity, references, wording
from courses.document import Edition
from courses.problems import Problem
from courses.reading import Catalogue


def check(edition: Edition) -> tuple[Problem, ...]:
    """Return all that is wrong with an edition; places are named by kind and id."""
    return tuple(dict.fromkeys(found(edition)))


def found(edition: Edition) -> Iterator[Problem]:
    """Yield the problems in the order in which an author mends them."""
    yield from ids.check(edition)
    yield from markup.check(edition)
    yield from parity.check(edition)
    yield from references.check(edition)
    yield from items.check(edition)
    yield from measures.check(edition)
    yield from wording.check(edition)


def check_catalogue(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return what is wrong with every course of a catalogue, with file and line."""
    problems = [*catalogue.problems]
    for edition in catalogue.editions:
        problems += check(edition)
    problems += wording.repeated(catalogue.editions)
    return tuple(dict.fromkeys(one.at(placed(one.where, catalogue)) for one in problems))


def placed(where: str, catalogue: Catalogue) -> str:
    """Return the file and line of a place, or of the nearest thing around it."""
    place = where
    while place not in catalogue.places and "/" in place:
        place = place.rpartition("/")[0]
    return catalogue.places.get(place, where)
