"""Asks before a version is sealed, and with which keys; it stays until the seal is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.sealing import KeyFile, OwnKey, SealOrder
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.elided_label import ElidedLabel
from widgets.follow_look import button, icon_button, label, spaced
from widgets.guard import guard
from widgets.text_fields import LineField

MOST_KEYS = 12
"""More signers than these do not sit in one room; the program itself takes any number."""


class SealDialog(FormDialog):
    """``asked(SealOrder)``: seal so. ``missing``: how many have not signed on the screen; ``own``: the local key, if it
    was made already.
    """

    asked = Signal(object)

    def __init__(self, number: int, missing: int, own: OwnKey | None, parent: QWidget | None) -> None:
        super().__init__(t("Segel versi {n}?", n=number), t("Segel versi {n}", n=number), parent, width=520)
        closes = t("Segel menutup versi ini untuk selamanya; perbaikan menjadi versi berikutnya.")
        uncertified = t("Ini tanda tangan elektronik tidak tersertifikasi, dengan kunci milik komputer ini.")
        self.fields.addWidget(label(closes, wraps=True))
        if missing:
            empty_places = t("{n} orang belum menandatangani; kolomnya tetap kosong.", n=missing)
            self.fields.addWidget(label(empty_places, wraps=True, strong=True))
        self.fields.addWidget(label(uncertified, wraps=True, tone="soft"))
        self.own = secret_field()
        if own is None:
            self.add_field(t("Kata sandi untuk kunci komputer ini, boleh kosong"), self.own)
            without = t("Kuncinya dibuat sekarang. Tanpa kata sandi, siapa pun yang memakai akun ini dapat menyegel.")
            self.fields.addWidget(label(without, wraps=True, tone="soft", text_size="caption"))
        elif own.protected:
            self.add_field(t("Kata sandi kunci komputer ini"), self.own)
        self.keys = _KeyFiles()
        self.fields.addWidget(self.keys)

    def order(self) -> SealOrder:
        """Who seals, in order."""
        return SealOrder(self.own.text(), self.keys.files())

    @guard(None)
    def accept(self) -> None:
        """Ask for the seal; whoever makes it says what became of it."""
        self.problem.hide()
        self.work(True)
        self.asked.emit(self.order())

    @guard(None)
    def reject(self) -> None:
        """Not while the seal is being made."""
        if self.accept_button.isEnabled():
            super().reject()

    def fail(self, sentence: str, place: str = "") -> None:
        """Say why there is no seal; ``place`` is the key file that is to blame, if one of those is."""
        self.work(False)
        self.complain(sentence, self.keys.field_of(place) or (self.own if self.own.isVisible() else self.keys.add))

    def finish(self) -> None:
        """The seal is made."""
        super().accept()

    def work(self, working: bool) -> None:
        """While the seal is being made nothing can be changed."""
        for part in (self.own, self.keys, self.accept_button, self._cancel):
            part.setEnabled(not working)


class _KeyFiles(QWidget):
    """The .p12 files of those who seal beside the local key, in order, each with its passphrase."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_KeyRow] = []
        self._list = QVBoxLayout()
        spaced(self._list, gap=4)
        self.add = button(t("Tambah penanda tangan dengan berkas kunci .p12 …"), kind="quiet")
        self.add.clicked.connect(self._ask)
        spaced(whole := QVBoxLayout(self), gap=4)
        whole.addLayout(self._list)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def files(self) -> tuple[KeyFile, ...]:
        """The files, in order."""
        return tuple(KeyFile(row.path, row.passphrase.text()) for row in self._rows)

    def field_of(self, place: str) -> LineField | None:
        """Where the passphrase of a file is typed."""
        return next((row.passphrase for row in self._rows if str(row.path) == place), None)

    def add_file(self, path: Path) -> None:
        """One more signer; a file that is there already stays once."""
        if any(row.path == path for row in self._rows):
            return
        row = _KeyRow(path)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._list.addWidget(row)
        self.add.setEnabled(len(self._rows) < MOST_KEYS)
        row.passphrase.setFocus()

    def _remove(self, row: _KeyRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.add.setFocus()

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, t("Pilih berkas kunci .p12"), "", "PKCS #12 (*.p12 *.pfx)")
        if chosen:
            self.add_file(Path(chosen))


class _KeyRow(QWidget):
    """One file. ``removed(itself)``."""

    removed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.passphrase = secret_field()
        self.passphrase.setPlaceholderText(t("Kata sandinya"))
        self.passphrase.setAccessibleName(t("Kata sandi {name}", name=path.name))
        remove = icon_button("remove", t("Jangan pakai {name}", name=path.name))
        remove.clicked.connect(self._on_remove)
        row = QHBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(ElidedLabel(path.name), 1)
        row.addWidget(self.passphrase, 1)
        row.addWidget(remove)

    def _on_remove(self) -> None:
        self.removed.emit(self)


def secret_field() -> LineField:
    """A line whose letters are not shown."""
    made = LineField()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
