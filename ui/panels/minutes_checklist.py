"""How far the berita acara is, and what it still needs; each line leads to where that is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.wording import clock_time
from resources.words import t
from ui.minutes_needs import Mark, Need
from ui.minutes_stage import MinutesStage, Stage
from widgets import icons
from widgets.follow_look import empty, follow_look, label, spaced
from widgets.guard import guard
from widgets.style import dress

_MARKS = {Mark.TODO: ("alert", "bad"), Mark.NOTICE: ("info", "text_soft"), Mark.DONE: ("saved", "good")}


class MinutesChecklist(QWidget):
    """What is missing first, then what is printed as it is, then what is there. ``asked(Need)`` when one is pressed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.heading = label(text_size="title", strong=True, wraps=True)
        self._below = label(tone="soft", wraps=True)
        self._list = QVBoxLayout()
        spaced(self._list, gap=2)
        layout = QVBoxLayout(self)
        spaced(layout, gap=8)
        layout.addWidget(self.heading)
        layout.addWidget(self._below)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def set_needs(self, needs: tuple[Need, ...], stage: MinutesStage, zone: str, pages: Mapping[str, int]) -> None:
        """Show these; ``pages`` are the numbers of the pages (from 1) of the headings that needs name."""
        here = {need.heading: pages[need.heading] for need in needs if need.heading in pages}
        if self._shown == (needs, stage, zone, here):
            return
        self._shown = (needs, stage, zone, here)
        self.heading.setText(headline(needs, stage))
        below = _explained(stage, zone)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        empty(self._list)
        for mark in Mark:
            for need in needs:
                if need.mark is mark:
                    line = _Line(need, here.get(need.heading))
                    line.asked.connect(self.asked)
                    self._list.addWidget(line)


def headline(needs: tuple[Need, ...], stage: MinutesStage) -> str:
    """How far it is, in a few words."""
    missing = missing_count(needs)
    match stage.stage:
        case Stage.SEALED:
            return t("Tersegel, versi {n}", n=stage.version)
        case Stage.SIGNED:
            return t("Siap disegel")
        case Stage.SIGNING:
            return t("Tinggal tanda tangan")
        case Stage.OPEN:
            return t("Masih perlu {n} hal", n=missing) if missing else t("Siap ditandatangani")


def missing_count(needs: tuple[Need, ...]) -> int:
    """For how many things somebody must act."""
    return sum(need.mark is Mark.TODO for need in needs)


def _explained(stage: MinutesStage, zone: str) -> str:
    at = clock_time(stage.frozen_at, zone) if stage.frozen_at is not None else ""
    match stage.stage:
        case Stage.SEALED:
            return t("Isinya terkunci. Perbaikan menjadi versi berikutnya.")
        case Stage.SIGNED | Stage.SIGNING:
            return t("Isi versi {n} tetap sejak pukul {time}.", n=stage.version, time=at)
        case Stage.OPEN:
            return stage.reason and t("Versi {n}: {reason}", n=stage.version, reason=stage.reason)


class _Line(QWidget):
    """One line, which can be pressed, or reached with Tab and opened with Enter."""

    asked = Signal(object)

    def __init__(self, need: Need, page: int | None) -> None:
        super().__init__()
        self._need = need
        dress(self, kind="surface", rings=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark, (name, role) = QLabel(), _MARKS[need.mark]
        follow_look(mark, lambda _look: mark.setPixmap(icons.pixmap(name, 20, role)))
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(label(need.words, wraps=True, strong=need.mark is not Mark.DONE))
        if need.advice and need.mark is not Mark.DONE:
            words.addWidget(label(need.advice, wraps=True, text_size="caption", tone="soft"))
        row = QHBoxLayout(self)
        spaced(row, margins=(2, 4, 2, 4), gap=10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if page is not None:
            row.addWidget(label(t("hlm. {n}", n=page), text_size="caption", tone="soft"), 0, Qt.AlignmentFlag.AlignTop)
        done = need.mark is Mark.DONE
        self.setAccessibleName(t("Sudah: {words}", words=need.words) if done else f"{need.words}. {need.advice}")

    def press(self) -> None:
        """Ask for the place of this line."""
        self.asked.emit(self._need)

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press is a wish."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So is Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.press()
        else:
            super().keyPressEvent(event)
