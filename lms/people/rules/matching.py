"""Is the person of this row someone we know? Certain by hard facts only, else a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from lms.people.rules.likeness import likeness, other_given_name
from lms.people.rules.sexes import Sex

WHO = TypeVar("WHO")

SAME_NAME = 0.6
"""Below this, two people share a national number by a slip of the pen."""
CLOSE_NAME = 0.8
CLOSE_WITH_YEAR = 0.85
CLOSE_WITH_INSTITUTION = 0.9
LOOSE_WITH_PHONE_AND_YEAR = 0.7
_FULL_NAME = 4
_ENOUGH_PARTS = 3
_LIBYA, _LIBYAN_MOBILE = "+218", "+2189"


class Certainty(StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    NEW = "new"


class Reason(StrEnum):
    """Why two records may be one person; shown to the officer who decides."""

    NATIONAL_NUMBER = "national_number"
    NAME = "name"
    NAME_CLOSE = "name_close"
    NAME_DIFFERS = "name_differs"
    PHONE = "phone"
    BIRTH_YEAR = "birth_year"
    INSTITUTION = "institution"
    NUMBER_DIFFERS = "number_differs"
    NUMBER_MISSING = "number_missing"
    SEX_DIFFERS = "sex_differs"
    SEVERAL = "several"
    IMPORTED_BEFORE = "imported_before"


@dataclass(frozen=True)
class Traits:
    """What is known of a person for telling people apart."""

    name_key: str
    national_hash: str | None = None
    birth_year: int | None = None
    phones: frozenset[str] = frozenset()
    sex: Sex | None = None
    institution: str | None = None


@dataclass(frozen=True)
class Candidate(Generic[WHO]):
    who: WHO
    traits: Traits


@dataclass(frozen=True)
class Verdict:
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Likely(Generic[WHO]):
    """One person a row may be, with the evidence and how alike the names are."""

    who: WHO
    verdict: Verdict
    likeness: float


@dataclass(frozen=True)
class Match(Generic[WHO]):
    """What the registry says of a row: likely people, best first."""

    certainty: Certainty
    likely: tuple[Likely[WHO], ...] = ()

    @property
    def known(self) -> WHO | None:
        return self.likely[0].who if self.certainty is Certainty.CERTAIN else None


def match(row: Traits, candidates: Iterable[Candidate[WHO]]) -> Match[WHO]:
    """Look for the person of a row; two certain answers make neither certain."""
    likely = sorted(_likely(row, candidates), key=_best_first)
    certain = [one for one in likely if one.verdict.certainty is Certainty.CERTAIN]
    if len(certain) == 1:
        return Match(Certainty.CERTAIN, tuple(certain))
    if certain:
        return Match(Certainty.PROBABLE, tuple(_one_of_several(one) for one in certain))
    return Match(Certainty.PROBABLE if likely else Certainty.NEW, tuple(likely))


def compare(row: Traits, known: Traits) -> Verdict:
    """Weigh one row against one person."""
    evidence = _Evidence(row, known)
    if evidence.same_number:
        return _by_number(evidence)
    if evidence.tells_apart:
        return Verdict(Certainty.NEW)
    if evidence.is_certain_without_number:
        return Verdict(Certainty.CERTAIN, evidence.reasons)
    if evidence.is_probable:
        return Verdict(Certainty.PROBABLE, evidence.reasons)
    return Verdict(Certainty.NEW)


WEIGHTS = {
    Reason.NATIONAL_NUMBER: 8,
    Reason.PHONE: 4,
    Reason.BIRTH_YEAR: 2,
    Reason.NAME: 2,
    Reason.INSTITUTION: 1,
    Reason.NAME_DIFFERS: -4,
    Reason.NUMBER_DIFFERS: -4,
    Reason.SEX_DIFFERS: -4,
}
_CERTAINLY = 16


def weight(verdict: Verdict) -> int:
    """Return how much the evidence says: whoever decides begins with the clearest."""
    spoken = sum(WEIGHTS.get(reason, 0) for reason in verdict.reasons)
    return spoken + (_CERTAINLY if verdict.certainty is Certainty.CERTAIN else 0)


def _by_number(evidence: "_Evidence") -> Verdict:
    """A number copied from a brother's row names the brother: two given names are two people."""
    if evidence.alike >= SAME_NAME and not evidence.other_given_name:
        return Verdict(Certainty.CERTAIN, (Reason.NATIONAL_NUMBER,))
    return Verdict(Certainty.PROBABLE, (Reason.NATIONAL_NUMBER, Reason.NAME_DIFFERS))


def _likely(row: Traits, candidates: Iterable[Candidate[WHO]]) -> list[Likely[WHO]]:
    weighed = ((one, compare(row, one.traits)) for one in candidates)
    return [
        Likely(one.who, verdict, likeness(row.name_key, one.traits.name_key))
        for one, verdict in weighed
        if verdict.certainty is not Certainty.NEW
    ]


def _best_first(likely: Likely[WHO]) -> tuple[bool, bool, float, int]:
    reasons = likely.verdict.reasons
    return (
        likely.verdict.certainty is not Certainty.CERTAIN,
        Reason.NATIONAL_NUMBER not in reasons,
        -likely.likeness,
        -len(reasons),
    )


def _one_of_several(likely: Likely[WHO]) -> Likely[WHO]:
    reasons = (*likely.verdict.reasons, Reason.SEVERAL)
    return Likely(likely.who, Verdict(Certainty.PROBABLE, reasons), likely.likeness)


def _is_personal(phone: str) -> bool:
    return phone.startswith(_LIBYAN_MOBILE) or not phone.startswith(_LIBYA)


@dataclass(frozen=True)
class _Evidence:
    row: Traits
    known: Traits

    @property
    def parts(self) -> Sequence[str]:
        return self.row.name_key.split()

    @cached_property
    def alike(self) -> float:
        return likeness(self.row.name_key, self.known.name_key)

    @property
    def tells_apart(self) -> bool:
        """Whom a year, a number or the sex tells apart needs no look at the names.

        One telephone of their own makes them look alike all the same.
        """
        against = self.other_year or self.other_number or self.other_sex
        return against and not self.same_own_phone

    @property
    def same_number(self) -> bool:
        return bool(self.row.national_hash) and self.row.national_hash == self.known.national_hash

    @property
    def other_number(self) -> bool:
        both = self.row.national_hash and self.known.national_hash
        return bool(both) and not self.same_number

    @property
    def same_key(self) -> bool:
        return self.alike == 1.0

    @property
    def other_given_name(self) -> bool:
        return other_given_name(self.row.name_key, self.known.name_key)

    @property
    def same_phone(self) -> bool:
        return not self.row.phones.isdisjoint(self.known.phones)

    @property
    def same_own_phone(self) -> bool:
        """A Libyan line that is no mobile rings in an office: colleagues share it."""
        return any(_is_personal(phone) for phone in self.row.phones & self.known.phones)

    @property
    def same_year(self) -> bool:
        return self.row.birth_year is not None and self.row.birth_year == self.known.birth_year

    @property
    def other_year(self) -> bool:
        both = self.row.birth_year and self.known.birth_year
        return bool(both) and not self.same_year

    @property
    def same_institution(self) -> bool:
        return self.row.institution is not None and self.row.institution == self.known.institution

    @property
    def same_workplace(self) -> bool:
        return self.same_institution or self.same_phone

    @property
    def other_sex(self) -> bool:
        both = self.row.sex and self.known.sex
        return bool(both) and self.row.sex is not self.known.sex

    @property
    def is_certain_without_number(self) -> bool:
        """Name, year of birth and telephone agree and nothing speaks against it."""
        return (
            self.same_key
            and len(self.parts) >= _ENOUGH_PARTS
            and self.same_year
            and self.same_own_phone
            and not self.other_number
            and not self.other_sex
        )

    @property
    def is_probable(self) -> bool:
        against = self.other_number or self.other_sex
        return self._phone_speaks or (self._name_speaks and not against)

    @property
    def _phone_speaks(self) -> bool:
        loose = self.same_year and self.alike >= LOOSE_WITH_PHONE_AND_YEAR
        return self.same_own_phone and (loose or self.alike >= CLOSE_NAME)

    @property
    def _name_speaks(self) -> bool:
        if self.same_year and self.alike >= CLOSE_WITH_YEAR:
            return True
        if self.other_year:
            return False
        full = self.same_key and len(self.parts) >= _FULL_NAME
        return full or (self.same_workplace and self.alike >= CLOSE_WITH_INSTITUTION)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        spoken = {
            Reason.NAME: self.same_key,
            Reason.NAME_CLOSE: not self.same_key,
            Reason.PHONE: self.same_phone,
            Reason.BIRTH_YEAR: self.same_year,
            Reason.INSTITUTION: self.same_institution,
            Reason.NUMBER_DIFFERS: self.other_number,
            Reason.NUMBER_MISSING: not (self.row.national_hash and self.known.national_hash),
            Reason.SEX_DIFFERS: self.other_sex,
        }
        return tuple(reason for reason, holds in spoken.items() if holds)
