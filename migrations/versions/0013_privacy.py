"""Consent, erasures and exports of people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("wording", sa.String(length=16), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "training",
                "photos",
                "contact",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "given",
                "refused",
                "withdrawn",
                name="answer",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "means",
            sa.Enum(
                "screen",
                "paper",
                name="means",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("language IN ('ar', 'en')", name=op.f("ck_consent_language")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(
        op.f("ix_consent_person_id_consent_answered_at"), "consent", ["person_id", "answered_at"]
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "request",
                "retention",
                name="ground",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_erasure_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("person_id", name=op.f("uq_erasure_person_id")),
    )
    op.create_table(
        "people_export",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("exported_by", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=300), nullable=False),
        sa.Column(
            "columns", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "filters", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_export")),
    )
    op.create_index(op.f("ix_people_export_exported_at"), "people_export", ["exported_at"])
    op.create_index(op.f("ix_journal_entry_kind_journal_entry_at"), "journal_entry", ["kind", "at"])
    op.create_index(op.f("ix_attendance_event_enrolment_id"), "attendance_event", ["enrolment_id"])
    op.create_index(op.f("ix_roster_row_person_id"), "roster_row", ["person_id"])
    op.create_index(op.f("ix_roster_row_match_id"), "roster_row", ["match_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_roster_row_match_id"), table_name="roster_row")
    op.drop_index(op.f("ix_roster_row_person_id"), table_name="roster_row")
    op.drop_index(op.f("ix_attendance_event_enrolment_id"), table_name="attendance_event")
    op.drop_index(op.f("ix_journal_entry_kind_journal_entry_at"), table_name="journal_entry")
    op.drop_table("people_export")
    op.drop_table("erasure")
    op.drop_table("consent")
