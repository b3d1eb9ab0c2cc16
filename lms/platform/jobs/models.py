"""The job row: what to do, how far it is, who holds it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform.db import Id, Json, Model, Plain

LONGEST_FAULT = 200


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Model):
    """One piece of background work; `done` of `total` is what the bar shows."""

    __tablename__ = "job"
    __table_args__ = (
        Index(None, "state", "lease_until"),
        CheckConstraint("done >= 0 AND done <= total", name="progress"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(64))
    args: Mapped[dict[str, Plain]] = mapped_column(Json)
    state: Mapped[State] = mapped_column(default=State.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(index=True)
    finished_at: Mapped[datetime | None]
    onward: Mapped[str] = mapped_column(String(200), default="")
    fault: Mapped[str] = mapped_column(String(LONGEST_FAULT), default="")

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.state in {State.DONE, State.FAILED}
