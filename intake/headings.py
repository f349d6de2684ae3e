"""The words that stand over the columns of Indonesian attendance lists, and where in a list they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.participant_list import Column, ListTable

_LOOKED_AT = 40

_WORDS: dict[Column, str] = {
    Column.NAME: "nama|nama lengkap|nama peserta|nama warga|nama kader|nama anggota|nama undangan|nama lengkap peserta|"
    "nama peserta fgd|nama dan gelar|nama terang|nama jelas|peserta|name|full name|nama lengkap dan gelar|nama tamu",
    Column.SEX: "l p|p l|jk|j k|jenis kelamin|jns kelamin|jns kel|jenis kel|j kel|kelamin|l p jenis kelamin|"
    "jenis kelamin l p|jk l p|gender|sex|lk pr|pr lk|laki laki perempuan|pria wanita|l k p r|p w|w p|pa pi|pi pa",
    Column.MALE_TICK: "l|lk|laki laki|laki|pria",
    Column.FEMALE_TICK: "p|pr|perempuan|wanita",
    Column.ELEMENT: "unsur|unsur masyarakat|unsur peserta|perwakilan|keterwakilan|unsur perwakilan|wakil dari|utusan|"
    "utusan dari|delegasi|unsur jabatan|jabatan unsur|kelompok|mewakili|unsur lembaga|lembaga unsur|element",
    Column.POSITION: "jabatan|jabatan dalam lembaga|jabatan dalam organisasi|jab|kedudukan|posisi|jabatan pekerjaan|"
    "position|jabatan di lembaga",
    Column.ORGANISATION: "lembaga|instansi|organisasi|lembaga instansi|instansi lembaga|asal lembaga|asal instansi|"
    "asal|lembaga organisasi|organisasi lembaga|nama lembaga|organization|organisation|instansi asal",
    Column.RT: "rt|no rt|nomor rt|rukun tetangga",
    Column.RW: "rw|no rw|nomor rw|rukun warga",
    Column.RT_RW: "rt rw|rtrw|rt dan rw|rt rw alamat|no rt rw",
    Column.ADDRESS: "alamat|alamat rumah|alamat lengkap|alamat rt rw|domisili|tempat tinggal|address|alamat tinggal",
    Column.KELURAHAN: "kelurahan|kel|desa|kelurahan desa|desa kelurahan|nama kelurahan|asal kelurahan|kel desa",
    Column.AGE: "umur|usia|umur tahun|usia tahun|umur th|usia th|umur thn|usia thn|age",
    Column.PHONE: "hp|no hp|nomor hp|telepon|telp|no telp|no telepon|nomor telepon|wa|no wa|nomor wa|whatsapp|"
    "no whatsapp|hp wa|no hp wa|kontak|telp hp|no telp hp|nomor hp wa|phone|no kontak|alamat telp|handphone",
    Column.NUMBER: "no|nomor|no urut|nomor urut|urut|num|nr",
    Column.NIK: "nik|no ktp|nomor ktp|ktp|no nik|nomor nik|nomor induk kependudukan|no kk|nomor kk|kk|nik ktp|"
    "nomor kartu keluarga|no induk kependudukan",
    Column.IGNORED: "tanda tangan|ttd|paraf|keterangan|ket|jam hadir|tanggal|hari|kecamatan|kec|kota|kabupaten|email|"
    "e mail|tempat lahir|tanggal lahir|tempat tanggal lahir|ttl|pendidikan|pekerjaan|agama|status|catatan|timestamp|"
    "kode|hadir|kehadiran",
}
_MEANING = {words: column for column, listed in _WORDS.items() for words in listed.split("|")}
_BEGINNINGS = (
    *((words, Column.NAME) for words in ("nama lengkap", "nama peserta", "nama warga", "nama anggota")),
    *((words, Column.SEX) for words in ("jenis kelamin", "jk")),
    *((words, Column.NIK) for words in ("nik", "nomor induk kependudukan", "no ktp", "nomor ktp")),
    *((words, Column.PHONE) for words in ("no hp", "nomor hp", "no wa", "nomor wa", "no telepon", "nomor telepon")),
    *((words, Column.AGE) for words in ("umur", "usia")),
    ("unsur", Column.ELEMENT),
    ("jabatan", Column.POSITION),
    ("alamat", Column.ADDRESS),
)
"""How the questions of a form on the web begin, which people word as they like."""

_MOST_WORDS = 6
_ALONE_NO_HEADING = {Column.MALE_TICK, Column.FEMALE_TICK}


@dataclass(frozen=True, slots=True)
class Headings:
    """The meaning and the words of each column, and how many of the table's rows are above the first person."""

    columns: tuple[Column, ...]
    words: tuple[str, ...]
    rows_above: int


def meaning_of(heading: str) -> Column | None:
    """What a column with these words over it holds; None if they are not known.

    What stands in brackets says no more: "Nama (sesuai KTP)".
    """
    words = plain(heading)
    known = _MEANING.get(words) or _MEANING.get(plain(re.sub(r"\([^)]*\)?", " ", heading)))
    if known is not None or len(words.split()) > _MOST_WORDS or ":" in heading:
        return known
    return next((meaning for begin, meaning in _BEGINNINGS if words.startswith(f"{begin} ")), None)


def plain(text: str) -> str:
    """Letters and digits in small letters without accents, one blank between: "Jns. Kelamin*" → "jns kelamin"."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in folded if not unicodedata.combining(sign)))
    while len(words) > 1 and words[-1] in {"wajib", "diisi", "required"}:
        words.pop()
    return " ".join(words)


def find_headings(table: ListTable) -> Headings | None:
    """The headings with a column of names, wherever they stand in the first rows; None if there are none.

    A row that says "Peserta" and nothing else is a title if true headings come below it.
    """
    known = {place: _known(cells) for place, (_, cells) in enumerate(table.rows[:_LOOKED_AT]) if _is_heading_row(cells)}
    found = [place for place, meanings in known.items() if Column.NAME in meanings]
    place = next((place for place in found if len(set(known[place])) > 1), next(iter(found), None))
    return None if place is None else _headings_at(table, place)


def looks_like_list(table: ListTable) -> bool:
    """Whether a sheet has headings with a column of names."""
    return find_headings(table) is not None


def _known(cells: tuple[str, ...]) -> list[Column]:
    return [meaning for meaning in map(meaning_of, cells) if meaning is not None]


def _is_heading_row(cells: tuple[str, ...]) -> bool:
    """Headings are known words for the most part, and a column of names is not all there is beside unknown ones."""
    filled = [cell for cell in cells if cell]
    return len(_known(cells)) * 2 >= len(filled)


def _headings_at(table: ListTable, place: int) -> Headings:
    words = [*table.rows[place][1]]
    words += [""] * (table.width - len(words))
    above = place + 1
    if above < len(table.rows) and _continues(tuple(words), table.rows[above][1]):
        words = _joined(words, table.rows[above][1])
        above += 1
    if above < len(table.rows) and _counts_columns(table.rows[above][1]):
        above += 1
    return Headings(_once(words), tuple(words), above)


def _continues(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    """Whether ``lower`` is the second row of merged headings: only headings, and none under the name."""
    filled = [(place, cell) for place, cell in enumerate(lower) if cell and cell != upper[place]]
    if not filled or any(meaning_of(cell) is None for _, cell in filled):
        return False
    return all(meaning_of(upper[place]) not in (Column.NAME, Column.NUMBER) for place, _ in filled)


def _joined(upper: list[str], lower: tuple[str, ...]) -> list[str]:
    return [lower[place] if place < len(lower) and lower[place] else word for place, word in enumerate(upper)]


def _counts_columns(cells: tuple[str, ...]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4 …, as official forms have it, also in brackets."""
    numbers = [re.sub(r"\D", "", cell) for cell in cells if cell]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _once(words: list[str]) -> tuple[Column, ...]:
    """The meanings; of two columns with the same meaning the first counts, and ticks only come as a pair."""
    seen: set[Column] = set()
    meanings: list[Column] = []
    for word in words:
        meaning = meaning_of(word) or Column.IGNORED
        repeatable = meaning in (Column.IGNORED, Column.NIK, Column.PHONE)
        meanings.append(Column.IGNORED if meaning in seen and not repeatable else meaning)
        seen.add(meaning)
    if not seen >= _ALONE_NO_HEADING or Column.SEX in seen:
        lone = Column.IGNORED if Column.SEX in seen else Column.SEX
        meanings = [lone if meaning in _ALONE_NO_HEADING else meaning for meaning in meanings]
    return tuple(meanings)
