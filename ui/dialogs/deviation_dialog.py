"""Why items of the agenda took another time than planned, for the lampiran that shows both."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.agenda import AgendaItem, ExplainDeviation, items
from core.minutes import AgendaLine
from core.state import SessionState
from core.wording import number
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.panels.form_section import field_column
from widgets.follow_look import fixed, label, spaced
from widgets.style import dress
from widgets.text_fields import LineField


def deviating(lines: tuple[AgendaLine, ...]) -> list[AgendaLine]:
    """The items that took another number of minutes than planned, or did not take place."""
    return [line for line in lines if line.actual_minutes != line.planned_minutes]


class DeviationDialog(FormDialog):
    """A field for each item whose times differ."""

    def __init__(self, state: SessionState, lines: tuple[AgendaLine, ...], parent: QWidget | None) -> None:
        super().__init__(t("Sebab selisih waktu"), t("Simpan"), parent, width=560)
        self._before: dict[str, AgendaItem] = {}
        self.causes: dict[str, LineField] = {}
        inside = QWidget()
        dress(inside, kind="window")
        spaced(column := QVBoxLayout(inside), gap=8)
        by_number = dict(enumerate(items(state), start=1))
        for line in deviating(lines):
            item = by_number[line.number]
            field = LineField(item.cause)
            self._before[item.id], self.causes[item.id] = item, field
            column.addLayout(field_column(_words(line), field))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        fixed(area, height=340)
        self.fields.addWidget(area)
        self.fields.addWidget(label(t("Sebabnya dicetak di bawah acara itu."), wraps=True, tone="soft"))

    def wished(self) -> list[ExplainDeviation]:
        """What was written anew."""
        return [
            ExplainDeviation(item_id, field.text())
            for item_id, field in self.causes.items()
            if field.text().strip() != self._before[item_id].cause
        ]


def _words(line: AgendaLine) -> str:
    if line.started_at is None:
        return t("{n}. {title}: tidak dilaksanakan", n=line.number, title=line.title)
    late = line.actual_minutes - line.planned_minutes
    return t(
        "{n}. {title}: {actual} menit, rencana {planned} ({late})",
        n=line.number,
        title=line.title,
        actual=number(line.actual_minutes),
        planned=number(line.planned_minutes),
        late=f"+{late}" if late > 0 else f"–{-late}",
    )
