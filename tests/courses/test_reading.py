"""A catalogue that can't be read is told file by file and line by line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from courses.document import Edition
from courses.problems import Problem
from courses.reading import read_catalogue
from tests.courses.conftest import CATALOGUE

COURSE = "safe-welcome/course.yaml"
QUESTIONS = "safe-welcome/questions/first-words.yaml"
LESSON = "safe-welcome/modules/01-first-words/01-a-calm-start"

Mend = Callable[[str, str, str], tuple[Problem, ...]]


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A copy of the small catalogue, to be spoilt."""
    return shutil.copytree(CATALOGUE, tmp_path / "catalogue")


@pytest.fixture
def spoilt(catalogue: Path) -> Mend:
    """Replace words in one file and tell what is then wrong."""

    def spoil(name: str, old: str, new: str) -> tuple[Problem, ...]:
        file = catalogue / name
        file.write_text(file.read_text().replace(old, new, 1))
        return read_catalogue(catalogue).problems

    return spoil


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line"),
    [
        (COURSE, "code: T1", "code: [", "not-yaml", 4),
        (COURSE, "code: T1", "", "missing-field", 1),
        (COURSE, "code: T1", "code: T1\ncolour: red", "unknown-field", 1),
        (COURSE, "code: T1", "code: T1\ncode: T2", "repeated-field", 3),
        (COURSE, "minutes: 60", "minutes: an hour", "wrong-value", 6),
        (COURSE, "version: 2026-11-22", "version: 2026-13-22", "wrong-value", 7),
        (COURSE, "title: {ar: استقبال آمن, en: A safe welcome}", "title: A", "wrong-value", 3),
        (COURSE, "id: safe-welcome", "id: unsafe-welcome", "folder-name", 1),
        (COURSE, "code: T1", "code: &x T1", "anchor-refused", 2),
        (COURSE, "code: T1", "code: *x", "anchor-refused", 2),
        (COURSE, "code: T1", "[a]: b", "not-a-name", 2),
        (COURSE, "code: T1", f"code: {'[' * 30}{']' * 30}", "too-deep", 2),
        (COURSE, "code: T1", "code: T1\n---\nx: y", "several-documents", 3),
        (QUESTIONS, "kind: single-choice", "kind: riddle", "wrong-value", 2),
        (QUESTIONS, "correct: true", "correct: maybe", "wrong-value", 16),
        (QUESTIONS, "- id: first-word-a", "x: [", "not-yaml", 3),
        (f"{LESSON}/ar.md", "::: fact desk-rule", "::: fact other-rule", "card-differs", 19),
        (f"{LESSON}/ar.md", "{#three-steps}", "{#steps}", "block-ids-differ", 3),
        (f"{LESSON}/ar.md", "1. تحية.", "تحية.\n\n1. سلام.", "blocks-differ", 5),
        (f"{LESSON}/en.md", "::: fact desk-rule", "", "blocks-differ", 19),
        (f"{LESSON}/en.md", ":::\n", "", "open-fence", 13),
    ],
)
def test_each_fault_has_a_name_a_file_and_a_line(
    spoilt: Mend, name: str, old: str, new: str, code: str, line: int
):
    problems = spoilt(name, old, new)

    assert (code, line) in {(one.code, int(one.where.rsplit(":", 1)[1])) for one in problems}


def test_faults_of_several_files_are_told_together(catalogue: Path):
    (catalogue / QUESTIONS).write_bytes(b"\xff")
    (catalogue / LESSON / "en.md").unlink()
    (catalogue / COURSE).write_text("")

    problems = read_catalogue(catalogue).problems

    assert {"not-utf8", "missing-file", "empty-file"} <= {one.code for one in problems}


def test_one_faulty_question_does_not_hide_the_others(spoilt: Mend, catalogue: Path):
    spoilt(QUESTIONS, "kind: single-choice", "kind: riddle")

    (edition,) = read_catalogue(catalogue).editions

    assert len(edition.items) == 4


def test_a_bank_that_is_no_list_is_refused(spoilt: Mend):
    problems = spoilt("glossary.yaml", "- id: informed-consent", "id: informed-consent")

    assert {one.code for one in problems} & {"not-a-list", "not-yaml"}


def test_a_single_course_can_be_read_by_its_folder():
    (edition,) = read_catalogue(CATALOGUE / "safe-welcome").editions

    assert edition.course.id == "safe-welcome"


@pytest.mark.parametrize("folder", [".", "nowhere", "glossary.yaml"])
def test_a_folder_without_courses_says_so(tmp_path: Path, folder: str):
    (tmp_path / "glossary.yaml").write_text("[]")

    (problem,) = read_catalogue(tmp_path / folder).problems

    assert problem.code == "no-courses"


def test_values_are_what_their_field_says(small: Edition):
    assert small.fact_by_id["desk-rule"].article == "3"
    assert small.fact_by_id["desk-rule"].reviewer == ""
    assert [option.id for option in small.item_by_id["writing-check"].options] == ["true", "false"]


def test_everything_has_a_place():
    places = read_catalogue(CATALOGUE).places

    assert places["item/first-word-b"] == f"{QUESTIONS}:21"
    assert places["block/explain-first/en"].endswith("02-what-you-write/en.md:3")
    assert places["quiz/post"] == "safe-welcome/tests.yaml:6"
