"""Tables of persons and their posts.

A person is not an account. A person has dated posts; what a training counts is the post held
that day.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from courses.text import Text
from lms.people.models.institutions import Institution, Place
from lms.people.rules.careers import Span
from lms.people.rules.names import ArabicName
from lms.platform.db import Id, Model


class Sex(StrEnum):
    """As the register knows it; unknown is an answer."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "u"


class RankBand(StrEnum):
    """Bands that compare across authorities."""

    SENIOR = "senior"
    MIDDLE = "middle"
    JUNIOR = "junior"
    CIVILIAN = "civilian"


class Person(Model):
    """One human being. The national number is kept only as a keyed hash and its last digits.

    `language` is the one to write to them in. A merged person stays, so that an old id still
    leads somewhere; an erased one stays without what would tell who it was.
    """

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("language IN ('ar', 'en')", name="language"),
        CheckConstraint("birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100", name="born"),
        Index(None, "phone"),
        Index("ix_person_order", "name_key", "number"),
        Index("ix_person_year", "birth_year", "name_key"),
        Index(None, "latin_key"),
        Index(
            None,
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
    )

    id: Mapped[Id]
    number: Mapped[str] = mapped_column(String(12), unique=True)
    name_ar: Mapped[str] = mapped_column(String(200))
    given_ar: Mapped[str] = mapped_column(String(60))
    father_ar: Mapped[str] = mapped_column(String(60), default="")
    grandfather_ar: Mapped[str] = mapped_column(String(60), default="")
    family_ar: Mapped[str] = mapped_column(String(60), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    name_key: Mapped[str] = mapped_column(String(200))
    latin_key: Mapped[str] = mapped_column(String(120), default="")
    sex: Mapped[Sex] = mapped_column(default=Sex.UNKNOWN)
    birth_year: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(254))
    national_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    national_tail: Mapped[str | None] = mapped_column(String(3))
    access_needs: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(2), default="ar")
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    posts: Mapped[list["Post"]] = relationship(
        back_populates="person", order_by="Post.starts_on.desc(), Post.ends_on.desc().nulls_first()"
    )

    @property
    def name(self) -> Text:
        """Return the name in both scripts; where the passport spelling is not known, the Arabic."""
        return Text(self.name_ar, self.name_en or self.name_ar)

    @property
    def post(self) -> "Post | None":
        """Return the post held now; there is one at most."""
        return next((post for post in self.posts if post.ends_on is None), None)

    @property
    def display_name(self) -> Text:
        """Return the name people are called by: given and family name in each script."""
        parts = self.name_en.split()
        arabic = ArabicName(self.given_ar, self.father_ar, self.grandfather_ar, self.family_ar)
        latin = " ".join(dict.fromkeys((parts[0], parts[-1]))) if parts else ""
        return Text(arabic.short or self.name_ar, latin or arabic.short)

    @property
    def certificate_name(self) -> Text:
        """Return the name as it is printed: four parts in Arabic, the passport's in Latin letters.

        What is not known in Latin letters stays empty: nothing is transliterated onto a paper.
        """
        return Text(self.name_ar, self.name_en)


class Post(Model):
    """What a person was, where, from when to when; an open end means still."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="order"),
        Index(
            "uq_post_open",
            "person_id",
            unique=True,
            sqlite_where=text("ends_on IS NULL"),
            postgresql_where=text("ends_on IS NULL"),
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    institution_id: Mapped[UUID] = mapped_column(ForeignKey("institution.id"), index=True)
    job_title: Mapped[str] = mapped_column(String(120), default="")
    rank_band: Mapped[RankBand | None]
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="posts")
    institution: Mapped[Institution] = relationship()
    place: Mapped[Place | None] = relationship()

    @property
    def span(self) -> Span:
        """Return the post as far as time is concerned."""
        return Span(self.institution_id, self.starts_on, self.ends_on)
