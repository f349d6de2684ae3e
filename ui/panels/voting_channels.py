"""The ways to vote in the poll that is open: taps on seats, the booth, paper. All share one roster."""

from __future__ import annotations

from enum import StrEnum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.ballots import Channel
from core.views import PollView
from core.voting import CastBallot
from resources.words import t
from ui.bridge import Bridge
from ui.panels.booth_channel import BoothChannel
from ui.panels.paper_channel import PaperChannel
from ui.panels.seat_channel import SeatChannel
from widgets.follow_look import button, set_icon, spaced
from widgets.one_of_several import OneOfSeveral
from widgets.style import dress


class Way(StrEnum):
    """Which of the three is in front."""

    SEAT = auto()
    BOOTH = auto()
    PAPER = auto()


_ICONS = {Way.SEAT: "hand", Way.BOOTH: "private", Way.PAPER: "ballot_box"}


class VotingChannels(QWidget):
    """A segment of three, and what belongs to the one that is chosen. ``booth_asked(person_id, name)``.

    Ways that the poll does not take are not shown; a secret poll has no taps, which everybody sees.
    """

    booth_asked = Signal(str, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._poll: PollView | None = None
        self.way = Way.SEAT
        self.seat, self.booth, self.paper = SeatChannel(bridge), BoothChannel(), PaperChannel(bridge)
        self.booth.called.connect(self.booth_asked)
        self._panes: dict[Way, QWidget] = {Way.SEAT: self.seat, Way.BOOTH: self.booth, Way.PAPER: self.paper}
        self.segment: dict[Way, QPushButton] = {}
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(self._segment())
        for pane in self._panes.values():
            layout.addWidget(pane)
        self.choose(Way.SEAT)

    def _segment(self) -> QWidget:
        words = {Way.SEAT: t("Ketuk kursi"), Way.BOOTH: t("Bilik"), Way.PAPER: t("Kertas")}
        inside = QFrame()
        dress(inside, kind="sunken")
        row = QHBoxLayout(inside)
        spaced(row, margins=(4, 4, 4, 4), gap=4)
        group = OneOfSeveral(self)
        for way, text in words.items():
            made = button(text, live=True)
            made.setCheckable(True)
            dress(made, kind="segment")
            set_icon(made, _ICONS[way])
            made.clicked.connect(lambda _checked=False, way=way: self.choose(way))
            group.addButton(made)
            self.segment[way] = made
            row.addWidget(made, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        spaced(outer, margins=(16, 0, 16, 0))
        outer.addWidget(inside)
        return whole

    def choose(self, way: Way) -> None:
        """Bring one way to the front."""
        self.way = way
        self.segment[way].setChecked(True)
        for one, pane in self._panes.items():
            pane.setVisible(one is way)
        if way is not Way.SEAT:
            self.seat.ballot.stop()

    def go_into(self) -> None:
        """Put the keys where the way that is chosen goes on: its first person, or the segment for taps on seats."""
        if self.way is Way.SEAT:
            self.segment[Way.SEAT].setFocus()
        else:
            (self.booth if self.way is Way.BOOTH else self.paper).go_to_people()

    def set_poll(self, poll: PollView) -> None:
        """Take the open poll as it is now; another one begins with its usual way."""
        new = self._poll is None or self._poll.poll_id != poll.poll_id
        self._poll = poll
        for way, part in self.segment.items():
            part.setVisible(way in poll.channels)
        if new:
            self.choose(next(way for way in Way if way in poll.channels))
        self.seat.set_poll(poll)
        self.booth.set_poll(poll)
        self.paper.set_poll(poll)

    def stop(self) -> None:
        """No poll is open: nobody's ballot is marked."""
        self._poll = None
        for ballot in (self.seat.ballot, self.paper.ballot):
            if ballot.busy:
                ballot.stop()

    def take(self, person_id: str, name: str) -> None:
        """A seat was tapped: this person votes now in the way that is chosen, if that may be."""
        poll = self._poll
        if poll is None:
            return
        if self.way is Way.PAPER:
            self.paper.toggle(person_id)
        elif all(person.person_id != person_id for person in poll.waiting):
            self._bridge.perform(CastBallot(poll.poll_id, person_id, (), Channel(self.way)))
        elif self.way is Way.BOOTH:
            self.booth_asked.emit(person_id, name)
        else:
            self.seat.take(person_id, name)
