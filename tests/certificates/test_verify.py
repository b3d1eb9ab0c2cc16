"""A file is checked against itself, its facts and the register."""

import io

import pikepdf
import pytest

from certificates import seal, snapshot
from certificates.facts import Facts
from certificates.verify import Fault, verify


def faults(content: bytes, expected: str | None = None) -> list[Fault]:
    return [finding.fault for finding in verify(content, expected=expected).findings]


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def rewritten(content: bytes, facts: bytes) -> bytes:
    """Forge the attached facts, and count the digest anew as a forger would."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.attachments["facts.json"] = pikepdf.AttachedFileSpec(pdf, facts, filename="facts.json")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_a_fresh_certificate_is_intact(facts: Facts, paper: bytes):
    verdict = verify(paper, expected=seal.digest(paper))

    assert (verdict.intact, verdict.facts) == (True, facts)


@pytest.mark.parametrize("percent", range(0, 100, 3))
def test_one_changed_byte_anywhere_is_found(percent: int, paper: bytes):
    at = len(paper) * percent // 100

    assert faults(flipped(paper, at)) != []


def test_a_change_of_the_carried_digest_itself_is_found(paper: bytes):
    at = paper.index(b"/ID [(") + 6

    assert Fault.ALTERED in faults(flipped(paper, at))


def test_something_appended_is_found(paper: bytes):
    assert faults(paper + b"%%EOF\n") == [Fault.APPENDED]


def test_a_cut_file_is_found(paper: bytes):
    assert Fault.ALTERED in faults(paper[:-100])


def test_another_certificate_of_the_same_person_is_not_the_registered_one(paper: bytes):
    assert faults(paper, expected=seal.digest(b"another")) == [Fault.NOT_REGISTERED]


def test_facts_that_the_paper_does_not_say_are_found(facts: Facts, paper: bytes):
    forged = snapshot.dump(facts).replace("اسم المتدربة".encode(), "سارق الشهادة".encode())

    assert Fault.NOT_PRINTED in faults(rewritten(paper, forged))


def test_attached_facts_that_are_no_certificate_are_found(paper: bytes):
    assert Fault.BROKEN_FACTS in faults(rewritten(paper, b'{"schema": 1}'))


def test_a_pdf_of_somebody_else_has_no_facts():
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)

    assert Fault.NO_FACTS in faults(out.getvalue())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.7\n%%EOF\n" * 9])
def test_what_is_no_pdf_is_named_and_never_crashes(content: bytes):
    assert Fault.NOT_A_PDF in faults(content)


def test_the_address_carries_a_fragment_for_readers_without_network(facts: Facts):
    code = seal.Code(facts.code)

    found = seal.address("https://masar.example.org/", code, fragment="v1.abc")

    assert found == f"{facts.address}#v1.abc"
