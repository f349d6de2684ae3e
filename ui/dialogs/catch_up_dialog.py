"""Three ways to catch up when a session runs late, each with what it would do."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from core.catching_up import CatchUp, CatchUpPlan, CatchUpWay, catch_up_plan, late_s, to_come
from core.state import SessionState
from core.wording import clock_time, duration, minutes_words
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets import style
from widgets.follow_look import label

WIDTH = 520


class CatchUpDialog(FormDialog):
    """Shift the end, take the time from one item, or spread the loss. Each is one act that undo takes back."""

    def __init__(self, state: SessionState, now: datetime, zone: str, parent: QWidget | None) -> None:
        super().__init__(t("Mengejar waktu"), t("Pakai rencana ini"), parent, width=WIDTH)
        self._state, self._now, self._zone = state, now, zone
        late = minutes_words(round(late_s(state, now) / 60))
        self.fields.addWidget(label(t("Sesi terlambat {minutes}.", minutes=late), wraps=True))
        self._items = QComboBox()
        for item in to_come(state):
            self._items.addItem(item.title, item.id)
        self._ways = {
            CatchUpWay.SPREAD: QRadioButton(t("Bagi rata ke semua acara yang tersisa")),
            CatchUpWay.TAKE: QRadioButton(t("Ambil dari satu acara")),
            CatchUpWay.SHIFT: QRadioButton(t("Geser semuanya, selesai lebih lambat")),
        }
        group = QButtonGroup(self)
        for way, made in self._ways.items():
            group.addButton(made)
            self.fields.addWidget(made)
            if way is CatchUpWay.TAKE:
                self._items.setAccessibleName(t("Acara yang dipendekkan"))
                self.fields.addWidget(self._items)
        self._preview = label(wraps=True, tone="soft")
        self.fields.addWidget(self._preview)
        self._ways[CatchUpWay.SPREAD if self._items.count() else CatchUpWay.SHIFT].setChecked(True)
        group.buttonToggled.connect(self._show)
        self._items.currentIndexChanged.connect(self._show)
        self._show()

    def wished(self) -> CatchUp:
        """The plan that was chosen."""
        way = next(way for way, made in self._ways.items() if made.isChecked())
        return CatchUp(way, self._items.currentData() if way is CatchUpWay.TAKE else None)

    def _show(self) -> None:
        wish = self.wished()
        self._items.setEnabled(wish.way is CatchUpWay.TAKE)
        plan = catch_up_plan(self._state, self._now, wish.way, wish.item_id)
        self._preview.setText(self._words(plan))
        self._preview.setMinimumHeight(self._preview.heightForWidth(style.current.look.px(WIDTH - 2 * 24)))

    def _words(self, plan: CatchUpPlan) -> str:
        now = {item.id: item for item in to_come(self._state)}
        lines = [t("Selesai sekitar {time}.", time=clock_time(plan.ends_at, self._zone))]
        lines += [
            t("{title}: {before} menjadi {after}", title=now[item_id].title,
              before=duration(now[item_id].budget_s), after=duration(budget_s))
            for item_id, budget_s in plan.budgets
            if budget_s != now[item_id].budget_s
        ]  # fmt: skip
        if plan.missing_s:
            lines.append(t("{minutes} tidak terkejar.", minutes=minutes_words(round(plan.missing_s / 60))))
        return "\n".join(lines)
