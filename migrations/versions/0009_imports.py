"""Rosters are read in the background, mapped by hand, and can be taken back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATE = "ck_roster_import_importstate"
BEFORE = ("staged", "confirmed", "discarded")
NOW = ("reading", "unreadable", *BEFORE, "undone")


def _in(states: tuple[str, ...]) -> str:
    return f"state IN ({', '.join(repr(state) for state in states)})"


def upgrade() -> None:
    with op.batch_alter_table("roster_import") as roster:
        roster.drop_constraint(op.f(STATE), type_="check")
        roster.create_check_constraint(op.f(STATE), _in(NOW))
        roster.add_column(sa.Column("sender_id", sa.Uuid(), nullable=True))
        roster.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        roster.create_foreign_key(
            op.f("fk_roster_import_sender_id_institution"), "institution", ["sender_id"], ["id"]
        )
    op.add_column(
        "roster_row",
        sa.Column(
            "written",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
            server_default="[]",
        ),
    )
    op.create_table(
        "roster_file",
        sa.Column("roster_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["roster_import.id"], name=op.f("fk_roster_file_roster_id_roster_import")
        ),
        sa.PrimaryKeyConstraint("roster_id", name=op.f("pk_roster_file")),
    )
    op.create_index(op.f("ix_roster_file_expires_at"), "roster_file", ["expires_at"])
    op.create_table(
        "column_memory",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("headers", sa.String(length=64), nullable=False),
        sa.Column(
            "columns", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("remembered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remembered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["institution.id"], name=op.f("fk_column_memory_sender_id_institution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_memory")),
        sa.UniqueConstraint(
            "sender_id", "headers", name=op.f("uq_column_memory_sender_id_headers")
        ),
    )


def downgrade() -> None:
    op.drop_table("column_memory")
    op.drop_table("roster_file")
    op.drop_column("roster_row", "written")
    op.execute(
        "UPDATE roster_import SET state = 'discarded' WHERE state NOT IN ('staged', 'confirmed')"
    )
    with op.batch_alter_table("roster_import") as roster:
        roster.drop_column("undone_at")
        roster.drop_column("sender_id")
        roster.drop_constraint(op.f(STATE), type_="check")
        roster.create_check_constraint(op.f(STATE), _in(BEFORE))
