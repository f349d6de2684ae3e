"""The strips over and under the circle: who is here, who was heard least, balance, turnout, legend."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from core.views import CircleView, NamedPerson, SeatRole
from resources.words import t
from widgets import style
from widgets.elided_label import ElidedLabel
from widgets.guard import guard
from widgets.seat_words import element_label, letter
from widgets.suggestion_button import SuggestionButton
from widgets.talk_balance import TalkBalance

RECOMMENDED = range(5, 13)
"""Sizes of a group that guides for focus groups recommend: 5 to 12."""

LEAST_NAMES = 160
"""Width in px at 100 % that the names of those who have not voted keep before all else."""


class TopStrip(QWidget):
    """Who is here of those expected; tools stand at the right, and the foot where there is no room below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present = QLabel()
        style.dress(self._present, strong=True)
        self._guide = QLabel()
        style.dress(self._guide, text_size="caption", tone="soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._present)
        words.addWidget(self._guide)
        words.addStretch()
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(words)
        self._layout.addStretch(1)

    def set_view(self, view: CircleView) -> None:
        """Show this view."""
        self._present.setText(t("{here} dari {n} hadir", here=view.present, n=view.expected) if view.expected else "")
        fits = not view.expected or view.expected in RECOMMENDED
        guide = t("Panduan: {least}–{most} orang", least=RECOMMENDED[0], most=RECOMMENDED[-1])
        self._guide.setText("" if fits else guide)
        self._guide.setVisible(not fits)

    def set_margin(self, side: int) -> None:
        """Keep so many pixels free at the left and the right."""
        self._layout.setContentsMargins(side, 0, side, 0)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right end."""
        self._layout.addWidget(tool)

    def take_foot(self, foot: QWidget) -> None:
        """Make room for the foot's content between words and tools."""
        self._layout.insertWidget(2, foot, 4)


class FootStrip(QWidget):
    """Least heard and balance; while a poll is open who has not voted; with the smallest seats the legend."""

    floor_asked = Signal(str)
    category_picked = Signal(object)
    """The number of a category that alone is to be shown, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_id = ""
        self._balance, self._turnout, self._legend = _BalancePage(), _TurnoutPage(), _LegendPage()
        self._pages = QStackedLayout(self)
        for page in (self._balance, self._turnout, self._legend):
            self._pages.addWidget(page)
        self._balance.suggested.connect(self.floor_asked)
        self._balance.button.clicked.connect(lambda: self.floor_asked.emit(self._least_id))
        self._legend.picked.connect(self.category_picked)

    def set_view(self, view: CircleView, with_legend: bool) -> None:
        """Show this view; `with_legend` where seats show only the letter of their unsur."""
        if view.least_heard is not None:
            self._least_id = view.least_heard.person_id
        if view.turnout is not None:
            self._turnout.set_view(view)
        elif with_legend:
            self._legend.set_view(view)
        else:
            self._balance.set_view(view)
        page: QWidget = self._turnout if view.turnout is not None else self._legend if with_legend else self._balance
        if page is not self._pages.currentWidget():
            self._legend.release()
            self._pages.setCurrentWidget(page)

    @guard(QSize())
    def minimumSizeHint(self) -> QSize:
        """Little: the pages leave out what finds no room."""
        look = style.current.look
        return QSize(look.px(120), look.px(40))


class _BalancePage(QWidget):
    suggested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.more = SuggestionButton()
        self.more.picked.connect(self.suggested)
        self._least: NamedPerson | None = None
        caption = QLabel(t("Paling jarang terdengar"))
        style.dress(caption, text_size="caption", tone="soft")
        self._name = ElidedLabel()
        style.dress(self._name, strong=True)
        self._count = QLabel()
        name_line = QHBoxLayout()
        name_line.setSpacing(0)
        name_line.addWidget(self._name)
        name_line.addWidget(self._count)
        name_line.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(caption)
        words.addLayout(name_line)
        words.addStretch()
        self._words = QWidget()
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(t("Beri giliran"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._balance = TalkBalance()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(self.button)
        layout.addWidget(self.more)
        layout.addStretch(1)
        layout.addWidget(self._balance, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_view(self, view: CircleView) -> None:
        least = view.least_heard
        self._least = least
        self.button.setVisible(least is not None and not view.paused)
        if least is not None:
            self._name.setText(least.name)
            self._count.setText(t(", {n} kali", n=view.least_heard_entries))
            self.button.setAccessibleName(t("Beri giliran kepada {name}", name=least.name))
        self.more.set_groups(() if view.paused else view.heard)
        self._balance.set_share(view.women_talk)
        self._fit()

    def _fit(self) -> None:
        """Leave out the balance, then the name, where there is no room for them."""
        both = self.button.sizeHint().width() + style.current.look.px(110)
        self.more.setVisible(self.more.has_groups and self.width() >= both)
        both += self.more.sizeHint().width() if self.more.has_groups else 0
        self._words.setVisible(self._least is not None and self.width() >= both)
        self._balance.setVisible(self.width() >= both + self._balance.sizeHint().width())

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        self._fit()


class _TurnoutPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._caption = ElidedLabel(t("Belum memilih"))
        style.dress(self._caption, tone="soft")
        self._names = ElidedLabel()
        style.dress(self._names, strong=True)
        self._hint = QLabel(t("Ketuk kursi untuk mencatat suara"))
        style.dress(self._hint, text_size="caption", tone="soft")
        layout = self._inner = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._caption)
        layout.addWidget(self._names, 1)
        layout.addWidget(self._hint)

    def set_view(self, view: CircleView) -> None:
        if view.turnout is None:
            return
        waiting = view.turnout.waiting
        self._caption.setText(t("Belum memilih") if waiting else t("Semua sudah memilih"))
        self._names.setText(", ".join(person.name for person in waiting))
        self._fit()

    def _fit(self) -> None:
        """Leave out the hint, then the caption, where the names would be left without room."""
        caption, hint = self._caption.sizeHint().width(), self._hint.sizeHint().width()
        names = min(self._names.sizeHint().width(), style.current.look.px(LEAST_NAMES))
        gaps = 2 * self._inner.spacing()
        self._hint.setVisible(self.width() >= caption + names + hint + gaps)
        self._caption.setVisible(not self._names.text() or self.width() >= caption + names + gaps)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        self._fit()


class _LegendPage(QWidget):
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._shown: dict[int, str] = {}
        self._buttons: dict[int, QPushButton] = {}
        style.current.changed.connect(self._build)

    def set_view(self, view: CircleView) -> None:
        people = (seat for seat in view.seats if seat.role is SeatRole.PARTICIPANT)
        shown = dict(sorted({seat.category: element_label(seat) for seat in people}.items()))
        if shown != self._shown:
            self._shown = shown
            self._build()

    def release(self) -> None:
        """Show all alike again."""
        for button in self._buttons.values():
            button.setChecked(False)
        self.picked.emit(None)

    def _build(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._buttons = {category: self._button(category, label) for category, label in self._shown.items()}
        for button in self._buttons.values():
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self._fit_labels()

    def _button(self, category: int, label: str) -> QPushButton:
        look = style.current.look
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(_letter_icon(category))
        button.setIconSize(QSize(look.px(18), look.px(18)))
        button.setCheckable(True)
        button.setToolTip(f"<span>{escape(label)}</span>")
        button.setAccessibleName(t("Tonjolkan {name}", name=label))
        style.dress(button, kind="quiet", compact=True)
        button.clicked.connect(lambda checked: self._pick(category, checked))
        return button

    def _fit_labels(self) -> None:
        """Shorten the labels to the room there is; where that is too little the letters alone stand there."""
        look = style.current.look
        room = self.width() / max(len(self._buttons), 1) - look.px(36)
        metrics = QFontMetrics(look.font("caption"))
        for category, button in self._buttons.items():
            label = metrics.elidedText(self._shown[category], Qt.TextElideMode.ElideRight, int(room))
            button.setText(label.replace("&", "&&") if room > look.px(20) else "")

    @guard(QSize())
    def minimumSizeHint(self) -> QSize:
        """Room for the letters."""
        look = style.current.look
        return QSize(look.px(28) * len(self._buttons), look.px(32))

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the labels to the new width."""
        self._fit_labels()

    def _pick(self, category: int, checked: bool) -> None:
        for other, button in self._buttons.items():
            button.setChecked(checked and other == category)
        self.picked.emit(category if checked else None)


def _letter_icon(category: int) -> QIcon:
    """The square with the letter of a category."""
    look = style.current.look
    side = look.px(18)
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(0, 0, 0, 0))
    fill, ink = look.category(category)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(Qt.PenStyle.NoPen if look.category_stands_alone(category) else look.colour("text_soft"))
    painter.drawRoundedRect(picture.rect().toRectF().adjusted(0, 0, -side, -side), look.em(4), look.em(4))
    painter.setPen(ink)
    painter.setFont(look.font("caption", bold=True))
    painter.drawText(0, 0, side, side, Qt.AlignmentFlag.AlignCenter, letter(category))
    painter.end()
    return QIcon(picture)
