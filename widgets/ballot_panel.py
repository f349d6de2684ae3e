"""One person's ballot, marked with the mouse or by the options' letters, then put into the box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from core.views import OptionView, PollView
from resources.words import t, word
from widgets import style
from widgets.follow_look import button, empty, fixed, label, rule, spaced
from widgets.guard import guard
from widgets.style import dress

ONE_CHOICE = "consent_vote"


class BallotPanel(QWidget):
    """Dots up to the cap for each option, or one choice of three.

    Keys: A, B, C … add a dot (or choose), Backspace takes the last one back, Enter casts, Esc leaves. Signals:
    ``cast(person_id, marks)`` with marks as ``((option_id, dots), …)``, ``left()``, ``voter_changed(person_id)``
    ("" for nobody). Empty it with ``start`` or ``stop`` once the ballot is kept.
    """

    cast = Signal(str, object)
    left = Signal()
    voter_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._poll: PollView | None = None
        self._person_id = ""
        self._marks: dict[str, int] = {}
        self._order: list[str] = []
        self._rows: dict[str, _OptionRow] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = label(text_size="lead", strong=True, wraps=True)
        self._left = label(tone="accent", strong=True)
        head = QHBoxLayout()
        spaced(head, gap=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._left)
        self._options = QVBoxLayout()
        spaced(self._options, gap=0)
        self._cast = button(t("Catat suara") + "  (Enter)", t("Catat suara"), kind="primary", live=True)
        self._cancel = button(t("Batal") + "  (Esc)", t("Batal"), live=True)
        self._cast.clicked.connect(self._on_cast)
        self._cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        spaced(buttons, gap=8)
        buttons.addWidget(self._cast, 1)
        buttons.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(self._options)
        layout.addLayout(buttons)

    @property
    def person_id(self) -> str:
        """Whose ballot is being marked; "" if nobody's."""
        return self._person_id

    @property
    def marks(self) -> tuple[tuple[str, int], ...]:
        """The marks so far."""
        return tuple((option, dots) for option, dots in self._marks.items() if dots)

    def set_poll(self, poll: PollView) -> None:
        """Take the poll whose ballots are marked; another one empties the ballot."""
        if self._poll is not None and poll.options == self._poll.options and poll.poll_id == self._poll.poll_id:
            self._poll = poll
            return
        self._poll = poll
        empty(self._options)
        self._rows = {}
        most = 1 if poll.method == ONE_CHOICE else max(1, poll.cap)
        for place, option in enumerate(poll.options):
            row = _OptionRow(option, place, most, one_choice=poll.method == ONE_CHOICE)
            row.wished.connect(self._wish)
            self._rows[option.option_id] = row
            self._options.addWidget(row)
        self.stop()

    def start(self, person_id: str, name: str) -> None:
        """Mark this person's ballot now."""
        self._person_id, self._marks, self._order = person_id, {}, []
        self._name.setText(name)
        self._show()
        self.setFocus()
        self.voter_changed.emit(person_id)

    def stop(self) -> None:
        """Mark nobody's ballot."""
        self._person_id, self._marks, self._order = "", {}, []
        self._show()
        self.voter_changed.emit("")

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters mark, Backspace takes back, Enter casts, Esc leaves."""
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._on_cast()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        elif plain and (option := self._by_letter(event.text().upper())) is not None:
            self.mark(option.option_id)
        else:
            super().keyPressEvent(event)

    def mark(self, option_id: str) -> None:
        """One more dot for an option, or the choice itself; beyond the dots or the cap nothing happens."""
        if self._poll is None or not self._person_id:
            return
        if self._poll.method == ONE_CHOICE:
            self._marks, self._order = {option_id: 1}, [option_id]
        elif self.dots_left > 0 and self._marks.get(option_id, 0) < self._poll.cap:
            self._marks[option_id] = self._marks.get(option_id, 0) + 1
            self._order.append(option_id)
        self._show()

    @property
    def dots_left(self) -> int:
        """How many dots this ballot still has."""
        return 0 if self._poll is None else self._poll.dots - sum(self._marks.values())

    def _by_letter(self, letter: str) -> OptionView | None:
        options = self._poll.options if self._poll is not None else ()
        return next((option for option in options if option.letter == letter), None)

    def _wish(self, option_id: str, dots: int) -> None:
        """A click on a dot: so many dots for that option, or one less if it has just as many."""
        if self._poll is None or not self._person_id:
            return
        if self._poll.method == ONE_CHOICE:
            self.mark(option_id)
            return
        has = self._marks.get(option_id, 0)
        wished = dots - 1 if has == dots else min(dots, has + self.dots_left)
        self._marks[option_id] = wished
        self._order = [option for option, number in self._marks.items() for _ in range(number)]
        self._show()

    def _take_back(self) -> None:
        if self._order:
            option = self._order.pop()
            self._marks[option] -= 1
            self._show()

    def _show(self) -> None:
        for option_id, row in self._rows.items():
            row.show_dots(self._marks.get(option_id, 0))
        waits = not self._person_id
        self._cast.setDisabled(waits)
        self._cancel.setDisabled(waits)
        for row in self._rows.values():
            row.setDisabled(waits)
        if waits:
            self._name.setText(t("Ketuk kursi untuk mencatat suara"))
            self._left.setText("")
        elif self._poll is not None and self._poll.method != ONE_CHOICE:
            self._left.setText(t("{n} titik tersisa", n=self.dots_left))
        else:
            self._left.setText("")

    def _on_cast(self) -> None:
        if self._person_id:
            self.cast.emit(self._person_id, self.marks)


class _OptionRow(QWidget):
    """Letter, label, and as many dots as one option may get. ``wished(option_id, dots)`` tells a click."""

    wished = Signal(str, int)

    def __init__(self, option: OptionView, place: int, most: int, *, one_choice: bool) -> None:
        super().__init__()
        self._option_id = option.option_id
        words = word("poll_answer", option.label) if one_choice else option.label
        letter = label(option.letter, strong=True)
        letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fill, text = style.current.look.theme.category(place)
        letter.setStyleSheet(f"background: {fill}; color: {text}; border-radius: 4px")
        fixed(letter, width=24, height=24)
        row = QHBoxLayout()
        spaced(row, margins=(0, 2, 0, 2), gap=8)
        row.addWidget(letter)
        row.addWidget(label(words, wraps=True), 1)
        self._dots = [_Dot(number, t("{words}, titik {n}", words=words, n=number)) for number in range(1, most + 1)]
        for dot in self._dots:
            dot.clicked.connect(self._on_clicked)
            row.addWidget(dot)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())
        dress(self, kind="surface")

    def show_dots(self, dots: int) -> None:
        """Fill so many."""
        for dot in self._dots:
            dot.setChecked(dot.number <= dots)

    def _on_clicked(self) -> None:
        dot = self.sender()
        if isinstance(dot, _Dot):
            self.wished.emit(self._option_id, dot.number)


class _Dot(QAbstractButton):
    """A round target of 40 px."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.number = number
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fixed(self, width=40, height=40)

    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring, filled when chosen, with a ring of focus."""
        look = style.current.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = look.colour("accent" if self.isEnabled() else "hairline")
        outline = look.colour("text_soft") if self.isEnabled() and not self.isChecked() else colour
        painter.setPen(QPen(outline, look.em(1.5)))
        painter.setBrush(colour if self.isChecked() else QColor(Qt.GlobalColor.transparent))
        centre, radius = self.rect().center().toPointF(), look.em(12)
        painter.drawEllipse(centre, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), look.em(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + look.em(4), radius + look.em(4))
