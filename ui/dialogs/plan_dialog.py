"""The dialog for one row of the action plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QWidget

from core.issues import issues
from core.outcomes import PlannedAction
from core.people import Person
from core.state import SessionState
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.guard import guard
from widgets.text_fields import LineField, padded

DEAREST = 2_000_000_000


class PlanDialog(FormDialog):
    """What, for which issue, who with whom, when, what it costs, and how far it is."""

    def __init__(self, planned: PlannedAction | None, state: SessionState, parent: QWidget | None) -> None:
        title = t("Kegiatan baru") if planned is None else t("Ubah kegiatan")
        super().__init__(title, t("Simpan"), parent, width=560)
        self._planned = planned or PlannedAction(activity="")
        self._activity = LineField(self._planned.activity)
        self._issue, self._who = QComboBox(), QComboBox()
        self._issue.addItem(t("tanpa isu"), None)
        for issue in issues(state):
            self._issue.addItem(f"{issue.code} {issue.title}", issue.id)
        self._who.addItem(t("belum ditentukan"), None)
        people = sorted(state.all(Person), key=lambda person: person.code)
        for person in people:
            self._who.addItem(f"{person.code} {person.name}", person.id)
        _choose(self._issue, self._planned.issue_id)
        _choose(self._who, self._planned.responsible_id)
        self._start, self._end = _day(self._planned.starts_on), _day(self._planned.ends_on)
        self._cost = padded(QSpinBox())
        self._cost.setRange(0, DEAREST)
        self._cost.setSingleStep(100_000)
        self._cost.setGroupSeparatorShown(True)
        self._cost.setPrefix("Rp")
        self._cost.setValue(self._planned.cost)
        self._aim, self._target = LineField(self._planned.aim), LineField(self._planned.target)
        self._place, self._source = LineField(self._planned.place), LineField(self._planned.source)
        self._indicator, self._status = LineField(self._planned.indicator), LineField(self._planned.status)
        self._id_of = {person.code.upper(): person.id for person in people}
        partners = (person.code for person in people if person.id in self._planned.partner_ids)
        self._partners = LineField(", ".join(partners))
        self._partners.setPlaceholderText(t("kode, seperti P06, P09"))
        self._status.setPlaceholderText(t("rencana"))
        self.add_field(t("Kegiatan"), self._activity)
        self.add_row((t("Untuk isu"), self._issue), (t("Penanggung jawab"), self._who))
        self.add_row((t("Mulai"), self._start), (t("Selesai"), self._end))
        self.add_row((t("Biaya"), self._cost), (t("Sumber dana"), self._source))
        self.add_row((t("Tujuan"), self._aim), (t("Sasaran"), self._target))
        self.add_row((t("Lokasi"), self._place), (t("Indikator"), self._indicator))
        self.add_row((t("Mitra"), self._partners), (t("Status"), self._status))
        self._activity.setFocus()

    def wished(self) -> PlannedAction:
        """The row as it is wished."""
        return replace(
            self._planned,
            activity=self._activity.text(),
            issue_id=self._issue.currentData(),
            responsible_id=self._who.currentData(),
            starts_on=_date(self._start),
            ends_on=_date(self._end),
            cost=self._cost.value(),
            aim=self._aim.text(),
            target=self._target.text(),
            place=self._place.text(),
            source=self._source.text(),
            indicator=self._indicator.text(),
            status=self._status.text(),
            partner_ids=tuple(self._id_of[code] for code in self._partner_codes() if code in self._id_of),
        )

    def _partner_codes(self) -> list[str]:
        words = (word.strip().upper() for word in self._partners.text().split(","))
        return list(dict.fromkeys(word for word in words if word))

    @guard(None)
    def accept(self) -> None:
        """Only with an activity, partners that are known, and an end that is not before its start."""
        unknown = [code for code in self._partner_codes() if code not in self._id_of]
        start, end = _date(self._start), _date(self._end)
        if not self._activity.text().strip():
            self.complain(t("Kegiatannya masih kosong."), self._activity)
        elif start is not None and end is not None and end < start:
            self.complain(t("Kegiatan selesai sebelum mulai."), self._end)
        elif unknown:
            self.complain(t("Kode {code} tidak dikenal.", code=unknown[0]), self._partners)
        else:
            super().accept()


_NO_DAY = QDate(2000, 1, 1)


def _choose(box: QComboBox, value: str | None) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


def _day(value: date | None) -> QDateEdit:
    """A field for a day; its least day means that none is known."""
    made = padded(QDateEdit())
    made.setMinimumDate(_NO_DAY)
    made.setSpecialValueText(t("belum ditentukan"))
    made.setDisplayFormat("dd/MM/yyyy")
    made.setCalendarPopup(True)
    made.setDate(_NO_DAY if value is None else QDate(value.year, value.month, value.day))
    return made


def _date(field: QDateEdit) -> date | None:
    day = field.date()
    return None if day == _NO_DAY else date(day.year(), day.month(), day.day())
