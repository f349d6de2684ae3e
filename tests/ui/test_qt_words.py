"""Qt's own texts come out in Indonesian, and none of ours is for a text that Qt no longer has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from resources import words
from ui.qt_words import QtWords


@pytest.fixture
def qt_words(qapp: QApplication) -> Iterator[QtWords]:
    translator = QtWords()
    assert qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def test_buttons_of_a_dialog_are_indonesian(qtbot: QtBot, qt_words: QtWords) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Yes | kinds.Discard)
    qtbot.addWidget(box)
    assert box.button(kinds.Save).text() == "Simpan"
    assert box.button(kinds.Cancel).text() == "Batal"
    assert box.button(kinds.Yes).text() == "&Ya"
    assert box.button(kinds.Discard).text() == "Buang"


def test_context_menu_of_a_field_is_indonesian(qtbot: QtBot, qt_words: QtWords) -> None:
    field = QLineEdit("teks")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    menu.deleteLater()
    assert texts == ["&Urungkan", "U&langi", "Po&tong", "&Salin", "Te&mpel", "Hapus", "Pilih Semua"]


def test_file_dialog_is_indonesian(qtbot: QtBot, qt_words: QtWords) -> None:
    dialog = QFileDialog(None, "", "", "PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Nama berkas:", "&Jenis berkas:", "&Cari di:"} <= texts


def test_keys_are_named_in_indonesian_and_still_read_in_english(qt_words: QtWords) -> None:
    space = QKeySequence("Ctrl+Space")
    assert space.toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Spasi"
    assert space.toString(QKeySequence.SequenceFormat.PortableText) == "Ctrl+Space"
    assert QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.PortableText) == "Alt+Left"


def test_english_and_unknown_texts_are_left_to_qt(qt_words: QtWords) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Save") == "Simpan"
    assert QCoreApplication.translate("QPlatformTheme", "Not there") == "Not there"
    words.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Save") == "Save"


def test_every_entry_is_for_a_text_that_qt_has(qapp: QApplication) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    shipped = []
    for language in ("de", "ja", "ko", "pl", "uk"):
        shipped.append(QTranslator())
        assert shipped[-1].load(f"qtbase_{language}", folder)
    unknown = [
        (context, text)
        for context, texts in words.qt_texts().items()
        for text in texts
        if not any(translator.translate(context, text) for translator in shipped)
    ]
    assert unknown == []


def test_placeholders_and_line_breaks_survive() -> None:
    for texts in words.qt_texts().values():
        for source, ours in texts.items():
            assert [source.count(sign) for sign in ("%1", "\n")] == [ours.count(sign) for sign in ("%1", "\n")]
            assert ours.count("&") <= 1
