"""The booth from the officer's side: who is called in next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.views import NamedPerson, PollView
from resources.words import t
from widgets.follow_look import button, empty, label, spaced


class BoothChannel(QWidget):
    """The people who have not voted, one button each. ``called(person_id, name)``."""

    called = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[NamedPerson, ...] | None = None
        self._about = label(
            t("Panggil seorang, lalu serahkan laptop ini. Layar kosong di antara dua pemilih; Esc untuk petugas."),
            wraps=True,
            tone="soft",
        )
        self._calls: list[QPushButton] = []
        self._people = QVBoxLayout()
        spaced(self._people, gap=6)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addWidget(self._about)
        layout.addLayout(self._people)

    def go_to_people(self) -> None:
        """Put the keys on the first who can be called."""
        if self._calls:
            self._calls[0].setFocus()

    def set_poll(self, poll: PollView) -> None:
        """Take the open poll as it is now."""
        if poll.waiting == self._shown:
            return
        self._shown = poll.waiting
        empty(self._people)
        self._calls = []
        for person in poll.waiting:
            made = button(t("Panggil {name}", name=person.name), live=True)
            made.clicked.connect(lambda _checked=False, person=person: self.called.emit(person.person_id, person.name))
            self._people.addWidget(made)
            self._calls.append(made)
