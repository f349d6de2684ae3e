"""The tab Suara: the poll that is prepared, open or closed, and the polls before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from core.polls import DropPoll
from core.views import ModeratorView, PollStage, PollView
from resources.words import t, word
from ui.booth_window import BoothWindow
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.dialogs.open_poll_dialog import opening_words
from ui.needs import POLL_FITS
from ui.panels.earlier_polls import EarlierPolls
from ui.panels.result_panel import ResultPanel, annulled_words, stage_words
from ui.panels.voting_channels import VotingChannels
from ui.words_of import local_time_s
from widgets.ballot_panel import BallotPanel
from widgets.follow_look import button, icon_button, label, rule, spaced
from widgets.poll_rule_words import how_counted, how_to_vote
from widgets.poll_words import has_answers, option_words
from widgets.result_bars import ResultBars
from widgets.style import dress

_MORE = ("annul_poll", "repeat_poll", "settle_tie", "vote_after_consensus", "export_ballots")
"""Commands in the menu; those that cannot be used now are left out."""


class PollPanel(QWidget):
    """Shows the newest poll: draft, open (with the ways to vote in it) or its result; or an earlier one by choice.

    It has the booth.
    """

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge, self._book = bridge, book
        self._polls: tuple[PollView, ...] = ()
        self._poll: PollView | None = None
        self._zone = self._wanted = ""
        self._booth: BoothWindow | None = None
        self._build()
        self._lay_out()
        self._show()

    def _build(self) -> None:
        self._stage = label(kind="tag", strong=True)
        self._round = label(tone="soft", text_size="caption")
        self._more = icon_button("more", t("Tindakan lain"))
        self._more.clicked.connect(self._open_menu)
        self._question = label(wraps=True, text_size="lead", strong=True)
        self._method = label(wraps=True, text_size="caption", tone="soft")
        self._options = label(wraps=True)
        self._opening = label(wraps=True, tone="soft")
        self.channels = VotingChannels(self._bridge)
        self.channels.booth_asked.connect(self._call_in)
        self.channels.paper.typing.connect(self._bring_up_paper, Qt.ConnectionType.QueuedConnection)
        self._running = ResultBars()
        self._count, self._waiting = label(wraps=True, tone="soft"), label(wraps=True, tone="soft")
        self.result = ResultPanel()
        self.result.tie_asked.connect(self._book.action("settle_tie").trigger)
        self.result.vote_asked.connect(self._book.action("vote_after_consensus").trigger)
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
        self._earlier = EarlierPolls()
        self._earlier.chosen.connect(self.look_at)

    def _lay_out(self) -> None:
        tag, head = QHBoxLayout(), QVBoxLayout()
        spaced(tag, gap=8)
        tag.addWidget(self._stage)
        tag.addWidget(self._round)
        tag.addStretch(1)
        tag.addWidget(self._more)
        spaced(head, margins=(16, 8, 16, 8), gap=6)
        head.addLayout(tag)
        for part in (self._nothing, self._question, self._method, self._options, self._opening):
            head.addWidget(part)
        inside = QWidget()
        dress(inside, kind="surface")
        body = QVBoxLayout(inside)
        spaced(body, gap=0)
        body.addLayout(head)
        for part in (self.channels, self.result, _padded(self._running), _padded(self._count), _padded(self._waiting)):
            body.addWidget(part)
        body.addStretch(1)
        body.addWidget(self._earlier)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        foot, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(foot, margins=(16, 8, 16, 8), gap=8)
        foot.addStretch(1)
        for part in (self._drop, self._new, self._open, self._close):
            foot.addWidget(part)
        spaced(layout, gap=0)
        layout.addWidget(area, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    @property
    def poll(self) -> PollView | None:
        """The poll that is shown."""
        return self._poll

    @property
    def ballot(self) -> BallotPanel:
        """The ballot that is marked after a tap on a seat."""
        return self.channels.seat.ballot

    @property
    def booth(self) -> BoothWindow:
        """The booth; it is made when somebody is first called in."""
        if self._booth is None:
            self._booth = BoothWindow(self._bridge, self.window())
            self._booth.left.connect(self.window().activateWindow)
        return self._booth

    def set_view(self, view: ModeratorView) -> None:
        """Take the polls as they are now: the open one, else a draft, else the newest."""
        if view.polls is self._polls:
            return
        if {one.poll_id: one.stage for one in view.polls} != {one.poll_id: one.stage for one in self._polls}:
            self._wanted = ""
        self._polls = view.polls
        self._zone = view.head.zone
        self._turn()

    def look_at(self, poll_id: str) -> None:
        """Show this poll until another one is drafted, opened or closed; a poll that is open stays in front."""
        self._wanted = poll_id
        self._turn()

    def _turn(self) -> None:
        before, self._poll = self._poll, shown_poll(self._polls, self._wanted)
        self._show()
        if _identity(before) != _identity(self._poll):
            self._area.verticalScrollBar().setValue(0)

    def takes_seat(self, person_id: str, name: str) -> bool:
        """Whether a tap on a seat is for this panel: then this person votes now, if that may be."""
        if self._poll is None or self._poll.stage is not PollStage.OPEN:
            return False
        self.channels.take(person_id, name)
        if self.ballot.busy:
            self._bring_up(self.ballot)
        return True

    def _bring_up(self, part: QWidget) -> None:
        """Scroll to a part, to its head if there is no room for all of it."""
        inside = self._area.widget()
        self._area.ensureWidgetVisible(part)
        if inside is not None and part.height() > self._area.viewport().height():
            self._area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y())

    def _bring_up_paper(self) -> None:
        """Queued: a ballot that was only now shown first gets its place."""
        self._bring_up(self.channels.paper.ballot)

    def _call_in(self, person_id: str, name: str) -> None:
        if self._poll is not None:
            self.booth.call_in(self._poll, person_id, name)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        poll = self._poll
        fitting = [name for name in _MORE if poll is not None and POLL_FITS[BY_ID[name].needs](poll)]
        menu.addActions([self._book.action(name) for name in fitting])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _drop_draft(self) -> None:
        if self._poll is not None:
            self._bridge.perform(DropPoll(self._poll.poll_id))

    def _show(self) -> None:
        poll = self._poll
        stage = poll.stage if poll is not None else None
        draft, opened, closed = (stage is one for one in (PollStage.DRAFT, PollStage.OPEN, PollStage.CLOSED))
        if not opened:
            self.channels.stop()
        self._nothing.setVisible(poll is None)
        for part in (self._stage, self._question, self._method):
            part.setVisible(poll is not None)
        for part in (self._options, self._open, self._drop):
            part.setVisible(draft)
        for part in (self.channels, self._waiting, self._count, self._close):
            part.setVisible(opened)
        self._opening.setVisible(draft or stage is PollStage.ANNULLED)
        self.result.setVisible(closed)
        self._more.setVisible(opened or closed or stage is PollStage.ANNULLED)
        self._new.setVisible(not draft and not opened)
        self._running.setVisible(poll is not None and poll.running is not None)
        if poll is not None:
            self._show_poll(poll)
        others = (one for one in self._polls if one is not poll)
        self._earlier.set_polls(() if opened else tuple(others))

    def _show_poll(self, poll: PollView) -> None:
        words = word("poll_phase", poll.stage)
        if poll.stage is PollStage.OPEN and poll.opened_at is not None:
            words = t("Dibuka {time}", time=local_time_s(poll.opened_at, self._zone))
        self._stage.setText(words)
        dress(self._stage, tone="good" if poll.stage is PollStage.OPEN else "")
        self._round.setText(stage_words(poll))
        self._question.setText(poll.question)
        self._method.setText(method_words(poll))
        named = (f"{one.letter}  {option_words(poll.method, one.label)}" for one in poll.options)
        self._options.setText("\n".join(named))
        if poll.stage is PollStage.DRAFT:
            self._opening.setText("\n".join(opening_words(poll)))
        elif poll.stage is PollStage.ANNULLED:
            self._opening.setText(annulled_words(poll))
        elif poll.stage is PollStage.OPEN:
            self._show_open(poll)
        else:
            self.result.set_poll(poll)

    def _show_open(self, poll: PollView) -> None:
        self.channels.set_poll(poll)
        self._count.setText(t("{voted} dari {eligible} sudah memilih", voted=poll.voted, eligible=poll.eligible))
        names = ", ".join(person.name for person in poll.waiting)
        self._waiting.setText(t("Belum memilih: {names}", names=names) if names else t("Semua sudah memilih."))
        if poll.running is not None:
            self._running.set_view(poll.running)


def _padded(part: QWidget) -> QWidget:
    box = QFrame()
    layout = QVBoxLayout(box)
    spaced(layout, margins=(16, 4, 16, 4))
    layout.addWidget(part)
    return box


def _identity(poll: PollView | None) -> tuple[str, PollStage] | None:
    return None if poll is None else (poll.poll_id, poll.stage)


def shown_poll(polls: tuple[PollView, ...], wanted: str = "") -> PollView | None:
    """The poll that matters now: the open one, else the one ``wanted``, else the newest draft, else the newest."""
    newest_first = polls[::-1]
    matters = (
        lambda poll: poll.stage is PollStage.OPEN,
        lambda poll: poll.poll_id == wanted,
        lambda poll: poll.stage is PollStage.DRAFT,
        lambda _: True,
    )
    return next((poll for fits in matters for poll in newest_first if fits(poll)), None)


def method_words(poll: PollView) -> str:
    """The method with its rules: how one votes and, once it is open, how it is counted; before, the opening says it."""
    parts = () if has_answers(poll.method) else how_to_vote(poll.method, poll.rules)  # the answers stand below
    method = word("poll_method", poll.method)
    counted = "" if poll.stage is PollStage.DRAFT else how_counted(poll.method, poll.rules)
    return " ".join(f"{part}." for part in (method, ", ".join(filter(None, parts)), counted) if part)
