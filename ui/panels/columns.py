"""The three columns of the console and how they share the width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from widgets import style
from widgets.guard import guard

AGENDA_RANGE, RIGHT_RANGE = (256, 360), (320, 560)
"""Least and most of the outer columns when they are dragged, in px at 100 %."""


class Columns(QSplitter):
    """Agenda, circle, tabs. The outer ones have their measure by the width in em, until somebody drags them; the
    circle gets all that is left. A double click on a line between two columns gives back the measures.
    """

    def __init__(self, agenda: QWidget, circle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._dragged = False
        self.setChildrenCollapsible(False)
        for column in (agenda, circle, right):
            column.setMinimumWidth(1)
            self.addWidget(column)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_moved)
        style.current.changed.connect(self.share)

    def share(self) -> None:
        """Give each column its measure."""
        px, width = style.current.look.px, self.width() - 2 * self.handleWidth()
        wide = width >= px(1600)
        agenda, right = (320, 480) if wide else (288, 376) if width >= px(1270) else (256, 344)
        if self._dragged:
            agenda_px, right_px = self._kept(self.sizes())
        else:
            agenda_px, right_px = px(agenda), px(right)
        self.setSizes([agenda_px, max(1, width - agenda_px - right_px), right_px])

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.share()

    @guard(None)
    def createHandle(self) -> QSplitterHandle:
        """A line that takes a double click."""
        return _Line(self.orientation(), self)

    def reset(self) -> None:
        """Forget what was dragged."""
        self._dragged = False
        self.share()

    def _on_moved(self, _place: int, _index: int) -> None:
        self._dragged = True
        width = sum(self.sizes())
        agenda_px, right_px = self._kept(self.sizes())
        self.setSizes([agenda_px, max(1, width - agenda_px - right_px), right_px])

    @staticmethod
    def _kept(sizes: list[int]) -> tuple[int, int]:
        px = style.current.look.px
        least, most = AGENDA_RANGE
        agenda = min(max(sizes[0], px(least)), px(most))
        least, most = RIGHT_RANGE
        return agenda, min(max(sizes[2], px(least)), px(most))


class _Line(QSplitterHandle):
    @guard(False)
    def event(self, event: QEvent) -> bool:
        """A double click resets."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            splitter = self.splitter()
            if isinstance(splitter, Columns):
                splitter.reset()
            return True
        return super().event(event)
