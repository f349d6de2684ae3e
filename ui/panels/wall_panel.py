"""The tab Layar: what the wall shows now and what comes next, what is prepared, and how people are named there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.session import EditSession, WallNames, session_of
from core.views import ModeratorView, ProjectorView, Shown
from resources.words import t, word
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.panels.wall_choice import WallChoice
from ui.wall_look import WallLook
from ui.wall_queue import WallQueue
from ui.wall_subjects import shown_words
from widgets.follow_look import button, empty, follow_look, icon_button, label, spaced
from widgets.style import Look, dress
from widgets.wall.canvas import WallCanvas

PREVIEW = QSize(160, 90)


class WallPanel(QWidget):
    """Leads the wall. The queue is forgotten with the session."""

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge = bridge
        self.queue = WallQueue()
        self.now, self.next = WallCanvas(), WallCanvas()
        self._now_words, self._next_words = _caption(), _caption()
        self.choice = WallChoice()
        self.choice.shown.connect(self._bridge.show)
        self.choice.prepared.connect(self._prepare)
        self._waiting = QVBoxLayout()
        spaced(self._waiting, gap=2)
        self.names = QComboBox()
        self.names.setAccessibleName(t("Nama di layar"))
        for manner in WallNames:
            self.names.addItem(word("wall_names", manner), manner.value)
        self.names.activated.connect(self._keep_names)
        self._lay_out(book)
        bridge.wall_changed.connect(self._show_wall)
        bridge.wall_look_changed.connect(self._look_like)
        self._look_like(bridge.wall_look)

    def _lay_out(self, book: CommandBook) -> None:
        previews = QGridLayout()
        spaced(previews, gap=6)
        for column, (canvas, caption) in enumerate(((self.now, self._now_words), (self.next, self._next_words))):
            follow_look(canvas, _sized(canvas))
            frame = QFrame()
            frame.setFrameShape(QFrame.Shape.Box)
            spaced(inside := QVBoxLayout(frame), gap=0)
            inside.addWidget(canvas)
            previews.addWidget(frame, 0, column, Qt.AlignmentFlag.AlignLeft)
            previews.addWidget(caption, 1, column)
        acts = QHBoxLayout()
        spaced(acts, gap=6)
        for words, command in (
            (t("Tukar"), "wall_swap"),
            (t("Hitam"), "black"),
            (t("Ikuti sesi"), "wall_follow"),
            (t("Mufakat"), "assent"),
        ):
            made = button(words, BY_ID[command].label)
            made.clicked.connect(book.action(command).trigger)
            acts.addWidget(made)
        acts.addStretch(1)
        inside = QWidget()
        dress(inside, kind="surface")
        layout = QVBoxLayout(inside)
        spaced(layout, margins=(12, 12, 12, 12), gap=10)
        layout.addLayout(previews)
        layout.addLayout(acts)
        layout.addWidget(self.choice)
        layout.addLayout(self._waiting)
        layout.addWidget(label(t("Nama di layar"), strong=True))
        layout.addWidget(self.names)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        whole.addWidget(area)

    def set_view(self, view: ModeratorView) -> None:
        """The session moved: offer what it has now, and look at what comes next."""
        session = session_of(self._bridge.state)
        if session is not None:
            self.names.setCurrentIndex(self.names.findData(session.wall_names.value))
        self.choice.set_state(self._bridge.state)
        if self._bridge.wall is not None:
            self._show_wall(self._bridge.wall)
        self._show_next()

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        for canvas in (self.now, self.next):
            if canvas.isVisible():
                canvas.tick(now)

    def forget(self) -> None:
        """Another session will be shown."""
        self.queue.clear()
        self._show_queue()

    def swap(self) -> bool:
        """Show what comes next, and let what was shown wait in its place; whether anything was prepared."""
        return self._show_taken(self.queue.swap(self._bridge.shown))

    def take_next(self) -> bool:
        """Show what comes next; whether anything was prepared."""
        return self._show_taken(self.queue.take())

    def _look_like(self, look: WallLook) -> None:
        for canvas in (self.now, self.next):
            canvas.set_look(look.theme, look.zoom)

    def _show_taken(self, taken: Shown | None) -> bool:
        if taken is None:
            return False
        self._bridge.show(taken)
        self._show_queue()
        return True

    def _prepare(self, shown: Shown) -> None:
        self.queue.add(shown)
        self._show_queue()

    def _drop(self, place: int) -> None:
        self.queue.drop(place)
        self._show_queue()

    def _show_wall(self, view: ProjectorView) -> None:
        self.now.set_view(view)
        self._now_words.setText(t("Sekarang: {scene}", scene=word("scene", view.scene)))

    def _show_next(self) -> None:
        first = self.queue.first
        frame = self.next.parentWidget()
        assert frame is not None
        frame.setVisible(first is not None)
        if first is None or not self._bridge.is_open:
            self._next_words.setText(t("Belum ada yang disiapkan"))
            return
        self.next.set_view(self._bridge.wall_for(first))
        self._next_words.setText(t("Berikutnya: {scene}", scene=word("scene", first.scene)))

    def _show_queue(self) -> None:
        empty(self._waiting)
        if self._bridge.is_open:
            for place, shown in enumerate(self.queue.waiting):
                self._waiting.addWidget(self._row(place, shown))
        self._show_next()

    def _row(self, place: int, shown: Shown) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        spaced(row, gap=6)
        words = shown_words(self._bridge.state, shown)
        remove = icon_button("remove", t("Batal menyiapkan {what}", what=words))
        remove.clicked.connect(lambda: self._drop(place))
        row.addWidget(label(f"{place + 1}. {words}", wraps=True), 1)
        row.addWidget(remove)
        return made

    def _keep_names(self) -> None:
        session = session_of(self._bridge.state)
        if session is not None:
            self._bridge.perform(EditSession(replace(session, wall_names=WallNames(self.names.currentData()))))


def _caption() -> QLabel:
    return label(text_size="caption", tone="soft", wraps=True)


def _sized(canvas: WallCanvas) -> Callable[[Look], None]:
    def apply(look: Look) -> None:
        canvas.setFixedSize(look.px(PREVIEW.width()), look.px(PREVIEW.height()))

    return apply
