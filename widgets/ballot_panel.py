"""One person's ballot in the console, marked with the mouse or by keys, then put into the box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.views import PollView
from resources.words import t, translate
from widgets.ballots.register import sheet_for
from widgets.ballots.sheet import BallotSheet, Marks
from widgets.follow_look import button, empty, label, rule, spaced
from widgets.guard import guard
from widgets.style import dress

PAPER = "paper"
"""Stands for the voter where the ballot is a paper without a name."""


class BallotPanel(QWidget):
    """The ballot of one voter, or of a paper from the box.

    Keys go to the sheet; Enter casts, Esc leaves. Signals: ``cast(person_id, marks, reason)``, ``spoiled()`` for a
    paper that is not valid, ``left()``, ``voter_changed(person_id)`` ("" for nobody). Empty it with ``start`` or
    ``stop`` once the ballot is kept.
    """

    cast = Signal(str, object, str)
    spoiled = Signal()
    left = Signal()
    voter_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet: BallotSheet | None = None
        self._voter = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("Surat suara"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, rings=True)
        self._name = label(text_size="lead", strong=True, wraps=True)
        self._left = label(tone="accent", strong=True)
        self._place = QVBoxLayout()
        spaced(self._place, gap=0)
        self._cast = button(t("Catat suara") + "  (Enter)", t("Catat suara"), kind="primary", live=True)
        self._spoiled = button(t("Tidak sah"), live=True)
        self._cancel = button(t("Batal") + "  (Esc)", t("Batal"), live=True)
        self._cast.clicked.connect(self._on_cast)
        self._spoiled.clicked.connect(self.spoiled)
        self._cancel.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        spaced(head, gap=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._left)
        spaced(buttons, gap=8)
        buttons.addWidget(self._cast, 1)
        buttons.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(self._place)
        layout.addLayout(buttons)
        layout.addWidget(self._spoiled)

    @property
    def person_id(self) -> str:
        """Whose ballot is being marked; "" if nobody's, or that of a paper."""
        return "" if self._voter == PAPER else self._voter

    @property
    def busy(self) -> bool:
        """Whether a ballot is being marked."""
        return bool(self._voter)

    @property
    def marks(self) -> Marks:
        """The marks so far."""
        return self.sheet.marks if self.sheet is not None else ()

    @property
    def hint(self) -> str:
        """What keys do now, for the line of hints."""
        return translate(self.sheet.hint) if self.sheet is not None else ""

    @property
    def keys(self) -> str:
        """The keys that do it."""
        return self.sheet.keys if self.sheet is not None else ""

    def set_poll(self, poll: PollView) -> None:
        """Take the poll whose ballots are marked; another one empties the ballot."""
        shown = self.sheet.poll if self.sheet is not None else None
        if shown is not None and (shown.poll_id, shown.options) == (poll.poll_id, poll.options):
            return
        empty(self._place)
        self.sheet = sheet_for(poll)
        self.sheet.changed.connect(self._show)
        self._place.addWidget(self.sheet)
        self.stop()

    def start(self, person_id: str, name: str) -> None:
        """Mark this person's ballot now."""
        self._begin(person_id, name)

    def start_paper(self, number: int) -> None:
        """Type in a paper from the box, the one of that number."""
        self._begin(PAPER, t("Surat suara ke-{n}", n=number))

    def stop(self) -> None:
        """Mark nobody's ballot."""
        self._begin("", t("Ketuk kursi untuk mencatat suara"))

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter casts, Esc leaves; the rest is the sheet's."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_cast()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._voter or self.sheet is None or not self.sheet.take_key(key, event.text().upper()):
            super().keyPressEvent(event)

    def _begin(self, voter: str, name: str) -> None:
        self._voter = voter
        self._name.setText(name)
        if self.sheet is not None:
            self.sheet.setEnabled(bool(voter))
            self.sheet.clear()
        for part in (self._cast, self._cancel):
            part.setEnabled(bool(voter))
        self._spoiled.setVisible(voter == PAPER)
        if voter:
            self.setFocus()
        self.voter_changed.emit(self.person_id)

    def _show(self) -> None:
        self._left.setText(self.sheet.left_words() if self.sheet is not None and self._voter else "")

    def _on_cast(self) -> None:
        if self._voter and self.sheet is not None:
            self.cast.emit(self.person_id, self.sheet.marks, self.sheet.reason)
