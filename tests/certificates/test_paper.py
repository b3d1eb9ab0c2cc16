"""The printed certificate, as other programs and readers of structure see it."""

import base64
import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from certificates import engine, render, snapshot
from certificates.design import load, names
from certificates.facts import Facts, Sex, Text
from certificates.problems import Problem
from certificates.wording import arabic, english
from tests.certificates.reader import codes_of, joined_text_of, lines_of, opened

HOSTILE = "<script>alert(1)</script> {{7*7}} %(x)s $code &amp; <b>"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgaGAAAAEEAIHNlEIJAAAAAElFTkSuQmCC"
)
SPYING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="%s"/></svg>'


def named(facts: Facts, ar: str, en: str) -> Facts:
    return replace(facts, holder=replace(facts.holder, name=Text(ar=ar, en=en)))


def structure(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """Find the structure elements of one kind, in reading order."""
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}"
    ]


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found = pdf.pages[0].Resources.Font
    return [font.DescendantFonts[0].FontDescriptor for font in found.as_dict().values()]


def test_every_design_has_a_page():
    assert names() == ["completion"]


def test_the_text_says_names_serial_and_code(facts: Facts, paper: bytes):
    lines = lines_of(paper)

    assert {
        facts.holder.name.ar,
        facts.holder.name.en,
        facts.serial,
        "masar.example.org/c/KY6JW-KMQ7Q-2J1N",
        "نموذج تدريبي",
    } <= lines


def test_the_qr_code_is_the_verification_address(facts: Facts, paper: bytes):
    assert codes_of(paper) == [facts.address]


def test_the_same_facts_are_always_the_same_file(facts: Facts, paper: bytes):
    assert render.render(facts) == paper


def test_the_file_is_small(paper: bytes):
    assert len(paper) < 90_000


def test_every_font_is_embedded(pdf: pikepdf.Pdf):
    described = fonts(pdf)

    assert [("/FontFile2" in font) for font in described] == [True] * 4


def test_the_file_declares_itself_archivable_and_accessible(pdf: pikepdf.Pdf):
    with pdf.open_metadata() as metadata:
        said = (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"])

    assert said == ("3", "A", "1")
    assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_title_author_and_subject_are_told_to_search_engines(facts: Facts, pdf: pikepdf.Pdf):
    info = pdf.docinfo

    assert facts.serial in str(info["/Title"])
    assert facts.issuer[0].en in str(info["/Author"])
    assert facts.course.title.ar in str(info["/Subject"])


def test_the_document_is_arabic_and_its_english_passages_say_so(pdf: pikepdf.Pdf):
    languages = [str(section.get("/Lang", "")) for section in structure(pdf, "Sect")]

    assert str(pdf.Root.Lang) == "ar"
    assert languages == ["", "en", "", "en", ""]


def test_every_picture_is_described(facts: Facts, pdf: pikepdf.Pdf):
    figures = structure(pdf, "Figure")

    assert [facts.serial in str(figure.Alt) for figure in figures] == [True]


def test_the_headings_carry_the_title_that_is_drawn_in_calligraphy(pdf: pikepdf.Pdf, paper: bytes):
    assert (len(structure(pdf, "H1")), len(structure(pdf, "H2"))) == (1, 1)
    assert "شهادة إتمام" in lines_of(paper)


def test_the_ground_is_an_artifact_that_no_reader_speaks(pdf: pikepdf.Pdf):
    page = pdf.pages[0]

    assert page.Contents.read_bytes().startswith(b"/Artifact BMC\nq /Ground Do Q\nEMC")


def test_the_link_says_where_it_leads(facts: Facts, pdf: pikepdf.Pdf):
    link = pdf.pages[0].Annots[0]

    assert (str(link.A.URI), str(link.Contents)) == (facts.address, facts.address)


def test_the_facts_are_attached_as_data(facts: Facts, pdf: pikepdf.Pdf):
    attached = pdf.attachments["facts.json"].get_file().read_bytes()

    assert snapshot.load(attached) == facts
    assert str(pdf.Root.AF[0].AFRelationship) == "/Data"


def test_a_hostile_name_is_printed_as_text(facts: Facts):
    paper = render.render(named(facts, HOSTILE, HOSTILE))

    assert joined_text_of(paper).count("<script>alert(1)</script> {{7*7}} %(x)s $code") >= 1
    assert b"/JavaScript" not in paper


@pytest.mark.parametrize("target", [b"file:///etc/hostname", b"http://127.0.0.1:9/", b"//x/y"])
def test_a_logo_that_fetches_something_is_refused(target: bytes, facts: Facts):
    with pytest.raises(Problem) as caught:
        render.render(facts, logo=SPYING % target)

    assert caught.value.code == "logo.unreadable"


@pytest.mark.parametrize("logo", [b"GIF89a", b"<svg/>", b"<html/>", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_no_logo(logo: bytes, facts: Facts):
    with pytest.raises(Problem) as caught:
        render.render(facts, logo=logo)

    assert caught.value.code == "logo.unreadable"


def test_the_issuers_logo_takes_the_place_of_the_neutral_seal(facts: Facts):
    with opened(render.render(facts, logo=PIXEL)) as pdf:
        alternatives = [str(figure.Alt) for figure in structure(pdf, "Figure")]

    assert alternatives[0] == "شعار دولة ليبيا"


def test_without_an_english_name_the_arabic_one_stands_in_both_columns(facts: Facts):
    paper = render.render(named(facts, "سالم علي", ""))

    assert joined_text_of(paper).count("سالم علي") == 2


def test_what_is_not_known_leaves_no_gap_in_the_text(facts: Facts):
    sparse = replace(
        facts,
        issuer=facts.issuer[:1],
        signatories=facts.signatories[1:],
        holder=replace(facts.holder, sex=Sex.UNKNOWN),
        training=replace(facts.training, attendance=None, score=None, hours=Decimal("7.5")),
        hijri_shift=None,
        expires_on=None,
        demonstration=False,
    )

    text = joined_text_of(render.render(sparse))

    assert "تمنح هذه الشهادة إلى" in text
    assert not re.search("هـ|AH|صالحة|Valid|Specimen|attendance|حضور|Ministry of", text)


def test_the_longest_texts_are_printed_whole(facts: Facts):
    ar, en = "عبد الرحمن " * 9 + "المبروك", "Abdurrahman " * 9 + "Almabrouk"
    title = Text(ar="إدارة الهجرة والحماية " * 7 + "ختام", en="Protection of Migrants " * 6 + "End")
    words = f"{ar} {en} {title.ar} {title.en}".split()

    paper = render.render(replace(named(facts, ar, en), course=replace(facts.course, title=title)))

    assert Counter(words) <= Counter(joined_text_of(paper).split())


def test_a_text_without_room_at_any_size_is_refused(facts: Facts):
    with pytest.raises(Problem) as caught:
        render.render(named(facts, "م" * 3, "W" * 120))

    assert (caught.value.code, caught.value.where) == ("text.unfitting", "name_en")


def test_a_character_the_fonts_lack_is_refused(facts: Facts):
    with pytest.raises(Problem) as caught:
        render.render(named(facts, "سالم 漢", "Salem"))

    assert caught.value.code == "text.undrawable"


@pytest.mark.parametrize(
    ("name", "version", "code"),
    [("../completion", 1, "design.unknown"), ("completion", 2, "design.version")],
)
def test_only_the_present_version_of_a_known_design_is_drawn(
    name: str, version: int, code: str, facts: Facts
):
    with pytest.raises(Problem) as caught:
        render.render(replace(facts, design=replace(facts.design, name=name, version=version)))

    assert caught.value.code == code


def test_the_page_says_what_the_wording_says(facts: Facts, paper: bytes):
    lines = lines_of(paper)

    assert {arabic.lead(facts), arabic.completed(facts), english.completed(facts)} <= lines


def test_the_attached_facts_are_plain_json(pdf: pikepdf.Pdf):
    attached = pdf.attachments["facts.json"].get_file().read_bytes()

    assert json.loads(attached)["holder"]["sex"] == "f"


def test_the_engine_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture):
    engine.browser.__wrapped__()
    engine.press.__wrapped__(load("completion"))

    assert caplog.messages == []


def test_no_third_party_font_lies_in_the_library():
    assert not [*Path("certificates").rglob("*.ttf"), *Path("certificates").rglob("*.woff2")]
