"""The action plan (RTL) as a list; a row is written in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.issues import Issue
from core.outcomes import EditPlannedAction, PlanAction, PlannedAction, RemovePlannedAction, action_plan
from core.people import Person
from core.state import SessionState
from core.wording import date_long, rupiah
from resources.words import t
from ui.bridge import Bridge
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.plan_dialog import PlanDialog
from widgets.follow_look import button, empty, icon_button, label, rule, spaced


class PlanPanel(QWidget):
    """Rows of the plan with their costs, and the sum."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self._sum = label(strong=True)
        add = button(t("Tambah kegiatan"), live=True)
        add.clicked.connect(self._add)
        foot = QHBoxLayout()
        spaced(foot, gap=8)
        foot.addWidget(add)
        foot.addStretch(1)
        foot.addWidget(self._sum)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 16, 24, 16), gap=8)
        layout.addLayout(self._list)
        layout.addLayout(foot)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Take the plan as it is."""
        empty(self._list)
        plan = action_plan(state)
        for number, planned in enumerate(plan, start=1):
            row = _Row(number, planned, state)
            row.edited.connect(self._edit)
            row.removed.connect(self._remove)
            self._list.addWidget(row)
        self._sum.setText(t("Jumlah {amount}", amount=rupiah(sum(row.cost for row in plan))) if plan else "")

    def _add(self) -> None:
        dialog = PlanDialog(None, self._bridge.state, self.window())
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(PlanAction(dialog.wished())))

    def _edit(self, row_id: str) -> None:
        planned = self._bridge.state.get(PlannedAction, row_id)
        if planned is None:
            return
        dialog = PlanDialog(planned, self._bridge.state, self.window())
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(EditPlannedAction(dialog.wished())))

    def _remove(self, row_id: str) -> None:
        self._bridge.perform(RemovePlannedAction(row_id))


class _Row(QWidget):
    """One activity. ``edited(id)``, ``removed(id)``."""

    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, number: int, planned: PlannedAction, state: SessionState) -> None:
        super().__init__()
        self._id = planned.id
        issue = state.get(Issue, planned.issue_id)
        who = state.get(Person, planned.responsible_id)
        dates = [date_long(day) for day in (planned.starts_on, planned.ends_on) if day is not None]
        parts = (
            issue.code if issue is not None else "",
            who.name if who is not None else "",
            " – ".join(dict.fromkeys(dates)),
            rupiah(planned.cost) if planned.cost else "",
            planned.source,
        )
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(label(f"{number}. {planned.activity}", wraps=True, strong=True))
        words.addWidget(label(" · ".join(part for part in parts if part), wraps=True, tone="soft"))
        edit = icon_button("edit", t("Ubah kegiatan {n}", n=number))
        remove = icon_button("remove", t("Hapus kegiatan {n}", n=number))
        edit.clicked.connect(self._on_edit)
        remove.clicked.connect(self._on_remove)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, margins=(0, 8, 0, 8), gap=8)
        row.addLayout(words, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def _on_edit(self) -> None:
        self.edited.emit(self._id)

    def _on_remove(self) -> None:
        self.removed.emit(self._id)
