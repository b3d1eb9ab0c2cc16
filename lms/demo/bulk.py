"""Rows written in bulk, table by table."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import insert

from lms.platform.db import Model, db
from lms.platform.ids import uuid7

Row = dict[str, object]


@dataclass
class Sheet:
    """Rows waiting to be written."""

    rows: dict[type[Model], list[Row]] = field(default_factory=dict)

    def add(self, table: type[Model], **values: object) -> UUID:
        """Note a row under a new id and return it."""
        made = uuid7()
        self.keep(table, id=made, **values)
        return made

    def keep(self, table: type[Model], **values: object) -> None:
        """Note a row that brings its own key."""
        self.rows.setdefault(table, []).append(values)

    def write(self) -> None:
        """Write every row, parents first."""
        order = {table.name: place for place, table in enumerate(Model.metadata.sorted_tables)}
        for table in sorted(self.rows, key=lambda one: order[one.__tablename__]):
            db.session.execute(insert(table), self.rows[table])
        self.rows.clear()
