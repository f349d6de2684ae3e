"""The checklist of Siapkan: what a good session still lacks, then what is there. It keeps nobody from starting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from core.readiness import ReadyCode, ReadyPoint
from resources.words import t, word
from ui.panels.form_section import scrolled
from widgets import icons, style
from widgets.follow_look import button, empty, follow_look, label, spaced


class ReadinessPanel(QWidget):
    """Emits ``asked(ReadyCode)`` when somebody wants to go where a missing thing is filled in."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ReadyPoint, ...] = ()
        self._heading = label(t("Kesiapan"), text_size="title", strong=True)
        self._count = label(strong=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(t("Kesiapan"))
        self._advice = label(t("Tidak ada yang menghalangi. Sesi dapat dimulai kapan saja."), wraps=True, tone="soft")
        points = QWidget()
        self._list = QVBoxLayout()
        spaced(self._list, gap=8)
        inside = QVBoxLayout(points)
        spaced(inside, margins=(16, 0, 16, 16), gap=0)
        inside.addLayout(self._list)
        inside.addStretch(1)
        self._points = scrolled(points, kind="window")
        counted = QHBoxLayout()
        spaced(counted, gap=8)
        counted.addWidget(self._bar, 1)
        counted.addWidget(self._count)
        self._layout, above = QVBoxLayout(self), QVBoxLayout()
        spaced(self._layout, gap=10)
        spaced(above, margins=(16, 16, 16, 0), gap=10)
        above.addWidget(self._heading)
        above.addLayout(counted)
        above.addWidget(self._advice)
        self._layout.addLayout(above)
        self._layout.addWidget(self._points, 1)

    def set_points(self, points: tuple[ReadyPoint, ...]) -> None:
        """Show these."""
        if points == self._shown:
            return
        self._shown = points
        done = sum(point.done for point in points)
        self._bar.setRange(0, len(points))
        self._bar.setValue(done)
        self._count.setText(t("{done} dari {n}", done=done, n=len(points)))
        empty(self._list)
        for point in sorted(points, key=lambda point: point.done):
            line = _Line(point)
            line.asked.connect(self.asked)
            self._list.addWidget(line)

    def set_folded(self, folded: bool) -> None:
        """Only the bar with its count, for windows without room for the list."""
        for part in (self._heading, self._advice, self._points):
            part.setVisible(not folded)
        self._layout.setContentsMargins(0, 0, 0, style.current.look.px(16) if folded else 0)


class _Line(QWidget):
    asked = Signal(object)

    def __init__(self, point: ReadyPoint) -> None:
        super().__init__()
        self._code: ReadyCode = point.code
        data = dict(point.data)
        words = word("ready_done" if point.done else "ready_missing", point.code, **data)
        mark = QLabel()
        name, role = ("done", "good") if point.done else ("todo", "text_soft")
        follow_look(mark, lambda _look: mark.setPixmap(icons.pixmap(name, 20, role)))
        row = QHBoxLayout(self)
        spaced(row, gap=10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        spaced(texts, gap=0)
        texts.addWidget(label(words, wraps=True, strong=not point.done, tone="soft" if point.done else ""))
        row.addLayout(texts, 1)
        if not point.done:
            texts.addWidget(
                label(word("ready_advice", point.code, **data), wraps=True, tone="soft", text_size="caption")
            )
            go = button(t("Isi"), t("Lengkapi: {words}", words=words), kind="quiet", tone="accent", strong=True)
            go.clicked.connect(self._on_clicked)
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)

    def _on_clicked(self) -> None:
        self.asked.emit(self._code)
