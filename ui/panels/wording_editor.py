"""The sentences of the document, each in the office's own wording if it has one, checked while one types.

What the program computes stands in braces. It can be put elsewhere in the sentence, and not typed over.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.sentence_check import Fault, SentenceFault, fault_of, fields_of, offered_sections
from resources.templates import sentence
from resources.words import t
from widgets.follow_look import button, empty, fixed, label, roomy, spaced
from widgets.style import dress
from widgets.text_fields import LineField, TextField

_KEY = Qt.ItemDataRole.UserRole
_FIELDS_IN_A_ROW = 3


class WordingEditor(QWidget):
    """Signals: ``changed()`` when the wordings that can be used are others, ``shown(section)`` when a sentence is
    chosen.
    """

    changed = Signal()
    shown = Signal(str)

    def __init__(self, wordings: Mapping[str, str]) -> None:
        super().__init__()
        self.wordings = dict(wordings)
        self._typed: dict[str, str] = {}
        self._showing = False
        self.search = LineField()
        self.search.setPlaceholderText(t("Cari kalimat"))
        self.search.setAccessibleName(t("Cari kalimat"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Kalimat dokumen"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        dress(self.list, kind="card")
        roomy(self.list)
        self.text = TextField()
        self.text.setAccessibleName(t("Bunyi kalimat"))
        fixed(self.text, height=110)
        self.fault = label(tone="bad", wraps=True)
        self.fields = QGridLayout()
        spaced(self.fields, gap=4)
        self.fields.setColumnStretch(_FIELDS_IN_A_ROW, 1)
        self.about = label(text_size="caption", tone="soft", wraps=True)
        self.reset = button(t("Kembalikan bunyi asli"))
        self._lay_out()
        self._fill()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.search.textChanged.connect(self._filter)
        self.text.textChanged.connect(self._on_typed)
        self.reset.clicked.connect(self._reset)
        self.list.setCurrentRow(1)

    def _lay_out(self) -> None:
        spaced(layout := QVBoxLayout(self), margins=(0, 12, 0, 0), gap=8)
        spaced(last := QHBoxLayout(), gap=8)
        last.addWidget(self.about, 1)
        last.addWidget(self.reset)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.text)
        layout.addLayout(self.fields)
        layout.addWidget(self.fault)
        layout.addLayout(last)

    @property
    def has_fault(self) -> bool:
        """Whether a sentence that was typed cannot be used."""
        return any(fault_of(key, typed) is not None for key, typed in self._typed.items())

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """The office's own wordings, in the order of the document."""
        names = [name for names in offered_sections().values() for name in names]
        return tuple((name, self.wordings[name]) for name in names if name in self.wordings)

    def set_wordings(self, wordings: Mapping[str, str]) -> None:
        """Show other wordings."""
        self.wordings = dict(wordings)
        self._typed.clear()
        for row in range(self.list.count()):
            self._name_item(self.list.item(row))
        self._show()

    def go_to_fault(self) -> None:
        """Choose the first sentence that cannot be used."""
        for row in range(self.list.count()):
            key = self.list.item(row).data(_KEY)
            if key and fault_of(key, self._typed.get(key, sentence(key))) is not None:
                self.search.clear()
                self.list.setCurrentRow(row)
                self.text.setFocus()
                return

    def _fill(self) -> None:
        for section, names in offered_sections().items():
            heading = QListWidgetItem(section_words(section))
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            self.list.addItem(heading)
            for name in names:
                item = QListWidgetItem()
                item.setData(_KEY, name)
                self.list.addItem(item)
                self._name_item(item)

    def _name_item(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if key:
            words = " ".join(self.wordings.get(key, sentence(key)).split())
            item.setText(f"● {words}" if key in self.wordings else words)
            own = t("diubah: {words}", words=words) if key in self.wordings else words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, own)

    def _filter(self, typed: str) -> None:
        wanted, heading, found = typed.casefold(), None, False
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.data(_KEY):
                if heading is not None:
                    heading.setHidden(not found)
                heading, found = item, False
                continue
            fits = wanted in item.text().casefold()
            item.setHidden(not fits)
            found |= fits
        if heading is not None:
            heading.setHidden(not found)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self._choose_beyond(-1, 1)

    def _choose_beyond(self, row: int, step: int) -> None:
        """Choose the next sentence in sight from ``row`` on, up or down; the other way where there is none."""
        for way in (step, -step):
            place = row + way
            while 0 <= place < self.list.count():
                item = self.list.item(place)
                if item.data(_KEY) and not item.isHidden():
                    self.list.setCurrentRow(place)
                    return
                place += way

    def _on_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        """Headings are passed over."""
        if item is not None and not item.data(_KEY):
            row = self.list.row(item)
            self._choose_beyond(row, -1 if before is not None and self.list.row(before) > row else 1)
            return
        self._show()

    @property
    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_KEY) or "") if item is not None else ""

    def _show(self) -> None:
        key = self._key
        self._showing = True
        self.text.setEnabled(bool(key))
        self.text.setPlainText(self._typed.get(key, self.wordings.get(key, sentence(key))) if key else "")
        self._showing = False
        empty(self.fields)
        for place, name in enumerate(fields_of(sentence(key)) if key else ()):
            field = button(f"{{{name}}}", t("Sisipkan isian {name}", name=name), compact=True)
            field.clicked.connect(lambda _checked=False, name=name: self._insert(name))
            self.fields.addWidget(field, place // _FIELDS_IN_A_ROW, place % _FIELDS_IN_A_ROW)
        self._tell()
        if key:
            self.shown.emit(key.partition(".")[0])

    def _insert(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _on_typed(self) -> None:
        key = self._key
        if self._showing or not key:
            return
        typed, before = self.text.toPlainText().replace("\n", " ").strip(), self.wordings.get(key)
        self._typed[key] = typed
        if fault_of(key, typed) is None:
            self._typed.pop(key)
            if typed == sentence(key):
                self.wordings.pop(key, None)
            else:
                self.wordings[key] = typed
        self._name_item(self.list.currentItem())
        self._tell()
        if self.wordings.get(key) != before:
            self.changed.emit()

    def _reset(self) -> None:
        key = self._key
        if key:
            self.text.setPlainText(sentence(key))

    def _tell(self) -> None:
        key = self._key
        fault = fault_of(key, self._typed.get(key, self.wordings.get(key, sentence(key)))) if key else None
        self.fault.setText(fault_words(fault) if fault is not None else "")
        self.fault.setVisible(fault is not None)
        own = key in self.wordings or key in self._typed
        self.reset.setEnabled(own)
        fields = bool(fields_of(sentence(key))) if key else False
        self.about.setText(t("Isian dalam kurung kurawal dihitung program dan harus tetap ada.") if fields else "")


def section_words(section: str) -> str:
    """How a part of the document is called; a lampiran by its own name."""
    words = {
        "title": t("Judul"),
        "opening": t("Pembuka"),
        "organisation": t("Penyelenggaraan"),
        "attendance": t("Kehadiran"),
        "discussion": t("Pokok pembahasan"),
        "agreements": t("Kesepakatan"),
        "recommendations": t("Rekomendasi"),
        "closing": t("Penutup"),
    }
    return words.get(section) or t("Lampiran: {name}", name=sentence(f"{section}.outline"))


def fault_words(fault: SentenceFault) -> str:
    """What is wrong with a wording."""
    return {
        Fault.UNKNOWN_SENTENCE: t("Kalimat ini tidak dapat diubah."),
        Fault.EMPTY: t("Kalimat tidak boleh kosong."),
        Fault.TOO_LONG: t("Kalimat terlalu panjang."),
        Fault.BRACES: t("Kurung kurawal hanya untuk isian, misalnya {field}.", field="{hadir}"),
        Fault.MISSING_FIELD: t("Isian {field} harus ada dalam kalimat.", field=f"{{{fault.about}}}"),
        Fault.UNKNOWN_FIELD: t("Isian {field} tidak ada untuk kalimat ini.", field=f"{{{fault.about}}}"),
        Fault.TAGS: t("Tanda {tag} tidak berpasangan.", tag=fault.about),
    }[fault.fault]
