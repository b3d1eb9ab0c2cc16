"""Tables of places and institutions."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from courses.text import Text
from lms.platform.db import Id, Json, Model


class PlaceLevel(StrEnum):
    """Administrative levels of Libya, and codes that staff add."""

    COUNTRY = "country"
    REGION = "region"
    MANTIKA = "mantika"
    BALADIYA = "baladiya"
    LOCAL = "local"


class Place(Model):
    """A place with its p-code; never free text."""

    __tablename__ = "place"

    id: Mapped[Id]
    pcode: Mapped[str] = mapped_column(String(12), unique=True)
    level: Mapped[PlaceLevel]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"), index=True)
    name_ar: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    aliases: Mapped[list[str]] = mapped_column(Json, default=list)
    valid_to: Mapped[date | None]
    parent: Mapped["Place | None"] = relationship(remote_side="Place.id")

    @property
    def name(self) -> Text:
        """Return the name in both languages."""
        return Text(self.name_ar, self.name_en)


class InstitutionKind(StrEnum):
    """Types of authorities, for disaggregation."""

    MINISTRY = "ministry"
    AGENCY = "agency"
    JUDICIARY = "judiciary"
    MUNICIPALITY = "municipality"
    RED_CRESCENT = "red-crescent"
    CIVIL_SOCIETY = "civil-society"
    OTHER = "other"


class Institution(Model):
    """An authority: neutral names, dated validity, a tree."""

    __tablename__ = "institution"

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(String(24), unique=True)
    kind: Mapped[InstitutionKind]
    name_ar: Mapped[str] = mapped_column(String(160))
    name_en: Mapped[str] = mapped_column(String(160))
    aliases: Mapped[list[str]] = mapped_column(Json, default=list)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    @property
    def name(self) -> Text:
        """Return the name in both languages."""
        return Text(self.name_ar, self.name_en)
