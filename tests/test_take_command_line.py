"""Sessions are taken from a copy that was worked on elsewhere, and refused where both went on."""

from __future__ import annotations

from pathlib import Path

import pytest

import main
from core.live import LAPTOP, Step
from core.notes import AddNote, NoteKind
from db.library import open_library
from main import services_for
from resources.samples import SAMPLE_SESSION
from ui.opening import opened

CODE = "FGD-TWN-2026-03"
DIFFERENT = "tidak diambil: di sini dan di sana dilanjutkan berbeda; simpan salinan itu dan pilih sendiri"


def run(library: Path, *arguments: object) -> int:
    return main.main(["--library", str(library), *(str(argument) for argument in arguments)])


def go_on(path: Path) -> None:
    library = open_library(path)
    live = opened(library, services_for(str(path)), library.find(CODE))
    assert isinstance(live.perform(AddNote(NoteKind.MODERATOR, "lanjut"), LAPTOP), Step)
    library.close()


def test_copies_are_taken_brought_up_to_date_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there, here = tmp_path / "there.fgd", tmp_path / "here.fgd"
    assert run(there, "play", SAMPLE_SESSION) == 0
    capsys.readouterr()
    for before, code, said in (
        ((), 0, "diambil"),
        ((), 0, "sudah ada di sini, tidak berubah"),
        ((there,), 0, "diperbarui: di sana sudah lebih jauh"),
        ((there, here), 1, DIFFERENT),
    ):
        for path in before:
            go_on(path)
        assert run(here, "take", there) == code
        assert capsys.readouterr().out == f"{CODE}: {said}\n"
    library = open_library(here)
    assert library.check() == []
    library.close()


def test_the_library_itself_and_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, empty, other = tmp_path / "a.fgd", tmp_path / "b.fgd", tmp_path / "c.fgd"
    open_library(library, create=True).close()
    open_library(empty, create=True).close()
    other.write_text("nothing")
    assert run(library, "take", empty) == 0
    assert capsys.readouterr().out == "Tidak ada sesi di dalamnya.\n"
    for wrong in (library, other, tmp_path / "missing.fgd"):
        assert run(library, "take", wrong) == 1
        assert capsys.readouterr().err.count("\n") == 1
