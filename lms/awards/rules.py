"""What a certificate is worth today, and how far each claim to one has come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lms.learning.rules import Lack, Policy, Standing, lacks


class Status(StrEnum):
    """What the public is told of a certificate."""

    VALID = "valid"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    EXPIRED = "expired"


def status(*, revoked: bool, superseded: bool, expires_on: date | None, today: date) -> Status:
    """Return the present status: what was taken back stays so, whatever came later."""
    if revoked:
        return Status.REVOKED
    if superseded:
        return Status.SUPERSEDED
    if expires_on is not None and today > expires_on:
        return Status.EXPIRED
    return Status.VALID


@dataclass(frozen=True, slots=True)
class Claim:
    """One person's claim to the certificate of a cohort."""

    standing: Standing
    policy: Policy

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Return what is missing, in the order to mend it."""
        return lacks(self.standing, self.policy)

    @property
    def earned(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.lacks


class Stage(StrEnum):
    """How far a claim has come."""

    LACKING = "lacking"
    EARNED = "earned"
    WAITING = "waiting"
    GIVEN = "given"


def stage(claim: Claim, *, drafted: bool, given: bool) -> Stage:
    """Return the stage: a certificate once given counts, whatever became of it."""
    if given:
        return Stage.GIVEN
    if drafted:
        return Stage.WAITING
    return Stage.EARNED if claim.earned else Stage.LACKING
