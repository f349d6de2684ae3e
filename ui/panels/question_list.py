"""The questions of the current item with their probes, ticked off as they are used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.views import ProbeView, QuestionView
from resources.words import t
from widgets.follow_look import empty, label, spaced
from widgets.guard import guard
from widgets.style import dress


class QuestionList(QWidget):
    """Signals: ``probe_ticked(question_id, index, ticked)``, ``question_ticked(question_id, asked)``."""

    probe_ticked = Signal(str, int, bool)
    question_ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[QuestionView, ...] = ()
        self._rows: list[TickRow] = []
        self._layout = QVBoxLayout(self)
        spaced(self._layout, gap=4)

    def set_questions(self, questions: tuple[QuestionView, ...]) -> None:
        """Show these; where only ticks have changed the rows stay, and so does the keyboard's place."""
        if _without_ticks(questions) == _without_ticks(self._shown) and self._shown:
            self._shown = questions
            self._set_ticks()
            return
        self._shown = questions
        empty(self._layout)
        self._rows = []
        for question in questions:
            self._add(TickRow(f"{question.code}  {question.text}", question.question_id, None))
            for probe in question.probes:
                self._add(TickRow(probe.text, question.question_id, probe.index))
        self._set_ticks()

    def _add(self, row: TickRow) -> None:
        row.ticked.connect(self._on_ticked)
        self._rows.append(row)
        self._layout.addWidget(row)

    def _set_ticks(self) -> None:
        ticks = [tick for question in self._shown for tick in (question.asked, *map(_is_ticked, question.probes))]
        for row, ticked in zip(self._rows, ticks, strict=True):
            row.show_ticked(ticked)

    def _on_ticked(self, row: TickRow, ticked: bool) -> None:
        if row.probe is None:
            self.question_ticked.emit(row.question_id, ticked)
        else:
            self.probe_ticked.emit(row.question_id, row.probe, ticked)


class TickRow(QWidget):
    """A box with words that wrap; the whole row is the target. ``probe`` is None for the question itself."""

    ticked = Signal(object, bool)

    def __init__(self, text: str, question_id: str, probe: int | None) -> None:
        super().__init__()
        self.question_id, self.probe = question_id, probe
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setToolTip(t("Sudah ditanyakan") if probe is None else "")
        self.box.clicked.connect(self._on_clicked)
        self._words = label(text, wraps=True)
        row = QHBoxLayout(self)
        spaced(row, margins=(0 if probe is None else 16, 0, 0, 0), gap=8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_ticked(self, ticked: bool) -> None:
        """Show the tick; a probe that was used is soft, never struck through."""
        self.box.setChecked(ticked)
        dress(self._words, tone="soft" if ticked and self.probe is not None else "")

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the box is one on it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def _on_clicked(self, checked: bool) -> None:
        self.ticked.emit(self, checked)


def _is_ticked(probe: ProbeView) -> bool:
    return probe.ticked


def _without_ticks(questions: tuple[QuestionView, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.question_id, one.code, one.text, tuple(probe.text for probe in one.probes)) for one in questions]
