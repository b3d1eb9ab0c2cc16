"""The press against plain WeasyPrint: the same page, the same run, one and two processes."""

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, astuple, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from xml.etree.ElementTree import tostring

import segno
from weasyprint import HTML

from certificates import art, codes, design, engine, filling, passages, render, seal, snapshot
from certificates.facts import Facts, Text
from certificates.serial import Serial

EXAMPLE = Path(__file__).resolve().parent / "examples" / "facts.json"
PLAIN_SHARE = 10
"""Plain WeasyPrint prints one certificate for so many of ours: its rate needs fewer."""
Print = Callable[[Facts], bytes]


@dataclass(frozen=True)
class Row:
    """One measurement: rate over all processes; time, processor time and size of the median one."""

    way: str
    processes: int
    certificates: int
    per_second: float
    p50_ms: float
    cpu_ms: float
    bytes: int
    peak_mb: float


@dataclass(frozen=True)
class Results:
    """All measurements of one run."""

    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, object]:
        return {"rows": [asdict(row) for row in self.rows], "ratios": self.ratios()}

    def ratios(self) -> dict[str, float]:
        """Divide our rate by plain WeasyPrint's, by the number of processes of each."""
        rates = {(row.way, row.processes): row.per_second for row in self.rows}
        return {
            f"{ours} to {theirs}": round(rates["press", ours] / rates["plain", theirs], 1)
            for ours, theirs in ((1, 1), (2, 2), (2, 1))
        }

    def as_table(self) -> str:
        heads = ["way", "processes", "certificates", "per_s", "p50_ms", "cpu_ms", "kB", "peak_MB"]
        rows = [
            "".join(f"{value:>14}" for value in (*astuple(row)[:6], row.bytes // 1000, row.peak_mb))
            for row in self.rows
        ]
        ratios = [
            f"processes {pair}: {ratio} times as fast" for pair, ratio in self.ratios().items()
        ]
        return "\n".join(["".join(f"{head:>14}" for head in heads), *rows, *ratios])


def measure(count: int) -> Results:
    """Measure both ways in turn."""
    few = max(4, count // PLAIN_SHARE)
    rows = [
        run(way, press, processes=processes, count=number)
        for processes in (1, 2)
        for way, press, number in (("plain", plain, few), ("press", render.render, count))
    ]
    return Results(tuple(rows))


def run(way: str, press: Print, *, processes: int, count: int) -> Row:
    """Print certificates in fresh, warmed processes."""
    many = list(cohort(count))
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=render.warm)
    with pool:
        list(pool.map(press, many[: processes * 2]))
        started = time.perf_counter()
        timed = list(pool.map(Timed(press), many, chunksize=max(1, count // (processes * 8))))
        taken = time.perf_counter() - started
    times, work, sizes, peaks = zip(*timed, strict=True)
    return Row(
        way=way,
        processes=processes,
        certificates=count,
        per_second=round(count / taken, 2),
        p50_ms=round(statistics.median(times) * 1000, 1),
        cpu_ms=round(statistics.median(work) * 1000, 1),
        bytes=round(statistics.median(sizes)),
        peak_mb=round(max(peaks), 1),
    )


@dataclass(frozen=True)
class Timed:
    """Times one way of printing: seconds, processor seconds, bytes, peak memory in megabytes."""

    press: Print

    def __call__(self, facts: Facts) -> tuple[float, float, int, float]:
        started, worked = time.perf_counter(), time.process_time()
        content = self.press(facts)
        taken, work = time.perf_counter() - started, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return taken, work, len(content), peak


def plain(facts: Facts) -> bytes:
    """Print the same page as WeasyPrint's handbook shows it."""
    chosen = design.chosen(facts.design)
    found = passages.passages(facts, chosen, logo=None)
    found["qr"] = segno.make_qr(facts.address, error="m").png_data_uri(scale=8, border=0)
    tree = filling.filled(chosen.page, found)
    ground = (art.FOLDER / chosen.name / "sealed.svg").as_uri()
    paper = f"@page {{ background: url({ground}) 0 0 / 297mm 210mm no-repeat }}"
    page = tostring(tree, encoding="unicode", method="html")
    style = f"<style>{engine.BROWSER}{chosen.sheet}{paper}</style></head>"
    html = HTML(string=page.replace("</head>", style), base_url=engine.BASE)
    content: bytes = html.write_pdf(pdf_variant="pdf/a-3a", attachments=[engine.attachment(facts)])
    return content


def cohort(count: int) -> Iterator[Facts]:
    """Invent a cohort: every serial, code and name its own."""
    example = snapshot.load(EXAMPLE.read_bytes())
    for number in range(1, count + 1):
        code = codes.code_of(number * 0x1F35A7BD)
        yield replace(
            example,
            serial=str(Serial(prefix="MRRM", year=2026, number=number)),
            code=code,
            address=seal.address("https://masar.example.org", code),
            holder=replace(example.holder, name=name(number)),
        )


def name(number: int) -> Text:
    """Invent a name that uses other letters each time."""
    first, second = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz"
    ar = "".join(first[number // step % len(first)] for step in (1, 3, 7, 11, 13))
    en = "".join(second[number // step % len(second)] for step in (1, 3, 7, 11, 13))
    return Text(ar=f"اسم {ar} المتدربة الرباعي", en=f"Trainee {en.title()} Four Part")
