"""The sentences, as a Libyan reader and an English reader expect them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from certificates.facts import Facts, Sex
from certificates.wording import arabic, days, english
from certificates.wording.sentences import said

SHADDA = "\u0651"


def by(facts: Facts, sex: Sex) -> Facts:
    return replace(facts, holder=replace(facts.holder, sex=sex))


@pytest.mark.parametrize(
    ("sex", "sentence"),
    [
        (Sex.FEMALE, "نشهد بأن المتدربة … قد أتمت بنجاح البرنامج التدريبي"),
        (Sex.MALE, "نشهد بأن المتدرب … قد أتم بنجاح البرنامج التدريبي"),
        (Sex.UNKNOWN, "تمنح هذه الشهادة إلى … بعد النجاح في إتمام البرنامج التدريبي"),
    ],
)
def test_the_arabic_agrees_with_the_holder_and_is_neutral_where_unknown(
    sex: Sex, sentence: str, facts: Facts
):
    known = by(facts, sex)

    assert f"{arabic.lead(known)} … {arabic.completed(known)}" == sentence


def test_the_english_never_tells_the_sex(facts: Facts):
    sentences = {english.lead(by(facts, sex)) + english.completed(by(facts, sex)) for sex in Sex}

    assert len(sentences) == 1


def test_no_fixed_arabic_word_has_a_shadda():
    sources = [Path(module.__file__ or "").read_text("utf-8") for module in (arabic, days)]

    assert not any(SHADDA in source for source in sources)


def test_the_particulars_read_as_one_sentence(facts: Facts):
    assert said(arabic.particulars(facts)) == (
        "المنعقد في القطرون من 8 إلى 19 نوفمبر 2026، بواقع 40 ساعة تدريبية في 10 جلسات، "
        "بنسبة حضور 95% وبدرجة 88,5% في الاختبار النهائي، وفق المنهج C3، الإصدار 2026.1."
    )
    assert said(english.particulars(facts)) == (
        "held in Al Qatrun from 8 to 19 November 2026: 40 hours of training in 10 sessions, "
        "with 95% attendance and 88.5% in the final assessment, "
        "under syllabus C3, edition 2026.1."
    )


@pytest.mark.parametrize(
    ("attendance", "score", "arabic_words", "english_words"),
    [
        (None, None, "", ""),
        (Decimal(80), None, "، بنسبة حضور 80%", ", with 80% attendance"),
        (
            None,
            Decimal("70.0"),
            "، بدرجة 70% في الاختبار النهائي",
            ", with 70% in the final assessment",
        ),
    ],
)
def test_what_was_not_recorded_is_not_said(
    attendance: Decimal | None,
    score: Decimal | None,
    arabic_words: str,
    english_words: str,
    facts: Facts,
):
    training = replace(facts.training, attendance=attendance, score=score)

    assert said(arabic.results(training)) == arabic_words
    assert said(english.results(training)) == english_words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("1", "ساعة تدريبية واحدة"),
        ("2", "ساعتين تدريبيتين"),
        ("3", "3 ساعات تدريبية"),
        ("10", "10 ساعات تدريبية"),
        ("11", "11 ساعة تدريبية"),
        ("7.5", "7,5 ساعة تدريبية"),
        ("99", "99 ساعة تدريبية"),
        ("100", "100 ساعة تدريبية"),
        ("102", "102 ساعة تدريبية"),
        ("103", "103 ساعات تدريبية"),
        ("111", "111 ساعة تدريبية"),
    ],
)
def test_arabic_counts_hours_by_its_own_rules(hours: str, words: str):
    assert arabic.hours(Decimal(hours)) == words


@pytest.mark.parametrize(
    ("sessions", "ar", "en"),
    [
        (1, "جلسة واحدة", "1 session"),
        (2, "جلستين", "2 sessions"),
        (4, "4 جلسات", "4 sessions"),
        (12, "12 جلسة", "12 sessions"),
    ],
)
def test_sessions_are_counted_in_both_languages(sessions: int, ar: str, en: str):
    assert (arabic.sessions(sessions), english.sessions(sessions)) == (ar, en)


@pytest.mark.parametrize(
    ("first", "last", "ar", "en"),
    [
        (date(2026, 3, 4), date(2026, 3, 4), " في 4 مارس 2026", " on 4 March 2026"),
        (
            date(2026, 4, 28),
            date(2026, 5, 2),
            " من 28 أبريل إلى 2 مايو 2026",
            " from 28 April to 2 May 2026",
        ),
        (
            date(2025, 12, 28),
            date(2026, 1, 1),
            " من 28 ديسمبر 2025 إلى 1 يناير 2026",
            " from 28 December 2025 to 1 January 2026",
        ),
    ],
)
def test_a_period_says_no_month_or_year_twice(first: date, last: date, ar: str, en: str):
    assert (said(arabic.period(first, last)), said(english.period(first, last))) == (ar, en)


@pytest.mark.parametrize(
    ("shift", "ar", "en"),
    [
        (0, "الموافق 12 جمادى الآخرة 1448 هـ", "12 Jumada al-Akhirah 1448 AH"),
        (1, "الموافق 13 جمادى الآخرة 1448 هـ", "13 Jumada al-Akhirah 1448 AH"),
        (-1, "الموافق 11 جمادى الآخرة 1448 هـ", "11 Jumada al-Akhirah 1448 AH"),
        (None, "", ""),
    ],
)
def test_the_hijri_day_may_be_moved_as_announced_or_left_out(
    shift: int | None, ar: str, en: str, facts: Facts
):
    known = replace(facts, hijri_shift=shift)

    assert (arabic.hijri(known), english.hijri(known)) == (ar, en)


def test_a_certificate_that_never_expires_does_not_speak_of_it(facts: Facts):
    known = replace(facts, expires_on=None)

    assert (arabic.expires(known), english.expires(known)) == ("", "")
