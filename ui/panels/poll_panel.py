"""The tab Suara: the poll that is prepared, open or closed, and the polls before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.polls import DropPoll
from core.views import ModeratorView, PollStage, PollView
from core.voting import CastBallot
from resources.words import t, word
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.words_of import local_time_s
from widgets.ballot_panel import BallotPanel
from widgets.follow_look import button, label, rule, spaced
from widgets.result_bars import ResultBars
from widgets.style import dress


class PollPanel(QWidget):
    """Shows the newest poll: draft, open (with a ballot to mark) or its result."""

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge, self._book = bridge, book
        self._polls: tuple[PollView, ...] = ()
        self._poll: PollView | None = None
        self._build()
        self._lay_out()

    def _build(self) -> None:
        self._stage = label(kind="tag", strong=True)
        self._round = label(tone="soft", text_size="caption")
        self._question = label(wraps=True, text_size="lead", strong=True)
        self._method = label(wraps=True, text_size="caption", tone="soft")
        self._options = label(wraps=True)
        self._waiting = label(wraps=True, tone="soft")
        self.ballot = BallotPanel()
        self.ballot.cast.connect(self._cast)
        self.ballot.left.connect(self.ballot.stop)
        self._bars = ResultBars()
        self._count = label(wraps=True, tone="soft")
        self._new = button(t("Siapkan pemungutan suara"), live=True)
        self._open = button(t("Buka pemungutan suara"), kind="primary", live=True)
        self._drop = button(t("Buang"), live=True)
        self._close = button(t("Tutup pemungutan suara"), live=True)
        self._new.clicked.connect(self._book.action("new_poll").trigger)
        self._open.clicked.connect(self._book.action("open_poll").trigger)
        self._close.clicked.connect(self._book.action("close_poll").trigger)
        self._drop.clicked.connect(self._drop_draft)
        self._nothing = label(
            t("Belum ada pemungutan suara. Siapkan pertanyaan dan pilihannya; suara dicatat dengan mengetuk kursi."),
            wraps=True,
            tone="soft",
        )
        self._earlier = label(wraps=True, tone="soft", text_size="caption")

    def _lay_out(self) -> None:
        tag = QHBoxLayout()
        spaced(tag, gap=8)
        tag.addWidget(self._stage)
        tag.addWidget(self._round)
        tag.addStretch(1)
        head = QVBoxLayout()
        spaced(head, margins=(16, 12, 16, 8), gap=6)
        head.addLayout(tag)
        for part in (self._nothing, self._question, self._method, self._options):
            head.addWidget(part)
        inside = QWidget()
        dress(inside, kind="surface")
        body = QVBoxLayout(inside)
        spaced(body, gap=0)
        body.addLayout(head)
        for part in (self.ballot, self._padded(self._bars), self._padded(self._count), self._padded(self._waiting)):
            body.addWidget(part)
        body.addStretch(1)
        body.addWidget(self._padded(self._earlier))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        foot = QHBoxLayout()
        spaced(foot, margins=(16, 8, 16, 8), gap=8)
        foot.addStretch(1)
        for part in (self._drop, self._new, self._open, self._close):
            foot.addWidget(part)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(area, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    @staticmethod
    def _padded(part: QWidget) -> QWidget:
        box = QFrame()
        layout = QVBoxLayout(box)
        spaced(layout, margins=(16, 4, 16, 4))
        layout.addWidget(part)
        return box

    @property
    def poll(self) -> PollView | None:
        """The poll that is shown."""
        return self._poll

    def set_view(self, view: ModeratorView) -> None:
        """Take the polls as they are now: the open one, else a draft, else the newest."""
        if view.polls is self._polls:
            return
        self._polls = view.polls
        self._poll = shown_poll(view.polls)
        self._zone = view.head.zone
        self._show()

    def takes_seat(self, person_id: str, name: str) -> bool:
        """Whether a tap on a seat is for this panel: then this person's ballot is marked now, if it may be."""
        poll = self._poll
        if poll is None or poll.stage is not PollStage.OPEN:
            return False
        if any(person.person_id == person_id for person in poll.waiting):
            self.ballot.start(person_id, name)
        else:
            self._bridge.perform(CastBallot(poll.poll_id, person_id, ()))
        return True

    def _cast(self, person_id: str, marks: tuple[tuple[str, int], ...]) -> None:
        if self._poll is not None and self._bridge.perform(CastBallot(self._poll.poll_id, person_id, marks)):
            self.ballot.stop()

    def _drop_draft(self) -> None:
        if self._poll is not None:
            self._bridge.perform(DropPoll(self._poll.poll_id))

    def _show(self) -> None:
        poll = self._poll
        stage = poll.stage if poll is not None else None
        if stage is not PollStage.OPEN and self.ballot.person_id:
            self.ballot.stop()
        self._nothing.setVisible(poll is None)
        for part in (self._stage, self._question, self._method):
            part.setVisible(poll is not None)
        self._options.setVisible(stage is PollStage.DRAFT)
        self.ballot.setVisible(stage is PollStage.OPEN)
        self._waiting.setVisible(stage is PollStage.OPEN)
        self._bars.setVisible(stage is PollStage.CLOSED)
        self._count.setVisible(stage is PollStage.CLOSED or stage is PollStage.OPEN)
        self._new.setVisible(stage is None or stage is PollStage.CLOSED)
        self._open.setVisible(stage is PollStage.DRAFT)
        self._drop.setVisible(stage is PollStage.DRAFT)
        self._close.setVisible(stage is PollStage.OPEN)
        if poll is not None:
            self._show_poll(poll)
        earlier = [one for one in self._polls if one is not poll and one.stage is PollStage.CLOSED]
        self._earlier.setText("\n".join(t("Sudah: {question}", question=one.question) for one in earlier))

    def _show_poll(self, poll: PollView) -> None:
        words = word("poll_phase", poll.stage)
        if poll.stage is PollStage.OPEN and poll.opened_at is not None:
            words = t("Dibuka {time}", time=local_time_s(poll.opened_at, self._zone))
        self._stage.setText(words)
        dress(self._stage, tone="good" if poll.stage is PollStage.OPEN else "")
        self._round.setText(t("Putaran {n} · terbuka", n=poll.round))
        self._round.setVisible(poll.stage is not PollStage.DRAFT)
        self._question.setText(poll.question)
        self._method.setText(method_words(poll))
        self._options.setText("\n".join(f"{one.letter}  {option_words(poll, one.label)}" for one in poll.options))
        if poll.stage is PollStage.OPEN:
            self.ballot.set_poll(poll)
            self._count.setText(t("{voted} dari {eligible} sudah memilih", voted=poll.voted, eligible=poll.eligible))
            names = ", ".join(person.name for person in poll.waiting)
            self._waiting.setText(t("Belum memilih: {names}", names=names) if names else t("Semua sudah memilih."))
        if poll.result is not None:
            self._bars.set_view(poll.result)
            self._count.setText(
                t("{cast} dari {eligible} suara masuk", cast=poll.result.cast, eligible=poll.result.eligible)
            )


def shown_poll(polls: tuple[PollView, ...]) -> PollView | None:
    """The poll that matters now: the open one, else the newest draft, else the newest."""
    for stage in (PollStage.OPEN, PollStage.DRAFT):
        found = next((poll for poll in reversed(polls) if poll.stage is stage), None)
        if found is not None:
            return found
    return polls[-1] if polls else None


def method_words(poll: PollView) -> str:
    """The method with its rules."""
    if poll.method == "dots":
        return t("{dots} titik per orang, paling banyak {cap} pada satu pilihan", dots=poll.dots, cap=poll.cap)
    return word("poll_method", poll.method)


def option_words(poll: PollView, words: str) -> str:
    """An option's words; those of a consent vote are in the catalogue."""
    return word("poll_answer", words) if poll.method == "consent_vote" else words
