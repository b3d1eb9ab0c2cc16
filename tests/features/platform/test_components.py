"""The component macros: what each writes for the pages that use it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from werkzeug.datastructures import MultiDict
from wtforms import Form, PasswordField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length

from courses.text import Text
from lms.platform import drawing, i18n
from lms.platform.paging import Page

TEMPLATES = Path(drawing.__file__).parent.parent / "templates"


class Signing(Form):
    """A form with one field of each troublesome sort."""

    phone = StringField("Phone", [Length(min=10, message="Ten digits")])
    word = PasswordField("Password", [InputRequired("Enter it")])
    bus = RadioField(
        "Bus?",
        [InputRequired("Choose one")],
        choices=[SelectChoice("y", "Yes"), SelectChoice("n", "No")],
    )


@pytest.fixture(scope="module")
def macros() -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(i18n.FILTERS)
    env.globals.update(csrf_token=lambda: "token", url_for=address, static_url=lambda name: name)
    drawing.register(env)
    return env


@pytest.fixture
def refused() -> Signing:
    form = Signing(MultiDict({"phone": "09123"}))
    form.validate()
    return form


def address(endpoint: str, **values: object) -> str:
    return f"/{endpoint}?" + "&".join(f"{name}={value}" for name, value in values.items())


def written(env: Environment, macro: str, call: str, /, **values: object) -> str:
    source = f'{{% from "components/{macro}.html" import {macro} %}}{{{{ {macro}({call}) }}}}'
    return env.from_string(source).render(values)


@pytest.mark.parametrize(("value", "drawn"), [(-5, "0%"), (38, "38%"), (130, "100%")])
def test_a_bar_never_leaves_its_track(macros: Environment, value: int, drawn: str):
    bar = written(macros, "bar", "value", value=value)

    assert f'class="v" width="{drawn}"' in bar


def test_a_bar_with_words_is_an_image_and_one_without_is_decoration(macros: Environment):
    told, silent = written(macros, "bar", "38, label='38 percent'"), written(macros, "bar", "38")

    assert 'role="img" aria-label="38 percent"' in told
    assert 'aria-hidden="true"' in silent


def test_an_icon_that_points_turns_with_the_language_and_a_check_does_not(macros: Environment):
    pointing, plain = written(macros, "icon", "'next'"), written(macros, "icon", "'check'")

    assert 'class="i flip"' in pointing
    assert 'class="i"' in plain


def test_an_icon_nobody_drew_stops_the_page(macros: Environment):
    with pytest.raises(KeyError):
        written(macros, "icon", "'unicorn'")


def test_what_people_typed_cannot_become_markup(macros: Environment):
    row = written(macros, "person", "name, '', 'mark', []", name="<script>alert(1)</script>")

    assert "<script>" not in row


def test_the_mark_given_before_is_still_chosen_in_the_register(macros: Environment):
    marks = [("present", "Present", "p"), ("absent", "Absent", "a")]

    row = written(macros, "person", "'Salem', '', 'mark-1', marks, 'absent'", marks=marks)

    assert re.findall(r'value="(\w+)" checked', row) == ["absent"]


def test_a_field_is_tied_to_its_label_hint_and_error(macros: Environment, refused: Signing):
    field = written(macros, "field", "f, hint='Ten digits, like 0912345678'", f=refused.phone)

    assert '<label for="phone">' in field
    assert 'aria-describedby="phone-hint phone-err"' in field
    assert set(re.findall(r'id="(phone[\w-]*)"', field)) == {"phone", "phone-hint", "phone-err"}


def test_a_field_keeps_what_was_typed_when_it_is_refused(macros: Environment, refused: Signing):
    assert 'value="09123"' in written(macros, "field", "f", f=refused.phone)


def test_the_show_button_of_a_password_waits_for_its_script(macros: Environment, refused: Signing):
    field = written(macros, "field", "f", f=refused.word)

    assert re.search(r'hidden\s+data-shows="word"', field)


def test_each_error_of_the_summary_leads_to_a_field_on_the_page(
    macros: Environment, refused: Signing
):
    summary = written(macros, "errors", "form", form=refused)
    fields = "".join(written(macros, "field", "f", f=field) for field in refused)

    targets = re.findall(r'href="#([\w-]+)"', summary)

    assert targets == ["phone", "word", "bus-0"]
    assert all(f'id="{target}"' in fields for target in targets)


def test_a_form_in_order_has_no_summary(macros: Environment):
    assert written(macros, "errors", "form", form=Signing()).strip() == ""


def test_a_button_that_changes_something_carries_the_token(macros: Environment):
    button = written(macros, "act", "'/withdraw', 'Withdraw'")

    assert 'method="post"' in button
    assert 'name="csrf_token" value="token"' in button


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("new", "New person"),
        ("known", "Known"),
        ("changed", "Known, new post"),
        ("probable", "Perhaps the same"),
        ("warning", "Look at this"),
        ("error", "Cannot be read"),
        ("ignored", "Left out"),
    ],
)
def test_every_verdict_on_a_row_is_said_in_words(macros: Environment, kind: str, word: str):
    row = SimpleNamespace(row=7, name="Salem", detail="", kind=kind, reasons=["Because"])

    listed = written(macros, "verdicts", "[row], 'Rows'", row=row)

    assert "Row 7" in listed
    assert word in listed
    assert "Because" in listed


def test_who_has_not_earned_it_sees_what_is_lacking(macros: Environment):
    someone = SimpleNamespace(
        name="Salem", detail="", url="", earned=False, figures=["60%"], lacks=["80% is needed"]
    )

    listed = written(macros, "earned", "[someone], 'People'", someone=someone)

    assert "Not yet" in listed
    assert "80% is needed" in listed


@pytest.mark.parametrize(
    ("number", "ways"),
    [(1, ["page=2", "page=9"]), (5, ["page=1", "page=4", "page=6", "page=9"]), (9, ["page=8"])],
)
def test_pagination_offers_the_neighbours_and_the_ends(
    macros: Environment, number: int, ways: list[str]
):
    page: Page[str] = Page([], number, total=9, per_page=1)

    links = written(macros, "pagination", "page, 'people', q='ali'", page=page)

    assert f'<b aria-current="page">{number}</b>' in links
    assert all(way in links for way in ways)
    assert "q=ali" in links


def test_one_page_needs_no_pagination(macros: Environment):
    page: Page[str] = Page([], 1, total=1)

    assert written(macros, "pagination", "page, 'people'", page=page).strip() == ""


def test_a_running_job_shows_how_far_it_is(macros: Environment):
    job = SimpleNamespace(state="running", done=3, total=40)

    bar = written(macros, "job_progress", "job, '/status', '3 of 40'", job=job)

    assert 'max="40" value="3"' in bar
    assert "3 of 40" in bar


@pytest.mark.parametrize("state", ["done", "failed"])
def test_a_job_that_has_ended_says_so_and_polls_no_more(macros: Environment, state: str):
    job = SimpleNamespace(state=state, done=40, total=40)

    said = written(macros, "job_progress", "job, '/status', 'It ended'", job=job)

    assert "It ended" in said
    assert "data-progress" not in said


def test_both_languages_of_a_text_stand_side_by_side_each_in_its_direction(macros: Environment):
    pairs = written(macros, "pairs", "[('Title', text)]", text=Text(ar="الحماية", en="Protection"))

    assert re.search(r'<dd lang="ar" dir="rtl">\s*الحماية', pairs)
    assert re.search(r'<dd lang="en" dir="ltr">\s*Protection', pairs)


def test_a_number_too_small_to_show_is_a_dash_on_the_map(macros: Environment):
    tiles = written(macros, "map", "{'LY0319': none}, 'People', 'en'")

    assert re.search(r">Sebha</text>\s*<text class=\"v\"[^>]*>–</text>", tiles)
    assert "too small to show" in tiles


def test_a_tile_opens_the_rows_behind_it(macros: Environment):
    tiles = written(macros, "map", "{'LY0319': 7}, 'People', 'en', links={'LY0319': '/rows'}")

    assert '<a href="/rows">' in tiles


@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_error_page_speaks_the_language_and_quotes_its_incident(
    macros: Environment, locale: str, direction: str
):
    site = SimpleNamespace(name="Masar", tagline="", helpline="", logo_url=None)

    page = macros.get_template("errors/page.html").render(
        locale=locale, direction=direction, other_locale="en", other_locale_url="/en/",
        site=site, me=None, flashed=[], data_saver=False, nav=[],
        heading="Not found", advice="Look elsewhere", incident="4F7K", status=404,
    )  # fmt: skip

    assert re.search(rf'<html lang="{locale}"\s+dir="{direction}">', page)
    assert "<title>Not found · Masar</title>" in page
    assert '<bdi class="code">4F7K</bdi>' in page
