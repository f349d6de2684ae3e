"""When everybody came: noted afterwards, or put right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QTimeEdit, QWidget

from core.clock import local
from core.identity import Id
from core.people import Person, RecordArrival, participants
from core.session import Session
from core.state import SessionState
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import button_text, follow_look, label, spaced
from widgets.style import dress
from widgets.text_fields import padded

HEIGHT = 320


class ArrivalsDialog(FormDialog):
    """Those without a time come first, each with the time at which the session began."""

    def __init__(self, session: Session, state: SessionState, parent: QWidget | None) -> None:
        super().__init__(t("Jam datang"), t("Simpan"), parent, width=480)
        self._session = session
        self._people = sorted(participants(state), key=lambda person: person.arrived_at is not None)
        self.rows: dict[Id, tuple[QCheckBox, QTimeEdit]] = {}
        hint = t("Centang yang hadir. Yang tidak dicentang dicetak sebagai tidak hadir.")
        self.fields.addWidget(label(hint, wraps=True, tone="soft"))
        inside = QWidget()
        dress(inside, kind="window")
        grid = QGridLayout(inside)
        spaced(grid, margins=(0, 0, 12, 0), gap=8)
        for place, person in enumerate(self._people):
            here, time = self._row(person)
            name = label(_called(person), wraps=True) if person.arrived_at is not None else here
            grid.addWidget(name, place, 0)
            grid.addWidget(time, place, 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(self._people), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        follow_look(area, lambda look: area.setMinimumHeight(look.px(HEIGHT)))
        self.fields.addWidget(area, 1)

    def wished(self) -> list[RecordArrival]:
        """An act for each whose time is another one now."""
        found: list[RecordArrival] = []
        for person in self._people:
            here, time = self.rows[person.id]
            at = self._moment(time.time(), person)
            if here.isChecked() and at != person.arrived_at:
                found.append(RecordArrival(person.id, at))
        return found

    def _row(self, person: Person) -> tuple[QCheckBox, QTimeEdit]:
        here = QCheckBox(button_text(_called(person)), self)
        here.setChecked(person.arrived_at is not None)
        here.setVisible(person.arrived_at is None)
        shown = local(person.arrived_at or self._begin, self._session.zone)
        time = padded(QTimeEdit(QTime(shown.hour, shown.minute)))
        time.setDisplayFormat("HH.mm")
        time.setAccessibleName(t("Jam datang {name}", name=person.name))
        time.setEnabled(here.isChecked())
        here.toggled.connect(time.setEnabled)
        self.rows[person.id] = (here, time)
        return here, time

    @property
    def _begin(self) -> datetime:
        return self._session.started_at or self._session.planned_start_at

    def _moment(self, time: QTime, person: Person) -> datetime:
        """That time on the day of the session; a time that shows the same minute stays to the second."""
        before = person.arrived_at or self._begin
        shown = local(before, self._session.zone)
        if (time.hour(), time.minute()) == (shown.hour, shown.minute):
            return before
        wished = shown.replace(hour=time.hour(), minute=time.minute(), second=0, microsecond=0)
        return wished.astimezone(before.tzinfo)


def _called(person: Person) -> str:
    return f"{person.code} {person.name}".strip()
