"""How the parts of the console share the window: three columns, two under a strip, or one pane with tabs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QTabWidget, QVBoxLayout, QWidget

from core.views import NoteView
from resources.words import t
from ui.panels.agenda_panel import AgendaPanel
from ui.panels.agenda_strip import AgendaStrip
from ui.panels.prompt_strip import PromptStrip
from ui.room import Room
from widgets import style
from widgets.follow_look import spaced
from widgets.guard import guard
from widgets.style import dress

AGENDA_RANGE, RIGHT_RANGE = (256, 360), (320, 560)
"""Least and most of the outer columns when they are dragged, in px at 100 %."""


class ConsoleColumns(QWidget):
    """Agenda, circle and tabs. With less room the agenda becomes a strip on top that opens it, then the circle
    becomes a tab.
    """

    def __init__(self, agenda: AgendaPanel, strip: AgendaStrip, circle: QWidget, tabs: QTabWidget) -> None:
        super().__init__()
        self.agenda, self.strip, self._circle, self._tabs = agenda, strip, circle, tabs
        self._room = Room.WIDE
        self._prompts: tuple[NoteView, ...] = ()
        self.splitter = _Splitter(agenda, circle, tabs)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        self.prompts = PromptStrip()
        dress(self.prompts, kind="surface")
        self.prompts.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout.addWidget(strip)
        layout.addWidget(self.prompts)
        layout.addWidget(self.splitter, 1)
        strip.hide()
        strip.opened.connect(self.toggle_agenda)

    @property
    def room(self) -> Room:
        """The arrangement that is shown."""
        return self._room

    def set_room(self, room: Room) -> None:
        """Arrange everything for that much room."""
        before, self._room = self._room, room
        if room is before:
            return
        if before is Room.NARROW:
            self._tabs.removeTab(self._tabs.indexOf(self._circle))
            self.splitter.insertWidget(self.splitter.indexOf(self._tabs), self._circle)
            self._circle.show()
        if room is Room.NARROW:
            self._tabs.insertTab(0, self._circle, t("Lingkaran"))
            self._tabs.setCurrentIndex(0)
        if room is Room.WIDE:
            self.splitter.insertWidget(0, self.agenda)
            self.agenda.show()
        else:
            self.agenda.hide()
            self.agenda.setParent(self)
        self.strip.setVisible(room is not Room.WIDE)
        self._show_prompts()
        self.agenda.set_strip(room is not Room.WIDE)
        self.splitter.share()

    def set_prompts(self, prompts: tuple[NoteView, ...]) -> None:
        """Take the prompts to the moderator: they stand under the strip where the agenda is not in sight."""
        self._prompts = prompts
        self._show_prompts()

    def _show_prompts(self) -> None:
        self.prompts.set_prompts(() if self._room is Room.WIDE else self._prompts)

    def toggle_agenda(self) -> None:
        """Open the agenda over the circle, or close it."""
        if self._room is Room.WIDE:
            return
        self.agenda.setVisible(self.agenda.isHidden())
        self._place_agenda()

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The open agenda keeps its place."""
        super().resizeEvent(event)
        self._place_agenda()

    def _place_agenda(self) -> None:
        if self._room is not Room.WIDE and not self.agenda.isHidden():
            top = self.strip.height()  # over the prompts, which the agenda has itself
            width = min(self.width(), style.current.look.px(320))
            self.agenda.setGeometry(0, top, width, self.height() - top)
            self.agenda.raise_()


class _Splitter(QSplitter):
    """The outer columns have their measure by the width, until somebody drags them; the circle gets what is left.

    A double click on the line between two columns gives back the measures.
    """

    def __init__(self, agenda: QWidget, circle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._outer = (agenda, right)
        self._dragged: tuple[int, int] | None = None
        self.setChildrenCollapsible(False)
        for column in (agenda, circle, right):
            column.setMinimumWidth(1)
            self.addWidget(column)
        self.splitterMoved.connect(self._on_moved)
        style.current.changed.connect(self.share)

    def share(self) -> None:
        """Give each column its measure."""
        px, width = style.current.look.px, self.width()
        wide = width >= px(1600)
        agenda, right = (320, 480) if wide else (288, 376) if width >= px(1270) else (256, 344)
        wanted = dict(zip(self._outer, self._dragged or (px(agenda), px(right)), strict=True))
        columns = [column for place in range(self.count()) if (column := self.widget(place)) is not None]
        left = width - sum(wanted.get(column, 0) for column in columns) - (len(columns) - 1) * self.handleWidth()
        if len(columns) > 1:
            self.setSizes([wanted.get(column, max(1, left)) for column in columns])

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
        self._dragged = None
        self.share()

    def _on_moved(self, _place: int, _index: int) -> None:
        px = style.current.look.px
        (agenda, right), sizes = self._outer, self.sizes()
        agenda_px = sizes[self.indexOf(agenda)] if self.indexOf(agenda) >= 0 else px(288)
        right_px = sizes[self.indexOf(right)]
        self._dragged = (
            min(max(agenda_px, px(AGENDA_RANGE[0])), px(AGENDA_RANGE[1])),
            min(max(right_px, px(RIGHT_RANGE[0])), px(RIGHT_RANGE[1])),
        )
        self.share()


class _Line(QSplitterHandle):
    @guard(False)
    def event(self, event: QEvent) -> bool:
        """A double click resets."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            splitter = self.splitter()
            if isinstance(splitter, _Splitter):
                splitter.reset()
            return True
        return super().event(event)
