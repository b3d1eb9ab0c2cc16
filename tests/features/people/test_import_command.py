"""`flask people import` does what the page does and answers for machines."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from lms.learning.models import Enrolment
from lms.people.models import Person, RosterImport
from lms.platform.db import db
from tests.cast import Cast
from tests.features.people.rosters import FOLDER, LATE, QATROUN, SEBHA

pytestmark = pytest.mark.usefixtures("seeded")


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["people", "import", *words])


def answer(app: Flask, name: str, *more: str) -> dict[str, object]:
    return dict(json.loads(run(app, str(FOLDER / name), "--json", *more).output))


def people() -> int:
    return db.session.scalar(select(func.count()).select_from(Person)) or 0


def test_the_three_rosters_are_answered_as_the_page_shows_them(app: Flask, cast: Cast):
    cast.cohort("QATROUN-03")
    before = people()

    sebha = answer(app, SEBHA)
    first = answer(app, QATROUN, "--cohort", "QATROUN-03")
    late = answer(app, LATE, "--cohort", "QATROUN-03")

    assert sebha == {
        "rows": 14, "new": list(range(4, 18)), "known": [], "changed_post": [], "probable": [],
        "errors": [], "warnings": [], "ignored": [18], "written": True,
    }  # fmt: skip
    assert (first["known"], first["changed_post"], first["rows"]) == ([11, 22], [22], 30)
    assert (late["known"], late["probable"]) == ([15], [16, 17])
    assert people() == before + 55
    assert db.session.scalar(select(func.count()).select_from(Enrolment)) == 43


def test_a_dry_run_says_the_same_and_writes_nothing(app: Flask):
    found = answer(app, SEBHA, "--dry-run")

    assert len(found["new"]) == 14  # type: ignore[arg-type]
    assert found["written"] is False
    assert people() == 0
    assert db.session.scalar(select(func.count()).select_from(RosterImport)) == 0


def test_the_same_file_again_is_all_known(app: Flask):
    answer(app, QATROUN)

    again = answer(app, QATROUN)

    assert (len(again["known"]), again["new"], again["changed_post"]) == (30, [], [])  # type: ignore[arg-type]
    assert people() == 30


def test_errors_and_warnings_carry_their_row_and_a_sentence(app: Flask, tmp_path: Path):
    listed = tmp_path / "list.csv"
    listed.write_text("الاسم;الجهة;الهاتف\nAli Salem;وزارة الصحة;\nعلي سالم;جهة ما;12\n", "utf-8")

    found = json.loads(run(app, str(listed), "--json", "--language", "en").output)

    assert found["errors"] == [
        {"row": 2, "message": "Write the name in Arabic letters, without signs or digits."}
    ]
    assert [warning["row"] for warning in found["warnings"]] == [3, 3, 3]


def test_people_read_the_answer_in_words(app: Flask):
    told = run(app, str(FOLDER / SEBHA)).output

    assert "rows: 14" in told
    assert "written: true" in told


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_file_that_is_no_list_is_one_sentence_and_not_a_success(
    app: Flask, tmp_path: Path, language: str
):
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7")

    result = run(app, str(paper), "--json", "--language", language)

    assert result.exit_code == 1
    assert "Error: " in result.output


def test_an_unknown_cohort_is_told(app: Flask):
    result = run(app, str(FOLDER / SEBHA), "--cohort", "NOWHERE-1")

    assert result.exit_code == 1
    assert "NOWHERE-1" in result.output
    assert people() == 0
