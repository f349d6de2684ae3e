"""Single values of a list of participants, as people write them: sex, RT and RW, age, unsur."""

from __future__ import annotations

import re

from core.people import Sex
from intake.headings import plain

_MALE = {
    *("l", "lk", "lki", "laki", "laki laki", "laki2", "laki 2", "lelaki", "pria", "cowok", "m", "male", "bapak", "1 l"),
    *("pa", "putra", "laki laki l", "l laki laki"),
}
_FEMALE = {
    *("p", "pr", "prp", "prmpn", "pere", "perempuan", "w", "wnt", "wanita", "cewek", "f", "female", "ibu", "2 p"),
    *("pi", "putri", "perempuan p", "p perempuan"),
}
_MALE_TITLES = {
    *("bapak", "bpk", "bp", "sdr", "pak", "mr", "tn", "tuan", "h", "kh", "ki", "drs", "ust", "ustaz", "ustadz"),
    *("kiai", "kyai"),
}
_ONLY_IN_FRONT = {"h", "ki", "kh"}
_FEMALE_TITLES = {
    *("ibu", "bu", "sdri", "ny", "nyonya", "nn", "nona", "hj", "mrs", "ms", "nyi", "dra", "ustazah", "ustadzah"),
    "nyai",
}
_NOTHING = {"", "nihil", "kosong", "n a", "na", "tidak ada", "null", "none"}
_TICKS = {"v", "x", "1", "l", "p", "ya", "y"}
_TICK_SIGNS = set("√✓✔☑✗✘●•*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[-/ ][A-Za-z]{3,}([-/ ]\d{2,4})?", re.ASCII)
_NUMBER = re.compile(r"(?:rt|rw)?[\s.:,]*(\d{1,3}|[ivx]{1,5})(?:\.0)?", re.ASCII | re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\d{1,3}\s*[.)]\s*(?=\D)", re.ASCII)
_PAIR = re.compile(
    r"(?:rt)?[\s.:,]*(\d{1,3})\s*(?:[/\\|,;.\-–]|dan)?\s*(?:/?\s*rw)?[\s.:,]*(\d{1,3})", re.ASCII | re.IGNORECASE
)
_RT_IN_ADDRESS = re.compile(r"\brt[\s.:/]*(\d{1,3})\b", re.ASCII | re.IGNORECASE)
_RW_IN_ADDRESS = re.compile(r"\brw[\s.:/]*(\d{1,3})\b", re.ASCII | re.IGNORECASE)
_PAIR_IN_ADDRESS = re.compile(r"\brt\s*/\s*rw[\s.:]*(\d{1,3})\s*/\s*(\d{1,3})\b", re.ASCII | re.IGNORECASE)
_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)", re.ASCII)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, "nihil"."""
    return plain(text) in _NOTHING and not any(sign.isalnum() and not sign.isascii() for sign in text)


def is_formula(text: str) -> bool:
    """Whether a cell is a formula as text or without its result, or the error that it gave."""
    return text.startswith(("=", "#"))


def without_number(text: str) -> str:
    """A name without the number before it ("3. Ibu Sari"), as lists have it that were typed in a message."""
    return _LIST_NUMBER.sub("", text, count=1) if _LIST_NUMBER.match(text) else text


def without_nik(text: str) -> str:
    """``text`` without any number of 16 digits (NIK, KK): no such number is kept, whatever column it stands in."""
    return " ".join(_NIK.sub("", text).split()) if _NIK.search(text) else text


def sex_of(text: str) -> Sex | None:
    """The sex that a cell names; None if it names none."""
    word = plain(text)
    if word in _MALE:
        return Sex.MALE
    return Sex.FEMALE if word in _FEMALE else None


def sex_of_title(name: str) -> Sex | None:
    """The sex that the word before or behind a name tells ("Ibu Sari", "Hj. Aminah", "Sarwono, Bapak"); else None."""
    words = plain(name).split()
    for word in (words[0], words[-1]) if len(words) > 1 else ():
        if word in _FEMALE_TITLES:
            return Sex.FEMALE
        if word in _MALE_TITLES - (_ONLY_IN_FRONT if word is not words[0] else set()):
            return Sex.MALE
    return None


def is_ticked(text: str) -> bool:
    """Whether a cell of the columns "L | P" has a mark."""
    return plain(text) in _TICKS or bool(set(text) & _TICK_SIGNS)


def became_date(text: str) -> bool:
    """Whether a spreadsheet has turned "03/05" into a date."""
    return _DATE.fullmatch(text) is not None


def number_of(text: str) -> str | None:
    """An RT or RW as written ("003", "RT 003" → "003", "3.0" → "3"), "" for nothing; None if it is none."""
    if is_nothing(text):
        return ""
    found = _NUMBER.fullmatch(text.strip())
    return None if found is None else found[1]


def pair_of(text: str) -> tuple[str, str] | None:
    """RT and RW of one cell ("003/005", "RT 3 RW 5", "3-5"), two empty texts for nothing; None if it is no pair."""
    if is_nothing(text):
        return "", ""
    found = _PAIR.fullmatch(text.strip())
    if found is None or not re.search(r"\D", text.strip()):
        return None
    return found[1], found[2]


def pair_in_address(text: str) -> tuple[str, str]:
    """RT and RW that an address names, "" for what it does not name."""
    both = _PAIR_IN_ADDRESS.search(text)
    if both is not None:
        return both[1], both[2]
    rt, rw = _RT_IN_ADDRESS.search(text), _RW_IN_ADDRESS.search(text)
    return (rt[1] if rt else ""), (rw[1] if rw else "")


def age_of(text: str) -> int | None:
    """An age in years ("54", "54 th", "54,0"); None if it is none."""
    found = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?\s*(?:th|thn|tahun|years?)?\.?", text.strip(), re.ASCII | re.IGNORECASE)
    return int(found[1]) if found and int(found[1]) <= 130 else None
