"""Tables of people: who they are and where they work, and the rosters that bring them."""

from lms.people.models.institutions import Institution, InstitutionKind, Place, PlaceLevel
from lms.people.models.persons import Person, Post, RankBand, Sex
from lms.people.models.rosters import (
    ColumnMemory,
    Decision,
    ImportState,
    RosterFile,
    RosterImport,
    RosterRow,
    Verdict,
)

__all__ = [
    "ColumnMemory",
    "Decision",
    "ImportState",
    "Institution",
    "InstitutionKind",
    "Person",
    "Place",
    "PlaceLevel",
    "Post",
    "RankBand",
    "RosterFile",
    "RosterImport",
    "RosterRow",
    "Sex",
    "Verdict",
]
