"""The agenda in Siapkan: taken from a template, then worded and timed line by line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.agenda import AddAgendaItem, AgendaItem, EditAgendaItem, RemoveAgendaItem, items, questions, spans_of
from core.session import session_of
from core.state import SessionState
from core.wording import clock_time
from resources.agenda_templates import agenda_templates
from resources.words import t
from ui.bridge import Bridge
from ui.take_template import take_template
from widgets.follow_look import button, fixed, icon_button, label, rule, spaced
from widgets.text_fields import LineField


class AgendaForm(QWidget):
    """Items with their minutes, and when the session would end."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: dict[str, _Row] = {}
        self._templates = QComboBox()
        for template in agenda_templates():
            self._templates.addItem(template.name, template.code)
        self._templates.setAccessibleName(t("Templat"))
        self._take = button(t("Pakai"), t("Pakai templat ini"))
        self._take.clicked.connect(self._take_template)
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self._sum = label(strong=True)
        self._new = LineField()
        self._new.setPlaceholderText(t("Acara baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Acara baru"))
        self._new.returnPressed.connect(self._add)
        top = QHBoxLayout()
        spaced(top, gap=8)
        top.addWidget(self._templates, 1)
        top.addWidget(self._take)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 16, 16, 16), gap=8)
        layout.addWidget(label(t("Acara"), text_size="title", strong=True))
        layout.addLayout(top)
        layout.addLayout(self._list)
        layout.addWidget(self._sum)
        layout.addWidget(self._new)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Show the agenda as it is; the row that is being typed in keeps what is typed."""
        agenda = items(state)
        old, self._rows = self._rows, {}
        for place, item in enumerate(agenda):
            row = old.pop(item.id, None)
            if row is None:
                row = _Row()
                row.edited.connect(self._edit)
                row.removed.connect(self._remove)
            asked = sum(question.item_id == item.id for question in questions(state))
            row.show_item(place + 1, item, asked, begun=bool(spans_of(state, item.id)))
            self._rows[item.id] = row
            self._list.insertWidget(place, row)
        for gone in old.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._take.setEnabled(not any(spans_of(state, item.id) for item in agenda))
        self._show_sum(state, agenda)

    def _show_sum(self, state: SessionState, agenda: list[AgendaItem]) -> None:
        session = session_of(state)
        if session is None or not agenda:
            self._sum.setText(t("Belum ada acara. Pakai templat, lalu ubah seperlunya."))
            return
        total_s = sum(item.planned_s for item in agenda)
        room_s = round((session.planned_end_at - session.planned_start_at).total_seconds())
        end = clock_time(session.planned_end_at, session.zone)
        minutes = round((total_s - room_s) / 60)
        if minutes == 0:
            self._sum.setText(t("Jumlah {n} menit, pas sampai {time}", n=total_s // 60, time=end))
        elif minutes > 0:
            self._sum.setText(t("Jumlah {n} menit, {over} menit lewat {time}", n=total_s // 60, over=minutes, time=end))
        else:
            self._sum.setText(t("Jumlah {n} menit, sisa {left} menit", n=total_s // 60, left=-minutes))

    def _take_template(self) -> None:
        take_template(self._bridge, self._templates.currentData())

    def _add(self) -> None:
        if self._bridge.perform(AddAgendaItem(AgendaItem(title=self._new.text(), planned_s=600))) is not None:
            self._new.clear()

    def _edit(self, item: AgendaItem) -> None:
        self._bridge.perform(EditAgendaItem(item))

    def _remove(self, item_id: str) -> None:
        self._bridge.perform(RemoveAgendaItem(item_id))


class _Row(QWidget):
    """One item. ``edited(AgendaItem)``, ``removed(id)``."""

    edited = Signal(object)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._item: AgendaItem | None = None
        self._number, self._asked = label(tone="soft"), label(tone="soft", text_size="caption")
        fixed(self._number, width=20)
        self._title, self._minutes = LineField(), QSpinBox()
        self._minutes.setRange(1, 600)
        self._minutes.setSuffix("′")
        fixed(self._minutes, width=76)
        self._title.editingFinished.connect(self._keep)
        self._minutes.editingFinished.connect(self._keep)
        remove = icon_button("remove", t("Hapus acara ini"))
        remove.clicked.connect(self._on_remove)
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(self._title)
        words.addWidget(self._asked)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, margins=(0, 6, 0, 6), gap=8)
        row.addWidget(self._number)
        row.addLayout(words, 1)
        row.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def show_item(self, number: int, item: AgendaItem, asked: int, *, begun: bool) -> None:
        """Show it, unless somebody types in it."""
        self._item = item
        self._number.setText(str(number))
        self._title.setAccessibleName(t("Acara {n}", n=number))
        self._minutes.setAccessibleName(t("Menit acara {n}", n=number))
        if not (self._title.hasFocus() and self._title.isModified()):
            self._title.setText(item.title)
            self._title.setCursorPosition(0)
        if not self._minutes.hasFocus():
            self._minutes.setValue(item.planned_s // 60)
        self._minutes.setEnabled(not begun)
        self._asked.setText(t("{n} pertanyaan panduan", n=asked))
        self._asked.setVisible(asked > 0)

    def _keep(self) -> None:
        if self._item is None:
            return
        title = self._title.text().strip() or self._item.title
        wished = replace(self._item, title=title)
        if self._minutes.value() != self._item.planned_s // 60:
            wished = replace(wished, planned_s=60 * self._minutes.value())
        if wished != self._item:
            self.edited.emit(wished)

    def _on_remove(self) -> None:
        if self._item is not None:
            self.removed.emit(self._item.id)
