"""The main window: a rail with four places, the head, and the page of the place where we are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from resources.words import t
from ui.command_book import CommandBook
from ui.fault_banner import FaultBanner
from ui.head import Head
from ui.pages.home_page import HomePage
from ui.panels.tip_strip import TipStrip
from ui.rail import PLACES, Rail
from ui.room import Room, room_for
from widgets import style
from widgets.follow_look import label, spaced
from widgets.guard import guard
from widgets.style import dress
from widgets.tab_order import tab_by_layout

if TYPE_CHECKING:
    from core.actions import Refusal
    from core.readiness import ReadyCode
    from core.views import ModeratorView
    from ui.desk import Desk
    from ui.pages.live_page import LivePage
    from ui.pages.minutes_page import MinutesPage
    from ui.pages.prepare_page import PreparePage

    SessionPage = PreparePage | LivePage | MinutesPage


_CLICKER: Final = {
    Qt.Key.Key_PageDown: "next_item",
    Qt.Key.Key_PageUp: "previous_item",
    Qt.Key.Key_Period: "black",
    Qt.Key.Key_B: "black",
}
"""The keys that presenters' clickers send, and the commands that they stand for in Jalankan."""

TITLE_BAR = 40
"""About as many pixels as a window's frame takes from the height of a screen."""


class MainWindow(QMainWindow):
    """Shows the session that is open in one of four places.

    It is made and painted with Beranda alone; everything that a session needs is imported and attached after that.
    Signals: ``painted`` once, ``closing`` when it is about to close, ``text_size_asked(steps)`` for Ctrl and the wheel.
    """

    painted = Signal()
    closing = Signal()
    text_size_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._attached: Desk | None = None
        self._pages: dict[str, SessionPage] = {}
        self._stale: set[str] = set()
        self._painted = self._leaves_unkept = False
        self.place = "home"
        self.setWindowTitle("Lingkar")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.book = CommandBook(self)
        self.rail, self.head = Rail(self.book), Head(self.book)
        self.tip = TipStrip()
        self.tip.show_place("home")
        self.banner = FaultBanner()
        self._status = label(tone="soft", wraps=True)
        self.home_page = HomePage(self.book)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home_page)
        self._lay_out()
        style.current.changed.connect(self._on_look)
        self.resize(1366, 768)
        self.setMinimumSize(640, 480)
        self.rail.show_place("home")
        self.rail.refresh()
        self.head.set_view(None)

    def show_fitting(self) -> None:
        """Show the window in its usual size, or over the whole screen where that has no room for it."""
        room = self.screen().availableSize()
        small = room.width() <= self.width() or room.height() <= self.height() + TITLE_BAR
        self.showMaximized() if small else self.show()

    def _lay_out(self) -> None:
        right, whole = QVBoxLayout(), QHBoxLayout()
        spaced(right, gap=0)
        spaced(whole, gap=0)
        self._status.setContentsMargins(16, 4, 16, 4)
        self._status.hide()
        right.addWidget(self.head)
        right.addWidget(self.banner)
        right.addWidget(self.tip)
        right.addWidget(self._stack, 1)
        right.addWidget(self._status)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        inside = QWidget()
        inside.setLayout(whole)
        dress(inside, kind="window")
        self.setCentralWidget(inside)
        self._status_over = QTimer(self)
        self._status_over.setSingleShot(True)
        self._status_over.setInterval(6000)
        self._status_over.timeout.connect(self._status.hide)

    def attach(self, desk: Desk) -> None:
        """From now on show the sessions of this desk."""
        self._attached = desk
        bridge = desk.bridge
        bridge.console_changed.connect(self._on_view)
        bridge.stepped.connect(self._on_stepped)
        bridge.opened.connect(self._on_opened)
        bridge.closed.connect(self._on_closed)
        bridge.kept.connect(self._on_kept)
        bridge.refused.connect(self._on_refused)
        bridge.history_changed.connect(self._refresh_commands)
        desk.found_again.connect(self.banner.hide)
        desk.sessions_changed.connect(self._show_sessions)
        self.home_page.chosen.connect(desk.choose)

    @property
    def _desk(self) -> Desk:
        """The desk that is attached."""
        assert self._attached is not None
        return self._attached

    def page(self, place: str) -> SessionPage:
        """The page of a place other than Beranda; it is made when it is first asked for."""
        if place not in self._pages:
            made = self._make(place)
            self._pages[place] = made
            self._stack.addWidget(made)
            self._stale.add(place)
            if self._painted:
                made.dress_icons()
        return self._pages[place]

    @property
    def live_page(self) -> LivePage:
        """The live console."""
        return cast("LivePage", self.page("live"))

    @property
    def minutes_page(self) -> MinutesPage:
        """The page of the berita acara."""
        return cast("MinutesPage", self.page("minutes"))

    def go_to(self, place: str) -> None:
        """Show a place."""
        assert place in PLACES
        self.place = place
        if place == "home":
            self._stack.setCurrentWidget(self.home_page)
            self._desk.read_sessions()
        else:
            page = self.page(place)
            self._show_in(place)
            self._stack.setCurrentWidget(page)
        self._arrange()
        self.rail.show_place(place)
        self.tip.show_place(place)
        bridge = self._desk.bridge
        if bridge.is_open and bridge.console is not None:
            self.tick(bridge.now())

    def tick(self, now: datetime) -> None:
        """A second has passed in the session that is open."""
        self.head.tick(now)
        if self.place == "live":
            self.live_page.tick(now)

    def tell(self, sentence: str) -> None:
        """Say something for some seconds, where people look."""
        if self.place == "live" and "live" in self._pages:
            self.live_page.tell(sentence)
            return
        self._status.setText(sentence)
        self._status.setAccessibleName(sentence)
        self._status.show()
        self._status_over.start()

    def refuse(self, sentence: str) -> None:
        """Say why something was not done, where people look."""
        if self.place == "live" and "live" in self._pages:
            self.live_page.refuse(sentence)
        else:
            self.tell(sentence)

    @property
    def status(self) -> str:
        """The sentence in the status line, "" if there is none."""
        return "" if self._status.isHidden() else self._status.text()

    @guard(False)
    def event(self, event: QEvent) -> bool:
        """After the first paint come the icons: they are not worth waiting for."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_painted)
        return done

    def _on_painted(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, self._dress_icons)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys. A presenter's clicker moves the agenda and makes the wall black,
        where no list and no text takes its keys.
        """
        command = _CLICKER.get(Qt.Key(event.key())) if self.place == "live" and not event.modifiers() else None
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            if not event.isAutoRepeat():
                focus.click()
        elif command is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.book.action(command).trigger()

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width in em decides how everything is arranged."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = room_for(self.width())
        self.rail.set_compact(room is Room.NARROW)
        self.head.set_room(room)
        for page in self._pages.values():
            page.set_room(room)

    @guard(False)
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes over a page as it is read, also over rows that were made later."""
        page = self._stack.currentWidget()
        if page is not None:
            tab_by_layout(page)
        return super().focusNextPrevChild(forwards)

    @guard(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size of all text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.text_size_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and give the library back."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if "live" in self._pages and self._desk.bridge.is_open:
            self.live_page.line.keep_draft()
        if self._attached is not None and self._desk.bridge.is_open and self._is_unkept():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _is_unkept(self) -> bool:
        """Whether the last act is not kept; that is said at the first attempt to close, and let pass at the second."""
        if self.banner.isHidden() or self._leaves_unkept:
            return False
        self._leaves_unkept = True
        self.tell(t("Yang terakhir belum tersimpan. Tutup sekali lagi untuk keluar tanpa menyimpannya."))
        return True

    def _make(self, place: str) -> SessionPage:
        if place == "prepare":
            from ui.pages.prepare_page import PreparePage

            return PreparePage(self._desk, self.book)
        if place == "live":
            from ui.pages.live_page import LivePage

            return LivePage(self._desk.bridge, self.book)
        from ui.pages.minutes_page import MinutesPage

        page = MinutesPage(self._desk, self.book)
        page.prepare_asked.connect(self._mend_in_prepare)
        return page

    def _mend_in_prepare(self, code: ReadyCode) -> None:
        """Go where a thing that the berita acara lacks is filled in."""
        self.go_to("prepare")
        cast("PreparePage", self.page("prepare")).go_to(code)

    def _show_sessions(self) -> None:
        desk = self._desk
        if not desk.bridge.is_open:
            self.banner.hide()
        now, open_id = desk.services.clock.now(), desk.bridge.session_id
        self.home_page.set_sessions(desk.sessions, desk.interrupted(), open_id, now)

    def _on_view(self, view: ModeratorView) -> None:
        """One step: the page in sight now, the others when they come into sight."""
        self.head.set_view(view)
        self.setWindowTitle(f"{view.head.title} – Lingkar")
        self._stale = set(self._pages)
        if self.place == "live":
            self._show_in("live")
        self._refresh_commands()

    def _on_stepped(self) -> None:
        """Pages that show more than the console does look at every step."""
        self._stale |= self._pages.keys() - {"live"}
        self._show_in(self.place)

    def _show_in(self, place: str) -> None:
        view = self._desk.bridge.console
        if place in self._stale and view is not None:
            self._stale.discard(place)
            self._pages[place].set_view(view)

    def _on_opened(self) -> None:
        self._stale = set(self._pages)
        self._show_in(self.place)
        self._refresh_commands()
        self._show_saved()

    def _on_closed(self) -> None:
        for page in self._pages.values():
            page.forget()
        self.head.set_view(None)
        self.setWindowTitle("Lingkar")
        self._refresh_commands()

    def _on_kept(self) -> None:
        self._leaves_unkept = False
        self.banner.hide()
        self._show_saved()

    def _show_saved(self) -> None:
        view = self._desk.bridge.console
        self.head.set_saved(self._desk.bridge.kept_at, view.head.zone if view is not None else "")

    def _on_refused(self, refusal: Refusal) -> None:
        from ui.words_of import refusal_words

        self.refuse(refusal_words(refusal))

    def _refresh_commands(self) -> None:
        from ui.needs import needs_met

        bridge = self._desk.bridge
        self.book.refresh(needs_met(bridge.console, bridge.can_undo(), bridge.can_redo()))
        self.rail.refresh()

    def _on_look(self) -> None:
        self._dress_icons()
        self._arrange()

    def _dress_icons(self) -> None:
        if not self._painted:
            return
        self.rail.dress_icons()
        self.head.dress_icons()
        for page in (self.home_page, *self._pages.values()):
            page.dress_icons()
