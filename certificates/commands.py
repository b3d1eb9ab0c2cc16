"""The command line: `python -m certificates render|verify|prepare|bench`."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from certificates import art, design, render, seal, snapshot, verify
from certificates.problems import Problem, sentence

WRONG, FAILED = 1, 2
"""Exit codes: a certificate that does not verify; something asked for that cannot be done."""
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; a problem is one sentence on the error stream."""
    asked = parser().parse_args(arguments)
    command: Command = asked.command
    try:
        return command(asked)
    except Problem as problem:
        sys.stderr.write(f"{sentence(problem)}\n")
        return FAILED


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    top = argparse.ArgumentParser(prog="python -m certificates", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("render", help="print one certificate from its facts")
    one.add_argument("facts", type=Path, metavar="FACTS.json")
    one.add_argument("pdf", type=Path, metavar="OUT.pdf")
    one.add_argument("--logo", type=Path, metavar="FILE", help="PNG or SVG of the issuer")
    one.set_defaults(command=render_file)
    one = commands.add_parser("verify", help="check a file; exit 1 where it is not intact")
    one.add_argument("pdf", type=Path, metavar="FILE.pdf")
    one.add_argument("--sha256", metavar="HEX", help="digest the register keeps")
    one.add_argument("--json", action="store_true", help="answer as JSON")
    one.set_defaults(command=verify_file)
    one = commands.add_parser("prepare", help="draw what all certificates share; skips when fresh")
    one.set_defaults(command=prepare_all)
    one = commands.add_parser("bench", help="measure against plain WeasyPrint on the same page")
    one.add_argument("--n", type=int, default=100, help="certificates per measurement")
    one.add_argument("--json", action="store_true", help="answer as JSON")
    one.set_defaults(command=bench_all)
    return top


def render_file(asked: argparse.Namespace) -> int:
    """Print one certificate."""
    facts = snapshot.load(read(asked.facts))
    content = render.render(facts, logo=read(asked.logo) if asked.logo else None)
    write(asked.pdf, content)
    say(f"{asked.pdf}: {facts.serial}, {len(content)} bytes, SHA-256 {seal.digest(content)}")
    return 0


def verify_file(asked: argparse.Namespace) -> int:
    """Check one file."""
    verdict = verify.verify(read(asked.pdf), expected=asked.sha256)
    say(json.dumps(answer(verdict), ensure_ascii=False) if asked.json else told(verdict))
    return 0 if verdict.intact else WRONG


def answer(verdict: verify.Verdict) -> dict[str, object]:
    """Put a verdict into JSON's types."""
    facts = verdict.facts
    return {
        "intact": verdict.intact,
        "serial": facts.serial if facts else None,
        "code": facts.code if facts else None,
        "name": {"ar": facts.holder.name.ar, "en": facts.holder.name.en} if facts else None,
        "findings": [
            {"code": finding.fault.value, "sentence": str(finding)} for finding in verdict.findings
        ],
    }


def told(verdict: verify.Verdict) -> str:
    """Put a verdict into sentences."""
    if verdict.facts is None or verdict.findings:
        return "\n".join(f"NOT INTACT: {finding}" for finding in verdict.findings)
    facts = verdict.facts
    names = " · ".join(filter(None, (facts.holder.name.ar, facts.holder.name.en)))
    return f"INTACT: {facts.serial} for {names}\nOnly the register can say whether it was issued."


def prepare_all(_asked: argparse.Namespace) -> int:
    """Draw the art of every design."""
    for name in design.names():
        drawn = art.prepare(design.load(name))
        say(f"{name}: {'drawn' if drawn else 'fresh'}")
    return 0


def bench_all(asked: argparse.Namespace) -> int:
    """Measure, and say what came out."""
    from certificates import bench  # noqa: PLC0415 (loads WeasyPrint)

    results = bench.measure(asked.n)
    say(json.dumps(results.as_json(), indent=1) if asked.json else results.as_table())
    return 0


def read(path: Path) -> bytes:
    """Read a file, or say why not."""
    try:
        return path.read_bytes()
    except OSError as reason:
        raise Problem("file.unreadable", str(path), {"reason": str(reason.strerror)}) from None


def write(path: Path, content: bytes) -> None:
    """Write a file, or say why not."""
    try:
        path.write_bytes(content)
    except OSError as reason:
        raise Problem("file.unwritable", str(path), {"reason": str(reason.strerror)}) from None


def say(text: str) -> None:
    """Answer."""
    sys.stdout.write(f"{text}\n")
