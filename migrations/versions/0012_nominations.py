"""Quotas and nominations, and who came in whose place."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CHECKS = [  # SQLite makes the table anew and would forget them
    sa.CheckConstraint(
        "state IN ('enrolled', 'withdrawn')", name=op.f("ck_enrolment_enrolmentstate")
    ),
    sa.CheckConstraint(
        "rank_band IN ('senior', 'middle', 'junior', 'civilian')",
        name=op.f("ck_enrolment_rankband"),
    ),
]


def upgrade() -> None:
    op.add_column("enrolment", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "enrolment",
        sa.Column(
            "substitute_for_id",
            sa.Uuid(),
            sa.ForeignKey("enrolment.id", name=op.f("fk_enrolment_substitute_for_id_enrolment")),
            nullable=True,
        ),
        inline_references=True,
    )
    op.add_column(
        "enrolment", sa.Column("walk_in", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_index(
        op.f("uq_enrolment_substitute_for_id"), "enrolment", ["substitute_for_id"], unique=True
    )
    op.create_table(
        "quota",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("institution_id", sa.Uuid(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_quota_seats")),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_quota_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["institution.id"], name=op.f("fk_quota_institution_id_institution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota")),
        sa.UniqueConstraint(
            "cohort_id", "institution_id", name=op.f("uq_quota_cohort_id_institution_id")
        ),
    )
    op.create_index(
        "uq_quota_others",
        "quota",
        ["cohort_id"],
        unique=True,
        sqlite_where=sa.text("institution_id IS NULL"),
        postgresql_where=sa.text("institution_id IS NULL"),
    )
    op.create_table(
        "nomination",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("quota_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("row_id", sa.Uuid(), nullable=True),
        sa.Column("institution_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "nominated",
                "approved",
                "waiting",
                "declined",
                "withdrawn",
                name="nominationstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "not-eligible",
                "trained-before",
                "named-twice",
                "no-seats",
                "other",
                name="declinereason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("screening", sa.String(length=300), nullable=False),
        sa.Column("nominated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nominated_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(state = 'declined') = (reason IS NOT NULL)", name=op.f("ck_nomination_declined")
        ),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR row_id IS NOT NULL", name=op.f("ck_nomination_named")
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR person_id IS NOT NULL", name=op.f("ck_nomination_known")
        ),
        sa.CheckConstraint(
            "(state IN ('nominated', 'approved')) = (seat IS NOT NULL)",
            name=op.f("ck_nomination_seated"),
        ),
        sa.CheckConstraint("seat IS NULL OR seat > 0", name=op.f("ck_nomination_seat")),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_nomination_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"],
            ["institution.id"],
            name=op.f("fk_nomination_institution_id_institution"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_nomination_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["quota_id"], ["quota.id"], name=op.f("fk_nomination_quota_id_quota")
        ),
        sa.ForeignKeyConstraint(
            ["row_id"], ["roster_row.id"], name=op.f("fk_nomination_row_id_roster_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint(
            "cohort_id", "person_id", name=op.f("uq_nomination_cohort_id_person_id")
        ),
        sa.UniqueConstraint("row_id", name=op.f("uq_nomination_row_id")),
        sa.UniqueConstraint("quota_id", "line", name=op.f("uq_nomination_quota_id_line")),
        sa.UniqueConstraint("quota_id", "seat", name=op.f("uq_nomination_quota_id_seat")),
    )
    op.create_index(op.f("ix_nomination_institution_id"), "nomination", ["institution_id"])
    op.create_index(op.f("ix_nomination_person_id"), "nomination", ["person_id"])


def downgrade() -> None:
    op.drop_table("nomination")
    op.drop_table("quota")
    op.drop_index(op.f("uq_enrolment_substitute_for_id"), table_name="enrolment")
    with op.batch_alter_table("enrolment", table_args=CHECKS) as enrolment:
        enrolment.drop_column("substitute_for_id")
    op.drop_column("enrolment", "walk_in")
    op.drop_column("enrolment", "withdrawn_at")
