"""How the page of the berita acara is arranged: three columns, or tabs where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from resources.words import t
from ui.room import Room
from widgets import style
from widgets.follow_look import follow_look, spaced
from widgets.style import dress

LEFT_WIDTH, RIGHT_WIDTH = 288, 344


class MinutesColumns(QWidget):
    """What is needed at the left, the document in the middle with its tabs, and what is to be done at the right.

    In a middling room the left column is a tab with the number of what is missing; in a narrow one the right one too.
    """

    def __init__(self, left: QWidget, document: QWidget, right: QWidget) -> None:
        super().__init__()
        self._room: Room | None = None
        self._missing = 0
        self._left, self._right = _column(_scrolled(_padded(left))), _column(right)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setUsesScrollButtons(True)
        dress(self._tabs, kind="surface")
        self._tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs.addTab(document, t("Pratinjau"))
        self._areas: dict[QWidget, QWidget] = {document: document}
        self._row = QHBoxLayout(self)
        spaced(self._row, gap=1)
        self._row.addWidget(self._left)
        self._row.addWidget(self._tabs, 1)
        self._row.addWidget(self._right)
        follow_look(self, lambda _look: self._set_widths())

    def add_tab(self, panel: QWidget, words: str) -> None:
        """One more tab over the document."""
        area = _scrolled(panel)
        self._areas[panel] = area
        self._tabs.addTab(area, words)

    def show_panel(self, panel: QWidget) -> None:
        """Bring a tab into sight."""
        self._tabs.setCurrentWidget(self._areas[panel])

    def set_missing(self, count: int) -> None:
        """For how many things somebody must act."""
        self._missing = count
        self._name_left_tab()

    def set_room(self, room: Room) -> None:
        """Columns or tabs."""
        if room is self._room:
            return
        self._room = room
        current = self._tabs.currentWidget()
        self._place(self._left, as_tab=room is not Room.WIDE, column=0, tab=1)
        self._place(self._right, as_tab=room is Room.NARROW, column=self._row.count(), tab=2)
        self._set_widths()
        self._tabs.setCurrentWidget(current)
        self._name_left_tab()

    def _place(self, part: QWidget, *, as_tab: bool, column: int, tab: int) -> None:
        index = self._tabs.indexOf(part)
        if as_tab and index < 0:
            self._row.removeWidget(part)
            words = t("Kelengkapan") if part is self._left else t("Tanda tangan dan ekspor")
            self._tabs.insertTab(tab, part, words)
        elif not as_tab and index >= 0:
            self._tabs.removeTab(index)
            self._row.insertWidget(column, part)
            part.show()

    def _name_left_tab(self) -> None:
        index = self._tabs.indexOf(self._left)
        if index >= 0:
            words = t("Kelengkapan · {n}", n=self._missing) if self._missing else t("Kelengkapan")
            self._tabs.setTabText(index, words)

    def _set_widths(self) -> None:
        look = style.current.look
        for part, width in ((self._left, LEFT_WIDTH), (self._right, RIGHT_WIDTH)):
            if self._tabs.indexOf(part) >= 0:
                part.setMinimumWidth(0)
                part.setMaximumWidth(16777215)
            else:
                part.setFixedWidth(look.px(width))


def _column(inside: QWidget) -> QWidget:
    made = QWidget()
    dress(made, kind="surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    spaced(layout := QVBoxLayout(made), gap=0)
    layout.addWidget(inside)
    return made


def _padded(inside: QWidget) -> QWidget:
    made = QWidget()
    spaced(layout := QVBoxLayout(made), margins=(16, 16, 12, 16), gap=0)
    layout.addWidget(inside)
    return made


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dress(inside, kind="surface")
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inside)
    return area
