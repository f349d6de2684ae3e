"""The wall in small, with a word about it: what it shows now, or what comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.wall_stage import WallStage
from widgets.follow_look import follow_look, label, spaced
from widgets.style import Look, current
from widgets.wall.canvas import WallCanvas

PREVIEW = QSize(160, 90)
"""The largest size, in px at 100 % text."""


class WallPreview(QWidget):
    """``canvas`` is laid out like the wall itself and has its proportions; ``words`` stand below it."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = WallCanvas()
        self.words = label(text_size="caption", tone="soft", wraps=True)
        self._stage = WallStage()
        self.frame = QFrame()
        self.frame.setFrameShape(QFrame.Shape.Box)
        inside, layout = QVBoxLayout(self.frame), QVBoxLayout(self)
        spaced(inside, gap=0)
        inside.addWidget(self.canvas)
        spaced(layout, gap=6)
        layout.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.words)
        layout.addStretch(1)
        follow_look(self, self._fit)

    def set_stage(self, stage: WallStage) -> None:
        """Stand for a wall of this size."""
        self._stage = stage
        self._fit(current.look)

    def _fit(self, look: Look) -> None:
        page = QSize(self._stage.width, self._stage.height)
        most = QSize(look.px(PREVIEW.width()), look.px(PREVIEW.height()))
        self.canvas.setFixedSize(page.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
        self.canvas.set_page_size(page)
