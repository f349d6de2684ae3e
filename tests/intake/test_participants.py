"""Lists of participants as people really keep them: read right, or refused with a reason."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.faults import FaultCode, FileFaults
from core.participant_list import Column, Doubt, ParticipantList, ReadingStopped, RowFault
from core.people import Sex
from intake.list_limits import MOST_ROWS
from intake.participants import understand
from intake.table_file import MOST_BYTES, read_pasted, read_table, read_table_file

Rows = list[list[Any]]
PLAIN: Rows = [["Nama", "L/P", "Unsur"], ["Sari", "P", "PKK"], ["Budi", "L", "RT"]]


def xlsx(rows: Rows, *more_sheets: tuple[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for title, cells in more_sheets:
        extra = book.create_sheet(title)
        for row in cells:
            extra.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def text(rows: Rows, separator: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue()


def read(raw: bytes) -> ParticipantList:
    return understand(read_table(raw))


def brief(found: ParticipantList) -> list[tuple[str, str, str]]:
    return [(person.name, str(person.sex), person.element) for person in found.people]


def refusals(found: ParticipantList) -> list[tuple[int, RowFault]]:
    return [(one.row, one.code) for one in found.rejected]


def refused(raw: bytes) -> FaultCode:
    with pytest.raises(FileFaults) as caught:
        read(raw)
    return caught.value.faults[0].code


SARI_AND_BUDI = [("Sari", "P", "PKK"), ("Budi", "L", "RT")]


@pytest.mark.parametrize(
    "raw",
    [
        xlsx(PLAIN),
        text(PLAIN).encode(),
        text(PLAIN, ";").encode(),
        text(PLAIN, "\t").encode(),
        text(PLAIN, "|").encode(),
        text(PLAIN).encode("utf-8-sig"),
        text(PLAIN).encode("utf-16"),
        text(PLAIN, "\t").encode("utf-16-le"),
        text(PLAIN).encode("utf-16-be"),
        text(PLAIN).replace("\r\n", "\r").encode(),
        b"sep=;\n" + text(PLAIN, ";").encode(),
        text([[], ["DAFTAR PESERTA FGD", "", ""], ["Kelurahan Tirtawana"], [], *PLAIN]).encode(),
        xlsx([["DAFTAR HADIR"], ["Hari/Tanggal", ": Rabu"], [], *PLAIN]),
        xlsx([[], ["catatan"]], ("Peserta", PLAIN)),
        text([row for pair in zip(PLAIN, [[], [" "], []], strict=True) for row in pair]).encode(),
        text([*PLAIN[:2], PLAIN[0], PLAIN[2]]).encode(),
        text([["NAMA LENGKAP *", "Jenis Kelamin (L/P)", "Unsur Masyarakat"], *PLAIN[1:]]).encode(),
        text([["No.", "Nama", "JK", "Unsur"], [1, "Sari", "Perempuan", "PKK"], [2, "Budi", "lk.", "RT"], [3],
              [4]]).encode(),
        text([["Nama", "Jns Kel", "Lembaga"], ["Sari", "Pr", "PKK"], ["Budi", "Laki - laki", "RT"]]).encode(),
        text([["No", "Nama", "Jenis Kelamin", "", "Unsur"], ["", "", "L", "P", ""], [*"12345"],
              [1, "Sari", "", "v", "PKK"], [2, "Budi", "√", "", "RT"]]).encode(),
        xlsx([["No", "Nama", "Jenis Kelamin", None, "Unsur"], [None, None, "L", "P"], ["1", "Sari", None, 1, "PKK"],
              ["2", "Budi", True, None, "RT"]]),
        text([["Unsur", "L/P", "Nama"], ["PKK", "Wanita", "Sari"], ["RT", "Pria", "Budi"]]).encode(),
        text([["PESERTA"], [], *PLAIN]).encode(),
        text([["Nama (sesuai KTP)", "Jenis kelamin Bapak/Ibu", "Unsur/kelompok (boleh kosong)"], *PLAIN[1:]]).encode(),
        text([["Nama", "P/W", "Unsur"], ["Sari", "W", "PKK"], ["Budi", "P", "RT"]]).encode(),
        text([["Nama", "Pa/Pi", "Unsur"], ["Sari", "Putri", "PKK"], ["Budi", "Pa", "RT"]]).encode(),
        b"No;Nama;L/P;Unsur\n1.;1. Sari;p;PKK\n2);2) Budi;l;RT\n",
        text([["Nama\u200b", "L/P", "Unsur"], ["\u202aSari\u202c", "P\ufeff", "P\u00adKK"],
              ["Budi", "L", "RT\u00a0"]]).encode(),
        text([*PLAIN[:2], *[["", "", ""]] * 4000, PLAIN[2]]).encode(),
    ],
)  # fmt: skip
def test_the_same_two_people_however_they_are_written(raw: bytes) -> None:
    found = read(raw)
    assert brief(found) == SARI_AND_BUDI
    assert found.rejected == ()


def test_a_list_without_headings_is_understood_by_what_stands_in_it() -> None:
    found = understand(
        read_pasted("1\tSari Dewi\tP\t54\t003/005\tPKK\n2\tBudi Santosa\tL\t33\t001/002\tKarang Taruna\n")
    )
    assert found.columns == (
        Column.NUMBER, Column.NAME, Column.SEX, Column.AGE, Column.RT_RW, Column.ELEMENT,
    )  # fmt: skip
    assert [(person.name, person.age, person.rt, person.rw) for person in found.people] == [
        ("Sari Dewi", 54, "003", "005"),
        ("Budi Santosa", 33, "001", "002"),
    ]


def test_names_alone_tell_the_sex_by_their_title() -> None:
    names = {
        Sex.FEMALE: ["Ibu Sari", "Hj. Aminah", "Dra. Retno", "Ustazah Laila"],
        Sex.MALE: ["Bapak Budi", "KH. Zainal", "Drs. Tono", "H. Umar"],
    }
    listed = [(name, sex) for sex, of_sex in names.items() for name in of_sex]
    found = understand(read_pasted("\n".join([*(name for name, _ in listed), "Dewi"])))
    assert [(person.name, person.sex) for person in found.people] == listed
    assert refusals(found) == [(9, RowFault.NO_SEX)]


def test_a_list_typed_in_a_message() -> None:
    found = understand(read_pasted("1. Ibu Sari\n2. Bapak Budi\n3. Hj. Aminah\n"))
    assert [person.name for person in found.people] == ["Ibu Sari", "Bapak Budi", "Hj. Aminah"]


def merged(rows: Rows, *ranges: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(rows)))
    for cells in ranges:
        book.worksheets[0].merge_cells(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_what_is_merged_over_several_rows_stands_in_each_of_them() -> None:
    rows: Rows = [
        ["DAFTAR HADIR", None, None, None],
        ["No", "Nama", "Unsur", "Jenis Kelamin", None],
        [None, None, None, "L", "P"],
        [1, "Sari", "PKK", None, "v"],
        [2, "Ani", None, None, "v"],
        [3, "Budi", "RT", "v", None],
    ]
    found = read(merged(rows, "A1:D1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "C4:C5"))
    assert brief(found) == [("Sari", "P", "PKK"), ("Ani", "P", "PKK"), ("Budi", "L", "RT")]
    assert found.rejected == ()


def test_other_sheets_that_look_like_lists_stand_beside_the_first() -> None:
    more = [["Nama", "L/P"], ["Ani", "P"]]
    table = read_table(xlsx([["catatan"]], ("RW 01", PLAIN), ("Rekap", [["Jumlah", 2]]), ("RW 02", more)))
    assert (table.sheet, [other.sheet for other in table.others]) == ("RW 01", ["RW 02"])
    assert [person.name for person in understand(table.others[0]).people] == ["Ani"]


def test_a_sheet_that_is_too_long_does_not_keep_from_the_list() -> None:
    long = [[str(number)] for number in range(MOST_ROWS + 1)]
    assert brief(read(xlsx(long, ("Peserta", PLAIN)))) == SARI_AND_BUDI
    assert refused(xlsx(long)) is FaultCode.TOO_MANY_ROWS


@pytest.mark.parametrize("raw", [xlsx([*PLAIN, *[["Ani", "P"]] * 900]), text([*PLAIN, *[["Ani", "P"]] * 900]).encode()])
def test_reading_can_be_stopped(raw: bytes) -> None:
    told: list[int] = []

    def stop(rows: int) -> None:
        told.append(rows)
        if rows >= 400:
            raise ReadingStopped

    with pytest.raises(ReadingStopped):
        read_table(raw, stop)
    assert told == [200, 400]


@pytest.mark.parametrize(
    ("headings", "cells", "home"),
    [
        (["RT/RW"], ["003/005"], ("003", "005")),
        (["RT/RW"], ["RT 3 RW 5"], ("3", "5")),
        (["RT / RW"], ["RT.003/RW.005"], ("003", "005")),
        (["RT/RW"], ["03-05"], ("03", "05")),
        (["RT/RW"], ["-"], ("", "")),
        (["RT", "RW"], [3.0, 5.0], ("3", "5")),
        (["RT", "RW"], ["003", "RW 05"], ("003", "05")),
        (["RT", "RW"], ["RT. 2", "IV"], ("2", "IV")),
        (["RT/RW"], ["RW 05/RT 03"], ("", "")),
        (["Alamat"], ["Jl. Melati 7 RT 03/RW 05"], ("03", "05")),
        (["Alamat"], ["Gg. Buntu RT/RW 003/005 Tirtawana"], ("003", "005")),
        (["Alamat"], ["Jl. Melati 7"], ("", "")),
    ],
)
def test_rt_and_rw(headings: list[str], cells: list[Any], home: tuple[str, str]) -> None:
    (person,) = read(xlsx([["Nama", "L/P", *headings], ["Sari", "P", *cells]])).people
    assert (person.rt, person.rw) == home


def test_what_a_spreadsheet_turned_into_a_date_is_left_out_with_a_reason() -> None:
    from datetime import datetime

    found = read(xlsx([["Nama", "JK", "RT/RW", "Umur"], ["Sari", "P", datetime(2026, 5, 3), "muda"]]))  # noqa: DTZ001
    assert (found.people[0].rt, found.people[0].age) == ("", None)
    assert [(one.column, one.code) for one in found.left_out] == [
        (Column.AGE, Doubt.BAD_AGE),
        (Column.RT_RW, Doubt.BECAME_DATE),
    ]


def test_rows_that_cannot_be_taken_are_named() -> None:
    rows: Rows = [
        ["Nama", "L/P", "Unsur"],
        ["", "P", "PKK"],
        ["Sari", "X", "PKK"],
        ["Budi", "", "RT"],
        ["=B2", "P", "PKK"],
        ["#REF!", "P", "PKK"],
        [12345, "P", "PKK"],
        ["x" * 501, "P", "PKK"],
        ["y" * 200, "P", "PKK"],
        ["Jumlah", "", "2"],
        ["Dewi", "P", "PKK"],
        ["Dewi", "P", "PKK"],
        ["Dewi", "P", "TOMAS"],
        ["Rini\x02", "P", "PKK"],
    ]
    found = understand(read_pasted(text(rows).replace("\x02", "")))
    assert brief(found) == [("y" * 200, "P", "PKK"), ("Dewi", "P", "PKK"), ("Dewi", "P", "TOMAS"), ("Rini", "P", "PKK")]
    assert refusals(found) == [
        (2, RowFault.NO_NAME),
        (3, RowFault.BAD_SEX),
        (4, RowFault.NO_SEX),
        (5, RowFault.NAME_IS_FORMULA),
        (6, RowFault.NAME_IS_FORMULA),
        (7, RowFault.NAME_IS_NUMBER),
        (8, RowFault.NAME_TOO_LONG),
        (10, RowFault.TOTAL),
        (12, RowFault.TWICE),
    ]
    assert found.rejected[-1].data == (("other", 11),)


def test_formulas_and_their_errors_are_no_values() -> None:
    rows: Rows = [["Nama", "L/P", "Unsur", "Jabatan"], ["Sari", "P", "#REF!", '=VLOOKUP("Sari",B:C,2)']]
    for raw in (xlsx(rows), text(rows).encode()):
        found = read(raw)
        assert (found.people[0].element, found.people[0].position) == ("", "")
        assert sorted((one.column, one.code) for one in found.left_out) == [
            (Column.ELEMENT, Doubt.FORMULA),
            (Column.POSITION, Doubt.FORMULA),
        ]


def test_lost_letters_are_told_and_do_not_spoil_the_others() -> None:
    raw = "Nama,L/P,Unsur\nÑoñó Pérez,L,TOMAS\n".encode() + b"Sit\xed,P,PKK\n"
    found = read(raw)
    assert brief(found) == [("Ñoñó Pérez", "L", "TOMAS")]
    assert refusals(found) == [(3, RowFault.BAD_TEXT)]


def test_a_comma_before_a_degree_shifts_no_cell_unseen() -> None:
    found = read(b"Nama,L/P,Unsur\nSari, S.Sos.,P,PKK\n")
    assert refusals(found) == [(2, RowFault.BAD_SEX)]


def test_an_open_quote_swallows_no_row_unseen() -> None:
    found = read(b'Nama,L/P,Unsur\nBudi,L,RT\n"Sari,P,PKK\nAni,P,PKK\n')
    assert brief(found) == [("Budi", "L", "RT")]
    assert refusals(found) == [(3, RowFault.NO_SEX)]


def test_a_formula_without_its_result_is_no_name() -> None:
    assert refusals(read(xlsx([["Nama", "L/P"], ['=UPPER("sari")', "P"]]))) == [(2, RowFault.NAME_IS_FORMULA)]


def test_no_nik_gets_through_by_any_column() -> None:
    nik = "3374016501800001"
    rows: Rows = [
        ["Nama", "L/P", "NIK", "Jabatan", "No. HP"],
        [f"Sari {nik}", "P", nik, f"{nik[:6]} {nik[6:]}", "0812"],
    ]
    found = read(text(rows).encode())
    assert found.columns[2] is Column.NIK
    assert nik[:6] not in repr(found)
    assert "0812" not in repr(found)
    assert brief(found) == [("Sari", "P", "")]


def test_both_ticks_and_a_wrong_letter_are_refused() -> None:
    rows = [["Nama", "L", "P"], ["Sari", "v", "v"], ["Budi", "", ""]]
    assert refusals(read(text(rows).encode())) == [(2, RowFault.BAD_SEX), (3, RowFault.NO_SEX)]


def test_letters_of_windows_1252_and_other_scripts() -> None:
    rows = [["Nama", "L/P", "Unsur"], ["Noémi – Zoë", "P", "PKK"]]
    assert brief(read(text(rows).encode("cp1252"))) == [("Noémi – Zoë", "P", "PKK")]
    assert brief(read(text([*rows[:1], ["سيتي", "P", "PKK"]]).encode())) == [("سيتي", "P", "PKK")]


def test_a_set_mapping_counts_instead_of_the_guess() -> None:
    table = read_pasted("Nama\tPanggilan\tL/P\nSari Dewi\tSari\tP\n")
    found = understand(table, (Column.IGNORED, Column.NAME, Column.SEX))
    assert [person.name for person in found.people] == ["Sari"]
    with pytest.raises(FileFaults) as caught:
        understand(table, (Column.IGNORED, Column.IGNORED, Column.SEX))
    assert caught.value.faults[0].code is FaultCode.NO_NAMES


def test_a_kelurahan_beside_each_person() -> None:
    rows = [["Nama", "JK", "Jabatan", "Desa/Kelurahan"], ["Sari", "P", "Ketua", "Tirtawana"]]
    (person,) = read(text(rows).encode()).people
    assert (person.position, person.kelurahan) == ("Ketua", "Tirtawana")


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def with_doctype(raw: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/workbook.xml":
                content = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]>' + content
            new.writestr(part, content)
    return target.getvalue()


OLD_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", FaultCode.EMPTY_FILE),
        (b" \r\n\t\r\n", FaultCode.NO_ROWS),
        (OLD_HEAD + bytes(600) + "Workbook".encode("utf-16-le"), FaultCode.OLD_EXCEL),
        (OLD_HEAD + bytes(600) + "EncryptedPackage".encode("utf-16-le"), FaultCode.HAS_PASSWORD),
        (b"\x09\x08\x10\x00\x00\x06", FaultCode.OLD_EXCEL),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), FaultCode.OPEN_DOCUMENT),
        (archive(word__document=b"x"), FaultCode.NOT_A_TABLE),
        (archive(**{"xl__workbook.xml": b"<workbook"}), FaultCode.BROKEN_TABLE),
        (archive(**{"xl__workbook.xml": bytes(201_000_000)}), FaultCode.UNPACKS_TOO_BIG),
        (xlsx(PLAIN)[:-200], FaultCode.BROKEN_TABLE),
        (with_doctype(xlsx(PLAIN)), FaultCode.BROKEN_TABLE),
        (b"<html><table><tr><td>Nama</td></tr></table></html>", FaultCode.WEB_PAGE),
        (b"%PDF-1.7 ...", FaultCode.NOT_A_TABLE),
        (b'<?xml version="1.0"?><Workbook><Row><Cell>Nama</Cell></Row></Workbook>', FaultCode.NOT_A_TABLE),
        ("Nama,L/P\nSari,P\n".encode("utf-32"), FaultCode.NOT_A_TABLE),
        (bytes(range(256)) * 4, FaultCode.NOT_A_TABLE),
        (b"12,13\n14,15\n", FaultCode.NO_NAMES),
        (b"Nama,L/P\n" + b"Sari,P\n" * 100_000, FaultCode.TOO_MANY_ROWS),
        (b'Nama,L/P\n"' + b"x" * 140_000, FaultCode.NOT_A_TABLE),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(raw: bytes, code: FaultCode) -> None:
    assert refused(raw) is code


def test_places_that_cannot_be_read(tmp_path: Path) -> None:
    big = tmp_path / "besar.csv"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for path, code in (
        (tmp_path / "tidak ada.csv", FaultCode.NO_SUCH_FILE),
        (tmp_path, FaultCode.CANNOT_READ),
        (big, FaultCode.TOO_BIG),
    ):
        with pytest.raises(FileFaults) as caught:
            read_table_file(path)
        assert caught.value.faults[0].code is code
