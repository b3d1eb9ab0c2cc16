"""Invented Libyan names: every hamza, lam-alef, teh marbuta, stacked letters, long and short."""

from itertools import islice, product

from certificates.facts import Text

GIVEN = (
    ("علي", "Ali"),
    ("آلاء", "Alaa"),
    ("رؤى", "Ruaa"),
    ("لؤي", "Luai"),
    ("عائشة", "Aisha"),
    ("أسماء", "Asma"),
    ("إسلام", "Islam"),
    ("هناء", "Hana"),
    ("فتحية", "Fathia"),
    ("نجم الدين", "Najmeddin"),
    ("عبد الله", "Abdallah"),
    ("فاطمة الزهراء", "Fatima Zahra"),
    ("مرام", "Maram"),
    ("سالمين", "Salmin"),
)
FATHER = (
    ("محمد", "Mohamed"),
    ("الأمين", "Elamin"),
    ("عبد السلام", "Abdussalam"),
    ("خليفة", "Khalifa"),
    ("حجاج", "Hajjaj"),
)
GRANDFATHER = (
    ("أبو بكر", "Abubaker"),
    ("المبروك", "Almabrouk"),
    ("بن عيسى", "Ben-Issa"),
)
FAMILY = (
    ("الطشاني", "Al-Tashani"),
    ("القماطي", "Elgamati"),
    ("لملوم", "Lamloum"),
    ("الحجاجي", "Al Hajjaji"),
    ("التائب", "D’Etayeb"),
    ("اللافي", "Allafi"),
    ("بئر الأشهب", "Bir al-Ashhab"),
)
STRIDE = 7
"""Picks names from all over the product instead of 200 neighbours."""


def libyan_names(count: int) -> list[Text]:
    """Name people in four parts."""
    everyone = product(GIVEN, FATHER, GRANDFATHER, FAMILY)
    return [joined(parts) for parts in islice(everyone, 0, count * STRIDE, STRIDE)]


def joined(parts: tuple[tuple[str, str], ...]) -> Text:
    """Join the parts in both scripts."""
    return Text(ar=" ".join(ar for ar, _ in parts), en=" ".join(en for _, en in parts))
