"""What the commands of polls do: prepare, open, close, repeat, settle ties, keep the list of ballots."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from core.minute_taking import minutes_of
from core.outcomes import SettleRanking
from core.polls import Poll, RepeatPoll
from core.ports import LedgerProblem
from core.ties import order_by_ladder
from core.views import ModeratorView, PollView
from core.voting import AnnulPoll, ClosePoll, OpenPoll
from resources.words import t
from ui.commands import Need
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.budget_dialog import BudgetDialog
from ui.dialogs.confirm import confirmed
from ui.dialogs.consensus_vote_dialog import ConsensusVoteDialog
from ui.dialogs.open_poll_dialog import ClosePollDialog, opening_words
from ui.dialogs.poll_dialog import PollDialog
from ui.dialogs.ranking_dialog import RankingDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.tie_dialog import TieDialog, run_off_done
from ui.main_window import MainWindow
from ui.needs import POLL_FITS
from ui.panels.voting_channels import Way
from ui.words_of import problem_words


class PollHandlers(QObject):
    """Turns the commands of polls into acts; asks first where something cannot be undone."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window

    def commands(self) -> dict[str, Callable[[], object]]:
        """Command to what it does."""
        return {
            "new_poll": self.new_poll,
            "open_poll": self.open_poll,
            "close_poll": self.close_poll,
            "all_agree": self.all_agree,
            **{f"vote_by_{way}": partial(self.vote_by, way) for way in Way},
            "annul_poll": self.annul_poll,
            "repeat_poll": self.repeat_poll,
            "settle_tie": self.settle_tie,
            "vote_after_consensus": self.vote_after_consensus,
            "export_ballots": self.export_ballots,
            "settle_ranking": self.settle_ranking,
            "budget": self.set_budget,
        }

    def new_poll(self) -> None:
        """Ask for a poll and keep its draft."""
        dialog = PollDialog(self._view.issues, self._window, self._view.circle.present)
        if ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(dialog.wished())) is not None:
            self._window.go_to("live")

    def open_poll(self) -> None:
        """Open the draft that is shown, once quorum, base and secrecy were read."""
        poll = self._fitting(Need.POLL_DRAFT)
        if poll is None:
            return
        what = "\n".join((poll.question, *opening_words(poll)))
        words = t("Buka pemungutan suara")
        if confirmed(t("Buka pemungutan suara?"), what, words, parent=self._window):
            self._bridge.perform(OpenPoll(poll.poll_id))

    def close_poll(self) -> None:
        """Close the poll that is open, with a word on papers that are missing."""
        poll = self._fitting(Need.POLL_OPEN)
        if poll is None:
            return
        dialog = ClosePollDialog(poll, self._window)
        closing = partial(ClosePoll, poll.poll_id)
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(closing(dialog.note.text().strip())))

    def all_agree(self) -> None:
        """Let all who have not answered agree, but for some."""
        self._window.go_to("live")
        self._window.live_page.polls.channels.seat.let_all_agree()

    def vote_by(self, way: Way) -> None:
        """Bring one way of voting in the open poll to the front, with the keys in it."""
        page = self._window.live_page
        self._window.go_to("live")
        page.tabs.setCurrentWidget(page.polls)
        page.polls.channels.choose(way)
        page.polls.channels.go_into()

    def annul_poll(self) -> None:
        """Stop the open poll without a result."""
        poll = self._fitting(Need.POLL_OPEN)
        if poll is None:
            return
        what = t("Suara yang sudah masuk tidak dilihat dan tidak dihitung. Ini tidak dapat diurungkan.")
        question = ReasonDialog(t("Batalkan pemungutan suara?"), what, t("Batalkan pemungutan suara"), self._window)
        annulling = partial(AnnulPoll, poll.poll_id)
        ask_until_kept(question, self._bridge, lambda: self._bridge.perform(annulling(question.given)))

    def repeat_poll(self) -> None:
        """Draft a new round of the poll that is shown."""
        poll = self._fitting(Need.POLL_OVER)
        if poll is None:
            return
        what = t("Putaran lama tetap tercatat; yang baru menyebut alasannya.")
        question = ReasonDialog(t("Ulangi pemungutan suara?"), what, t("Siapkan putaran baru"), self._window)
        repeating = partial(RepeatPoll, poll.poll_id)
        ask_until_kept(question, self._bridge, lambda: self._bridge.perform(repeating(question.given)))

    def settle_tie(self) -> None:
        """Record how the forum settles the first tie that is open."""
        poll = self._fitting(Need.POLL_TIE)
        groups = [group for tie in poll.result.ties for group in tie.open] if poll and poll.result else []
        if poll is None or not groups:
            return
        state = self._bridge.state
        dialog = TieDialog(
            poll,
            groups[0],
            run_off_done=run_off_done(state, poll.poll_id),
            by_ladder=order_by_ladder(state, state.table(Poll)[poll.poll_id], groups[0]),
            parent=self._window,
        )
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(dialog.wished()))

    def vote_after_consensus(self) -> None:
        """Draft a vote on the question on which no mufakat was reached, by a base and in ways that people choose."""
        poll = self._fitting(Need.NO_CONSENSUS)
        if poll is not None:
            dialog = ConsensusVoteDialog(poll, self._window, self._view.circle.present)
            ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(dialog.wished()))

    def export_ballots(self) -> None:
        """Ask where to, then write the list of ballots of the poll that is shown."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = str(Path(folder) / t("daftar_suara.csv"))
        chosen, _ = QFileDialog.getSaveFileName(self._window, t("Simpan daftar suara"), proposal, "CSV (*.csv)")
        if chosen:
            self.write_ballots(Path(chosen if chosen.casefold().endswith(".csv") else f"{chosen}.csv"))

    def write_ballots(self, path: Path) -> None:
        """Write that list, and say how many ballots are in it."""
        poll = self._fitting(Need.POLL_RESULT)
        if poll is None:
            return
        minutes = minutes_of(self._bridge.state, "", self._bridge.now())
        report = next(one for one in minutes.polls if one.opened_at == poll.opened_at)
        try:
            n = self._desk.services.write_ballots(report, path)
        except LedgerProblem as problem:
            self._window.refuse(problem_words(problem))
            return
        self._window.tell(t("{n} surat suara ditulis ke {name}.", n=n, name=path.name))

    def settle_ranking(self) -> None:
        """Settle the order of priority, which the polls propose."""
        dialog = RankingDialog(self._bridge.state, self._window)
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(SettleRanking(dialog.wished())))

    def set_budget(self) -> None:
        """Keep how much there is to spend and what the issues would cost."""
        dialog = BudgetDialog(self._bridge.state, self._window)
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(dialog.wished()))

    @property
    def _view(self) -> ModeratorView:
        view = self._bridge.console
        assert view is not None
        return view

    def _fitting(self, need: Need) -> PollView | None:
        """The poll that is shown if a command with that need can be about it, else the newest of which that is so."""
        shown = self._window.live_page.polls.poll
        candidates = [*([shown] if shown is not None else []), *reversed(self._view.polls)]
        return next((poll for poll in candidates if POLL_FITS[need](poll)), None)
