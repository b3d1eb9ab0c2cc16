"""The columns a roster may have, and the many ways to head them."""

from enum import StrEnum
from typing import Final

from lms.people.rules import names


class Field(StrEnum):
    """A column that means something to the register."""

    SERIAL = "serial"
    NAME = "name"
    GIVEN = "given"
    FATHER = "father"
    GRANDFATHER = "grandfather"
    FAMILY = "family"
    LATIN_NAME = "latin_name"
    NATIONAL_NUMBER = "national_number"
    STAFF_NUMBER = "staff_number"
    INSTITUTION = "institution"
    JOB = "job"
    STATION = "station"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    SEX = "sex"
    BIRTH = "birth"
    OUTCOME = "outcome"
    NOTES = "notes"


_HEADINGS: Final = {
    Field.SERIAL: "م|ت|ر م|رم|رقم|العدد|التسلسل|تسلسل|الرقم|الرقم التسلسلي|مسلسل|ترقيم|no|n|nr"
    "|number|serial|serial no|serial number|s n|sn|item|#",
    Field.NAME: "الاسم|الاسم الرباعي|الاسم الكامل|الاسم بالكامل|الاسم بالعربي|الاسم بالعربية"
    "|الاسم باللغة العربية|الاسم الثلاثي|الاسم الثلاثي واللقب|الاسم واللقب|اسم المشارك"
    "|اسم المتدرب|اسم المرشح|اسم الموظف|اسم المشاركة|الأسماء|name|full name|name arabic"
    "|arabic name|name in arabic|name ar|full name arabic|full name in arabic|participant"
    "|participant name|name of participant|trainee|trainee name|nominee|employee name",
    Field.GIVEN: "الاسم الأول|الاسم الاول|الاسم الشخصي|first name|given name|forename",
    Field.FATHER: "اسم الأب|الأب|اسم الوالد|الاسم الثاني|father|father name|fathers name"
    "|father s name|middle name|second name",
    Field.GRANDFATHER: "اسم الجد|الجد|الاسم الثالث|grandfather|grandfather name"
    "|grandfathers name|grandfather s name|third name",
    Field.FAMILY: "اللقب|لقب|العائلة|اسم العائلة|الكنية|الاسم الرابع|family|family name|surname"
    "|last name",
    Field.LATIN_NAME: "الاسم بالإنجليزية|الاسم بالانجليزي|الاسم بالإنجليزي|الاسم باللغة الإنجليزية"
    "|الاسم باللاتينية|الاسم اللاتيني|الاسم كما في جواز السفر|الاسم في الجواز|الاسم حسب الجواز"
    "|english name|name english|name in english|name en|latin name|full name english"
    "|full name in english|passport name|name as in passport|name in passport",
    Field.NATIONAL_NUMBER: "الرقم الوطني|رقم وطني|الوطني|رقم الهوية|الرقم الوطنى|national number"
    "|national id|national no|national id number|nid|id number|id no|id",
    Field.STAFF_NUMBER: "الرقم الوظيفي|رقم الموظف|الرقم الحسابي|الرقم العسكري|staff number"
    "|staff no|employee number|employee no|employee id|service number",
    Field.INSTITUTION: "الجهة|جهة العمل|الجهة التابع لها|جهة الانتماء|المؤسسة|المؤسسه|الهيئة"
    "|الوزارة|الإدارة|القطاع|اسم الجهة|الجهة المرشحة|مكان العمل|institution|organisation"
    "|organization|authority|ministry|agency|employer|entity|workplace|department",
    Field.JOB: "الوظيفة|المسمى الوظيفي|الصفة|المهنة|العمل|الصفة الوظيفية|المنصب|طبيعة العمل|الرتبة"
    "|job|job title|position|title|function|occupation|role|rank",
    Field.STATION: "مقر العمل|البلدية|المدينة|المنطقة|مكان الإقامة|الموقع|station|duty station"
    "|municipality|city|town|location|baladiya|place of work",
    Field.PHONE: "الهاتف|رقم الهاتف|هاتف|الهاتف المحمول|النقال|الهاتف النقال|الموبايل|المحمول"
    "|الجوال|رقم الجوال|رقم النقال|رقم الموبايل|أرقام الهواتف|phone|phone number|mobile"
    "|mobile number|mobile no|telephone|tel|cell|phone no|contact number|contact|whatsapp",
    Field.OTHER_PHONE: "هاتف آخر|رقم هاتف آخر|هاتف 2|واتساب|واتس|other phone|phone 2|mobile 2"
    "|second phone|alternative phone",
    Field.EMAIL: "البريد الإلكتروني|البريد|الإيميل|ايميل|بريد إلكتروني|email|e mail|email address"
    "|mail",
    Field.SEX: "الجنس|النوع|النوع الاجتماعي|ذكر أنثى|sex|gender|m f|male female",
    Field.BIRTH: "تاريخ الميلاد|الميلاد|سنة الميلاد|تاريخ الولادة|المواليد|مواليد|date of birth"
    "|birth date|birthdate|dob|year of birth|birth year|born",
    Field.OUTCOME: "النتيجة|الحالة|التقدير|أتم الدورة|اجتاز|الاجتياز|result|outcome|status"
    "|completed|passed",
    Field.NOTES: "ملاحظات|الملاحظات|التوقيع|notes|remarks|comments|signature",
}

_FIELD_OF: Final = {
    names.fold(heading): field
    for field, headings in _HEADINGS.items()
    for heading in headings.split("|")
}
_LONGEST_HEADING = 50
"""A longer text that says «national» is a title or a sentence."""
_TELLING: Final = tuple(
    (field, frozenset(f" {names.fold(word)} " for word in words.split("|")))
    for field, words in (
        (Field.NATIONAL_NUMBER, "الرقم الوطني|national"),
        (Field.LATIN_NAME, "بالانجليزي|بالانجليزيه|english|passport|الجواز"),
        (Field.BIRTH, "الميلاد|birth"),
        (Field.PHONE, "الهاتف|phone|mobile"),
        (Field.EMAIL, "البريد|email"),
        (Field.NAME, "الرباعي|الثلاثي"),
    )
)


def field_of(heading: str) -> Field | None:
    """Recognise a heading: as a whole, or by a word that leaves no doubt."""
    folded = names.fold(heading)
    if len(folded) > _LONGEST_HEADING:
        return None
    return _FIELD_OF.get(folded) or _by_telling_word(folded)


def _by_telling_word(folded: str) -> Field | None:
    padded = f" {folded} "
    for field, words in _TELLING:
        if any(word in padded for word in words):
            return field
    return None
