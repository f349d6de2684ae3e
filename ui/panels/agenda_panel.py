"""The agenda in the console: time left, the item that is going on with its questions, what comes, the foot."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.views import AgendaView, ItemState, ItemView, ModeratorView, SessionStage
from core.wording import clock_time
from resources.words import t
from ui.command_book import CommandBook
from ui.panels.prompt_strip import PromptStrip
from ui.panels.question_list import QuestionList
from widgets import icons, style
from widgets.countdown_dial import CountdownDial
from widgets.follow_look import button, empty, fixed, follow_look, label, rule, spaced
from widgets.guard import guard
from widgets.once_button import OnceButton
from widgets.style import dress

LOW = 360
"""Under so many px of height at 100 % the time stands on the strip alone, if there is one."""

HOURS_A_DAY = 24


class AgendaPanel(QWidget):
    """Signals: ``probe_ticked(question_id, index, ticked)``, ``question_ticked(question_id, asked)``,
    ``catch_up_asked``, ``prompt_heeded(note_id)``.
    """

    probe_ticked = Signal(str, int, bool)
    question_ticked = Signal(str, bool)
    catch_up_asked = Signal()
    prompt_heeded = Signal(str)

    def __init__(self, book: CommandBook) -> None:
        super().__init__()
        self._book = book
        self._view: AgendaView | None = None
        self._has_strip = False
        dress(self, kind="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(self._top())
        layout.addWidget(rule())
        self.prompts = PromptStrip()
        self.prompts.heeded.connect(self.prompt_heeded)
        layout.addWidget(self.prompts)
        layout.addWidget(self._middle(), 1)
        layout.addWidget(rule())
        layout.addWidget(self._foot())

    def _top(self) -> QWidget:
        top, row, acts = QWidget(), QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._dial = CountdownDial()
        self._more, self._five = button(t("+1 menit"), live=True), button(t("+5 menit"), live=True)
        self._pause = button(t("Jeda"), live=True)
        for made, command in ((self._more, "add_minute"), (self._five, "add_five"), (self._pause, "pause")):
            made.clicked.connect(self._book.action(command).trigger)
            acts.addWidget(made)
        spaced(acts, gap=8)
        spaced(row, margins=(12, 12, 12, 12), gap=8)
        row.addWidget(self._dial)
        acts_box = QWidget()
        acts_box.setLayout(acts)
        self._acts = acts
        row.addWidget(acts_box, 1)
        top.setLayout(row)
        return top

    def _middle(self) -> QWidget:
        inside = QWidget()
        dress(inside, kind="surface")
        layout = QVBoxLayout(inside)
        spaced(layout, margins=(16, 14, 16, 8), gap=8)
        head = QHBoxLayout()
        spaced(head, gap=8)
        self._number = label(kind="badge")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(wraps=True, text_size="lead", strong=True)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._questions = QuestionList()
        self._questions.probe_ticked.connect(self.probe_ticked)
        self._questions.question_ticked.connect(self.question_ticked)
        layout.addWidget(self._questions)
        layout.addWidget(rule())
        self._coming = QVBoxLayout()
        spaced(self._coming, gap=6)
        layout.addLayout(self._coming)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _foot(self) -> QWidget:
        foot, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
        self._back = OnceButton("", t("Kembali ke acara sebelumnya"), kind="quiet", live=True)
        self._on = OnceButton(t("Lanjut"), t("Lanjut ke acara berikutnya"), live=True)
        self._end = label(strong=True)
        self._late = button("", kind="quiet")
        self._late.setObjectName("late")
        self._late.setStyleSheet("#late { padding: 0 4px; }")
        follow_look(self._late, lambda look: self._late.setFont(look.font("caption")))
        self._late.clicked.connect(self.catch_up_asked)
        self._back.clicked.connect(self._book.action("previous_item").trigger)
        self._on.clicked.connect(self._book.action("next_item").trigger)
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        fixed(self._back, width=40)
        self._end.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spaced(words, gap=0)
        words.addStretch(1)
        words.addWidget(self._end)
        words.addWidget(self._late, 0, Qt.AlignmentFlag.AlignCenter)
        words.addStretch(1)
        spaced(row, margins=(8, 0, 8, 0), gap=4)
        row.addWidget(self._back)
        row.addLayout(words, 1)
        row.addWidget(self._on)
        foot.setLayout(row)
        fixed(foot, height=60)
        return foot

    def dress_icons(self) -> None:
        """Draw the icons; not before the first paint."""
        self._back.setIcon(icons.icon("previous"))
        self._on.setIcon(icons.icon("next"))
        self._show_pause()

    def set_view(self, view: ModeratorView) -> None:
        """Take the agenda as it is now."""
        running = view.head.stage is SessionStage.RUNNING
        for made in (self._more, self._five, self._pause):
            made.setEnabled(running)
        self.prompts.set_prompts(view.prompts)
        if view.agenda is self._view:
            return
        agenda = self._view = view.agenda
        self._zone = view.head.zone
        self._dial.set_view(agenda)
        self._back.setEnabled(agenda.can_go_back)
        self._on.setEnabled(agenda.can_go_on)
        self._show_pause()
        self._show_current(agenda, view.head.stage)
        self._show_coming([item for item in agenda.items if item.state is ItemState.COMING])

    def tick(self, now: datetime) -> None:
        """Show how much time is left and when the session will end."""
        if self._view is None:
            return
        self._dial.tick(now)
        end = self._view.expected_end(now)
        if end is None:
            end = self._view.agreed_end_at
        ended = self._view.ended_at is not None
        self._end.setText(
            t("Selesai {time}", time=clock_time(end, self._zone))
            if ended
            else t("Selesai ± {time}", time=clock_time(end, self._zone))
        )
        self._late.setText("" if ended else _lateness(round((end - self._view.agreed_end_at).total_seconds() / 60)))
        self._late.setVisible(bool(self._late.text()))

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The dial is smaller where the panel is narrow or low, and gives up its place where it is very low."""
        super().resizeEvent(event)
        look, size = style.current.look, event.size()
        roomy = size.width() >= look.em(280) and size.height() >= look.em(520)
        self._dial.set_side(144 if roomy else 128)
        self._give_room(self._has_strip and size.height() < look.em(LOW))

    def set_strip(self, shown: bool) -> None:
        """Whether a strip above says the time too."""
        self._has_strip = shown
        self._give_room(shown and self.height() < style.current.look.em(LOW))

    def _give_room(self, very_low: bool) -> None:
        self._dial.setVisible(not very_low)
        self._acts.setDirection(QBoxLayout.Direction.LeftToRight if very_low else QBoxLayout.Direction.TopToBottom)

    def _show_pause(self) -> None:
        paused = self._view is not None and self._view.paused
        self._pause.setText(t("Lanjutkan") if paused else t("Jeda"))
        self._pause.setIcon(icons.icon("play" if paused else "pause"))

    def _show_current(self, agenda: AgendaView, stage: SessionStage) -> None:
        current = agenda.current
        self._number.setVisible(current is not None)
        if current is not None:
            self._number.setText(str(current.number))
            self._title.setText(current.title)
        elif stage is SessionStage.PREPARED:
            self._title.setText(t("Sesi belum dimulai. Tekan Ctrl+M untuk mulai."))
        elif stage is SessionStage.CLOSED:
            self._title.setText(t("Sesi sudah diakhiri."))
        else:
            self._title.setText(t("Belum ada acara. Susun di Siapkan."))
        self._questions.set_questions(agenda.questions)

    def _show_coming(self, items: list[ItemView]) -> None:
        empty(self._coming)
        for item in items:
            line = QWidget()
            row = QHBoxLayout(line)
            spaced(row, gap=8)
            number = label(str(item.number), tone="soft")
            fixed(number, width=24)
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(item.title, wraps=True, tone="soft"), 1)
            minutes = t("{n} mnt", n=round(item.budget_s / 60))
            row.addWidget(label(minutes, tone="soft"), 0, Qt.AlignmentFlag.AlignTop)
            self._coming.addWidget(line)


def _lateness(minutes: int) -> str:
    if minutes == 0:
        return t("tepat waktu")
    amount = _short_span(abs(minutes))
    return t("lambat {amount}", amount=amount) if minutes > 0 else t("cepat {amount}", amount=amount)


def _short_span(minutes: int) -> str:
    """A span in as few letters as tell it: "59 mnt", "2 j 5 mnt", "3 hari"."""
    hours, rest = divmod(minutes, 60)
    if hours >= HOURS_A_DAY:
        return t("{n} hari", n=hours // HOURS_A_DAY)
    if not hours:
        return t("{n} mnt", n=minutes)
    return t("{hours} j {n} mnt", hours=hours, n=rest) if rest else t("{hours} jam", hours=hours)
