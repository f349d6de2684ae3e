"""The full-window pad on which people sign one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resources.words import t
from ui.decisions_text import Decision, DecisionsText
from ui.panels.preview_panel import PreviewPanel
from ui.preview import Preview
from widgets.follow_look import button, button_text, fixed, follow_look, label, rule, set_icon, spaced
from widgets.guard import guard
from widgets.progress_dots import ProgressDots
from widgets.signature_pad import SignaturePad
from widgets.signature_strokes import Drawing
from widgets.style import dress

SHOWN_MS = 1000
"""So long a signature stays in its place after it was saved."""
KEEP_WIDTH = 300
"""So wide is the button that keeps, in px at 100 %, whatever it says: what clears must never come to lie there."""
PAD_SHARE = 0.4
"""The pad has at least this part of the window's height."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it may be: ``key`` is given back with the drawing, ``called`` is how one calls the person."""

    key: str
    name: str
    called: str
    role: str
    done: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is signed: a heading, what stands in it, and a line at the foot."""

    heading: str
    decisions: tuple[Decision, ...]
    foot: str


class SigningWindow(QDialog):
    """``save`` keeps a drawing and says whether that went well; ``complain`` shows why it did not.

    ``turns`` and ``occasion`` are asked anew for each person: signing changes both. Esc and "Kembali" keep nothing.
    """

    def __init__(
        self,
        turns: Callable[[], Sequence[Turn]],
        occasion: Callable[[], Occasion],
        save: Callable[[str, Drawing], bool],
        preview: Preview,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._turns, self._occasion, self._save = turns, occasion, save
        self._key = ""
        self._skipped: set[str] = set()
        self._shown_for = QTimer(self)
        self._shown_for.setSingleShot(True)
        self._shown_for.setInterval(SHOWN_MS)
        self._shown_for.timeout.connect(self.go_on)
        self.setWindowTitle(t("Tanda tangan"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        dress(self, kind="window")
        self.pad = SignaturePad()
        self.pad.drawn_changed.connect(self._refresh)
        self.decisions = DecisionsText()
        self.document = PreviewPanel(preview)
        self._make_head()
        self._make_foot()
        self._lay_out()
        self.setGeometry(parent.window().geometry())

    def _make_head(self) -> None:
        self._name = label(text_size="display", strong=True, wraps=True)
        self._role = label(tone="soft", wraps=True)
        self._dots, self._count = ProgressDots(), label()
        self._read = button(t("Baca dokumen lengkap"), live=True)
        self._read.setCheckable(True)
        self._read.toggled.connect(self._show_document)
        set_icon(self._read, "minutes")

    def _make_foot(self) -> None:
        self.back, self.skip = button(t("Kembali"), live=True), button(t("Lewati dulu"), live=True)
        self.redo, self.keep = button(t("Ulangi"), live=True), button("", kind="primary", live=True)
        self._foot = label(tone="soft", text_size="caption", wraps=True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_icon(self.redo, "undo")
        set_icon(self.keep, "saved", "on_accent")
        self.back.clicked.connect(self.reject)
        self.skip.clicked.connect(self._skip)
        self.redo.clicked.connect(self._redo)
        self.keep.clicked.connect(self._keep)
        self.keep.setDefault(True)
        follow_look(self.keep, lambda look: self.keep.setMinimumWidth(look.px(KEEP_WIDTH)))

    def _lay_out(self) -> None:
        names, head, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        spaced(names, gap=0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        spaced(head, margins=(32, 12, 32, 12), gap=16)
        head.addLayout(names, 1)
        for part in (self._dots, self._count, self._read):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        spaced(foot, margins=(32, 12, 32, 12), gap=12)
        foot.addWidget(self.back)
        foot.addWidget(self.skip)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.redo)
        foot.addWidget(self.keep)
        fixed(self._count, height=24)
        signing = QWidget()
        spaced(middle := QVBoxLayout(signing), margins=(32, 12, 32, 12), gap=12)
        middle.addWidget(self.decisions)
        middle.addWidget(self.pad, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(signing)
        self._stack.addWidget(self.document)
        spaced(whole := QVBoxLayout(self), gap=0)
        whole.addWidget(_surface(head))
        whole.addWidget(rule())
        whole.addWidget(self._stack, 1)
        whole.addWidget(rule())
        whole.addWidget(_surface(foot))

    @property
    def key(self) -> str:
        """Whose turn it is."""
        return self._key

    def begin(self, key: str = "") -> bool:
        """Let that person sign first (none: the first who has not), and open the window; False: nobody is left."""
        waiting = [turn.key for turn in self._turns() if not turn.done]
        if not waiting:
            return False
        self._call(key if key in waiting else waiting[0])
        self.open()
        return True

    def go_on(self) -> None:
        """Call the next one who has neither signed nor been passed over; nobody left: the window closes."""
        self._shown_for.stop()
        following = self._following()
        if following is None:
            self.accept()
        else:
            self._call(following.key)

    def complain(self, sentence: str) -> None:
        """Say why a signature was not kept."""
        self._foot.setText(sentence)
        dress(self._foot, tone="bad")

    def _following(self) -> Turn | None:
        turns = list(self._turns())
        places = [turn.key for turn in turns]
        here = places.index(self._key) if self._key in places else -1
        around = turns[here + 1 :] + turns[: max(0, here)]
        return next((turn for turn in around if not turn.done and turn.key not in self._skipped), None)

    def _call(self, key: str) -> None:
        self._key = key
        turns = list(self._turns())
        turn = next(one for one in turns if one.key == key)
        self._name.setText(turn.name)
        self._role.setText(turn.role)
        self._dots.set_states([one.done for one in turns], turns.index(turn))
        self._count.setText(t("{n} dari {all}", n=turns.index(turn) + 1, all=len(turns)))
        occasion = self._occasion()
        self.decisions.set_decisions(occasion.heading, occasion.decisions)
        self._foot.setText(occasion.foot)
        dress(self._foot, tone="soft")
        self.setWindowTitle(t("Tanda tangan {name}", name=turn.name))
        self._read.setChecked(False)
        self.pad.lock(False)
        self.pad.clear()
        self._refresh()
        self._fit()
        self.pad.setFocus()

    def _refresh(self) -> None:
        following = self._following()
        words = t("Simpan") if following is None else t("Simpan, lalu {name}", name=following.called)
        self.keep.setText(button_text(words))
        self.keep.setAccessibleName(words)
        free = not self._shown_for.isActive()
        self.keep.setEnabled(free and self.pad.is_signed)
        self.redo.setEnabled(free and not self.pad.is_empty)
        self.skip.setEnabled(free)

    def _keep(self) -> None:
        if not self.pad.is_signed or self._shown_for.isActive():
            return
        if not self._save(self._key, self.pad.drawing):
            return
        self.pad.setFocus()  # before the buttons cannot be pressed and give the keyboard to whatever comes next
        self.pad.lock(True)
        self._dots.set_states([turn.done for turn in self._turns()], -1)
        self._shown_for.start()
        self._refresh()

    def _redo(self) -> None:
        self.pad.setFocus()
        self.pad.clear()

    def _skip(self) -> None:
        self._skipped.add(self._key)
        self.go_on()

    def _show_document(self, shown: bool) -> None:
        self._stack.setCurrentIndex(1 if shown else 0)

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The decisions take the room that the pad leaves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._stack.height() - ceil(PAD_SHARE * self.height()) - 36
        self.decisions.fit(self.width() - 64, max(48, room))

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)


def _surface(layout: QHBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    dress(made, kind="surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
