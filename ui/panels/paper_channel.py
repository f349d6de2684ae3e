"""Paper ballots: who was handed one, and the papers from the box, typed in one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.paper import EnterPaperBallot, HandOutPaper, TakeBackPaper
from core.views import NamedPerson, PollView
from resources.words import t
from ui.bridge import Bridge
from widgets.ballot_panel import BallotPanel
from widgets.follow_look import button, fixed, label, spaced
from widgets.style import dress


class PaperChannel(QWidget):
    """Ticks for those who were handed a paper, and the ballot of the one that is typed in. ``typing()``: one begins."""

    typing = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._poll: PollView | None = None
        self._filling = False
        self.people = QListWidget()
        self.people.setAccessibleName(t("Menerima surat suara"))
        self.people.itemChanged.connect(self._on_ticked)
        dress(self.people, kind="card")
        fixed(self.people, height=170)
        self.count = label(wraps=True, strong=True)
        self._type = button(t("Ketik surat suara berikutnya"), live=True)
        self._type.clicked.connect(self.type_next)
        self.ballot = BallotPanel()
        self.ballot.cast.connect(self._enter)
        self.ballot.spoiled.connect(self._spoil)
        self.ballot.left.connect(self.ballot.stop)
        top = QVBoxLayout()
        spaced(top, margins=(16, 12, 16, 0), gap=6)
        top.addWidget(label(t("Centang yang menerima surat suara"), text_size="caption", tone="soft"))
        top.addWidget(self.people)
        top.addWidget(self.count)
        top.addWidget(self._type)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(top)
        layout.addWidget(self.ballot)

    def set_poll(self, poll: PollView) -> None:
        """Take the open poll as it is now."""
        self._poll = poll
        self.ballot.set_poll(poll)
        people = sorted((*((one, False) for one in poll.waiting), *((one, True) for one in poll.holders)), key=_by_name)
        self._filling = True
        while self.people.count() > len(people):
            self.people.takeItem(self.people.count() - 1)
        for place, (person, ticked) in enumerate(people):
            item = self.people.item(place)
            if item is None:
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.people.addItem(item)
            item.setText(person.name)
            item.setData(Qt.ItemDataRole.UserRole, person.person_id)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        given, typed = len(poll.holders), poll.papers
        self.count.setText(
            t("{given} dibagikan · {typed} diketik · {left} belum masuk", given=given, typed=typed, left=given - typed)
        )
        self._type.setEnabled(typed < given)
        self.ballot.setVisible(self.ballot.busy)
        if self.ballot.busy and typed >= given:
            self.ballot.stop()

    def go_to_people(self) -> None:
        """Put the keys on the list of those who can be handed a paper."""
        self.people.setCurrentRow(max(0, self.people.currentRow()))
        self.people.setFocus()

    def toggle(self, person_id: str) -> None:
        """Hand a paper to this person, or take it back."""
        if self._poll is None:
            return
        has = any(person.person_id == person_id for person in self._poll.holders)
        act = TakeBackPaper if has else HandOutPaper
        if self._bridge.perform(act(self._poll.poll_id, person_id)) is None and self._poll is not None:
            self.set_poll(self._poll)

    def type_next(self) -> None:
        """Mark what is on the next paper from the box."""
        if self._poll is not None and self._poll.papers < len(self._poll.holders):
            self.ballot.show()
            self.ballot.start_paper(self._poll.papers + 1)
            self.typing.emit()

    def _enter(self, _voter: str, marks: tuple[tuple[str, int], ...], _reason: str) -> None:
        if self._poll is not None:
            self._keep(EnterPaperBallot(self._poll.poll_id, marks))

    def _spoil(self) -> None:
        if self._poll is not None:
            self._keep(EnterPaperBallot(self._poll.poll_id, spoiled=True))

    def _keep(self, wished: EnterPaperBallot) -> None:
        """Keep a paper; then the next one, as long as there are any."""
        if self._bridge.perform(wished) is None:
            return
        self.ballot.stop()
        self.ballot.hide()
        self.type_next()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.toggle(str(item.data(Qt.ItemDataRole.UserRole)))


def _by_name(pair: tuple[NamedPerson, bool]) -> tuple[str, str]:
    return pair[0].name.casefold(), pair[0].person_id
