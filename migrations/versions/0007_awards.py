"""Certificates, drafts, revocations and serials."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "serial_counter",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_serial_counter")),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("design", sa.String(length=40), nullable=False),
        sa.Column("design_version", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "expires_on IS NULL OR expires_on > issued_on", name=op.f("ck_certificate_expiry")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_certificate_number")),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_certificate_enrolment_id_enrolment")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_certificate_sha256_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["certificate.id"],
            name=op.f("fk_certificate_supersedes_id_certificate"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
        sa.UniqueConstraint("serial", name=op.f("uq_certificate_serial")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_certificate_supersedes_id")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_certificate_year_number")),
    )
    op.create_index(
        op.f("ix_certificate_enrolment_id"), "certificate", ["enrolment_id"], unique=False
    )
    op.create_index(op.f("ix_certificate_issued_on"), "certificate", ["issued_on"], unique=False)
    op.create_table(
        "certificate_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_certificate_draft_enrolment_id_enrolment"),
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["certificate.id"],
            name=op.f("fk_certificate_draft_supersedes_id_certificate"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_draft")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_draft_code")),
        sa.UniqueConstraint("enrolment_id", name=op.f("uq_certificate_draft_enrolment_id")),
        sa.UniqueConstraint("serial", name=op.f("uq_certificate_draft_serial")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_certificate_draft_supersedes_id")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_certificate_draft_year_number")),
    )
    op.create_table(
        "revocation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "issued-in-error",
                "conditions-not-met",
                "holder-request",
                "misuse",
                name="revocationreason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
            name=op.f("fk_revocation_certificate_id_certificate"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocation")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_revocation_certificate_id")),
    )
    op.create_index(op.f("ix_revocation_revoked_at"), "revocation", ["revoked_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_revocation_revoked_at"), table_name="revocation")
    op.drop_table("revocation")
    op.drop_table("certificate_draft")
    op.drop_index(op.f("ix_certificate_issued_on"), table_name="certificate")
    op.drop_index(op.f("ix_certificate_enrolment_id"), table_name="certificate")
    op.drop_table("certificate")
    op.drop_table("serial_counter")
