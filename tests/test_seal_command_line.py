"""Sealing and verifying without a screen, with the program's own library and identity."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

import main
from core.clock import SimulatedClock
from core.live import LAPTOP, LiveSession, Step
from core.signing import FreezeContent, NewVersion
from core.versions import VersionPhase, versions
from db.library import open_library
from resources import words
from resources.samples import SAMPLE_SESSION
from tests.export.test_identity import key_file

CODE = "FGD-TWN-2026-03"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in this process, for a library of this test with the sample in it, and an identity of this test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: object, library: Path | None = None) -> Answer:
        place = library or tmp_path / "library.fgd"
        code = main.main(["--library", str(place), *(str(argument) for argument in arguments)])
        return Answer(code, *capsys.readouterr())

    assert run("play", SAMPLE_SESSION).code == 0
    return run


def sealed(run: Run, path: Path, *options: object) -> Path:
    answer = run("export", CODE, path, "--seal", *options)
    assert (answer.code, answer.err) == (0, "")
    assert "versi 1 tersegel" in answer.out
    return path


def test_what_was_sealed_is_intact(run: Run, tmp_path: Path) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    answer = run("verify", path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Utuh. Semua penanda tangan dikenal")
    assert "Sama dengan versi yang disegel di pustaka ini" in answer.out


def test_the_answer_as_json(run: Run, tmp_path: Path) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    told = json.loads(run("verify", path, "--json").out)
    assert (told["putusan"], told["sebab"], told["versi"], told["pustaka"]) == ("utuh", [], 1, "same")
    assert told["nomor"] == "BA/017/FGD-KPM/XI/2026"
    assert len(told["kolom_kosong"]) == 7
    head = " ".join(told["kepala_jurnal"][start : start + 4] for start in range(0, 20, 4))
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert text.count(f"Kepala jurnal {head}") == len(PdfReader(path).pages)


def test_a_changed_file_is_named_and_is_no_success(run: Run, tmp_path: Path) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    path.write_bytes(path.read_bytes() + b"\n")
    answer = run("verify", path)
    assert answer.code == 1
    assert answer.out.startswith("Berubah")
    assert answer.err == "Berkas berubah: Ada isi yang ditambahkan sesudah tanda tangan terakhir\n"
    told = json.loads(run("verify", path, "--json").out)
    assert told["putusan"] == "berubah"
    assert [cause["kode"] for cause in told["sebab"]] == ["not_covered", "not_the_sealed_file"]


def test_sealing_again_gives_the_same_file(run: Run, tmp_path: Path) -> None:
    first = sealed(run, tmp_path / "ba.pdf").read_bytes()
    assert sealed(run, tmp_path / "lagi.pdf").read_bytes() == first
    library = open_library(tmp_path / "library.fgd")
    state = library.ledger.load(library.find(CODE))
    assert library.check() == []
    library.close()
    assert [(version.number, version.phase) for version in versions(state)] == [(1, VersionPhase.SEALED)]


def test_another_library_does_not_know_the_session(run: Run, tmp_path: Path) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    other = tmp_path / "other.fgd"
    open_library(other, create=True).close()
    assert "Sesinya tidak ada di pustaka ini" in run("verify", path, library=other).out


def test_another_computer_does_not_know_the_signer(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another"))
    assert main.main(["verify", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["putusan"], told["pustaka"]) == ("utuh_penanda_tangan_belum_dikenal", "not_asked")
    assert not (tmp_path / "another").exists()


def test_signers_with_key_files(run: Run, tmp_path: Path) -> None:
    key_file(tmp_path / "hesti.p12")
    (tmp_path / "kata").write_text("rahasia\n")
    path = sealed(run, tmp_path / "ba.pdf", "--p12", tmp_path / "hesti.p12", "--p12-passphrase-file", tmp_path / "kata")
    assert "Tanda tangan Hesti Prameswari" in run("verify", path).out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--seal", "--p12", "none.p12"), "Berkas kunci tidak ada: none.p12"),
        (("--seal", "--p12-passphrase-file", "none"), "Berkas kunci tidak dapat dibaca: none"),
        (("--p12", "none.p12"), "--p12 hanya bersama --seal"),
        (("--seal", "--tte"), "Nilai untuk --tte belum benar"),
    ],
)
def test_a_mistake_seals_nothing(run: Run, tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    answer = run("export", CODE, tmp_path / "ba.pdf", *options)
    assert (answer.code, answer.err) == (2, f"{sentence}\n")
    assert not (tmp_path / "ba.pdf").exists()
    library = open_library(tmp_path / "library.fgd")
    assert versions(library.ledger.load(library.find(CODE))) == []
    library.close()


def test_a_folder_that_is_not_there_freezes_nothing(run: Run, tmp_path: Path) -> None:
    answer = run("export", CODE, tmp_path / "none" / "ba.pdf", "--seal")
    assert (answer.code, answer.err) == (1, f"Tidak ada di sana: {tmp_path / 'none'}\n")
    library = open_library(tmp_path / "library.fgd")
    assert versions(library.ledger.load(library.find(CODE))) == []
    library.close()


def test_a_file_that_is_not_there_cannot_be_verified(run: Run, tmp_path: Path) -> None:
    answer = run("verify", tmp_path / "none.pdf")
    assert (answer.code, answer.err) == (1, f"Tidak ada di sana: {tmp_path / 'none.pdf'}\n")
    assert run("verify", tmp_path).code == 1


@pytest.mark.parametrize("content", [b"", b"halo", b"%PDF-1.7\n"])
def test_what_is_no_sealed_file_is_not_intact(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    assert run("verify", tmp_path / "x.pdf").code == 1


def test_an_export_without_a_seal_is_not_sealed(run: Run, tmp_path: Path) -> None:
    assert run("export", CODE, tmp_path / "ba.pdf").code == 0
    answer = run("verify", tmp_path / "ba.pdf")
    assert (answer.code, answer.err) == (1, "Berkas berubah: Berkas ini tidak memuat tanda tangan elektronik\n")


def test_a_file_for_the_office_is_frozen_and_not_signed(run: Run, tmp_path: Path) -> None:
    first, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert run("export", CODE, first, "--tte").code == 0
    assert run("export", CODE, again, "--tte").code == 0
    assert first.read_bytes() == again.read_bytes()
    assert "/AcroForm" not in PdfReader(first).trailer["/Root"]


def test_a_session_that_still_runs_is_not_sealed(run: Run, tmp_path: Path) -> None:
    library = open_library(tmp_path / "running.fgd", create=True)
    session_id = main.play_sample(library, timedelta(minutes=42)).session_id
    library.close()
    answer = run("export", session_id, tmp_path / "ba.pdf", "--seal", library=tmp_path / "running.fgd")
    assert (answer.code, answer.err) == (2, "Sesi belum ditutup; berita acara ditandatangani sesudahnya\n")


def test_the_answer_in_english(run: Run, tmp_path: Path) -> None:
    path = sealed(run, tmp_path / "ba.pdf")
    words.set_language("en")
    assert run("verify", path).out.startswith("Intact.")


def test_every_version_can_be_written(run: Run, tmp_path: Path) -> None:
    first = sealed(run, tmp_path / "ba.pdf").read_bytes()
    library = open_library(tmp_path / "library.fgd")
    live = LiveSession(library.find(CODE), library.ledger, SimulatedClock(datetime(2026, 11, 12, tzinfo=UTC)))
    for act in (NewVersion("Jumlah salah"), FreezeContent(), NewVersion("Nama <salah>")):
        assert isinstance(live.perform(act, LAPTOP), Step)
    library.close()
    for number, text in ((1, None), (2, "Versi 2, menggantikan versi 1: Jumlah salah"), (3, "Nama <salah>")):
        path = tmp_path / f"{number}.pdf"
        assert run("export", CODE, path, "--version", number).code == 0
        if text is None:
            assert path.read_bytes() == first
        else:
            assert text in PdfReader(path).pages[0].extract_text()
    answer = run("export", CODE, tmp_path / "4.pdf", "--version", 4)
    assert (answer.code, answer.err) == (2, "Tidak ada versi 4\n")
