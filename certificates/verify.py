"""Whether a file is one of our certificates, and unaltered since it was made.

That proves care, not origin: whoever changes a file can count a new digest. Only the register,
which keeps the digest of the whole file, proves that this very file was issued: pass it as
`expected`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import pikepdf

from certificates import printed, seal, snapshot
from certificates.codes import grouped, parse_code
from certificates.facts import Facts
from certificates.problems import Problem, sentence

LARGEST = 4_000_000
"""Bytes; a certificate has less than a twentieth, a logo included."""
FACTS_FILE = "facts.json"


class Fault(StrEnum):
    """What may be wrong with a file."""

    NOT_A_PDF = "not-a-pdf"
    NO_FACTS = "no-facts"
    BROKEN_FACTS = "broken-facts"
    ALTERED = "altered"
    APPENDED = "appended"
    NOT_PRINTED = "not-printed"
    NOT_REGISTERED = "not-registered"


SENTENCES = {
    Fault.NOT_A_PDF: "this is not a PDF file that can be read",
    Fault.NO_FACTS: "no facts of a certificate are attached",
    Fault.BROKEN_FACTS: "the attached facts are no certificate's: {detail}",
    Fault.ALTERED: "the file was altered after it was made",
    Fault.APPENDED: "something was appended after the file was made",
    Fault.NOT_PRINTED: "the paper does not say what the attached facts say: {detail}",
    Fault.NOT_REGISTERED: "this is not the file that was issued",
}


@dataclass(frozen=True)
class Finding:
    """One fault and its detail."""

    fault: Fault
    detail: str = ""

    def __str__(self) -> str:
        return SENTENCES[self.fault].format(detail=self.detail)


@dataclass(frozen=True)
class Verdict:
    """What the file says about itself, and every fault found."""

    facts: Facts | None
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.findings


def verify(content: bytes, *, expected: str | None = None) -> Verdict:
    """Check a file against itself and, where given, against the SHA-256 the register keeps."""
    findings = [*own_digest(content)]
    if expected is not None and seal.digest(content) != expected:
        findings.append(Finding(Fault.NOT_REGISTERED))
    facts: Facts | None = None
    try:
        with pikepdf.open(BytesIO(content[:LARGEST])) as pdf:
            facts = snapshot.load(attached(pdf))
            findings += agreement(facts, pdf)
    except Problem as problem:
        findings.append(Finding(Fault.BROKEN_FACTS, sentence(problem)))
    except (LookupError, AttributeError, ValueError, TypeError):
        findings.append(Finding(Fault.NO_FACTS))
    except pikepdf.PdfError:
        findings.append(Finding(Fault.NOT_A_PDF))
    return Verdict(facts, tuple(findings))


def own_digest(content: bytes) -> Iterator[Finding]:
    """Count the digest anew that the file carries in its identifier."""
    made = seal.first_revision(content)
    if seal.digest(seal.unclosed(made)) != seal.closed_digest(made):
        yield Finding(Fault.ALTERED)
    elif made != content:
        yield Finding(Fault.APPENDED)


def attached(pdf: pikepdf.Pdf) -> bytes:
    """Read the attached facts."""
    return pdf.attachments[FACTS_FILE].get_file().read_bytes()


def agreement(facts: Facts, pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Look for what the facts say on the paper: names, serial and code, word by word."""
    lines = printed.lines(pdf.pages[0])
    says = {
        "serial": facts.serial,
        "code": grouped(parse_code(facts.code)),
        "holder.name.ar": facts.holder.name.ar,
        "holder.name.en": facts.holder.name.en,
    }
    for where, text in says.items():
        if not all(any(line.says(word) for line in lines) for word in text.split()):
            yield Finding(Fault.NOT_PRINTED, f"{where}: {text}")
