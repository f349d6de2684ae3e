"""The dialog that prepares the vote after a mufakat that was not reached: same question, a base and a threshold."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.ties import DraftVoteAfterConsensus
from core.views import PollView
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.poll_rules import ConsentRules
from ui.dialogs.poll_ways import PollWays, no_channel_words
from widgets.follow_look import label
from widgets.guard import guard
from widgets.tab_order import tab_by_layout


class ConsensusVoteDialog(FormDialog):
    """The question stands; people choose what carries it, and who votes how."""

    def __init__(self, poll: PollView, parent: QWidget | None, voters: int = 0) -> None:
        super().__init__(t("Lanjut ke pemungutan suara"), t("Simpan"), parent, width=560)
        self._poll_id = poll.poll_id
        self.rules, self.ways = ConsentRules(), PollWays(voters)
        self.ways.chair.setChecked(poll.chair_votes)
        self.fields.addWidget(label(poll.question, wraps=True, strong=True))
        self.fields.addWidget(self.rules)
        self.fields.addWidget(self.ways)
        tab_by_layout(self)
        self.rules.threshold.setFocus()

    def wished(self) -> DraftVoteAfterConsensus:
        """The vote as it is wished."""
        return DraftVoteAfterConsensus(
            self._poll_id,
            tuple(sorted(self.rules.rules().items())),
            secret=self.ways.is_secret,
            channels=self.ways.chosen,
            chair_votes=self.ways.chair.isChecked(),
        )

    @guard(None)
    def accept(self) -> None:
        """Only with a channel."""
        if self.ways.chosen:
            super().accept()
        else:
            self.complain(no_channel_words(), self.ways.secret)
