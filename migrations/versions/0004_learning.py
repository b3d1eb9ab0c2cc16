"""Editions, cohorts, enrolments and completions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course", sa.String(length=80), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("title_ar", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("course", "number", name=op.f("uq_edition_course_number")),
        sa.UniqueConstraint("digest", name=op.f("uq_edition_digest")),
    )
    op.create_index(op.f("ix_edition_course"), "edition", ["course"], unique=False)
    op.create_table(
        "cohort",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title_ar", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=True),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column(
            "mode",
            sa.Enum(
                "in-person",
                "blended",
                "self-paced",
                name="mode",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("needed_attendance", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "running",
                "closed",
                name="cohortstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_cohort_closed")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_cohort_order")),
        sa.CheckConstraint(
            "needed_attendance BETWEEN 0 AND 100", name=op.f("ck_cohort_needed_attendance")
        ),
        sa.CheckConstraint("pass_mark BETWEEN 0 AND 100", name=op.f("ck_cohort_pass_mark")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_cohort_edition_id_edition")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_cohort_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("code", name=op.f("uq_cohort_code")),
    )
    op.create_index(op.f("ix_cohort_edition_id"), "cohort", ["edition_id"], unique=False)
    op.create_index(op.f("ix_cohort_ends_on"), "cohort", ["ends_on"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "enrolled",
                "withdrawn",
                name="enrolmentstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("institution_id", sa.Uuid(), nullable=True),
        sa.Column("job_title", sa.String(length=120), nullable=False),
        sa.Column(
            "rank_band",
            sa.Enum(
                "senior",
                "middle",
                "junior",
                "civilian",
                name="rankband",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_enrolment_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"],
            ["institution.id"],
            name=op.f("fk_enrolment_institution_id_institution"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_enrolment_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint(
            "cohort_id", "person_id", name=op.f("uq_enrolment_cohort_id_person_id")
        ),
    )
    op.create_index(op.f("ix_enrolment_completed_on"), "enrolment", ["completed_on"], unique=False)
    op.create_index(
        op.f("ix_enrolment_institution_id"), "enrolment", ["institution_id"], unique=False
    )
    op.create_index(op.f("ix_enrolment_person_id"), "enrolment", ["person_id"], unique=False)
    op.create_table(
        "completion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "requirement",
            sa.Enum(
                "pre-test",
                "post-test",
                "attendance",
                name="requirement",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("share", sa.Double(), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "share IS NULL OR share BETWEEN 0 AND 1", name=op.f("ck_completion_share")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_completion_enrolment_id_enrolment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completion")),
        sa.UniqueConstraint(
            "enrolment_id", "requirement", name=op.f("uq_completion_enrolment_id_requirement")
        ),
    )
    op.create_index(
        op.f("ix_completion_requirement_completion_enrolment_id"),
        "completion",
        ["requirement", "enrolment_id"],
        unique=False,
    )
    op.create_table(
        "lesson_read",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("lesson", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=4), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_lesson_read_enrolment_id_enrolment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_read")),
        sa.UniqueConstraint(
            "enrolment_id", "lesson", name=op.f("uq_lesson_read_enrolment_id_lesson")
        ),
    )


def downgrade() -> None:
    op.drop_table("lesson_read")
    op.drop_index(
        op.f("ix_completion_requirement_completion_enrolment_id"), table_name="completion"
    )
    op.drop_table("completion")
    op.drop_index(op.f("ix_enrolment_person_id"), table_name="enrolment")
    op.drop_index(op.f("ix_enrolment_institution_id"), table_name="enrolment")
    op.drop_index(op.f("ix_enrolment_completed_on"), table_name="enrolment")
    op.drop_table("enrolment")
    op.drop_index(op.f("ix_cohort_ends_on"), table_name="cohort")
    op.drop_index(op.f("ix_cohort_edition_id"), table_name="cohort")
    op.drop_table("cohort")
    op.drop_index(op.f("ix_edition_course"), table_name="edition")
    op.drop_table("edition")
