"""The backups of the library, and what to do when the library itself is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from core.clock import local
from core.ports import BackupFile
from core.wording import clock_time_s, date_long, day_name
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import button, label
from widgets.style import dress

KIB = 1024


def backup_words(backup: BackupFile, zone: str) -> str:
    """When it was made and how large it is: "Rabu, 11 November 2026, 09.41.07 · 1,2 MB"."""
    day = local(backup.made_at, zone).date()
    return f"{day_name(day)}, {date_long(day)}, {clock_time_s(backup.made_at, zone)} · {size_words(backup.size)}"


def size_words(size: int) -> str:
    """A size in bytes for reading: "312 KB", "1,2 MB"."""
    if size < KIB * KIB:
        return f"{max(1, round(size / KIB))} KB"
    return f"{size / KIB / KIB:.1f} MB".replace(".", ",")


class BackupsDialog(FormDialog):
    """Lists backups. Accepted with ``wants_copy``: save a copy; without: restore ``chosen``."""

    def __init__(self, backups: Sequence[BackupFile], zone: str, place: str, parent: QWidget | None) -> None:
        super().__init__(t("Cadangan"), t("Pulihkan yang dipilih"), parent, width=560)
        self.wants_copy = False
        self.fields.addWidget(
            label(
                t("Dibuat sendiri setiap sepuluh menit dan saat sesi diakhiri; tidak selama suara rahasia dibuka."),
                wraps=True,
                tone="soft",
            )
        )
        self.list = backup_list(backups, zone)
        self.fields.addWidget(self.list)
        if not backups:
            self.fields.addWidget(label(t("Belum ada cadangan."), tone="soft"))
        self.fields.addWidget(label(place, wraps=True, selectable=True, tone="soft", text_size="caption"))
        self.copy = button(t("Simpan salinan…"), live=True)
        self.copy.clicked.connect(self._on_copy)
        self.fields.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.accept_button.setEnabled(bool(backups))

    @property
    def chosen(self) -> Path | None:
        """The backup of the line that is selected."""
        return chosen_in(self.list)

    def _on_copy(self) -> None:
        self.wants_copy = True
        self.accept()


class RescueDialog(FormDialog):
    """Offers a way out of a damaged library, which is set aside in either case: a backup, or an empty one.

    ``chosen`` is None for an empty library. The newest good backup is proposed.
    """

    def __init__(
        self, sentence: str, backups: Sequence[BackupFile], good: Path | None, zone: str, parent: QWidget | None
    ) -> None:
        super().__init__(t("Pustaka rusak"), t("Pulihkan cadangan"), parent, width=560)
        self.fields.addWidget(label(sentence, wraps=True))
        self.fields.addWidget(
            label(t("Berkas yang rusak tidak dihapus; namanya diubah dan tetap di tempatnya."), wraps=True, tone="soft")
        )
        self.starts_empty = False
        self.list = backup_list(backups, zone)
        for row, one in enumerate(backups):
            if one.path == good:
                self.list.setCurrentRow(row)
        self.list.setVisible(bool(backups))
        self.fields.addWidget(self.list)
        self.empty = button(t("Mulai dengan pustaka kosong"), live=True)
        self.empty.clicked.connect(self._on_empty)
        self.fields.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignLeft)
        self.accept_button.setEnabled(bool(backups))

    @property
    def chosen(self) -> Path | None:
        """The backup to go on with."""
        return None if self.starts_empty else chosen_in(self.list)

    def _on_empty(self) -> None:
        self.starts_empty = True
        self.accept()


def backup_list(backups: Sequence[BackupFile], zone: str) -> QListWidget:
    """A list with one line for each backup; the first one is selected."""
    made = QListWidget()
    made.setAccessibleName(t("Cadangan"))
    dress(made, kind="card")
    for one in backups:
        item = QListWidgetItem(backup_words(one, zone))
        item.setData(Qt.ItemDataRole.UserRole, str(one.path))
        made.addItem(item)
    made.setCurrentRow(0)
    return made


def chosen_in(listed: QListWidget) -> Path | None:
    """The backup of the selected line; None if there is none."""
    item = listed.currentItem()
    return None if item is None else Path(item.data(Qt.ItemDataRole.UserRole))


def proposed_name(at: datetime, zone: str) -> str:
    """What a copy is called, unless somebody says otherwise: "lingkar-20261111-0941.fgd"."""
    return f"lingkar-{local(at, zone):%Y%m%d-%H%M}.fgd"
