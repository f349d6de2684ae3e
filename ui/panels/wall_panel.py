"""The tab Layar: what the wall shows now and what comes next, what is prepared, and how people are named there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.session import EditSession, WallNames, session_of
from core.views import ModeratorView, ProjectorView, Shown
from resources.words import t, word
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.panels.wall_choice import WallChoice
from ui.panels.wall_preview import WallPreview
from ui.wall_look import WallLook
from ui.wall_queue import WallQueue
from ui.wall_stage import WallStage
from ui.wall_subjects import shown_words
from widgets.follow_look import button, empty, icon_button, label, spaced
from widgets.style import dress


class WallPanel(QWidget):
    """Leads the wall. The queue is forgotten with the session."""

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge = bridge
        self.queue = WallQueue()
        self.now, self.next = WallPreview(), WallPreview()
        self.pager = QWidget()
        self._page_words = label()
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
        bridge.wall_stage_changed.connect(self._show_stage)
        self._look_like(bridge.wall_look)
        self._show_stage(bridge.wall_stage)

    def _lay_out(self, book: CommandBook) -> None:
        previews = QHBoxLayout()
        spaced(previews, gap=6)
        for preview in (self.now, self.next):
            previews.addWidget(preview, 1)
        pages = QHBoxLayout(self.pager)
        spaced(pages, gap=6)
        for icon, command in (("previous", "wall_previous"), ("next", "wall_next")):
            made = icon_button(icon, BY_ID[command].label)
            made.clicked.connect(book.action(command).trigger)
            pages.addWidget(made)
        pages.insertWidget(1, self._page_words)
        pages.addStretch(1)
        acts = QHBoxLayout()
        spaced(acts, gap=6)
        for words, command in (
            (t("Tukar"), "wall_swap"),
            (t("Hitam"), "black"),
            (t("Ikuti sesi"), "wall_follow"),
            (t("Mufakat"), "assent"),
        ):
            made = button(words, BY_ID[command].label, compact=True)
            made.clicked.connect(book.action(command).trigger)
            acts.addWidget(made)
        acts.addStretch(1)
        inside = QWidget()
        dress(inside, kind="surface")
        layout = QVBoxLayout(inside)
        spaced(layout, margins=(12, 12, 12, 12), gap=10)
        layout.addLayout(previews)
        layout.addWidget(self.pager)
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
        for preview in (self.now, self.next):
            if preview.canvas.isVisible():
                preview.canvas.tick(now)

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
        for preview in (self.now, self.next):
            preview.canvas.set_look(look.theme, look.zoom)

    def _show_stage(self, stage: WallStage) -> None:
        for preview in (self.now, self.next):
            preview.set_stage(stage)
        self.now.canvas.turn_to(stage.page_no)
        self._page_words.setText(t("halaman {page} dari {n}", page=stage.page_no + 1, n=stage.pages))
        self.pager.setVisible(stage.pages > 1)

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
        self.now.canvas.set_view(view)
        self.now.canvas.turn_to(self._bridge.wall_stage.page_no)
        self.now.words.setText(t("Sekarang: {scene}", scene=word("scene", view.scene)))

    def _show_next(self) -> None:
        first = self.queue.first
        self.next.frame.setVisible(first is not None)
        if first is None or not self._bridge.is_open:
            self.next.words.setText(t("Belum ada yang disiapkan"))
            return
        self.next.canvas.set_view(self._bridge.wall_for(first))
        self.next.words.setText(t("Berikutnya: {scene}", scene=word("scene", first.scene)))

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
