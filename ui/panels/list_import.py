"""A list of participants taken into a session: read, looked at, and only then taken, as one act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.faults import FileFaults
from core.participant_list import ListTable
from core.people import participants
from core.taking_in import TakeInPeople
from resources.words import t, word
from ui.desk import Desk
from ui.dialogs.import_dialog import ImportDialog
from ui.list_reading import ListReading, Read
from widgets.follow_look import button, label, spaced


class ListImport(QWidget):
    """Says how far the reading is, with a way to stop it, and why a list was not taken; else it takes no room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session_id: str | None = None
        self.reading = ListReading(self)
        self.problem = label(tone="bad", wraps=True)
        self._told = label(tone="soft")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.stop = button(t("Batal"), t("Batal membaca daftar"))
        self._progress = QWidget()
        row, layout = QHBoxLayout(self._progress), QVBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self._told)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        spaced(layout, gap=4)
        layout.addWidget(self._progress)
        layout.addWidget(self.problem)
        self._show(working=False)
        self.reading.rows_read.connect(self._tell)
        self.reading.done.connect(self._look)
        self.reading.refused.connect(self._refuse)
        self.reading.broke.connect(self._give_up)
        self.stop.clicked.connect(self._stop)

    def ask_for_file(self) -> None:
        """Choose a file with a list of participants, and show what is understood of it."""
        kinds = t("Daftar peserta (*.xlsx *.csv *.tsv *.txt)")
        path, _ = QFileDialog.getOpenFileName(self, t("Impor peserta"), "", f"{kinds};;{t('Semua berkas (*)')}")
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Show what is understood of a list in a file."""
        read = self._desk.services.read_list
        self._read(lambda told: read(path, told))

    def take_clipboard(self) -> None:
        """Show what is understood of a list that was copied elsewhere."""
        text, read = QGuiApplication.clipboard().text(), self._desk.services.read_pasted
        if text.strip():
            self._read(lambda told: read(text, told))
        else:
            self.complain(t("Papan klip kosong: salin dahulu barisnya di lembar kerja."))

    def complain(self, sentence: str = "") -> None:
        """Say what hinders; nothing is said with an empty sentence."""
        self.problem.setText(sentence)
        self._show(working=False)

    def _read(self, read: Read) -> None:
        self._session_id = self._desk.bridge.session_id
        self.problem.clear()
        self._tell(0)
        self._show(working=True)
        self.reading.start(read)

    def _tell(self, rows: int) -> None:
        self._told.setText(t("Membaca daftar, {n} baris", n=rows) if rows else t("Membaca daftar …"))

    def _show(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        self.problem.setVisible(bool(self.problem.text()))
        self.setVisible(working or bool(self.problem.text()))

    def _stop(self) -> None:
        self.reading.stop()
        self.complain()

    def _refuse(self, faults: FileFaults) -> None:
        fault = faults.faults[0]
        self.complain(word("fault", fault.code, **dict(fault.data)))

    def _give_up(self) -> None:
        self.complain(t("Daftar ini tidak dapat dibaca."))

    def _look(self, table: ListTable) -> None:
        """Show the list, unless another session was opened meanwhile."""
        self.complain()
        bridge = self._desk.bridge
        if bridge.session_id != self._session_id or not bridge.is_open:
            return
        dialog = ImportDialog(table, self._desk.services.understand_list, participants(bridge.state), self.window())
        if dialog.exec():
            bridge.perform(TakeInPeople(dialog.people))
        dialog.deleteLater()
