from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core import wording
from core.wording import half_up, initials, short_name, terbilang

AT = datetime(2026, 11, 11, 2, 41, 7, 999_999, tzinfo=UTC)

DIGIT_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
WORD_VALUES = {word: value for value, word in enumerate(DIGIT_WORDS)}
SCALE_VALUES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def read_back(words: str) -> int:
    """The number that Indonesian number words say; a reader written apart from the writer."""
    total = group = digit = 0
    for word in words.replace("sebelas", "satu belas").replace("sepuluh", "satu puluh").split():
        if word in WORD_VALUES:
            digit = WORD_VALUES[word]
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word == "puluh":
            group, digit = group + 10 * digit, 0
        elif word == "ratus":
            group, digit = group + 100 * digit, 0
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        else:
            total += (group + digit) * SCALE_VALUES[word]
            group = digit = 0
    return total + group + digit


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (18_150_000, "delapan belas juta seratus lima puluh ribu"),
        (1_000_000_000, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "satu kuadriliun"),
    ],
)
def test_terbilang(n: int, words: str) -> None:
    assert terbilang(n) == words


@given(st.one_of(st.integers(0, 10**15), st.integers(0, 2_000_000)))
def test_terbilang_reads_back(n: int) -> None:
    words = terbilang(n)
    assert read_back(words) == n
    assert words == " ".join(words.split())
    assert "satu belas" not in words
    assert "satu puluh" not in words
    assert "satu ratus" not in words


@pytest.mark.parametrize("n", [-1, 10**15 + 1])
def test_terbilang_refuses(n: int) -> None:
    with pytest.raises(ValueError):
        terbilang(n)


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (18_150_000, "18.150.000"), (-18_150, "-18.150")]
)
def test_number(n: int, text: str) -> None:
    assert wording.number(n) == text


@pytest.mark.parametrize(("n", "text"), [(18_150_000, "Rp18.150.000,00"), (0, "Rp0,00"), (-5000, "-Rp5.000,00")])
def test_rupiah(n: int, text: str) -> None:
    assert wording.rupiah(n) == text


def test_rupiah_terbilang() -> None:
    assert wording.rupiah_terbilang(18_150_000) == "delapan belas juta seratus lima puluh ribu rupiah"
    assert wording.rupiah_terbilang(0) == "nol rupiah"
    with pytest.raises(ValueError):
        wording.rupiah_terbilang(-1)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(100, 3), 1, "33.3"),
        (Fraction(50, 3), 1, "16.7"),
        (Fraction(-1, 1000), 1, "0.0"),
        (7, 2, "7.00"),
        (10**40 + 1, 1, f"{10**40 + 1}.0"),
    ],
)
def test_half_up(value: Fraction | int, places: int, rounded: str) -> None:
    assert str(half_up(value, places)) == rounded


@given(st.fractions(), st.integers(0, 6))
def test_half_up_is_the_nearest_and_halves_go_outward(value: Fraction, places: int) -> None:
    rounded = Fraction(half_up(value, places))
    step = Fraction(1, 10**places)
    assert (rounded / step).denominator == 1
    assert abs(rounded - value) <= step / 2
    if abs(rounded - value) == step / 2:
        assert abs(rounded) > abs(value)


def test_half_up_is_a_decimal_with_its_places() -> None:
    assert half_up(Fraction(1, 3), 3) == Decimal("0.333")
    assert half_up(0, 1).as_tuple().exponent == -1


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(50, 3), 1, "16,7"),
        (Fraction(12345678, 10), 1, "1.234.567,8"),
        (Fraction(-17, 4), 2, "-4,25"),
        (5, 0, "5"),
    ],
)
def test_decimal(value: Fraction | int, places: int, text: str) -> None:
    assert wording.decimal(value, places) == text


def test_dates() -> None:
    day = date(2026, 11, 11)
    assert wording.day_name(day) == "Rabu"
    assert wording.date_long(day) == "11 November 2026"
    assert wording.date_in_words(day) == "Rabu, tanggal sebelas bulan November tahun dua ribu dua puluh enam"
    assert wording.date_in_words(date(2028, 2, 29)).startswith("Selasa, tanggal dua puluh sembilan bulan Feb")


def test_every_day_and_month_has_its_name() -> None:
    assert [wording.day_name(date(2026, 6, day)) for day in range(1, 8)] == list(wording.DAYS)
    assert [wording.date_long(date(2026, month, 1)).split()[1] for month in range(1, 13)] == list(wording.MONTHS)


@pytest.mark.parametrize(("zone", "hour"), [("WIB", "09"), ("WITA", "10"), ("WIT", "11")])
def test_clock_times(zone: str, hour: str) -> None:
    assert wording.clock_time(AT, zone) == f"{hour}.41"
    assert wording.clock_time_s(AT, zone) == f"{hour}.41.07"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0.00"),
        (52, "0.52"),
        (59.999, "0.59"),
        (754, "12.34"),
        (3599, "59.59"),
        (3723, "1.02.03"),
        (90_000, "25.00.00"),
        (-84.5, "-1.24"),
        (-0.4, "0.00"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert wording.duration(seconds) == text


def test_duration_with_hours() -> None:
    assert wording.duration(2467, with_hours=True) == "0.41.07"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 menit"), (25, "25 menit"), (60, "1 jam"), (125, "2 jam 5 menit"), (60_000, "1.000 jam")],
)
def test_minutes_words(minutes: int, text: str) -> None:
    assert wording.minutes_words(minutes) == text


def test_minutes_words_refuses_negative() -> None:
    with pytest.raises(ValueError):
        wording.minutes_words(-1)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (11, "XI"),
        (12, "XII"),
        (49, "XLIX"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman(n: int, text: str) -> None:
    assert wording.roman(n) == text


def test_every_roman_numeral_is_its_own() -> None:
    assert len({wording.roman(n) for n in range(1, 4000)}) == 3999


@pytest.mark.parametrize("n", [0, 4000, -1])
def test_roman_refuses(n: int) -> None:
    with pytest.raises(ValueError):
        wording.roman(n)


@pytest.mark.parametrize(
    ("n", "label"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (3, "KETIGA"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (100, "KESERATUS"),
    ],
)
def test_ordinal_label(n: int, label: str) -> None:
    assert wording.ordinal_label(n) == label


def test_ordinal_label_refuses_zero() -> None:
    with pytest.raises(ValueError):
        wording.ordinal_label(0)


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_join_id(items: list[str], text: str) -> None:
    assert wording.join_id(items) == text


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Hesti Prameswari, S.Sos.", "HP"),
        ("K.H. Zainal Muttakin", "ZM"),
        ("K. H. Zainal Muttakin", "ZM"),
        ("Nur Asiyah Lestari", "NA"),
        ("Tumini", "TU"),
        ("A", "A"),
        ("Prof. Dr. Ir. H. Agus Prihantara, M.Si., Ph.D.", "AP"),
        ("Drs., Haryo Subrata", "HS"),
        ("dr. maryani kusumastuti", "MK"),
        ("M. Yusuf", "MY"),
        ("'Aisyah (Bu RT)", "AB"),
        ("H.", "H"),
        ("- & Budi", "BU"),
        ("ßimon ǆen", "SǄ"),
        ("李 明", "李明"),
        ("", ""),
        (" , ", ""),
        ("🙂", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("K.H. Zainal Muttakin", "Zainal"),
        ("Nur Asiyah Lestari", "Nur Asiyah"),
        ("Sri", "Sri"),
        ("M. Yusuf", "M. Yusuf"),
        ("Sarwono Hadipraja", "Sarwono"),
        ("", ""),
    ],
)
def test_first_name(name: str, first: str) -> None:
    assert wording.first_name(name) == first


@pytest.mark.parametrize(
    ("name", "salutation", "short"),
    [
        ("Maryani Kusumastuti", "Ibu", "Ibu Maryani"),
        ("Dimas Aryaputra", "Saudara", "Sdr. Dimas"),
        ("Laras Anindita", "saudari ", "Sdri. Laras"),
        ("K.H. Zainal Muttakin", "Bapak", "K.H. Zainal"),
        ("K. H. Zainal Muttakin", "Bapak", "K.H. Zainal"),
        ("Prof. K.H. Zainal Muttakin", "Bapak", "K.H. Zainal"),
        ("Drs. Haryo Subrata, M.Si.", "Bapak", "Bapak Haryo"),
        ("Nur Asiyah Lestari", "Ibu", "Ibu Nur Asiyah"),
        ("Hesti Prameswari, S.Sos.", "", "Hesti"),
        ("Hj.", "Ibu", "Ibu Hj."),
        ("", "Ibu", "Ibu"),
        ("", "", ""),
    ],
)
def test_short_name(name: str, salutation: str, short: str) -> None:
    assert short_name(name, salutation) == short


@given(st.one_of(st.text(), st.text("KH.,rs jDd '", max_size=30)), st.text(max_size=10))
@example("0ß", "")  # a letter that is two when it is a capital
def test_any_name_is_taken(name: str, salutation: str) -> None:
    assert len(initials(name)) <= 2
    assert short_name(name, salutation).endswith(wording.first_name(name))


def test_a_name_of_200_letters_is_taken() -> None:
    assert initials("Ab" * 100) == "AB"
    assert short_name("Ab" * 100, "Ibu") == f"Ibu {'Ab' * 100}"
