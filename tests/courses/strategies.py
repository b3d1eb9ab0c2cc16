"""Generated courses: any words, any shape the format allows, every id used once."""

from datetime import date

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from courses.assembly import assembled
from courses.blocks import Block, Callout, CalloutKind, CheckBlock, FactBlock, Prose, block_id
from courses.document import (
    Course,
    Edition,
    Facilitator,
    Fact,
    GlossaryTerm,
    Lesson,
    Module,
    Objective,
    PlanStep,
    Quiz,
    Review,
)
from courses.questions import Form, Item, Kind, MarkingRule, Option, Use
from courses.text import Text

ARABIC = ["سؤال", "هدوءًا", "«نعم»", "ثم،"]
WORDS = [*ARABIC, "calm", "3.5", "**strong**", "a*b", "c|d", "#1", "_"]
TERM = "[[referral|إحالة]]"
LINK = "[here](https://example.org/a?b=c)"

# A generated course is small enough to read; shrinking its thousand values would take minutes.
generated = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
texts = st.builds(Text, anything, anything)
minutes = st.integers(0, 600)
lines = st.lists(st.sampled_from([*WORDS, TERM, LINK]), min_size=1, max_size=5).map(
    lambda words: " ".join(["كلمة", *words])
)


def kebab(kind: str, number: int) -> str:
    return f"{kind}-{number}"


def in_both(shape: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.builds(Text, shape, shape)


paragraphs = in_both(lines)
headings = in_both(lines.map(lambda line: f"## {line}"))
lists = in_both(st.tuples(lines, lines).map(lambda pair: f"- {pair[0]}\n- {pair[1]}"))
numbered = in_both(st.tuples(lines, lines).map(lambda pair: f"1. {pair[0]}\n2. {pair[1]}"))
quotations = in_both(lines.map(lambda line: f"> {line}"))
TABLES = ["| أ | b |\n| --- | --- |\n| c | د |", "|x|y|\n|-|-|\n|1|[[a\\|z]]|"]
tables = in_both(st.sampled_from(TABLES))
prose = st.one_of(paragraphs, headings, lists, numbered, quotations, tables)


def blocks(name: str) -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(Prose, st.just(name), prose),
        st.builds(Callout, st.just(name), st.sampled_from(CalloutKind), paragraphs),
        st.builds(FactBlock, st.just(name), st.sampled_from(["fact-1", "fact-2"])),
        st.builds(CheckBlock, st.just(name), st.just("item-1")),
    )


@st.composite
def lessons(draw: st.DrawFn, name: str) -> Lesson:
    named = draw(st.lists(st.booleans(), max_size=6))
    names = [f"{name}-named-{at}" if own else block_id(name, at) for at, own in enumerate(named, 1)]
    return Lesson(
        id=name,
        title=draw(texts),
        minutes=draw(minutes),
        objectives=("objective-1",),
        takeaway=draw(texts),
        blocks=tuple(draw(blocks(each)) for each in names),
    )


@st.composite
def modules(draw: st.DrawFn, number: int) -> Module:
    plan = st.lists(st.builds(PlanStep, minutes, texts), max_size=2).map(tuple)
    count = draw(st.integers(0, 2))
    return Module(
        id=kebab("module", number),
        title=draw(texts),
        summary=draw(texts),
        objectives=(),
        facilitator=Facilitator(notes=draw(paragraphs), plan=draw(plan)),
        lessons=tuple(draw(lessons(f"lesson-{number}-{at}")) for at in range(count)),
    )


@st.composite
def courses(draw: st.DrawFn) -> Course:
    quiz = st.builds(Quiz, title=texts, minutes=minutes, pairs=st.just(("pair-1",)))
    return Course(
        id="a-course",
        code=draw(anything),
        title=draw(texts),
        summary=draw(texts),
        audience=draw(texts),
        minutes=draw(minutes),
        version=draw(st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        objectives=(Objective("objective-1", draw(texts)),),
        prerequisites=draw(st.sampled_from([(), ("another-course",)])),
        pre=draw(quiz),
        post=draw(quiz),
        modules=tuple(draw(modules(number)) for number in range(draw(st.integers(0, 2)))),
    )


def facts(name: str) -> st.SearchStrategy[Fact]:
    return st.builds(
        Fact,
        id=st.just(name),
        claim=texts,
        instrument=texts,
        article=anything,
        address=anything,
        checked_on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        reviewer=anything,
        review=st.sampled_from(Review),
    )


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    keys = draw(st.lists(st.booleans(), min_size=2, max_size=5))
    options = [Option(f"o{at}", draw(texts), draw(texts), key) for at, key in enumerate(keys)]
    return Item(
        id=name,
        kind=draw(st.sampled_from(Kind)),
        objective="objective-1",
        difficulty=draw(st.integers(1, 3)),
        lesson=draw(st.sampled_from(["lesson-0-0", "lesson-1-0", "nowhere"])),
        stem=draw(texts),
        options=tuple(options),
        case=draw(st.booleans()),
        use=draw(st.sampled_from(Use)),
        pair=draw(st.sampled_from(["", "pair-1"])),
        form=draw(st.sampled_from([None, *Form])),
        marking=draw(st.sampled_from(MarkingRule)),
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    term = GlossaryTerm("referral", draw(anything), draw(anything), draw(texts))
    return assembled(
        draw(courses()),
        glossary=[term],
        facts=[draw(facts(name)) for name in ("fact-1", "fact-2")],
        items=[draw(items(name)) for name in ("item-1", "item-2", "item-3")],
    )
