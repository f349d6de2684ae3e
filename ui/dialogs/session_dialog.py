"""The dialog for a new session: name, place and time; the rest comes from a template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QTimeEdit, QWidget

from core.clock import ZONES, local
from core.session import Session
from resources.agenda_templates import agenda_templates
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.panels.particulars_panel import moment_of
from widgets.guard import guard
from widgets.text_fields import LineField, padded

HALF_HOUR_MIN = 30


class SessionDialog(FormDialog):
    """Proposes today at the next half hour, for as long as the template takes."""

    def __init__(
        self, now: datetime, parent: QWidget | None, zone: str = "WIB", programmes: Sequence[str] = ()
    ) -> None:
        super().__init__(t("Buat FGD baru"), t("Buat dan siapkan"), parent)
        self.title_field, self._kelurahan, self._place = LineField(), LineField(), LineField()
        self.programme = LineField()
        self.programme.setPlaceholderText(t("boleh kosong"))
        completer = QCompleter(list(programmes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.programme.setCompleter(completer)
        self._day, self._start, self._end = padded(QDateEdit()), padded(QTimeEdit()), padded(QTimeEdit())
        self._zone, self._template = QComboBox(), QComboBox()
        self._zone.addItems(list(ZONES))
        for template in agenda_templates():
            self._template.addItem(template.name, template.code)
        self._zone.setCurrentText(zone)
        self._propose(local(now, zone))
        self.add_field(t("Judul"), self.title_field)
        self.add_row((t("Kelurahan"), self._kelurahan), (t("Tempat"), self._place))
        self.add_row((t("Tanggal"), self._day), (t("Mulai"), self._start), (t("Selesai"), self._end))
        self.add_field(t("Rangkaian"), self.programme)
        self.add_row((t("Zona waktu"), self._zone), (t("Templat acara"), self._template))
        self._template.activated.connect(self._fit_end)
        self._start.timeChanged.connect(self._fit_end)
        self.title_field.setPlaceholderText(t("misalnya: FGD Penataan Pasar Kelurahan …"))

    def _propose(self, today: datetime) -> None:
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("dd/MM/yyyy")
        self._day.setDate(QDate(today.year, today.month, today.day))
        for field in (self._start, self._end):
            field.setDisplayFormat("HH.mm")
        minutes = (today.hour * 60 + today.minute) // HALF_HOUR_MIN * HALF_HOUR_MIN + HALF_HOUR_MIN
        self._start.setTime(QTime(0, 0).addSecs(60 * min(minutes, 21 * 60)))
        self._fit_end()

    @property
    def template(self) -> str:
        """The code of the template that was chosen."""
        return self._template.currentData()

    def wished(self) -> Session:
        """The session as it is wished."""
        zone = self._zone.currentText()
        return Session(
            title=self.title_field.text(),
            place=self._place.text(),
            kelurahan=self._kelurahan.text(),
            programme=self.programme.text(),
            zone=zone,
            planned_start_at=moment_of(self._day.date(), self._start.time(), zone),
            planned_end_at=moment_of(self._day.date(), self._end.time(), zone),
        )

    @guard(None)
    def accept(self) -> None:
        """Only with a title, and an end after its start."""
        if not self.title_field.text().strip():
            self.complain(t("Judulnya masih kosong."), self.title_field)
        elif self._end.time() <= self._start.time():
            self.complain(t("Jam selesai harus sesudah jam mulai."), self._end)
        else:
            super().accept()

    def _fit_end(self) -> None:
        minutes = next((one.minutes for one in agenda_templates() if one.code == self._template.currentData()), 120)
        self._end.setTime(self._start.time().addSecs(60 * minutes))
