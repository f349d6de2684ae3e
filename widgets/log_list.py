"""The log: newest at the bottom, following by itself until somebody scrolls up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from core.views import LogRow
from resources.words import t
from widgets import icons, style
from widgets.follow_look import button, icon_button, spaced
from widgets.guard import guard
from widgets.log_photos import Thumbnail
from widgets.log_rows import LogDelegate, LogModel

_Index = QModelIndex | QPersistentModelIndex

ROWS_A_TURN = 150
"""Rows measured between two turns of the event loop: under 5 ms."""


class LogList(QTableView):
    """Shows the log. Rows in sight are measured when they are shown, all others little by little.

    Signals, each with the contribution's id: ``correction_asked``, ``issue_asked``, ``check_asked``,
    ``read_back_asked``, ``wordings_asked`` (for its earlier wordings), ``menu_asked(id, place on the screen)``; and
    ``photo_asked(photo's id)``.
    """

    correction_asked = Signal(str)
    issue_asked = Signal(str)
    check_asked = Signal(str)
    read_back_asked = Signal(str)
    wordings_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    photo_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = LogModel(self)
        self._delegate = LogDelegate(self)
        self._measured = 0
        self._unseen = 0
        self._follows = True
        self._tools = _RowTools(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._newer = button("", kind="quiet", strong=True)
        self._newer.setParent(self)
        self._newer.setObjectName("newer")
        self._newer.hide()
        self._newer.clicked.connect(self.go_to_newest)
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_some)
        self.rows.rowsInserted.connect(self._on_inserted)
        self.rows.modelReset.connect(self._on_reset)
        self.rows.dataChanged.connect(self._on_reworded)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        style.current.changed.connect(self._on_reset)

    def _set_up(self) -> None:
        self.setAccessibleName(t("Notula"))
        style.dress(self, rings=True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setProperty("tells_whole_words", True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def set_rows(self, rows: tuple[LogRow, ...]) -> None:
        """Take the log as it is now."""
        before = self.rows.rowCount()
        self.rows.set_rows(rows)
        if self._follows:
            self.go_to_newest()
        elif self.rows.rowCount() > before:
            self._unseen += self.rows.rowCount() - before
            self._show_unseen()

    def set_filter(self, search: str, kind: str) -> None:
        """Show only what fits; then the newest of that."""
        self.rows.set_filter(search, kind)
        self.go_to_newest()

    def go_to_newest(self) -> None:
        """Show the bottom, and follow it from now on."""
        last = self.rows.rowCount() - 1
        self._measure(max(0, last - 30), last)
        self._follows = True
        self.updateGeometries()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._unseen = 0
        self._show_unseen()

    def set_thumbnails(self, thumbnail: Thumbnail) -> None:
        """Where the small pictures of photos come from."""
        self._delegate.thumbnail = thumbnail

    @property
    def chosen(self) -> LogRow | None:
        """The row that is selected."""
        chosen = self.selectionModel().selectedRows()
        return self.rows.row_at(chosen[0].row()) if chosen else None

    def entry_at(self, place: QPoint) -> str | None:
        """The entry at a place on the screen."""
        inside = self.viewport().mapFromGlobal(place)
        if not self.viewport().rect().contains(inside):
            return None
        row = self.rows.row_at(self.rowAt(inside.y()))
        return row.contribution_id if row is not None else None

    @property
    def selected(self) -> LogRow | None:
        """The row that is selected, else the newest one."""
        return self.chosen or self.rows.row_at(self.rows.rowCount() - 1)

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap elsewhere now."""
        follows = self._follows
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._on_reset()
        if follows:
            self.go_to_newest()
        self._place_newer()

    @guard(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse offers what can be done with it."""
        super().mouseMoveEvent(event)
        self._show_tools(self.rowAt(event.position().toPoint().y()))

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a photo opens it, one on the mark of corrections tells them."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        row = self.rows.row_at(self.rowAt(at.y()))
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        rect = self.visualRect(self.rows.index(self.rowAt(at.y()), 0))
        photo = self._delegate.photo_at(row, rect, at)
        if photo is not None:
            self.photo_asked.emit(photo.photo_id)
        elif row.corrections and self._delegate.corrections_at(row, rect, at):
            self.wordings_asked.emit(row.contribution_id)

    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button, or the key for menus, asks for what can be done with a row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.rowAt(event.pos().y())
            self.selectRow(place)
            at = event.globalPos()
        else:
            place = self.currentIndex().row()
            at = self.viewport().mapToGlobal(self.visualRect(self.rows.index(place, 0)).center())
        row = self.rows.row_at(place)
        if row is not None:
            self.menu_asked.emit(row.contribution_id, at)

    @guard(None)
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """So does the selected row."""
        super().currentChanged(current, previous)
        self._show_tools(current.row())

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects the selected row."""
        row = self.selected
        if event.key() in (0x01000004, 0x01000005) and row is not None:
            self.correction_asked.emit(row.contribution_id)
            return
        super().keyPressEvent(event)

    @guard(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the newest row, if none is selected."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self.chosen is None:
            self.selectRow(self.rows.rowCount() - 1)

    @guard(None)
    def leaveEvent(self, event: QEvent) -> None:
        """Without the mouse only the selected row offers anything."""
        super().leaveEvent(event)
        chosen = self.selectionModel().selectedRows()
        self._show_tools(chosen[0].row() if chosen else -1)

    def _show_tools(self, place: int) -> None:
        self._delegate.row_with_tools = place
        self._tools.show_at(place)
        self.viewport().update()

    def _hide_tools(self) -> None:
        self._show_tools(-1)

    def _at_bottom(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - style.current.look.px(8)

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if last - first > ROWS_A_TURN:
            self._on_reset()
            return
        self._measure(first, last)
        if self._measured >= first:
            self._measured = last + 1

    def _on_reset(self) -> None:
        self.verticalHeader().setDefaultSectionSize(style.current.look.px(76))
        self._hide_tools()
        self._measured = 0
        self._measure_in_sight()
        self._measuring.start()

    def _on_reworded(self, first: QModelIndex, last: QModelIndex) -> None:
        self._measure(first.row(), last.row())

    def _measure_some(self) -> None:
        total = self.rows.rowCount()
        if self._measured >= total:
            self._measuring.stop()
            return
        top = self.rowAt(0)
        before = self.rowViewportPosition(top) if top >= 0 else 0
        upto = min(total, self._measured + ROWS_A_TURN)
        self._measure(self._measured, upto - 1)
        self._measured = upto
        if self._follows or top < 0:
            return
        self.updateGeometries()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(top) - before)

    def _measure_in_sight(self) -> None:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height())
        self._measure(first, last if last >= 0 else self.rows.rowCount() - 1, most=60)

    def _measure(self, first: int, last: int, most: int | None = None) -> None:
        metrics = QFontMetrics(style.current.look.font("body"))
        width = self.viewport().width()
        end = min(last, first + most) if most is not None else last
        for place in range(first, end + 1):
            row = self.rows.row_at(place)
            if row is not None:
                self.setRowHeight(place, self._delegate.height(row, width, metrics))

    def _on_range(self, _least: int, most: int) -> None:
        """The log grew: its end stays in sight if it was."""
        if self._follows:
            self.verticalScrollBar().setValue(most)

    def _on_scrolled(self) -> None:
        self._follows = self._at_bottom()
        if self._measuring.isActive():
            self._measure_in_sight()
        self._hide_tools()
        if self._unseen and self._follows:
            self._unseen = 0
            self._show_unseen()

    def _show_unseen(self) -> None:
        self._newer.setVisible(self._unseen > 0)
        if self._unseen:
            self._newer.setText(t("{n} baru", n=self._unseen))
            self._newer.setIcon(icons.icon("down", "on_accent"))
            theme, px = style.current.look.theme, style.current.look.px
            self._newer.setStyleSheet(
                f"#newer {{ background: {theme.accent}; color: {theme.on_accent}; border: none;"
                f" border-radius: {px(16)}px; padding: 0 {px(16)}px; min-height: {px(32)}px; }}"
            )
            self._newer.adjustSize()
            self._place_newer()

    def _place_newer(self) -> None:
        view = self.viewport().geometry()
        self._newer.move(
            view.center().x() - self._newer.width() // 2,
            view.bottom() - self._newer.height() - style.current.look.px(12),
        )


class _RowTools(QWidget):
    """What can be done with one row, over its kind and issue; the words do not move."""

    def __init__(self, log: LogList) -> None:
        super().__init__(log.viewport())
        self._log = log
        self._contribution_id = ""
        layout = QHBoxLayout(self)
        spaced(layout, gap=2)
        for name, words, told in (
            ("edit", t("Koreksi"), self._correct),
            ("issue", t("Jadikan isu"), self._promote),
            ("flag", t("Uji silang"), self._check),
            ("read_back", t("Bacakan kembali"), self._read_back),
        ):
            made = icon_button(name, words, "text")
            made.clicked.connect(told)
            layout.addWidget(made)
        self.hide()

    def show_at(self, place: int) -> None:
        """Stand at the right of that row; hide if there is none."""
        row = self._log.rows.row_at(place)
        if row is None:
            self.hide()
            return
        self._contribution_id = row.contribution_id
        look = style.current.look
        self.adjustSize()
        top = self._log.rowViewportPosition(place)
        self.move(QPoint(self._log.viewport().width() - self.width() - look.px(8), top))
        self.show()
        self.raise_()

    def _correct(self) -> None:
        self._log.correction_asked.emit(self._contribution_id)

    def _promote(self) -> None:
        self._log.issue_asked.emit(self._contribution_id)

    def _check(self) -> None:
        self._log.check_asked.emit(self._contribution_id)

    def _read_back(self) -> None:
        self._log.read_back_asked.emit(self._contribution_id)
