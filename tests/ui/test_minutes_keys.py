"""Keys, signers of other computers, scans and versions, as people meet them in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.outcomes import SigningPlace, signatories
from core.people import AddPerson, Person, Role, Sex, participants
from core.scans import Scan, scans_of
from core.sealing import SealOrder, Verdict
from core.session import session_of
from core.signing import NewVersion
from core.versions import VersionPhase, current_version, signatures_on, versions
from export.seal import seal_minutes
from tests.export.sealed import EVERYBODY, short_minutes
from tests.export.test_identity import key_file
from tests.ui.conftest import InDialog
from tests.ui.test_minutes_page import (
    LONG_MS,
    closed_library,
    draw,
    opened_pad,
    page,
    seal,
    services,
    sign_all,
)
from ui.dialogs.arrivals_dialog import ArrivalsDialog
from ui.dialogs.keys_dialog import KeysDialog
from ui.dialogs.seal_dialog import SealDialog
from ui.dialogs.signatory_dialog import SignatoryDialog
from ui.minutes_needs import minutes_needs
from ui.pages.minutes_page import MinutesPage
from ui.program import Program

__all__ = ["closed_library", "page", "services"]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def buttons(dialog: QDialog, words: str) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if words in one.text()]


def words_in(dialog: QDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def accept_next() -> None:
    """Accept the dialog that is about to be opened."""

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.accept()

    QTimer.singleShot(0, accept)


def opened_seal_dialog(page: MinutesPage) -> SealDialog:
    page.sealing.ask()
    dialog = page.sealing.dialog
    assert dialog is not None
    return dialog


def test_a_wrong_passphrase_is_told_in_the_dialog_and_freezes_nothing(
    page: MinutesPage, program: Program, qtbot: QtBot
) -> None:
    program.desk.services.keys().protect("", "rahasia")
    dialog = opened_seal_dialog(page)
    dialog.own.setText("salah")
    with qtbot.waitSignal(page.sealing.trying.failed, timeout=LONG_MS):
        dialog.accept()
    assert dialog.isVisible()
    assert "Kata sandi kunci salah" in dialog.problem.text()
    assert current_version(program.bridge.state) is None
    dialog.own.setText("rahasia")
    with qtbot.waitSignal(page.sealing.sealed, timeout=LONG_MS):
        dialog.accept()
    assert page.sealing.dialog is None
    assert [one.phase for one in versions(program.bridge.state)] == [VersionPhase.SEALED]


def test_several_people_seal_one_after_another(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [key_file(tmp_path / f"{name}.p12", name).path for name in ("hesti", "bagas")]
    dialog = opened_seal_dialog(page)
    assert dialog.own.isVisible()  # there is no key yet: it may be given a passphrase
    for path in (*paths, paths[0]):
        dialog.keys.add_file(path)
    first, second = (row.passphrase for row in dialog.keys._rows)
    first.setText("hesti")
    second.setText("salah")
    with qtbot.waitSignal(page.sealing.trying.failed, timeout=LONG_MS):
        dialog.accept()
    assert "bagas.p12" in dialog.problem.text()
    second.setText("bagas")
    with qtbot.waitSignal(page.sealing.sealed, timeout=LONG_MS):
        dialog.accept()
    with qtbot.waitSignal(page.files.writing.done, timeout=LONG_MS):
        page.files.export(tmp_path / "sealed.pdf")
    found = program.desk.services.verify((tmp_path / "sealed.pdf").read_bytes())
    assert found.verdict is Verdict.INTACT
    assert len(found.signatures) == 3
    assert len(found.open_fields) == 7  # who signs elsewhere still can


def test_a_signer_of_another_computer_is_known_once_people_say_so(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.pdf"
    path.write_bytes(seal_minutes(tmp_path / "another laptop", short_minutes(*EVERYBODY), SealOrder()))
    seals = program.handlers.seals
    with qtbot.waitSignal(seals.checking.done, timeout=LONG_MS):
        seals.check(path)
    dialog = seals.dialog
    assert dialog is not None
    assert dialog.verdict.text().startswith("Utuh, tetapi")
    (recognise,) = buttons(dialog, "Kenali")
    accept_next()
    with qtbot.waitSignal(seals.checking.done, timeout=LONG_MS):
        recognise.click()
    assert dialog.verdict.text() == "Utuh. Semua penanda tangan dikenal di komputer ini."
    assert not [one for one in buttons(dialog, "Kenali") if one.isVisible()]
    dialog.accept()
    assert len(program.desk.services.keys().known()) == 1


def test_keys_are_shown_and_their_passphrase_changed(
    page: MinutesPage, program: Program, in_dialog: InDialog, tmp_path: Path
) -> None:
    keys = program.desk.services.keys()
    seal_minutes(tmp_path / "identity", short_minutes(*EVERYBODY), SealOrder(key_files=(key_file(tmp_path / "h.p12"),)))

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, KeysDialog)
        own = keys.own()
        assert own is not None
        assert dialog.digest.text().replace(" ", "") == own.fingerprint
        assert "Hesti Prameswari" in words_in(dialog)
        assert not dialog.old.isEnabled()
        dialog.wished.setText("rahasia")
        dialog.accept()  # Enter in a field changes, and does not close
        assert dialog.isVisible()
        assert "berbeda" in dialog.problem.text()
        dialog.again.setText("rahasia")
        dialog.change.click()
        assert dialog.outcome.text() == "Kata sandi diganti."
        dialog.old.setText("salah")
        dialog.change.click()
        assert "salah" in dialog.problem.text()
        dialog.old.clear()
        forget = next(one for one in dialog.findChildren(QPushButton) if "Jangan kenali" in one.accessibleName())
        forget.click()
        dialog.accept()

    in_dialog("signing_keys", change)
    own = keys.own()
    assert own is not None
    assert own.protected
    assert keys.known() == ()


def test_a_scan_is_kept_with_its_version_and_comes_out_again(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in (("halaman 1.png", PNG), ("surat.docx", b"PK")):
        (tmp_path / name).write_bytes(content)
    chosen = [str(tmp_path / "halaman 1.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    accept_next()  # nothing was frozen yet: it is now
    with qtbot.waitSignal(page.scans.reading.done, timeout=LONG_MS):
        page.scans.ask_and_keep()
    version = current_version(program.bridge.state)
    assert version is not None
    assert version.phase is VersionPhase.FROZEN
    (scan,) = scans_of(program.bridge.state, version.id)
    assert (scan.name, scan.media_type) == ("halaman 1.png", "image/png")
    chosen[:] = [str(tmp_path / "surat.docx")]
    with qtbot.waitSignal(page.scans.reading.done, timeout=LONG_MS):
        page.scans.ask_and_keep()
    assert "tidak disimpan" in page.release.outcome.text()
    assert len(program.bridge.state.table(Scan)) == 1
    with qtbot.waitSignal(page.scans.writing.done, timeout=LONG_MS):
        page.scans.write(scan, tmp_path / "lagi.png")
    assert (tmp_path / "lagi.png").read_bytes() == PNG


def test_all_versions_are_listed_with_what_became_of_their_signatures(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    page.do_next()
    window = opened_pad(page)
    draw(window)
    window.keep.click()
    window.reject()
    program.bridge.perform(NewVersion("Salah tulis nama"))
    sign_all(page)
    seal(page, qtbot)
    version = current_version(program.bridge.state)
    assert version is not None
    (tmp_path / "scan.png").write_bytes(PNG)
    page.scans.show_versions()
    dialog = page.scans.dialog
    assert dialog is not None
    with qtbot.waitSignal(page.scans.reading.done, timeout=LONG_MS):
        page.scans.keep(version.id, [tmp_path / "scan.png"])
    words = words_in(dialog)
    assert words.index("Versi 2 · tersegel") < words.index("Versi 1 · tidak berlaku lagi")
    assert "Alasan: Salah tulis nama" in words
    assert len([line for line in set(words.splitlines()) if line.endswith("(tidak berlaku lagi)")]) == 1
    assert "Pindaian: scan.png" in words
    assert len(signatures_on(program.bridge.state, version)) == 7
    drop = next(one for one in dialog.findChildren(QPushButton) if one.accessibleName().startswith("Hapus pindaian"))
    accept_next()
    drop.click()
    assert "Pindaian: scan.png" not in [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert program.bridge.state.table(Scan) == {}
    dialog.reject()
    assert page.scans.dialog is None


def test_a_file_for_the_office_is_frozen_and_has_no_signature(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kantor.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    accept_next()
    with qtbot.waitSignal(page.files.writing.done, timeout=LONG_MS):
        program.window.book.action("office_file").trigger()
    version = current_version(program.bridge.state)
    assert version is not None
    assert version.phase is VersionPhase.FROZEN
    assert program.desk.services.verify(path.read_bytes()).signatures == ()


def test_a_signer_gets_another_role_and_place(page: MinutesPage, program: Program) -> None:
    state = program.bridge.state
    somebody = next(one for one in signatories(state) if one.person_id is not None)
    dialog = SignatoryDialog(state, page.window(), somebody)
    assert not dialog.who.isEnabled()
    dialog.role.setText("Ketua LPMK")
    dialog.place.setCurrentIndex(dialog.place.findData(SigningPlace.OFFICIAL))
    assert dialog.wished() == replace(somebody, role="Ketua LPMK", place=SigningPlace.OFFICIAL)
    dialog.deleteLater()


def test_arrivals_are_noted_afterwards(page: MinutesPage, program: Program) -> None:
    session = session_of(program.bridge.state)
    assert session is not None
    late = Person(name="Terlambat Tercatat", role=Role.PARTICIPANT, sex=Sex.MALE, code="P99")
    program.bridge.perform(AddPerson(late))
    late = next(one for one in participants(program.bridge.state) if one.arrived_at is None)
    dialog = ArrivalsDialog(session, program.bridge.state, page.window())
    assert dialog.wished() == []
    here, time = dialog.rows[late.id]
    assert not time.isEnabled()
    here.setChecked(True)
    assert [(act.person_id, act.arrived_at) for act in dialog.wished()] == [(late.id, session.started_at)]
    time.setTime(time.time().addSecs(13 * 60))
    (act,) = dialog.wished()
    assert program.bridge.perform(act) is not None
    assert "11 peserta" in next(one.words for one in minutes_needs(program.bridge.state) if one.heading == "Kehadiran")
    dialog.deleteLater()
