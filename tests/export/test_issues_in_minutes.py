"""Issues that are left aside have a lampiran of their own; checks that are open are printed as such."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from core.cross_checks import AddCrossCheck, CheckKind, CheckStatus, CrossCheck, SettleCrossCheck
from core.issue_board import DecideIssue, GroupIssues
from core.issues import IssueStatus
from core.minute_taking import minutes_of
from export.appendices import appendices_of
from export.berita_acara import print_minutes
from tests.core.test_issue_board import IssueRoom


def printed(room: IssueRoom, path: Path) -> str:
    print_minutes(minutes_of(room.state, "ab" * 32, room.now), path)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_what_is_not_taken_up_has_its_reason_in_a_lampiran_of_its_own(tmp_path: Path) -> None:
    room = IssueRoom()
    assert "tidak_ditindaklanjuti" not in appendices_of(minutes_of(room.state, "", room.now))
    room.do(DecideIssue(room.lamp.id, IssueStatus.NOT_TAKEN_UP, "Kewenangan pemerintah kota."))
    text = printed(room, tmp_path / "ba.pdf")
    title, _, rest = text.partition("USULAN YANG BELUM DIAKOMODASI")
    assert "M3 Lampu jalan Kewenangan pemerintah kota. 0" in rest
    assert "Kewenangan pemerintah kota." not in title


def test_vulnerable_groups_are_marked_and_groups_named(tmp_path: Path) -> None:
    room = IssueRoom()
    room.do(GroupIssues((room.waste.id,), "Lingkungan"))
    assert "Kelompok: Lingkungan; terdampak: Lansia (kelompok rentan)" in printed(room, tmp_path / "ba.pdf")


def test_open_checks_are_counted_and_kinds_named(tmp_path: Path) -> None:
    room = IssueRoom()
    for kind in CheckKind:
        room.do(AddCrossCheck(CrossCheck(statement=f"Pernyataan {kind}", kind=kind, source="Data DLH")))
    check = next(iter(room.state.all(CrossCheck)))
    room.do(SettleCrossCheck(check.id, CheckStatus.CONFIRMED, "Dibacakan", "Benar"))
    text = printed(room, tmp_path / "ba.pdf")
    for words in ("Umpan balik; Dibacakan; Data DLH", "Klarifikasi; Data DLH", "Uji silang; Data DLH"):
        assert words in text
    assert "Belum selesai diperiksa: 2 pernyataan." in text
