"""What more the register knows of people and places."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE person ADD COLUMN access_needs VARCHAR(200) DEFAULT '' NOT NULL")
    op.execute(
        "ALTER TABLE person ADD COLUMN language VARCHAR(2) DEFAULT 'ar' NOT NULL"
        " CONSTRAINT ck_person_language CHECK (language IN ('ar', 'en'))"
    )
    op.add_column("person", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("place", sa.Column("valid_to", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("place", "valid_to")
    for column in ("erased_at", "language", "access_needs"):
        op.drop_column("person", column)
