"""A course is one document: it is written in one way, and read back as it was."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from courses import canonical
from courses.blocks import Prose
from courses.document import Edition, Stage
from courses.problems import Problem, Unsound
from courses.publishing import publish
from courses.reading import read_catalogue
from courses.text import Text
from courses.writing import write_edition
from tests.courses import strategies
from tests.courses.making import with_block, with_lesson, with_prose


@strategies.generated
@given(strategies.editions())
def test_a_document_reads_back_as_the_edition_it_was_written_from(edition: Edition):
    document = canonical.dump(edition)

    assert canonical.load(document) == edition
    assert canonical.dump(canonical.load(document)) == document


@strategies.generated
@given(strategies.editions())
def test_a_folder_reads_back_as_the_edition_it_was_written_from(
    tmp_path_factory: pytest.TempPathFactory, edition: Edition
):
    folder = tmp_path_factory.mktemp("catalogue")
    write_edition(edition, folder)

    catalogue = read_catalogue(folder)

    assert catalogue.problems == ()
    assert catalogue.editions == (edition,)


def test_a_written_course_keeps_the_words_of_its_author(small: Edition, tmp_path: Path):
    write_edition(small, tmp_path)

    body = tmp_path / "safe-welcome/modules/01-first-words/02-what-you-write/ar.md"

    assert "::: check writing-check\n:::\n\n{#further}\nاقرأ [اللائحة]" in body.read_text()


def test_lists_that_would_run_together_are_kept_apart(small: Edition, tmp_path: Path):
    one = Prose("a-calm-start.1", Text("- واحد", "- one"))
    two = Prose("a-calm-start.2", Text("- اثنان", "- two"))
    lists = with_lesson(small, blocks=(one, two))
    write_edition(lists, tmp_path)

    (edition,) = read_catalogue(tmp_path).editions

    assert edition.course == lists.course


def test_a_glossary_keeps_the_terms_of_other_courses(small: Edition, tmp_path: Path):
    other = "- {id: zebra, ar: حمار وحشي, en: zebra, definition: {ar: حيوان, en: An animal}}\n"
    (tmp_path / "glossary.yaml").write_text(other)

    write_edition(small, tmp_path)

    terms = read_catalogue(tmp_path).glossary
    assert [term.id for term in terms] == ["zebra", "informed-consent", "referral"]
    assert terms[0].name == Text("حمار وحشي", "zebra")


def test_a_course_is_never_written_over_another(small: Edition, tmp_path: Path):
    write_edition(small, tmp_path)

    with pytest.raises(Problem, match="is there already"):
        write_edition(small, tmp_path)


@pytest.mark.parametrize("words", ["one\n\ntwo", "::: key\nx\n:::", "{#name}\nwords", ""])
def test_what_would_not_read_back_is_not_written(small: Edition, tmp_path: Path, words: str):
    edition = with_prose(small, ar=words, en=words)

    with pytest.raises(Unsound):
        write_edition(edition, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_canonical_form_has_sorted_keys_and_no_spaces(small: Edition):
    document = canonical.dump(small)

    loaded = json.loads(document)
    written = json.dumps(loaded, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert document == written


def test_one_changed_letter_changes_the_digest(small: Edition):
    changed = with_prose(small, ar="كلمات أخرى", en="Other words")

    assert canonical.digest(changed) != canonical.digest(small)
    assert canonical.digest(small) == canonical.digest(canonical.load(canonical.dump(small)))


@pytest.mark.parametrize(
    "document", ["", "null", "[]", '{"course":{}}', "{", "\ud800", b"\xff", "[" * 100_000]
)
def test_a_broken_document_is_refused_with_a_reason(document: str | bytes):
    with pytest.raises(Problem) as refusal:
        canonical.load(document)

    assert refusal.value.code == "malformed-document"


def test_a_refused_document_names_the_place(small: Edition):
    document = canonical.dump(small).replace('"code":"T1"', '"code":1')

    with pytest.raises(Problem) as refusal:
        canonical.load(document)

    assert refusal.value.where == "$.course.code"


def test_an_edition_knows_where_its_parts_are(small: Edition):
    assert small.module_by_lesson["what-you-write"].id == "first-words"
    assert small.quiz(Stage.POST).minutes == 5
    assert [lesson.id for lesson in small.lessons] == ["a-calm-start", "what-you-write"]
    assert small.pair_by_id["first-word"].b.id == "first-word-b"
    assert [fact.id for fact in small.pending_facts] == ["desk-rule"]


def test_only_the_terms_a_course_shows_are_in_its_edition(small: Edition):
    assert list(small.term_by_id) == ["informed-consent", "referral"]


def test_a_sound_course_is_published_with_its_digest(small: Edition):
    publication = publish(small)

    assert canonical.load(publication.document) == small
    assert publication.digest == canonical.digest(small)


def test_a_half_empty_text_is_not_published(small: Edition):
    draft = with_prose(small, ar="نص", en=" ")

    with pytest.raises(Unsound) as refusal:
        publish(draft)

    assert "half-empty" in {problem.code for problem in refusal.value.problems}


def test_a_repeated_block_id_is_not_published(small: Edition):
    draft = with_block(small, small.lessons[0].blocks[0])

    with pytest.raises(Unsound, match="used twice"):
        publish(draft)
