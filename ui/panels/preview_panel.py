"""The true pages of the berita acara, with a line above them that says where one is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.ports import SignaturePlace
from resources.words import t
from ui.minutes_stage import MinutesStage
from ui.preview import Drawn, Preview
from widgets.document_view import DocumentView, PageMark
from widgets.follow_look import button, icon_button, label, rule, spaced
from widgets.guard import guard


class PreviewPanel(QWidget):
    """Shows what a ``Preview`` draws. ``sign_asked(number)`` when an empty place on a page is pressed.

    ``form_asked`` when the form of the document is to be chosen, ``notula_asked`` when the notula rapat is to be
    written; without ``for_form`` there are no buttons for it.
    """

    sign_asked = Signal(int)
    form_asked = Signal()
    notula_asked = Signal()

    def __init__(self, preview: Preview, *, for_form: bool = True) -> None:
        super().__init__()
        self._preview = preview
        self._stage: MinutesStage | None = None
        self.pages = DocumentView()
        self.pages.page_changed.connect(self._show_place)
        self.pages.pages_wanted.connect(self._ask_pages)
        self.pages.mark_pressed.connect(self.sign_asked)
        preview.drawn.connect(self._show_document)
        preview.page_drawn.connect(self._show_page)
        preview.broke.connect(self._on_broken)
        self._back, self._on = icon_button("up", t("Halaman sebelumnya")), icon_button("down", t("Halaman berikutnya"))
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._where = label()
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, margins=(12, 4, 12, 4), gap=4)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addSpacing(8)
        row.addWidget(self._where)
        row.addStretch(1)
        self.form = button(t("Bentuk dokumen …"), kind="quiet")
        self.notula = button(t("Notula rapat …"), t("Ekspor notula rapat"), kind="quiet")
        for part, asked in ((self.notula, self.notula_asked), (self.form, self.form_asked)):
            part.clicked.connect(asked)
            part.setVisible(for_form)
            row.addWidget(part)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())
        layout.addWidget(self.pages, 1)
        if preview.document is not None:
            self._show_document(preview.document)
        self._show_place()

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(400, 400)

    def set_stage(self, stage: MinutesStage) -> None:
        """Mark the places of those who have not signed."""
        self._stage = stage
        self._show_marks()

    def forget(self) -> None:
        """Another session will be shown."""
        self._stage = None
        self.pages.set_document(())
        self.pages.set_note(t("Menyiapkan pratinjau …"))
        self._show_place()

    def go_to_heading(self, beginning: str) -> bool:
        """Bring the heading whose words hold ``beginning`` into sight; whether there is one."""
        document = self._preview.document
        found = () if document is None else document.outline
        entry = next((one for one in found if beginning.casefold() in one.words.casefold()), None)
        if entry is not None:
            self.pages.go_to(entry.page)
        return entry is not None

    def go_to_signature(self, number: int) -> None:
        """Bring the place where that signer signs into sight."""
        document = self._preview.document
        place = None if document is None else next((one for one in document.places if one.number == number), None)
        if document is not None and place is not None:
            mark = _mark(document, place, strong=True)
            self.pages.go_to(place.page, QRectF(mark.left, mark.top, mark.width, mark.height))

    def _show_document(self, drawn: Drawn) -> None:
        self.pages.set_document(drawn.sizes)
        self._show_marks()
        self._show_place()

    def _show_page(self, index: int, image: QImage) -> None:
        self.pages.set_page(index, image)

    def _ask_pages(self, pages: list[int], width: int) -> None:
        if self._preview.document is not None:
            self._preview.ask_pages(pages, width)

    def _show_marks(self) -> None:
        document, stage = self._preview.document, self._stage
        if document is None or stage is None:
            self.pages.set_marks(())
            return
        waiting = {line.number for line in stage.waiting}
        following = min(waiting, default=0)
        places = (place for place in document.places if place.number in waiting)
        self.pages.set_marks([_mark(document, place, strong=place.number == following) for place in places])

    def _show_place(self) -> None:
        count, page = self.pages.page_count, self.pages.page
        self._where.setText(t("Halaman {page} dari {count}", page=page + 1, count=count) if count else "")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < count)

    def _go_back(self) -> None:
        self.pages.go_to(self.pages.page - 1)

    def _go_on(self) -> None:
        self.pages.go_to(self.pages.page + 1)

    def _on_broken(self) -> None:
        self.pages.set_note(t("Pratinjau tidak dapat dibuat karena kesalahan program. Catatannya ada di log."))


def _mark(document: Drawn, place: SignaturePlace, *, strong: bool) -> PageMark:
    height = document.sizes[place.page][1]
    top = height - place.bottom - place.height
    return PageMark(place.number, place.page, place.left, top, place.width, place.height, strong)
