"""Those who are to sign, in order, and the one next act of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from core.state import SessionState
from core.wording import clock_time
from resources.words import t
from ui.drawn import drawing_of
from ui.minutes_stage import MinutesStage, NextAct, SignerLine, Stage, attendance_lines
from widgets import icons
from widgets.elided_label import ElidedLabel
from widgets.follow_look import button, button_text, fixed, follow_look, icon_button, label, spaced
from widgets.ordered_rows import OrderedRows
from widgets.signature_strokes import SignaturePicture
from widgets.style import dress

PICTURE_WIDTH = 56
"""Of a signature beside its name, in px at 100 %."""


class SignersPanel(QWidget):
    """Signals: ``next_asked``, ``sign_asked(signatory id)``, ``moved(id, steps)``, ``edit_asked(id)``, ``removed(id)``,
    ``rejected(signature id)``, ``add_asked``, ``attendance_asked``, ``shown_asked(number)`` for a place on the pages.
    """

    next_asked = Signal()
    sign_asked = Signal(str)
    moved = Signal(str, int)
    edit_asked = Signal(str)
    removed = Signal(str)
    rejected = Signal(str)
    add_asked = Signal()
    attendance_asked = Signal()
    shown_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._heading = label(t("Penanda tangan"), text_size="title", strong=True, wraps=True)
        self._count = label()
        self._none = label(t("Belum ada yang akan menandatangani."), tone="soft", wraps=True)
        self.rows = OrderedRows()
        self.rows.moved.connect(self.moved)
        self.next_button = button("", kind="primary", live=True)
        self.next_button.clicked.connect(self.next_asked)
        self._add = button(t("Tambah penanda tangan"), kind="quiet")
        self._add.clicked.connect(self.add_asked)
        self.attendance = button("", live=True)
        self.attendance.clicked.connect(self.attendance_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        dress(inside, kind="surface")
        spaced(column := QVBoxLayout(inside), margins=(0, 12, 0, 12), gap=8)
        head, acts = QHBoxLayout(), QVBoxLayout()
        spaced(head, margins=(16, 0, 16, 0), gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        spaced(acts, margins=(16, 4, 16, 0), gap=8)
        for part in (self._none, self._add, self.attendance):
            acts.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addLayout(acts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        spaced(whole := QVBoxLayout(self), gap=0)
        whole.addWidget(area, 1)
        spaced(following := QVBoxLayout(), margins=(16, 4, 16, 12), gap=0)
        following.addWidget(self.next_button)
        whole.addLayout(following)

    def set_stage(self, stage: MinutesStage, state: SessionState, zone: str) -> None:
        """Show who has signed, who is next, and what is to be done."""
        attendance = attendance_lines(state)
        if self._shown == (stage, attendance, zone):
            return
        self._shown = (stage, attendance, zone)
        signed = len(stage.signers) - len(stage.waiting)
        self._count.setText(t("{n} dari {all}", n=signed, all=len(stage.signers)) if stage.signers else "")
        self._none.setVisible(not stage.signers)
        self._add.setVisible(stage.stage is Stage.OPEN)
        marked = sum(line.mark is not None for line in attendance)
        self.attendance.setText(t("Daftar hadir: {n} dari {all} paraf", n=marked, all=len(attendance)))
        self.attendance.setAccessibleName(self.attendance.text())
        self.attendance.setVisible(bool(attendance) and stage.stage is not Stage.SEALED)
        self.next_button.setText(button_text(next_words(stage)))
        self.next_button.setAccessibleName(next_words(stage))
        self._fill(stage, zone)

    def _fill(self, stage: MinutesStage, zone: str) -> None:
        following = stage.waiting[0].id if stage.waiting and stage.stage is not Stage.SEALED else ""
        rows: list[tuple[str, QWidget]] = []
        for line in stage.signers:
            row = SignerRow(line, stage, zone, is_next=line.id == following)
            row.sign_asked.connect(self.sign_asked)
            row.moved.connect(self.moved)
            row.edit_asked.connect(self.edit_asked)
            row.removed.connect(self.removed)
            row.rejected.connect(self.rejected)
            row.shown_asked.connect(self.shown_asked)
            rows.append((line.id, row))
        self.rows.set_rows(rows, movable=stage.stage is Stage.OPEN)


def next_words(stage: MinutesStage) -> str:
    """What stands on the button of the next act."""
    match stage.next_act:
        case NextAct.CLOSE_SESSION:
            return t("Akhiri sesi")
        case NextAct.NAME_SIGNERS:
            return t("Pakai penanda tangan baku")
        case NextAct.SIGN:
            return t("Tanda tangan: {name}", name=stage.waiting[0].called)
        case NextAct.SEAL:
            return t("Segel versi {n}", n=stage.version)
        case NextAct.EXPORT:
            return t("Ekspor PDF")


class SignerRow(QWidget):
    """One signer."""

    sign_asked = Signal(str)
    moved = Signal(str, int)
    edit_asked = Signal(str)
    removed = Signal(str)
    rejected = Signal(str)
    shown_asked = Signal(int)

    def __init__(self, line: SignerLine, stage: MinutesStage, zone: str, *, is_next: bool) -> None:
        super().__init__()
        self._line, self._stage = line, stage
        signed = line.signature
        dress(self, kind="chosen" if is_next else "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name, below = ElidedLabel(line.name), ElidedLabel(_below(line, zone, is_next=is_next))
        dress(name, strong=True)
        dress(below, text_size="caption", tone="soft")
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(name)
        words.addWidget(below)
        row = QHBoxLayout(self)
        sealed = stage.stage is Stage.SEALED
        spaced(row, margins=(16, 6, 16 if sealed else 8, 6), gap=10)
        row.addWidget(_mark(line))
        row.addLayout(words, 1)
        if signed is not None:
            picture = SignaturePicture(PICTURE_WIDTH)
            picture.set_drawing(drawing_of(signed))
            picture.setAccessibleName(t("Tanda tangan {name}", name=line.name))
            row.addWidget(picture)
        if not sealed:
            self.more = icon_button("more", t("Lain-lain untuk {name}", name=line.name))
            self.more.clicked.connect(self._open_menu)
            row.addWidget(self.more)
        said = t("sudah menandatangani") if signed is not None else t("belum menandatangani")
        self.setAccessibleName(f"{line.number}. {line.name}, {line.role}, {said}")
        if stage.stage is Stage.OPEN and len(stage.signers) > 1:
            self.setToolTip(t("Seret, atau Alt+↑ dan Alt+↓, untuk mengubah urutan"))
            self.setAccessibleDescription(self.toolTip())

    def menu(self) -> QMenu:
        """What can be done with this signer now."""
        menu, line = QMenu(self), self._line
        if line.signature is None:
            menu.addAction(t("Tanda tangan sekarang"), self._sign)
        menu.addAction(t("Lihat tempatnya di dokumen"), self._show)
        if self._stage.stage is Stage.OPEN:
            menu.addSeparator()
            up, down = menu.addAction(t("Naikkan"), self._raise), menu.addAction(t("Turunkan"), self._lower)
            up.setShortcut("Alt+Up")
            down.setShortcut("Alt+Down")
            up.setEnabled(line.number > 1)
            down.setEnabled(line.number < len(self._stage.signers))
            menu.addAction(t("Ubah peran dan tempat …"), self._edit)
            menu.addAction(t("Hapus dari daftar"), self._remove)
        elif line.signature is not None:
            menu.addSeparator()
            menu.addAction(t("Batalkan tanda tangan ini"), self._reject)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _sign(self) -> None:
        self.sign_asked.emit(self._line.id)

    def _show(self) -> None:
        self.shown_asked.emit(self._line.number)

    def _raise(self) -> None:
        self.moved.emit(self._line.id, -1)

    def _lower(self) -> None:
        self.moved.emit(self._line.id, 1)

    def _edit(self) -> None:
        self.edit_asked.emit(self._line.id)

    def _remove(self) -> None:
        self.removed.emit(self._line.id)

    def _reject(self) -> None:
        if self._line.signature is not None:
            self.rejected.emit(self._line.signature.id)


def _below(line: SignerLine, zone: str, *, is_next: bool) -> str:
    if line.signature is not None:
        return f"{clock_time(line.signature.signed_at, zone)} · {line.role}"
    return f"{line.role} · {t('berikutnya')}" if is_next else line.role


def _mark(line: SignerLine) -> QLabel:
    """The number in the order, or a check."""
    made = QLabel()
    fixed(made, width=28, height=28)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    if line.signature is not None:
        follow_look(made, lambda _look: made.setPixmap(icons.pixmap("done", 24, "good")))
    else:
        made.setText(str(line.number))
        dress(made, kind="tag", strong=True)
    return made
