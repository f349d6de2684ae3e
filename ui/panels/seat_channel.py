"""Votes by a show of hands: a tap on a seat, then that person's ballot; or all who are left at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.tally import METHODS
from core.views import NamedPerson, PollView
from core.voting import CastBallot
from resources.words import t
from ui.bridge import Bridge
from ui.dialogs.form_dialog import FormDialog
from widgets.ballot_panel import BallotPanel
from widgets.follow_look import button, fixed, label, spaced
from widgets.style import dress

AGREE = "agree"


class SeatChannel(QWidget):
    """The ballot of whoever's seat was tapped; for questions, a button that lets all others agree."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._poll: PollView | None = None
        self.ballot = BallotPanel()
        self.ballot.cast.connect(self._cast)
        self.ballot.left.connect(self.ballot.stop)
        self.all_agree = button(t("Yang lain setuju semua …"), live=True)
        self.all_agree.clicked.connect(self.let_all_agree)
        padded = QVBoxLayout()
        spaced(padded, margins=(16, 0, 16, 8))
        padded.addWidget(self.all_agree)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(self.ballot)
        layout.addLayout(padded)

    def set_poll(self, poll: PollView) -> None:
        """Take the open poll as it is now."""
        self._poll = poll
        self.ballot.set_poll(poll)
        if self.ballot.busy and all(person.person_id != self.ballot.person_id for person in poll.waiting):
            self.ballot.stop()
        self.all_agree.setVisible(can_all_agree(poll))
        self.all_agree.setEnabled(bool(poll.waiting))

    def take(self, person_id: str, name: str) -> None:
        """Mark this person's ballot now."""
        self.ballot.start(person_id, name)

    def let_all_agree(self) -> None:
        """Ask who does not, and let all others who have not answered agree."""
        poll = self._poll
        if poll is None or not poll.waiting or not can_all_agree(poll):
            return
        dialog = AllAgreeDialog(poll.waiting, self.window())
        if dialog.exec():
            for person_id in dialog.agreeing():
                if self._bridge.perform(CastBallot(poll.poll_id, person_id, ((AGREE, 1),))) is None:
                    break
        dialog.deleteLater()

    def _cast(self, person_id: str, marks: tuple[tuple[str, int], ...], reason: str) -> None:
        if self._poll is not None:
            wished = CastBallot(self._poll.poll_id, person_id, marks, reason=reason)
            if self._bridge.perform(wished) is not None:
                self.ballot.stop()


def can_all_agree(poll: PollView) -> bool:
    """Whether "setuju" is an answer, given by name."""
    return AGREE in METHODS[poll.method].choices and not poll.secret


class AllAgreeDialog(FormDialog):
    """Those who have not answered, all ticked; who is unticked stays to be asked."""

    def __init__(self, waiting: tuple[NamedPerson, ...], parent: QWidget | None) -> None:
        super().__init__(t("Setuju semua?"), t("Catat setuju"), parent, width=420)
        what = t("Yang dicentang dicatat setuju. Hapus centang siapa pun yang menjawab lain; suaranya dicatat sendiri.")
        self.fields.addWidget(label(what, wraps=True))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Yang setuju"))
        dress(self.list, kind="card")
        fixed(self.list, height=260)
        for person in waiting:
            item = QListWidgetItem(person.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, person.person_id)
            self.list.addItem(item)
        self.fields.addWidget(self.list)
        self.fields.addWidget(label(t("Ini tidak dapat diurungkan."), tone="soft"))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def agreeing(self) -> list[str]:
        """The people who are ticked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]
