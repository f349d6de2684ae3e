"""The pages of the booth: a few large words, the ballot, and the choice once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from resources.words import t
from widgets.ballots.sheet import BallotSheet
from widgets.follow_look import button, empty, label, large, rule, spaced
from widgets.poll_rule_words import how_to_vote
from widgets.style import dress

CONTROL = 60
"""Height of what is pressed, in px at 100 %."""


class WordsPage(QWidget):
    """One large sentence, a smaller one, and one button. ``went_on()``."""

    went_on = Signal()

    def __init__(self, words: str, *, quiet: bool = False) -> None:
        super().__init__()
        self.words = label(wraps=True, text_size="clock", strong=True)
        self.more = label(wraps=True, text_size="title")
        for part in (self.words, self.more):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button(words, kind="quiet" if quiet else "primary", strong=True)
        large(self.button, height=CONTROL, width=320)
        self.button.clicked.connect(self.went_on)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(48, 32, 48, 32), gap=24)
        layout.addStretch(1)
        layout.addWidget(self.words)
        layout.addWidget(self.more)
        layout.addSpacing(16)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_words(self, words: str, more: str) -> None:
        """Show these."""
        self.words.setText(words)
        self.more.setText(more)


class BallotPage(QWidget):
    """The ballot in large, between its question and two buttons. ``went_on()`` when it is marked."""

    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: BallotSheet | None = None
        self._name = label(tone="soft", text_size="lead")
        self.question = label(wraps=True, text_size="display", strong=True)
        self._how = label(wraps=True, text_size="lead")
        self._left = label(text_size="title", strong=True, tone="accent")
        self._clear = button(t("Kosongkan"))
        self.check = button(t("Periksa dan kirim"), kind="primary", strong=True)
        self._privacy = label(tone="soft", text_size="lead", wraps=True)
        self._privacy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        large(self._clear, height=CONTROL, width=150)
        large(self.check, height=CONTROL, width=260)
        self._clear.clicked.connect(self._on_clear)
        self.check.clicked.connect(self.went_on)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def _lay_out(self) -> None:
        words, head, foot, layout = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(words, gap=4)
        for part in (self._name, self.question, self._how):
            words.addWidget(part)
        spaced(head, margins=(32, 12, 32, 12), gap=24)
        head.addLayout(words, 1)
        head.addWidget(self._left)
        spaced(foot, margins=(32, 10, 32, 10), gap=16)
        foot.addWidget(self._clear)
        foot.addWidget(self._privacy, 1)
        foot.addWidget(self.check)
        spaced(layout, gap=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self._area, 1)
        self._below = QVBoxLayout()
        spaced(self._below, gap=0)
        layout.addLayout(self._below)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def set_sheet(self, sheet: BallotSheet, name: str) -> None:
        """A new ballot for this voter."""
        self.forget()
        self.sheet = sheet
        poll = sheet.poll
        inside = QWidget()
        dress(inside, kind="sunken")
        around = QVBoxLayout(inside)
        spaced(around, margins=(32, 24, 32, 24))
        around.addWidget(sheet)
        around.addStretch(1)
        self._area.setWidget(inside)
        self._name.setText(t("Bilik suara untuk {name}", name=name))
        self.question.setText(poll.question)
        self._how.setText(", ".join(part for part in how_to_vote(poll.method, poll.rules) if part))
        secret = t("Rahasia. Layar dikosongkan sesudah Anda selesai.")
        self._privacy.setText(secret if poll.secret else t("Terbuka: suara dicatat dengan nama."))
        if sheet.foot is not None:
            self._below.addWidget(sheet.foot)
        sheet.moved.connect(self._area.ensureWidgetVisible)
        sheet.changed.connect(self._show)
        sheet.clear()

    def forget(self) -> None:
        """Nothing of this ballot stays."""
        empty(self._below)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self.sheet = None
        for part in (self._name, self.question, self._left):
            part.setText("")

    def _on_clear(self) -> None:
        if self.sheet is not None:
            self.sheet.clear()

    def _show(self) -> None:
        if self.sheet is not None:
            self._left.setText(self.sheet.left_words())
            self.check.setEnabled(bool(self.sheet.marks))


class CheckPage(QWidget):
    """What was chosen, once more. ``went_back()`` to change it, ``went_on()`` to put it into the box."""

    went_back = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = QGridLayout()
        spaced(self._choice, gap=12)
        self._choice.setColumnStretch(0, 1)
        self.problem = label(wraps=True, tone="bad", text_size="lead")
        self._back = button(t("Ubah"))
        self.send = button(t("Masukkan ke kotak"), kind="primary", strong=True)
        large(self._back, height=CONTROL, width=200)
        large(self.send, height=CONTROL, width=360)
        self._back.clicked.connect(self.went_back)
        self.send.clicked.connect(self.went_on)
        inside = QWidget()
        dress(inside, kind="surface")
        lines = QVBoxLayout(inside)
        spaced(lines, margins=(32, 16, 32, 16))
        lines.addLayout(self._choice)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        foot, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(foot, margins=(32, 16, 32, 16), gap=16)
        foot.addWidget(self._back)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.send)
        heading = label(t("Sudah benar?"), text_size="clock", strong=True)
        heading.setContentsMargins(32, 24, 32, 8)
        spaced(layout, gap=0)
        layout.addWidget(heading)
        layout.addWidget(rule())
        layout.addWidget(area, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def show_choice(self, choice: tuple[tuple[str, str], ...]) -> None:
        """Show pairs of an option and what is marked there."""
        empty(self._choice)
        for row, (words, marked) in enumerate(choice):
            self._choice.addWidget(label(words, wraps=True, text_size="display", strong=not marked), row, 0)
            self._choice.addWidget(label(marked, text_size="display", strong=True), row, 1)

    def say(self, sentence: str) -> None:
        """Say why it could not be put into the box; "" to say nothing."""
        self.problem.setText(sentence)
