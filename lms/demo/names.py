"""Invented names for the demonstration: nobody in it exists."""

MEN = (
    ("محمد", "Mohamed"), ("أحمد", "Ahmed"), ("علي", "Ali"), ("عمر", "Omar"), ("يوسف", "Yousef"),
    ("إبراهيم", "Ibrahim"), ("خالد", "Khaled"), ("عبد الرحمن", "Abdurrahman"), ("سالم", "Salem"),
    ("عادل", "Adel"), ("وليد", "Walid"), ("فرج", "Faraj"), ("ناصر", "Naser"), ("جمال", "Jamal"),
    ("عبد الحكيم", "Abdulhakim"), ("صلاح", "Salah"), ("منصور", "Mansour"), ("أنس", "Anas"),
    ("عبد المنعم", "Abdulmonem"), ("حاتم", "Hatem"), ("رضا", "Reda"), ("بشير", "Bashir"),
)
WOMEN = (
    ("فاطمة", "Fatma"), ("مريم", "Mariam"), ("خديجة", "Khadija"), ("أمل", "Amal"), ("نور", "Nour"),
    ("هناء", "Hanaa"), ("سعاد", "Suad"), ("إيمان", "Iman"), ("رانيا", "Rania"), ("ليلى", "Layla"),
    ("سناء", "Sanaa"), ("آمنة", "Amna"), ("رحاب", "Rehab"), ("وفاء", "Wafaa"), ("حنان", "Hanan"),
    ("ابتسام", "Ibtisam"),
)
FAMILIES = (
    ("الفيتوري", "Al-Fitouri"), ("الغرياني", "Al-Gheryani"), ("الككلي", "Al-Kikli"),
    ("المصراتي", "Al-Misrati"), ("الزنتاني", "Al-Zintani"), ("العبيدي", "Al-Obeidi"),
    ("الدرسي", "Al-Darsi"), ("البرعصي", "Al-Barasi"), ("الفرجاني", "Al-Ferjani"),
    ("العمامي", "Al-Amami"), ("الهوني", "Al-Houni"), ("القماطي", "Al-Gamati"),
    ("الجبالي", "Al-Jebali"), ("التاجوري", "Al-Tajouri"), ("النالوتي", "Al-Naluti"),
    ("الغدامسي", "Al-Ghadamsi"), ("الكفري", "Al-Kufri"), ("المرغني", "Al-Marghani"),
    ("بن عثمان", "Ben Othman"), ("بن رمضان", "Ben Ramadan"), ("الشاوش", "Al-Shawish"),
    ("العجيلي", "Al-Ajili"), ("السويحلي", "Al-Swehli"), ("الأوجلي", "Al-Aujali"),
)
JOBS = (
    "موظف استقبال", "ضابط جوازات", "مفتش عمل", "ممرض", "طبيب", "باحث اجتماعي", "موظف تسجيل",
    "مشرف مركز", "منسق ميداني", "موظف بلدية",
)
