"""States of the dialog about the form of the document: layout, lampiran, sentences, a sentence that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from tools.gallery import Entry
from tools.gallery_minutes import page_entry, wait_until
from ui.dialogs.document_form_dialog import DocumentFormDialog
from ui.pages.minutes_page import MinutesPage
from ui.program import Program


def _dialog(act: Callable[[DocumentFormDialog], None], program: Program, page: MinutesPage) -> QWidget:
    drawer = program.desk.services.draw_minutes
    dialog = DocumentFormDialog(page.files.current_minutes(), drawer, page.window())
    wait_until(lambda: dialog.preview.document is not None)
    act(dialog)
    return dialog


def _settle(widget: QWidget) -> None:
    assert isinstance(widget, DocumentFormDialog)
    wait_until(lambda: widget.preview.is_idle)


def _layout(dialog: DocumentFormDialog) -> None:
    dialog.layout_panel.type_size.setCurrentIndex(1)


def _appendices(dialog: DocumentFormDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.appendices)
    dialog.appendices.list.move_down()


def _sentences(dialog: DocumentFormDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.wording)
    dialog.wording.search.setText("demikian")
    row = next(
        row for row in range(dialog.wording.list.count()) if dialog.wording.list.item(row).text().startswith("Demikian")
    )
    dialog.wording.list.setCurrentRow(row)
    dialog.wording.text.setPlainText(
        "Demikian berita acara ini dibuat, disetujui, dan disahkan dalam rangkap {rangkap}."
    )


def _fault(dialog: DocumentFormDialog) -> None:
    _sentences(dialog)
    dialog.wording.search.clear()
    dialog.wording.text.setPlainText("Demikian berita acara ini dibuat dalam rangkap dua.")
    dialog.use.click()


_SIZES = ((1240, 740), (1600, 900))

GALLERY: dict[str, Entry] = {
    f"document-form-{name}": page_entry(partial(_dialog, act), _SIZES, _settle)
    for name, act in (("layout", _layout), ("appendices", _appendices), ("sentences", _sentences), ("fault", _fault))
}
