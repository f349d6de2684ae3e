"""From the library over the list of ballots to the recount: the digest that the berita acara prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

import main
from resources.samples import SAMPLE_SESSION

CODE = "FGD-TWN-2026-03"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main.main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def test_the_recount_of_every_poll_has_the_digest_of_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, pdf = tmp_path / "library.fgd", tmp_path / "ba.pdf"
    assert run(capsys, "--library", library, "play", SAMPLE_SESSION, "--pdf", pdf)[0] == 0
    printed = re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(pdf).pages))
    for number in (1, 2):
        table = tmp_path / f"suara-{number}.csv"
        code, out, err = run(capsys, "--library", library, "ballots", CODE, number, table)
        assert (code, err) == (0, "")
        assert out.startswith(str(table))
        code, out, err = run(capsys, "recount", table)
        assert (code, err) == (0, "")
        digest = re.search(r"SHA-256 ([0-9a-f]{64})", out)
        assert digest is not None
        assert digest[1] in printed
    assert "USG" in out or "titik" in out


def test_a_list_may_replace_a_list_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, table = tmp_path / "library.fgd", tmp_path / "suara.csv"
    assert run(capsys, "--library", library, "play", SAMPLE_SESSION)[0] == 0
    for _ in range(2):
        assert run(capsys, "--library", library, "ballots", CODE, 1, table)[0] == 0
    for path in (library, SAMPLE_SESSION):
        before = path.read_bytes()
        code, _, err = run(capsys, "--library", library, "ballots", CODE, 1, path)
        assert (code, path.read_bytes()) == (2, before)
        assert "tidak ditimpa" in err


def test_a_poll_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "library.fgd"
    assert run(capsys, "--library", library, "play", SAMPLE_SESSION)[0] == 0
    for number in (0, 3, -1):
        code, _, err = run(capsys, "--library", library, "ballots", CODE, number, tmp_path / "x.csv")
        assert code == 2, number
        assert err.count("\n") == 1


def test_a_list_that_was_tampered_with_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, table = tmp_path / "library.fgd", tmp_path / "suara.csv"
    assert run(capsys, "--library", library, "play", SAMPLE_SESSION)[0] == 0
    assert run(capsys, "--library", library, "ballots", CODE, 1, table)[0] == 0
    text = table.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    table.write_text("\n".join(lines[:-1]), encoding="utf-8")
    code, _, err = run(capsys, "recount", table)
    assert code == 1
    assert "sidik" in err
    table.write_text("bukan daftar", encoding="utf-8")
    code, _, err = run(capsys, "recount", table)
    assert code == 2
    assert str(table) in err
