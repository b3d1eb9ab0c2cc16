"""Tickets, the second step, and codes for when the phone is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("totp_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("account", sa.Column("totp_step", sa.Integer(), nullable=True))
    op.add_column("sign_in", sa.Column("second_step_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_recovery_code_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint(
            "account_id", "code_hash", name=op.f("uq_recovery_code_account_id_code_hash")
        ),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "invitation",
                "card",
                "reset",
                name="ticketkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_ticket_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_ticket_secret_hash")),
    )
    op.create_index(op.f("ix_ticket_account_id"), "ticket", ["account_id"])


def downgrade() -> None:
    op.drop_table("ticket")
    op.drop_table("recovery_code")
    op.drop_column("sign_in", "second_step_at")
    op.drop_column("account", "totp_step")
    op.drop_column("account", "totp_sealed")
