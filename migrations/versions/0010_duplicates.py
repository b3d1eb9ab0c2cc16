"""Pairs that may be one person, merges with their ledger, and the ways of finding people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_person_year", "person", ["birth_year", "name_key"])
    op.create_index("ix_person_order", "person", ["name_key", "number"])
    op.drop_index(op.f("ix_person_name_key"), "person")
    op.drop_index(op.f("ix_person_merged_into_id"), "person")
    op.create_index(
        op.f("ix_person_merged_into_id"),
        "person",
        ["merged_into_id"],
        sqlite_where=sa.text("merged_into_id IS NOT NULL"),
        postgresql_where=sa.text("merged_into_id IS NOT NULL"),
    )
    op.create_table(
        "duplicate_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column(
            "reasons", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "different",
                "merged",
                name="pairstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_duplicate_pair_order")),
        sa.ForeignKeyConstraint(
            ["one_id"], ["person.id"], name=op.f("fk_duplicate_pair_one_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_duplicate_pair_other_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_pair")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_duplicate_pair_one_id_other_id")),
    )
    op.create_index(op.f("ix_duplicate_pair_other_id"), "duplicate_pair", ["other_id"])
    op.create_index(
        "ix_duplicate_pair_order",
        "duplicate_pair",
        ["state", "weight", "likeness", "id"],
    )
    op.create_table(
        "merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("gone_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column(
            "chosen", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("kept_id <> gone_id", name=op.f("ck_merge_two")),
        sa.ForeignKeyConstraint(["gone_id"], ["person.id"], name=op.f("fk_merge_gone_id_person")),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_merge_kept_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_merge_ordinal")),
    )
    op.create_index(op.f("ix_merge_gone_id"), "merge", ["gone_id"])
    op.create_index(op.f("ix_merge_kept_id"), "merge", ["kept_id"])
    op.create_index(
        "uq_merge_standing",
        "merge",
        ["gone_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "merge_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "moved",
                "changed",
                "stayed",
                "added",
                "removed",
                name="stepkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.Column(
            "row_key", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "before", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "after", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["merge.id"], name=op.f("fk_merge_step_merge_id_merge")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_step")),
        sa.UniqueConstraint("merge_id", "ordinal", name=op.f("uq_merge_step_merge_id_ordinal")),
    )


def downgrade() -> None:
    op.drop_table("merge_step")
    op.drop_table("merge")
    op.drop_table("duplicate_pair")
    op.drop_index(op.f("ix_person_merged_into_id"), "person")
    op.create_index(op.f("ix_person_merged_into_id"), "person", ["merged_into_id"])
    op.create_index(op.f("ix_person_name_key"), "person", ["name_key"])
    op.drop_index("ix_person_order", "person")
    op.drop_index("ix_person_year", "person")
