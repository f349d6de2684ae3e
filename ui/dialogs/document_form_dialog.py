"""The form of the document beside its true pages, which change while one chooses."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from core.document_form import USUAL, DocumentForm
from core.minutes import Minutes
from core.ports import MinutesDrawer
from resources.templates import sentence
from resources.words import t
from ui.panels.appendix_choice import AppendixChoice
from ui.panels.document_layout import DocumentLayout
from ui.panels.preview_panel import PreviewPanel
from ui.panels.wording_editor import WordingEditor
from ui.preview import Drawn, Preview
from widgets import style
from widgets.follow_look import button, fixed, label, spaced
from widgets.style import dress

LEFT_WIDTH = 452


class DocumentFormDialog(QDialog):
    """``minutes`` with their pictures are what the pages show. ``content_stands``: a signature holds the content, so
    only looks can be chosen.
    """

    def __init__(
        self,
        minutes: Minutes,
        drawer: MinutesDrawer,
        parent: QWidget | None,
        *,
        content_stands: bool = False,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self.setWindowTitle(t("Bentuk dokumen"))
        px = style.current.look.px
        room = parent.size() if parent is not None else self.screen().availableSize()
        self.resize(min(px(1240), room.width() - 24), min(px(760), room.height() - 24))
        dress(self, kind="window")
        form = minutes.form
        self.layout_panel = DocumentLayout(form, minutes.session.paper, dict(minutes.pictures))
        self.appendices = AppendixChoice(form.appendices)
        self.wording = WordingEditor(dict(form.sentences))
        self.for_office = QCheckBox(t("Pakai juga untuk sesi berikutnya"))
        self.for_office.setChecked(True)
        self.usual = button(t("Bentuk bawaan"))
        self.cancel, self.use = button(t("Batal"), live=True), button(t("Pakai"), kind="primary", live=True)
        self.use.setShortcut("Ctrl+Return")
        self.problem = label(tone="bad", wraps=True)
        self.problem.hide()
        self.preview = Preview(drawer, self)
        self.pages = PreviewPanel(self.preview, for_form=False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._lay_out(content_stands)
        for panel in (self.layout_panel, self.appendices, self.wording):
            panel.changed.connect(self._draw)
        self.preview.drawn.connect(self._on_drawn)
        self.wording.shown.connect(self._go_to)
        self.usual.clicked.connect(self._use_usual)
        self.cancel.clicked.connect(self.reject)
        self.use.clicked.connect(self._accept)
        self.finished.connect(self._forget)
        self._draw()

    def _lay_out(self, content_stands: bool) -> None:
        self.tabs.addTab(self.layout_panel, t("Tata letak"))
        self.tabs.addTab(self.appendices, t("Lampiran"))
        self.tabs.addTab(self.wording, t("Kalimat"))
        spaced(left := QVBoxLayout(), margins=(20, 16, 20, 16), gap=8)
        spaced(row := QHBoxLayout(self), gap=0)
        spaced(buttons := QHBoxLayout(), gap=8)
        left.addWidget(self.tabs, 1)
        if content_stands:
            for panel in (self.appendices, self.wording):
                panel.setEnabled(False)
            words = t("Isi sudah tetap karena ada tanda tangan; hanya tata letak yang masih dapat dipilih.")
            left.addWidget(label(words, wraps=True, tone="soft"))
        left.addWidget(self.for_office)
        left.addWidget(self.problem)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.use)
        left.addLayout(buttons)
        side = QWidget()
        side.setLayout(left)
        fixed(side, width=LEFT_WIDTH)
        row.addWidget(side)
        row.addWidget(self.pages, 1)

    @property
    def form(self) -> DocumentForm:
        """The form as it is chosen."""
        form = self.layout_panel.applied_to(self._minutes.form)
        return replace(form, appendices=self.appendices.chosen, sentences=self.wording.sentences)

    @property
    def paper(self) -> str:
        """The paper as it is chosen."""
        return self.layout_panel.paper.currentText()

    @property
    def new_emblem(self) -> bytes | None:
        """The bytes of an emblem that was chosen now."""
        digest = self.form.logo_blob
        return None if digest in dict(self._minutes.pictures) else self.layout_panel.pictures.get(digest)

    def _draw(self) -> None:
        session = replace(self._minutes.session, paper=self.paper)
        pictures = tuple((dict(self._minutes.pictures) | self.layout_panel.pictures).items())
        self.preview.ask(replace(self._minutes, session=session, form=self.form, pictures=pictures))

    def _on_drawn(self, drawn: Drawn) -> None:
        self.appendices.set_with_content(drawn.with_content)

    def _go_to(self, section: str) -> None:
        """Bring the page with a part of the document into sight."""
        if section in ("title", "opening"):
            self.pages.pages.go_to(0)
        elif section == "closing":
            self.pages.go_to_signature(1)
        elif section in self._minutes.form.appendices:
            self.pages.go_to_heading(sentence(f"{section}.outline"))
        else:
            self.pages.go_to_heading(sentence(f"{section}.heading").partition(". ")[2])

    def _use_usual(self) -> None:
        usual = replace(USUAL, logo_blob=self.form.logo_blob)
        self.layout_panel.set_form(usual, self.paper)
        if self.appendices.isEnabled():
            self.appendices.set_chosen(usual.appendices)
            self.wording.set_wordings({})
        self._draw()

    def _accept(self) -> None:
        if self.wording.has_fault:
            self.tabs.setCurrentWidget(self.wording)
            self.wording.go_to_fault()
            self.problem.setText(t("Satu kalimat belum dapat dipakai."))
            self.problem.show()
            return
        self.accept()

    def _forget(self) -> None:
        self.preview.forget()
