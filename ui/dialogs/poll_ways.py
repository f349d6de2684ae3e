"""Who votes in a poll and how: the channels, open or secret, the running count, the chair."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.actions import Code
from core.ballots import Channel
from core.polls import FEWEST_FOR_SECRECY, open_channels
from resources.words import t, word
from widgets.follow_look import label, spaced


class PollWays(QWidget):
    """Boxes to tick. ``voters``: how many are here now; with three or fewer it says that no vote stays secret.

    A secret poll has no taps on seats, which everybody sees, and no running count.
    """

    def __init__(self, voters: int = 0) -> None:
        super().__init__()
        self._voters = voters
        self.channels = {
            Channel.SEAT: QCheckBox(t("Ketuk kursi")),
            Channel.BOOTH: QCheckBox(t("Bilik suara")),
            Channel.PAPER: QCheckBox(t("Kertas")),
        }
        self.secret = QCheckBox(t("Rahasia: lewat bilik suara atau kertas"))
        self.running = QCheckBox(t("Tampilkan hitungan sementara di layar moderator"))
        self.chair = QCheckBox(t("Pemimpin diskusi ikut memilih"))
        self._few = label(wraps=True, tone="soft")
        self.secret.toggled.connect(self._show_secrecy)
        layout = QVBoxLayout(self)
        spaced(layout, gap=8)
        row = QHBoxLayout()
        spaced(row, gap=16)
        for channel, box in self.channels.items():
            box.setChecked(True)
            box.setAccessibleName(t("Saluran: {words}", words=box.text()))
            box.setObjectName(channel)
            row.addWidget(box)
        row.addStretch(1)
        layout.addWidget(label(t("Saluran yang dibuka"), text_size="caption", tone="soft"))
        layout.addLayout(row)
        for part in (self.secret, self.running, self.chair, self._few):
            layout.addWidget(part)
        self._show_secrecy()

    @property
    def is_secret(self) -> bool:
        """Whether the poll is secret."""
        return self.secret.isEnabled() and self.secret.isChecked()

    @property
    def shows_running(self) -> bool:
        """Whether the console shows the count so far."""
        return self.running.isChecked() and not self.is_secret

    @property
    def chosen(self) -> tuple[Channel, ...]:
        """The channels through which ballots come in."""
        ticked = [channel for channel, box in self.channels.items() if box.isChecked()]
        return tuple(Channel(channel) for channel in open_channels(ticked, secret=self.is_secret))

    def allow_secrecy(self, may_be_secret: bool) -> None:
        """Whether the method can be secret at all."""
        self.secret.setEnabled(may_be_secret)
        if not may_be_secret:
            self.secret.setChecked(False)

    def _show_secrecy(self) -> None:
        secret = self.secret.isChecked()
        self.channels[Channel.SEAT].setEnabled(not secret)
        self.running.setEnabled(not secret)
        if secret:
            self.running.setChecked(False)
        few = secret and 0 < self._voters < FEWEST_FOR_SECRECY
        self._few.setText(few_voters_words(self._voters) if few else "")
        self._few.setVisible(few)


def few_voters_words(voters: int) -> str:
    """Why so few cannot vote in secret."""
    return t("Hanya {n} pemilih: rahasia tidak mungkin, sebab tiap orang dapat menebak suara yang lain.", n=voters)


def no_channel_words() -> str:
    """Why a poll without a channel cannot be prepared."""
    return word("refusal", Code.NO_CHANNEL)
