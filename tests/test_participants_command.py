"""`main.py participants`: what a list holds, without a screen, and nothing of it kept."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import main

LIST = "Nama;L/P;Unsur;Jabatan;RT/RW;Kelurahan\nSari;P;PKK;Ketua;003/005;Tirtawana\nBudi;X;RT;;;\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "peserta.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_as_json(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["participants", str(listed), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "peserta": [
            {
                "nama": "Sari",
                "jk": "P",
                "unsur": "PKK",
                "jabatan": "Ketua",
                "rt": "003",
                "rw": "005",
                "kelurahan": "Tirtawana",
            }
        ],
        "ditolak": [{"baris": 3, "alasan": "jenis kelamin tidak dikenali: X"}],
    }


def test_for_people(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["participants", str(listed)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Kolom 2 L/P: Jenis kelamin" in lines
    assert "   2  Sari  P  PKK  Ketua  003/005  Tirtawana" in lines
    assert lines[-2:] == [
        "Baris 3 ditolak: jenis kelamin tidak dikenali: X",
        "1 peserta terbaca, 1 baris ditolak",
    ]


def test_nothing_is_kept(listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "library.fgd"
    assert main.main(["--library", str(library), "participants", str(listed)]) == 0
    assert capsys.readouterr().err == ""
    assert not library.exists()


def test_what_is_no_list_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "kosong.xlsx"
    empty.touch()
    assert main.main(["participants", str(empty)]) == 2
    assert capsys.readouterr().err == f"{empty}: berkas kosong (0 bita)\n"


def test_other_sheets_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for title in ("RW 01", "RW 02"):
        sheet = book.create_sheet(title)
        for row in (["Nama", "L/P"], ["Sari", "P"]):
            sheet.append(row)
    path = tmp_path / "peserta.xlsx"
    book.save(path)
    assert main.main(["participants", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Lembar RW 01 dibaca; lembar lain yang mirip daftar: RW 02"
