"""The head of the window: which session, what time, whether all is saved, the projector, the commands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.wording import clock_time, clock_time_s, duration
from resources.words import t
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.room import Room
from widgets import icons, style
from widgets.elided_label import ElidedLabel
from widgets.follow_look import ICON, button, fixed, follow_look, label, rule, spaced
from widgets.style import dress

DEFAULT_ZONE = "WIB"

if TYPE_CHECKING:
    from core.views import ModeratorView


class Head(QWidget):
    """``scene_menu_asked(QMenu)`` asks for the projector's menu to be filled just before it is shown."""

    scene_menu_asked = Signal(QMenu)

    def __init__(self, book: CommandBook) -> None:
        super().__init__()
        self._book = book
        self._view: ModeratorView | None = None
        self._room = Room.WIDE
        self._wall = ("", False)
        dress(self, kind="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._subtitle = ElidedLabel(), ElidedLabel()
        dress(self._title, strong=True)
        dress(self._subtitle, text_size="caption", tone="soft")
        self._clock = label(text_size="title", strong=True)
        self._zone = label(text_size="caption", tone="soft")
        self._course = label(tone="soft")
        self._sample = label(t("CONTOH"), kind="tag", tone="accent", text_size="caption", strong=True)
        self._saved_icon, self._saved = QLabel(), label(tone="good")
        self._projector = self._projector_button()
        self._commands = button(t("Perintah") + "  Ctrl+Shift+P", BY_ID["palette"].label)
        self._commands.clicked.connect(book.action("palette").trigger)
        self._lay_out()
        fixed(self, height=56)

    def _projector_button(self) -> QPushButton:
        made = button(t("Proyektor"))
        menu = QMenu(made)
        menu.aboutToShow.connect(self._ask_menu)
        made.setMenu(menu)
        return made

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        spaced(names, gap=0)
        names.addStretch(1)
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        names.addStretch(1)
        self._names = QWidget()
        self._names.setLayout(names)
        follow_look(self._names, self._fit_names)
        row = QHBoxLayout()
        spaced(row, margins=(16, 0, 16, 0), gap=8)
        row.addWidget(self._names)
        row.addSpacing(8)
        for part in (self._clock, self._zone, self._course, self._sample):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for part in (self._saved_icon, self._saved, self._projector, self._commands):
            row.addWidget(part)
        parts = QWidget()
        parts.setLayout(row)
        parts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(parts, 1)
        layout.addWidget(rule())

    def _fit_names(self, look: style.Look) -> None:
        self._names.setFixedWidth(look.px({Room.WIDE: 272, Room.MIDDLE: 200, Room.NARROW: 120}[self._room]))

    def set_view(self, view: ModeratorView | None) -> None:
        """Show another session's particulars; None: no session is open."""
        self._view = view
        self._show_parts()
        if view is None:
            self.set_saved(None, "")
            return
        self._title.setText(view.head.title)
        self._subtitle.setText(" · ".join(part for part in (view.head.place, view.head.day) if part))
        self._zone.setText(view.head.zone)

    def tick(self, now: datetime) -> None:
        """Show the time."""
        if self._view is None:
            return
        self._clock.setText(clock_time_s(now, self._view.head.zone))
        self._course.setText(self._course_words(self._view, now))

    def _course_words(self, view: ModeratorView, now: datetime) -> str:
        agenda = view.agenda
        if agenda.started_at is not None and agenda.ended_at is None:
            running = duration(agenda.running_s(now), with_hours=True)
            return t("dijeda pada {time}", time=running) if agenda.paused else t("berjalan {time}", time=running)
        if agenda.ended_at is not None:
            return t("sesi selesai {time}", time=clock_time(agenda.ended_at, view.head.zone))
        return t("belum dimulai")

    def set_saved(self, at: datetime | None, zone: str) -> None:
        """Show when the last act was kept; None: nothing to say."""
        self._saved.setVisible(at is not None)
        self._saved_icon.setVisible(at is not None)
        if at is not None:
            self._saved.setText(t("Tersimpan {time}", time=clock_time_s(at, zone or DEFAULT_ZONE)))

    def set_wall(self, words: str, shown: bool) -> None:
        """Show what the projector shows."""
        if (words, shown) == self._wall:
            return
        self._wall = (words, shown)
        self._show_wall_words()
        self._projector.setAccessibleName(words)
        dress(self._projector, tone="accent" if shown else "", strong=shown)

    def _show_wall_words(self) -> None:
        self._projector.setText("" if self._room is Room.NARROW else self._wall[0])

    def dress_icons(self) -> None:
        """Draw the icons; not before the first paint, for the first one costs time."""
        self._saved_icon.setPixmap(icons.pixmap("saved", 18, "good"))
        self._projector.setIcon(icons.icon("screen"))
        side = style.current.look.px(ICON)
        self._projector.setIconSize(QSize(side, side))

    def open_scene_menu(self) -> None:
        """Open the projector's menu, as a click does."""
        self._projector.showMenu()

    def set_room(self, room: Room) -> None:
        """Give up words where there is little room."""
        self._room = room
        words = {Room.WIDE: t("Perintah") + "  Ctrl+Shift+P", Room.MIDDLE: t("Perintah"), Room.NARROW: "…"}
        self._commands.setText(words[room])
        self._fit_names(style.current.look)
        self._show_parts()
        self._show_wall_words()

    def _show_parts(self) -> None:
        """What there is to show, as far as there is room for it."""
        is_open = self._view is not None
        for part in (self._names, self._clock, self._projector):
            part.setVisible(is_open)
        self._subtitle.setVisible(self._room is not Room.NARROW)
        self._zone.setVisible(is_open and self._room is not Room.NARROW)
        self._course.setVisible(is_open and self._room is Room.WIDE)
        self._sample.setVisible(self._view is not None and self._view.head.fictional)

    def _ask_menu(self) -> None:
        menu = self._projector.menu()
        menu.clear()
        self.scene_menu_asked.emit(menu)
