"""The agenda in Siapkan: taken from a template, then worded and timed line by line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.agenda import AddAgendaItem, AgendaItem, EditAgendaItem, RemoveAgendaItem, items, questions, spans_of
from core.agenda_plan import MoveAgendaItem, ReplaceAgenda, plan_of
from core.session import session_of
from core.state import SessionState
from core.wording import clock_time
from resources.agenda_templates import agenda_templates
from resources.words import t
from ui.desk import Desk
from ui.dialogs.agenda_text_dialog import AgendaTextDialog
from ui.dialogs.template_name_dialog import TemplateNameDialog
from ui.kept import keep_own_agenda, own_agenda, own_agendas
from ui.take_template import take_template
from widgets.follow_look import button, fixed, icon_button, label, rule, spaced
from widgets.guard import guard
from widgets.text_fields import LineField, padded

OWN = "own:"
"""Before the name of a template that was kept here, where codes of the program's own stand."""


class AgendaForm(QWidget):
    """Items with their minutes, and when the session would end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._bridge = desk, desk.bridge
        self._rows: dict[str, _Row] = {}
        self._templates = QComboBox()
        self._templates.setAccessibleName(t("Templat"))
        self._templates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._templates.setMinimumContentsLength(8)
        self._fill_templates()
        self._take = button(t("Pakai"), t("Pakai templat ini"))
        self._take.clicked.connect(self._take_template)
        self.as_text, self._keep_own = button(t("Sebagai teks …")), button(t("Simpan templat …"))
        self.as_text.clicked.connect(self.edit_as_text)
        self._keep_own.clicked.connect(self._keep_template)
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self._sum = label(strong=True, wraps=True)
        self._new = LineField()
        self._new.setPlaceholderText(t("Acara baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Acara baru"))
        self._new.returnPressed.connect(self._add)
        top = QHBoxLayout()
        spaced(top, gap=8)
        top.addWidget(self._templates, 1)
        top.addWidget(self._take)
        acts = QHBoxLayout()
        spaced(acts, gap=8)
        acts.addWidget(self.as_text)
        acts.addWidget(self._keep_own)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addLayout(top)
        layout.addLayout(acts)
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
                row.moved.connect(self._move)
                row.dropped.connect(self._drop)
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

    def _fill_templates(self) -> None:
        """The agendas that come with the program, then those that were kept here."""
        chosen = self._templates.currentData()
        self._templates.clear()
        for template in agenda_templates():
            self._templates.addItem(template.name, template.code)
        for name in own_agendas(self._desk):
            self._templates.addItem(name, OWN + name)
        self._templates.setCurrentIndex(max(0, self._templates.findData(chosen)))

    def _take_template(self) -> None:
        code: str = self._templates.currentData()
        if code.startswith(OWN):
            self._bridge.perform(ReplaceAgenda(own_agenda(self._desk, code.removeprefix(OWN))))
        else:
            take_template(self._bridge, code)

    def edit_as_text(self) -> None:
        """Write agenda and questions as text; taken as one act."""
        dialog = AgendaTextDialog(plan_of(self._bridge.state), self.window())
        if dialog.exec():
            self._bridge.perform(ReplaceAgenda(dialog.plan))
        dialog.deleteLater()

    def _keep_template(self) -> None:
        dialog = TemplateNameDialog(self.window())
        if dialog.exec() and keep_own_agenda(self._desk, dialog.name, plan_of(self._bridge.state)):
            self._fill_templates()
            self._templates.setCurrentIndex(self._templates.findData(OWN + dialog.name))
        dialog.deleteLater()

    def _move(self, item_id: str, steps: int) -> None:
        place = list(self._rows).index(item_id) + 1
        self._bridge.perform(MoveAgendaItem(item_id, place + steps))

    def _drop(self, item_id: str, y: int) -> None:
        """A row was dragged so that its middle is at ``y`` in this form."""
        above = sum(row.geometry().center().y() < y for other, row in self._rows.items() if other != item_id)
        self._bridge.perform(MoveAgendaItem(item_id, above + 1))
        self._list.invalidate()
        self._list.activate()  # a row that may not go there goes back

    def _add(self) -> None:
        if self._bridge.perform(AddAgendaItem(AgendaItem(title=self._new.text(), planned_s=600))) is not None:
            self._new.clear()

    def _edit(self, item: AgendaItem) -> None:
        self._bridge.perform(EditAgendaItem(item))

    def _remove(self, item_id: str) -> None:
        self._bridge.perform(RemoveAgendaItem(item_id))


class _Row(QWidget):
    """One item. ``edited(AgendaItem)``, ``removed(id)``, ``moved(id, steps)``, ``dropped(id, y)`` in its parent.

    It is dragged by its number, and moved by Alt and an arrow.
    """

    edited = Signal(object)
    removed = Signal(str)
    moved = Signal(str, int)
    dropped = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._item: AgendaItem | None = None
        self._held: QPoint | None = None
        self._number = label(tone="soft")
        fixed(self._number, width=20)
        self._number.setCursor(Qt.CursorShape.SizeVerCursor)
        self._number.setToolTip(t("Seret untuk memindahkan; Alt+↑ dan Alt+↓ juga"))
        self._title, self._minutes = LineField(), padded(QSpinBox())
        self._minutes.setRange(1, 600)
        self._minutes.setSuffix("′")
        fixed(self._minutes, width=72)
        self._title.editingFinished.connect(self._keep)
        self._minutes.editingFinished.connect(self._keep)
        remove = icon_button("remove", t("Hapus acara ini"))
        remove.clicked.connect(self._on_remove)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, margins=(0, 3, 0, 3), gap=8)
        row.addWidget(self._number)
        row.addWidget(self._title, 1)
        row.addWidget(self._minutes)
        row.addWidget(remove)
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
        self._title.setToolTip(t("{title} ({n} pertanyaan panduan)", title=item.title, n=asked))

    def _keep(self) -> None:
        if self._item is None:
            return
        title = self._title.text().strip() or self._item.title
        wished = replace(self._item, title=title)
        if self._minutes.value() != self._item.planned_s // 60:
            wished = replace(wished, planned_s=60 * self._minutes.value())
        if wished != self._item:
            self.edited.emit(wished)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the item by one place."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier and self._item is not None:
            self.moved.emit(self._item.id, steps)
            return
        super().keyPressEvent(event)

    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the number takes hold of the row."""
        at = event.position().toPoint()
        self._held = at if self._number.geometry().contains(at) else None

    @guard(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row follows the mouse."""
        if self._held is not None:
            self.raise_()
            self.move(self.x(), self.mapToParent(event.position().toPoint()).y() - self._held.y())

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is put down; where the rule says no, it goes back."""
        if self._held is None or self._item is None:
            return
        self._held = None
        self.dropped.emit(self._item.id, self.geometry().center().y())

    def _on_remove(self) -> None:
        if self._item is not None:
            self.removed.emit(self._item.id)
