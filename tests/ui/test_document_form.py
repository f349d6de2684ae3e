"""The dialog about the form of the document: what is chosen shows in the pages, and is kept with session and office."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from core.document_form import APPENDICES, USUAL, form_of
from core.session import session_of
from export.berita_acara import minutes_pdf
from resources.templates import sentence
from tests.export.pdf_reading import text_of
from tests.ui.conftest import InDialog
from ui.dialogs.deviation_dialog import DeviationDialog
from ui.dialogs.document_form_dialog import DocumentFormDialog
from ui.document_forms import keep_form
from ui.kept import office_profile
from ui.panels.wording_editor import WordingEditor
from ui.program import Program

COMMAND = "document_form"


@pytest.fixture(autouse=True)
def document(request: pytest.FixtureRequest) -> None:
    """The page of the document, where the dialog is opened."""
    if "live" in request.fixturenames:
        request.getfixturevalue("live").window.go_to("minutes")


def choose_sentence(editor: WordingEditor, key: str) -> None:
    rows = range(editor.list.count())
    editor.list.setCurrentRow(next(row for row in rows if editor.list.item(row).data(Qt.ItemDataRole.UserRole) == key))


def test_what_is_chosen_is_kept_with_session_and_office(live: Program, in_dialog: InDialog) -> None:
    def act(shown: QDialog) -> None:
        dialog = cast("DocumentFormDialog", shown)
        dialog.layout_panel.type_size.setCurrentIndex(1)
        dialog.layout_panel.paper.setCurrentText("F4")
        dialog.layout_panel.margins["left_mm"].setValue(35)
        dialog.layout_panel.catchword.setChecked(True)
        dialog.appendices.list.setCurrentRow(0)
        QTest.keyClick(dialog.appendices.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        dialog.appendices.list.item(2).setCheckState(Qt.CheckState.Unchecked)
        choose_sentence(dialog.wording, "closing.sentence")
        dialog.wording.text.setPlainText("Demikian, dalam rangkap {rangkap}.")
        dialog.use.click()

    in_dialog(COMMAND, act)
    form, session = form_of(live.bridge.state), session_of(live.bridge.state)
    assert session is not None
    assert (form.body_pt, form.left_mm, form.catchword, session.paper) == (12, 35, True, "F4")
    assert form.appendices == ("susunan_acara", "daftar_hadir", *APPENDICES[3:])
    assert form.sentences == (("closing.sentence", "Demikian, dalam rangkap {rangkap}."),)
    profile = office_profile(live.desk)
    assert (profile.form.sentences, profile.form.appendices, profile.paper) == (form.sentences, form.appendices, "F4")


def test_a_sentence_without_its_field_is_not_taken(live: Program, in_dialog: InDialog) -> None:
    def act(shown: QDialog) -> None:
        dialog = cast("DocumentFormDialog", shown)
        dialog.for_office.setChecked(False)
        choose_sentence(dialog.wording, "closing.sentence")
        dialog.wording.text.setPlainText("Demikian, dalam rangkap dua.")
        assert "{rangkap}" in dialog.wording.fault.text()
        choose_sentence(dialog.wording, "opening.theme")
        dialog.use.click()
        assert dialog.isVisible()
        assert "{rangkap}" in dialog.wording.fault.text()
        assert dialog.form.sentences == ()
        dialog.wording.reset.click()
        assert dialog.wording.text.toPlainText() == sentence("closing.sentence")
        dialog.layout_panel.type_size.setCurrentIndex(1)
        dialog.use.click()
        assert not dialog.isVisible()

    in_dialog(COMMAND, act)
    assert (form_of(live.bridge.state).body_pt, office_profile(live.desk).form) == (12, USUAL)


def test_pages_follow_and_lampiran_are_numbered(live: Program, in_dialog: InDialog, qtbot: QtBot) -> None:
    def act(shown: QDialog) -> None:
        dialog = cast("DocumentFormDialog", shown)
        qtbot.waitUntil(lambda: dialog.preview.document is not None, timeout=20_000)
        rows = [dialog.appendices.list.item(row).text() for row in range(len(APPENDICES))]
        assert rows[0].startswith("I  ")
        assert "(belum ada isinya)" in rows[-1]
        dialog.appendices.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        qtbot.waitUntil(
            lambda: dialog.preview.document is not None and "daftar_hadir" not in dialog.preview.document.appendices,
            timeout=20_000,
        )
        dialog.reject()

    in_dialog(COMMAND, act)
    assert form_of(live.bridge.state) == USUAL


def test_an_emblem_is_made_small_and_kept(live: Program, in_dialog: InDialog, tmp_path: Path) -> None:
    picture = QImage(1500, 1800, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    picture.save(str(tmp_path / "lambang.png"))
    (tmp_path / "bukan.png").write_bytes(b"x")

    def act(shown: QDialog) -> None:
        dialog = cast("DocumentFormDialog", shown)
        assert not dialog.layout_panel.use_emblem(tmp_path / "bukan.png")
        assert "bukan.png" in dialog.layout_panel.problem.text()
        assert dialog.layout_panel.use_emblem(tmp_path / "lambang.png")
        dialog.use.click()

    in_dialog(COMMAND, act)
    digest = form_of(live.bridge.state).logo_blob
    kept = QImage.fromData(live.bridge.ledger.blob(digest) or b"")
    assert max(kept.width(), kept.height()) <= 640
    assert kept.pixelColor(5, 5).lightness() > 250
    assert office_profile(live.desk).form.logo_blob == digest
    assert dict(live.window.minutes_page.files.current_minutes().pictures)[digest]


def test_the_next_session_has_the_form_of_the_office(live: Program, in_dialog: InDialog) -> None:
    keep_form(live.desk, USUAL, "FOLIO", None, for_office=False)
    profile_form = USUAL
    assert office_profile(live.desk).form == profile_form

    def act(shown: QDialog) -> None:
        dialog = cast("DocumentFormDialog", shown)
        dialog.layout_panel.catchword.setChecked(True)
        dialog.use.click()

    in_dialog(COMMAND, act)

    def create(shown: QDialog) -> None:
        shown.title_field.setText("Sesi berikutnya")  # pyright: ignore[reportAttributeAccessIssue]
        shown.accept()

    in_dialog("new_session", create)
    assert form_of(live.bridge.state).catchword


def test_once_somebody_has_signed_only_looks_can_be_chosen(qtbot: QtBot, live: Program) -> None:
    minutes = live.window.minutes_page.files.current_minutes()
    dialog = DocumentFormDialog(minutes, live.desk.services.draw_minutes, live.window, content_stands=True)
    qtbot.addWidget(dialog)
    assert [panel.isEnabled() for panel in (dialog.layout_panel, dialog.appendices, dialog.wording)] == [
        True,
        False,
        False,
    ]
    dialog.usual.click()
    dialog.reject()
    QApplication.processEvents()
    assert isinstance(dialog.for_office, QCheckBox)


@pytest.mark.parametrize(("typed", "shown"), [("", True), ("demikian", True), ("tidak ada yang begini", False)])
def test_sentences_are_found(qtbot: QtBot, typed: str, shown: bool) -> None:
    editor = WordingEditor({"closing.sentence": "Demikian {rangkap}"})
    qtbot.addWidget(editor)
    editor.search.setText(typed)
    hidden = [editor.list.item(row).isHidden() for row in range(editor.list.count())]
    assert (not all(hidden)) is shown
    if typed == "demikian":
        assert [editor.list.item(row).text() for row, gone in enumerate(hidden) if not gone] == [
            "Penutup",
            "● Demikian {rangkap}",
        ]
        assert editor.text.toPlainText() == "Demikian {rangkap}"
        QTest.keyClick(editor.list, Qt.Key.Key_Up)
        assert editor.text.toPlainText() == "Demikian {rangkap}"


def test_why_times_differ_is_written_and_printed(live: Program, in_dialog: InDialog) -> None:
    def act(shown: QDialog) -> None:
        dialog = cast("DeviationDialog", shown)
        assert len(dialog.causes) >= 3
        next(iter(dialog.causes.values())).setText("Menunggu narasumber")
        dialog.accept()

    in_dialog("explain_deviations", act)
    minutes = live.window.minutes_page.files.current_minutes()
    assert [line.cause for line in minutes.agenda if line.cause] == ["Menunggu narasumber"]
    assert "Sebab: Menunggu narasumber" in text_of(minutes_pdf(minutes)[0])
