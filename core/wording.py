"""How figures, money, dates, times and names are written in Indonesian, on screens and in documents.

These are forms of values, not sentences: sentences stand in the catalogue. Spelling follows EYD V:
numbers in words and the decimal comma and thousands dot, a dot between hours and minutes.

Short forms of people's names stand here too. A name is whatever people write: with titles before it and
degrees after a comma, of one word or of ten, in any script. Those functions take any text and never raise.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from core.clock import local

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Names of the days; ``date.weekday()`` is the index."""

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""Names of the months; ``date.month - 1`` is the index."""

LARGEST_IN_WORDS = 10**15

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
)
_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_SIGNS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")

_SHORT_SALUTATIONS = {"saudara": "Sdr.", "saudari": "Sdri."}

# Titles before a name, without their dots and in small letters.
_CLERICS = frozenset({"kh", "kiai", "kyai", "nyai", "habib", "buya", "pdt", "pendeta", "romo", "pastor", "suster"})
_TEACHERS = frozenset({"ustaz", "ustadz", "ust", "ustazah", "ustadzah"})
_RELIGIOUS_TITLES = _CLERICS | _TEACHERS
_OTHER_TITLES = frozenset({"h", "hj", "dr", "drs", "dra", "drg", "drh", "ir", "prof", "apt", "ns", "bdn", "bd"})
_TITLES = _RELIGIOUS_TITLES | _OTHER_TITLES

_LETTERS_OF_A_SHORT_WORD = 3


def terbilang(n: int) -> str:
    """Return ``n`` in words: 0 "nol", 11 "sebelas", 1000 "seribu", 1001000 "satu juta seribu".

    Raises ValueError outside 0 to 10^15.
    """
    if not 0 <= n <= LARGEST_IN_WORDS:
        raise ValueError(f"no words for {n}")
    if n == 0:
        return _DIGITS[0]
    words: list[str] = []
    for size, name in _SCALES:
        count, n = divmod(n, size)
        if count == 1 and size == 1000:
            words.append("seribu")
        elif count:
            words += [*_below_thousand(count), name]
    return " ".join(words + _below_thousand(n))


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    words = [] if hundreds == 0 else ["seratus"] if hundreds == 1 else [_DIGITS[hundreds], "ratus"]
    return words + _below_hundred(rest)


def _below_hundred(n: int) -> list[str]:
    tens, ones = divmod(n, 10)
    if n in (10, 11):
        return ["sepuluh" if n == 10 else "sebelas"]
    if tens == 1:
        return [_DIGITS[ones], "belas"]
    return ([_DIGITS[tens], "puluh"] if tens else []) + ([_DIGITS[ones]] if ones else [])


def number(n: int) -> str:
    """Return ``n`` with a dot between thousands: 18150 "18.150"."""
    return f"{n:,}".replace(",", ".")


def half_up(value: Fraction | int, places: int) -> Decimal:
    """Return ``value`` rounded to ``places`` decimals, exactly; a half goes away from zero."""
    scale: int = 10**places
    units = (abs(value.numerator) * scale * 2 + value.denominator) // (2 * value.denominator)
    sign = 1 if value < 0 and units else 0
    return Decimal((sign, tuple(map(int, str(units))), -places))


def decimal(value: Fraction | int, places: int) -> str:
    """Return ``value`` with exactly ``places`` decimals, half up: 50/3 to one place is "16,7"."""
    return f"{half_up(value, places):,f}".translate(str.maketrans(",.", ".,"))


def rupiah(n: int) -> str:
    """Return a sum of whole rupiah as in a budget: "Rp18.150.000,00"."""
    return f"{'-' if n < 0 else ''}Rp{number(abs(n))},00"


def rupiah_terbilang(n: int) -> str:
    """Return a sum of whole rupiah in words; raises ValueError outside 0 to 10^15."""
    return f"{terbilang(n)} rupiah"


def day_name(day: date) -> str:
    """Return "Rabu"."""
    return DAYS[day.weekday()]


def date_long(day: date) -> str:
    """Return "11 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_in_words(day: date) -> str:
    """Return the date as an official document opens with it, from the name of the day on.

    "Rabu, tanggal sebelas bulan November tahun dua ribu dua puluh enam".
    """
    month = MONTHS[day.month - 1]
    return f"{day_name(day)}, tanggal {terbilang(day.day)} bulan {month} tahun {terbilang(day.year)}"


def clock_time(at: datetime, zone: str) -> str:
    """Return the time of day of an aware moment in a zone ("WIB", "WITA", "WIT"): "09.41"."""
    return local(at, zone).strftime("%H.%M")


def clock_time_s(at: datetime, zone: str) -> str:
    """Return the time of day with seconds: "09.41.07"."""
    return local(at, zone).strftime("%H.%M.%S")


def duration(seconds: float, *, with_hours: bool = False) -> str:
    """Return a span in whole seconds as a running clock shows it: "0.52", "12.34", "1.02.03".

    ``with_hours`` shows the hours even if there are none ("0.41.07"). Part seconds are cut off; a
    negative span has a hyphen before it.
    """
    whole = int(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, of_hour = divmod(minutes, 60)
    sign = "-" if seconds < 0 and whole else ""
    if hours or with_hours:
        return f"{sign}{hours}.{of_hour:02}.{rest:02}"
    return f"{sign}{minutes}.{rest:02}"


def minutes_words(minutes: int) -> str:
    """Return minutes as read out: "25 menit", "1 jam", "2 jam 5 menit"; raises ValueError below 0."""
    if minutes < 0:
        raise ValueError(f"negative minutes: {minutes}")
    hours, rest = divmod(minutes, 60)
    parts = ([f"{number(hours)} jam"] if hours else []) + ([f"{rest} menit"] if rest or not hours else [])
    return " ".join(parts)


def roman(n: int) -> str:
    """Return a Roman numeral, as for months and lampiran; raises ValueError outside 1 to 3999."""
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman numeral for {n}")
    letters = ""
    for value, sign in zip(_ROMAN_VALUES, _ROMAN_SIGNS, strict=True):
        count, n = divmod(n, value)
        letters += sign * count
    return letters


def ordinal_label(n: int) -> str:
    """Return the label of a clause: KESATU, KEDUA, …, KESEBELAS, KEDUA PULUH SATU.

    Raises ValueError outside 1 to 10^15.
    """
    if n < 1:
        raise ValueError(f"no clause has the number {n}")
    return f"KE{terbilang(n)}".upper()


def join_id(items: Sequence[str]) -> str:
    """Return an enumeration: "a", "a dan b", "a, b, dan c"; empty for no items."""
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def initials(name: str) -> str:
    """Return at most two capital letters: "Hesti Prameswari, S.Sos." "HP", "Tumini" "TU".

    Titles before the name and everything after it are left out. Empty if the name has no letter.
    """
    words = [signs for word in _name_words(name) if (signs := _letters(word))]
    if len(words) == 1:
        return words[0][:2].upper()[:2]
    return "".join(word[0].upper()[:1] for word in words[:2])


def first_name(name: str) -> str:
    """Return the name without titles and degrees, cut to its first word, which is the usual name.

    A first word of three letters or fewer takes the next one along: "Nur Asiyah Lestari" "Nur Asiyah".
    """
    words = _name_words(name)
    taken = 2 if words and len(_letters(words[0])) <= _LETTERS_OF_A_SHORT_WORD else 1
    return " ".join(words[:taken])


def short_name(name: str, salutation: str = "") -> str:
    """Return how the person is addressed: "Ibu Maryani", "Sdr. Dimas", "K.H. Zainal".

    "Saudara" and "Saudari" are shortened; a religious title is kept and replaces the salutation.
    """
    own = first_name(name)
    address = _religious_title(name) or _SHORT_SALUTATIONS.get(salutation.strip().lower(), salutation.strip())
    return f"{address} {own}".strip()


def _name_words(name: str) -> list[str]:
    """The words of the name itself; all words there are if it consists of titles only."""
    for part in name.split(","):
        words = _split(part)
        while words and _plain(words[0]) in _TITLES:
            words = words[1:]
        if words:
            return words
    return _split(name.replace(",", " "))


def _religious_title(name: str) -> str:
    for word in _split(name):
        if _plain(word) in _RELIGIOUS_TITLES:
            return word
        if _plain(word) not in _TITLES:
            break
    return ""


def _split(text: str) -> list[str]:
    """Words parted by blanks; "K. H." written apart is one title."""
    words = text.split()
    if [_plain(word) for word in words[:2]] == ["k", "h"]:
        return ["K.H.", *words[2:]]
    return words


def _plain(word: str) -> str:
    return word.replace(".", "").replace(",", "").lower()


def _letters(word: str) -> str:
    return "".join(sign for sign in word if sign.isalnum())
