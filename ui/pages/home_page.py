"""Beranda: a new session, the sample, what was interrupted, and the sessions on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.clock import local
from core.wording import clock_time, date_long, day_name
from resources.words import t
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.panels.resume_card import ResumeCard
from widgets import icons, style
from widgets.follow_look import button, empty, follow_look, label, rule, spaced
from widgets.guard import guard
from widgets.style import dress
from widgets.text_fields import LineField

if TYPE_CHECKING:
    from core.session_list import SessionSummary

MOST_ROWS = 50
CARDS_BESIDE_FROM = 840
"""From how many px at 100 % on the two large buttons stand beside each other."""

_DAY_PARTS = ((4, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"))
"""From which hour on one says which greeting."""


class HomePage(QWidget):
    """The first thing that people see: made before the library is opened. ``chosen(SessionSummary)``."""

    chosen = Signal(object)

    def __init__(self, book: CommandBook) -> None:
        super().__init__()
        self._book = book
        self._greeting, self._today = label(text_size="display", strong=True), label(tone="soft", text_size="lead")
        self.resume = ResumeCard()
        self.resume.hide()
        self._rows = QVBoxLayout()
        spaced(self._rows, gap=0)
        self._nothing = label(
            t("Belum ada sesi di laptop ini. Buat FGD baru, atau coba dulu sesi contoh."), tone="soft", wraps=True
        )
        self.new_card = _Card(book, "new_session", t("Isi nama dan waktu, sisanya dari templat"))
        self.backups = button(t("Cadangan…"), kind="quiet", live=True)
        self.backups.clicked.connect(lambda: book.action("backups").trigger())
        self.place_warning = label(tone="bad", wraps=True)
        self.place_warning.hide()
        self.sample_card = _Card(book, "try_sample", t("Latihan dengan data rekaan"))
        self.search = LineField()
        self.search.setPlaceholderText(t("Cari sesi: judul, kode, tempat, tanggal"))
        self.search.setAccessibleName(t("Cari sesi"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_rows)
        self.search.hide()
        self._sessions: tuple[SessionSummary, ...] = ()
        self._open_id: str | None = None
        self._lay_out()
        self._minute = QTimer(self)
        self._minute.setInterval(20_000)
        self._minute.timeout.connect(self._greet)
        self._minute.start()
        self._greet()
        self._nothing.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        spaced(column, margins=(24, 24, 24, 24), gap=16)
        hello, steps = QVBoxLayout(), QHBoxLayout()
        spaced(hello, gap=0)
        spaced(steps, gap=8)
        hello.addWidget(self._greeting)
        below = QHBoxLayout()
        spaced(below, gap=8)
        below.addWidget(self._today)
        below.addStretch(1)
        below.addWidget(label(t("1 Siapkan  ·  2 Jalankan  ·  3 Berita acara"), tone="soft"))
        hello.addLayout(below)
        cards = self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(cards, gap=16)
        cards.addWidget(self.new_card, 1)
        cards.addWidget(self.sample_card, 1)
        heading = QHBoxLayout()
        spaced(heading, gap=8)
        heading.addWidget(label(t("Sesi terakhir"), text_size="title", strong=True))
        heading.addStretch(1)
        heading.addWidget(label(t("Semua tersimpan di laptop ini"), tone="soft"))
        heading.addWidget(self.backups)
        list_box = QVBoxLayout()
        spaced(list_box, gap=8)
        list_box.addLayout(heading)
        list_box.addWidget(self.search)
        list_box.addWidget(rule())
        list_box.addWidget(self.place_warning)
        list_box.addWidget(self._nothing)
        list_box.addLayout(self._rows)
        for part in (hello, self.resume, cards, list_box):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addStretch(1)
        middle = QWidget()
        middle.setLayout(column)
        follow_look(middle, lambda look: middle.setMaximumWidth(look.px(1048)))
        outer = QWidget()
        dress(outer, kind="window")
        row = QHBoxLayout(outer)
        spaced(row)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(outer)
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.addWidget(area)

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two large buttons stand beside each other where they have room."""
        super().resizeEvent(event)
        wide = self.width() >= style.current.look.px(CARDS_BESIDE_FROM)
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def set_sessions(
        self, sessions: Sequence[SessionSummary], interrupted: SessionSummary | None, open_id: str | None, now: datetime
    ) -> None:
        """Show the list, and the card if a session was ``interrupted``; ``now`` is the real moment (UTC)."""
        self.resume.setVisible(interrupted is not None)
        if interrupted is not None:
            self.resume.show_session(interrupted, now)
        self._sessions = tuple(one for one in sessions if one is not interrupted)
        self._open_id = open_id
        self.search.setVisible(len(self._sessions) > 1)
        self._nothing.setVisible(not self._sessions and interrupted is None)
        self._show_rows()

    def go_to_search(self) -> None:
        """Give the keys to the search, if there is anything to search."""
        if not self.search.isHidden():
            self.search.setFocus()
            self.search.selectAll()

    def _show_rows(self) -> None:
        """The sessions that fit the search, the newest of all without one."""
        from core.session_search import fits  # not needed for the first paint
        from ui.panels.session_row import SessionRow

        words = self.search.text() if not self.search.isHidden() else ""
        shown = [one for one in self._sessions if fits(one, words)][:MOST_ROWS]
        empty(self._rows)
        for summary in shown:
            row = SessionRow(summary, is_open=summary.session_id == self._open_id)
            row.chosen.connect(self.chosen)
            self._rows.addWidget(row)
        if not shown and self._sessions:
            self._rows.addWidget(label(t("Tidak ada sesi yang cocok."), tone="soft"))

    def warn(self, sentence: str) -> None:
        """Say what threatens the library where it lies; "" for nothing."""
        self.place_warning.setText(sentence)
        self.place_warning.setVisible(bool(sentence))

    def dress_icons(self) -> None:
        """Draw the icons in the look that is set."""
        for card in (self.new_card, self.sample_card):
            card.dress_icon()
        self.resume.dress_icon()

    def _greet(self) -> None:
        moment = datetime.now(UTC)
        now = local(moment, "WIB")
        part = next((name for hour, name in reversed(_DAY_PARTS) if now.hour >= hour), "malam")
        greetings = {
            "pagi": t("Selamat pagi"),
            "siang": t("Selamat siang"),
            "sore": t("Selamat sore"),
            "malam": t("Selamat malam"),
        }
        self._greeting.setText(greetings[part])
        clock = clock_time(moment, "WIB")
        self._today.setText(f"{day_name(now.date())}, {date_long(now.date())}, {clock} WIB")


class _Card(QPushButton):
    """A large button with an icon, two lines of words and a key."""

    def __init__(self, book: CommandBook, command_id: str, words: str) -> None:
        super().__init__()
        command = BY_ID[command_id]
        self._icon_name = command.icon
        self.setAccessibleName(command.label)
        self.setAccessibleDescription(words)
        self.clicked.connect(book.action(command_id).trigger)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QVBoxLayout()
        spaced(text, gap=2)
        text.addStretch(1)
        text.addWidget(label(command.label, text_size="title", strong=True))
        text.addWidget(label(words, tone="soft", wraps=True))
        text.addStretch(1)
        row = QHBoxLayout(self)
        spaced(row, margins=(20, 16, 20, 16), gap=16)
        row.addWidget(self._icon)
        row.addLayout(text, 1)
        row.addWidget(label(command.keys[0], kind="key"))
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(self, kind="card")
        follow_look(self, self._fit)

    def _fit(self, look: style.Look) -> None:
        self._icon.setFixedSize(look.px(48), look.px(48))
        self._icon.setStyleSheet(f"background: {look.theme.accent_soft}; border-radius: {look.px(24)}px")

    def dress_icon(self) -> None:
        """Draw the icon in the look that is set."""
        self._icon.setPixmap(icons.pixmap(self._icon_name, 24, "accent"))
