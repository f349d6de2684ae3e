"""The program without a screen: what it answers, its exit codes, and that a mistake leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

import main
from db.library import open_library
from resources.samples import SAMPLE_SESSION
from tests.intake.session_files import put, sample

ROOT = Path(__file__).parent.parent
CODE = "FGD-TWN-2026-03"


@dataclass(frozen=True)
class Answer:
    """What one run gave back."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The program, run in this process."""

    def run(*arguments: object) -> Answer:
        code = main.main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.fgd"


@pytest.fixture
def filled(library: Path, run: Run) -> Path:
    """A library with the sample in it."""
    assert run("--library", library, "play", SAMPLE_SESSION).code == 0
    return library


def child(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    """The program as people start it."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, **options)  # pyright: ignore[reportCallIssue, reportArgumentType]


def assert_one_line(answer: Answer, code: int, words: str) -> None:
    assert answer.code == code
    assert answer.err.count("\n") == 1
    assert words in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dengar"], "'dengar'"),
        (["show"], "ID"),
        (["demo"], "OUT.pdf"),
        (["play"], "FILE.json"),
        (["export", CODE], "OUT.pdf"),
        (["list", "lagi"], "lagi"),
        (["--jelas"], "--jelas"),
        (["--library"], "--library"),
        (["list", "--library", ""], "--library"),
        (["--demo", "list"], "list"),
        (["show", CODE], CODE),
        (["export", CODE, "x.pdf"], CODE),
        (["play", "tidak-ada.json"], "tidak-ada.json: berkas tidak ada"),
        (["--library", "postgresql://lurah:rahasia@kota/fgd", "list"], "postgresql"),
    ],
)
def test_a_mistake_is_one_line_and_code_2(run: Run, arguments: list[str], words: str) -> None:
    answer = run(*arguments)
    assert_one_line(answer, 2, words)
    assert "rahasia" not in answer.err


def test_the_help_names_every_command(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--help")
    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(command in text for command in ("demo", "play", "list", "show", "export", "check", "--library"))
    assert not {"usage:", "options:", "positional", "show this help"} & set(text.lower().split("\n"))


def test_on_a_new_machine_there_is_nothing_and_nothing_is_made(run: Run, home_of_the_tests: Path) -> None:
    before = sorted(home_of_the_tests.rglob("*"))
    assert run("list") == Answer(0, "Belum ada sesi.\n", "")
    assert run("list", "--json") == Answer(0, "[]\n", "")
    assert run("check").code == 0
    assert sorted(home_of_the_tests.rglob("*")) == before


def test_a_library_that_was_named_must_be_there(run: Run, tmp_path: Path) -> None:
    for command in (["list"], ["show", CODE], ["export", CODE, "x.pdf"], ["check"]):
        assert_one_line(run(*command, "--library", tmp_path / "none.fgd"), 1, str(tmp_path / "none.fgd"))
    assert_one_line(run("play", SAMPLE_SESSION, "--library", tmp_path / "none" / "a.fgd"), 1, "none")
    assert list(tmp_path.iterdir()) == []


def test_play_prints_the_id_and_the_session_is_found_by_it(run: Run, library: Path) -> None:
    played = run("play", SAMPLE_SESSION, "--library", library)
    assert (played.code, played.err) == (0, "")
    session_id = played.out.strip()
    listed = json.loads(run("list", "--json", "--library", library).out)
    assert [(row["id"], row["kode"], row["contoh"]) for row in listed] == [(session_id, CODE, True)]
    for wanted in (session_id, session_id[:20], CODE, CODE.lower()):
        shown = run("--library", library, "show", wanted, "--json")
        assert json.loads(shown.out)["id"] == session_id
    text = run("--library", library, "list").out
    assert session_id in text
    assert "Selesai" in text


def test_the_figures_are_those_of_the_sample(run: Run, filled: Path) -> None:
    figures = json.loads(run("show", CODE, "--json", "--library", filled).out)
    wanted = sample()
    assert {key: figures[key] for key in wanted["ekspektasi"]} == wanted["ekspektasi"]
    assert figures.keys() == wanted["ekspektasi"].keys() | {"id", "hasil"}
    assert figures["hasil"]["suara_titik"] == wanted["suara_titik"]["hasil"]


def test_people_can_read_the_figures_too(run: Run, filled: Path) -> None:
    text = run("show", CODE, "--library", filled).out
    for words in ("69 (peserta 58, moderator 11)", "0,143", "50,0%", "+1 menit", "Rp18.150.000,00", "rekaan"):
        assert words in text
    assert "P06" in text
    assert "Suara titik: 10 dari 10 suara" in text


def test_the_same_file_twice_gives_two_sessions(run: Run, filled: Path) -> None:
    assert run("play", SAMPLE_SESSION, "--library", filled).code == 0
    assert len(json.loads(run("list", "--json", "--library", filled).out)) == 2
    assert_one_line(run("show", CODE, "--library", filled), 2, CODE)
    assert run("check", "--library", filled).code == 0


def test_demo_writes_a_pdf_and_prints_one_object_and_keeps_nothing(
    run: Run, tmp_path: Path, home_of_the_tests: Path
) -> None:
    before = sorted(home_of_the_tests.rglob("*"))
    answer = run("demo", tmp_path / "ba.pdf", "--json")
    figures = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert figures["jumlah_kontribusi"] == 69
    assert "BERITA ACARA" in PdfReader(tmp_path / "ba.pdf").pages[0].extract_text().upper()
    assert "Kontribusi" in run("demo", tmp_path / "ba.pdf").out
    assert sorted(home_of_the_tests.rglob("*")) == before


def test_export_is_the_same_document_each_time(run: Run, filled: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert run("export", CODE, one, "--library", filled).code == 0
    assert run("export", CODE, other, "--library", filled).code == 0
    assert one.read_bytes() == other.read_bytes()
    assert run("play", SAMPLE_SESSION, "--pdf", tmp_path / "third.pdf", "--json", "--library", filled).code == 0
    assert len(PdfReader(tmp_path / "third.pdf").pages) == len(PdfReader(one).pages)


def test_the_notula_is_another_document_of_the_same_session(filled: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "notula.pdf"
    assert run("export", CODE, path, "--template", "notula", "--library", filled).code == 0
    assert "NOTULA RAPAT" in (PdfReader(path).pages[0].extract_text() or "")
    assert_one_line(run("export", CODE, path, "--template", "surat", "--library", filled), 2, "surat")


def test_nothing_is_kept_of_a_faulty_file(run: Run, library: Path, tmp_path: Path) -> None:
    data = sample()
    put(data, "peserta[3].jk", "X")
    path = tmp_path / "salah.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert_one_line(run("play", path, "--library", library), 2, "salah.json: peserta[3].jk: 'X' bukan L/P")
    put(data, "peserta[3].jk", "L")
    put(data, "suara_titik.surat_suara.P03", {"M3": 3})  # only the door finds this, in the middle of the play
    path.write_text(json.dumps(data), encoding="utf-8")
    answer = run("play", path, "--pdf", tmp_path / "x.pdf", "--library", library)
    assert_one_line(answer, 2, "salah.json: suara_titik.surat_suara.P03: ")
    assert [one.name for one in tmp_path.iterdir()] == ["salah.json"]


def test_nothing_is_kept_where_the_document_cannot_be_written(run: Run, filled: Path, tmp_path: Path) -> None:
    answer = run("play", SAMPLE_SESSION, "--pdf", tmp_path / "none" / "x.pdf", "--library", filled)
    assert_one_line(answer, 1, "none")
    assert len(json.loads(run("list", "--json", "--library", filled).out)) == 1


def test_a_document_replaces_nothing_but_a_document(run: Run, filled: Path, tmp_path: Path) -> None:
    kept = filled.read_bytes()
    pipe, letter, empty = tmp_path / "pipe", tmp_path / "surat.txt", tmp_path / "kosong.pdf"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    else:
        pipe.mkdir()
    letter.write_text("Yth. Bapak Lurah")
    empty.touch()
    for target in (filled, pipe, letter, tmp_path):
        assert_one_line(run("export", CODE, target, "--library", filled), 2, f"{target} sudah ada dan bukan PDF")
        assert_one_line(run("demo", target), 2, f"{target} sudah ada dan bukan PDF")
        assert_one_line(run("play", SAMPLE_SESSION, "--pdf", target, "--library", filled), 2, "bukan PDF")
    assert filled.read_bytes() == kept
    assert letter.read_text() == "Yth. Bapak Lurah"
    for _ in range(2):
        assert run("export", CODE, empty, "--library", filled).code == 0


def test_a_library_that_is_open_elsewhere_is_left_alone(run: Run, filled: Path) -> None:
    held = open_library(filled)
    for command in (["list"], ["show", CODE], ["play", SAMPLE_SESSION], ["check"], ["export", CODE, "x.pdf"]):
        assert_one_line(run("--library", filled, *command), 1, "sudah dibuka di jendela lain")
        process = child("--library", filled, *command, stdout=subprocess.PIPE)
        out, err = process.communicate(timeout=60)
        assert_one_line(Answer(process.returncode, out.decode(), err.decode()), 1, "sudah dibuka di jendela lain")
    held.close()
    assert run("list", "--library", filled).code == 0


def test_a_foreign_file_is_left_alone(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "surat.txt"
    foreign.write_text("Yth. Bapak Lurah\n" * 1000)
    for command in (["list"], ["play", SAMPLE_SESSION], ["check"]):
        assert_one_line(run("--library", foreign, *command), 1, "surat.txt")
    assert foreign.read_text() == "Yth. Bapak Lurah\n" * 1000


def test_a_check_finds_what_was_changed_past_the_program(run: Run, filled: Path) -> None:
    assert run("check", "--library", filled) == Answer(0, run("check", "--library", filled).out, "")
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE contribution SET text = 'lain' WHERE number = 7")
    connection.close()
    answer = run("check", "--library", filled)
    assert answer.code == 1
    assert answer.err == "Pustaka tidak utuh: 1 temuan\n"
    assert answer.out.startswith("Tabel berbeda dari jurnal: ")


def test_a_command_starts_neither_qt_nor_the_pdf_writer(filled: Path) -> None:
    script = (
        f"import main, sys; code = main.main(['list', '--library', {str(filled)!r}]);"
        "print(code, [name for name in ('PySide6', 'reportlab', 'alembic', 'intake') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-1] == "0 []"


def test_whoever_reads_only_the_beginning_sees_no_complaint(filled: Path) -> None:
    read, write = os.pipe()
    process = child("show", CODE, "--library", filled, stdout=write)
    os.close(write)
    os.close(read)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_answer_that_cannot_be_written_is_a_failure(filled: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = child("show", CODE, "--library", filled, stdout=full)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.count(b"\n") == 1


def test_a_terminal_without_our_letters_still_gets_an_answer(filled: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = child("show", CODE, "--library", filled, stdout=subprocess.PIPE, env=environment)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("after_s", [0.15, 0.3, 0.4, 0.5])
def test_a_play_that_is_killed_leaves_a_whole_session_or_none(
    run: Run, filled: Path, tmp_path: Path, after_s: float
) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    process = child("play", SAMPLE_SESSION, "--library", filled, stdout=subprocess.DEVNULL, env=environment)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    assert run("check", "--library", filled).code == 0
    listed = json.loads(run("list", "--json", "--library", filled).out)
    assert {row["kontribusi"] for row in listed} == {69}
    assert len(listed) in (1, 2)


def test_the_answer_comes_soon(filled: Path) -> None:
    started = time.perf_counter()
    process = child("list", "--library", filled, stdout=subprocess.DEVNULL)
    process.communicate(timeout=60)
    assert time.perf_counter() - started < 10
