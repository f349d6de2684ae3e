"""Dialogs with large text on a small screen: what does not fit scrolls, and the buttons stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QScrollArea, QVBoxLayout, QWidget

from widgets.guard import guard
from widgets.style import dress
from widgets.tab_order import tab_by_layout

FRAME = 48
"""Pixels of the screen's height that are left to the window's frame and to a margin."""


class ScreenFit(QObject):
    """Watches a dialog: when it is shown higher than its screen, its ``fields`` go into an area that scrolls."""

    def __init__(self, dialog: QDialog, fields: QVBoxLayout) -> None:
        super().__init__(dialog)
        self._dialog, self._fields = dialog, fields
        dialog.installEventFilter(self)

    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the height just before the dialog is seen."""
        if event.type() == QEvent.Type.Show and watched is self._dialog:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        dialog, around = self._dialog, self._dialog.layout()
        if not isinstance(around, QBoxLayout) or around.indexOf(self._fields) < 0:
            return
        room = dialog.screen().availableGeometry()
        needed = around.totalHeightForWidth(dialog.width()) if around.hasHeightForWidth() else 0
        if max(needed, around.totalMinimumSize().height()) <= room.height() - FRAME:
            return
        self._let_scroll(around)
        dialog.resize(dialog.width(), room.height() - FRAME)
        dialog.move(dialog.x(), room.top() + 1)

    def _let_scroll(self, around: QBoxLayout) -> None:
        at = self._dialog.focusWidget()
        place, inside, area = around.indexOf(self._fields), QWidget(), QScrollArea()
        around.removeItem(self._fields)
        self._fields.setParent(None)
        inside.setLayout(self._fields)
        dress(inside, kind="window")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        around.insertWidget(place, area)
        for other in range(around.count()):
            around.setStretch(other, int(other == place))
        area.show()
        around.activate()
        if at is not None:
            at.setFocus()
        tab_by_layout(self._dialog)
