"""The budget line is printed below the order that it goes down."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from core.minute_taking import minutes_of
from core.priorities import SetBudget
from export.berita_acara import print_minutes
from tests.core.test_priorities import PriorityRoom


def printed(room: PriorityRoom, path: Path) -> str:
    print_minutes(minutes_of(room.state, "ab" * 32, room.now), path)
    return " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_what_fits_and_what_does_not_is_printed(tmp_path: Path) -> None:
    room = PriorityRoom()
    first, second, _ = room.issues
    room.do(SetBudget(100_000_000, ((first.id, 60_000_000), (second.id, 55_000_000))))
    assert "Pagu indikatif" not in printed(room, tmp_path / "before.pdf")
    room.held("score", [5, 4, 1])
    room.held("dots", [2, 1, 0])
    text = printed(room, tmp_path / "after.pdf")
    for words in ("3. Pagu indikatif", "Masuk pagu", "Melebihi sisa", "Biaya belum diketahui", "sisa Rp40.000.000,00."):
        assert words in text
