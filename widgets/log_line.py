"""The log line: who, what kind, which issue and question, and the words; always one keystroke away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from core.views import LogLineView
from resources.words import t, word
from widgets import style
from widgets.choice_list import ChoiceList
from widgets.follow_look import button, button_text, fixed, label, spaced
from widgets.log_editor import LogEditor
from widgets.log_line_grammar import (
    ISSUE,
    KIND,
    PROMPT,
    QUESTION,
    SPEAKER,
    Choice,
    LogWish,
    Token,
    choices,
    draft_text,
    exact_choice,
    prompt_in,
    read_draft,
    signs_in,
    token_at,
    without,
)
from widgets.style import dress

DRAFT_AFTER_MS = 400
PARTICIPANT_KIND, MODERATOR_KIND, NONVERBAL_KIND = "pendapat", "moderasi", "nonverbal"

EMPTY_VIEW = LogLineView((), (), (), None, None, False)


class LogLine(QFrame):
    """Signals: ``committed(LogWish)`` (call ``entry_kept`` if it was kept: only then the line is emptied),
    ``prompted(words)`` for a prompt to the moderator (then ``put_away``), ``drafted(text, began_at)`` after 400 ms of
    quiet ("" when there is nothing left), ``focused(bool)``, ``picture_given(QMimeData)`` for a picture that was pasted
    or dropped here.
    """

    committed = Signal(object)
    prompted = Signal(str)
    drafted = Signal(str, object)
    focused = Signal(bool)
    picture_given = Signal(object)

    def __init__(self, now: Callable[[], datetime], time_text: Callable[[datetime], str]) -> None:
        """``now`` gives the session's moment, ``time_text`` writes one as people read it."""
        super().__init__()
        self._now, self._time_text = now, time_text
        self._view = EMPTY_VIEW
        self._person_id: str | None = None
        self._spoke: tuple[str, ...] = ()
        self._kind = ""
        self._issue: Choice | None = None
        self._question: Choice | None = None
        self._began_at: datetime | None = None
        self._dismissed_at = -1
        self._replacing = False
        self._picker: ChoiceList | None = None
        self._build()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(DRAFT_AFTER_MS)
        self._quiet.timeout.connect(self.keep_draft)

    def _build(self) -> None:
        self._time = label(text_size="caption", tone="soft")
        fixed(self._time, width=56)
        self._speaker_chip, self._kind_chip = self._chip(), self._chip()
        self._issue_chip, self._question_chip = self._chip(), self._chip()
        dress(self._issue_chip, tone="accent")
        self._speaker_chip.clicked.connect(self._ask_speaker)
        self._kind_chip.clicked.connect(self._ask_kind)
        self._issue_chip.clicked.connect(self._ask_issue)
        self._question_chip.clicked.connect(self._ask_question)
        self.editor = LogEditor()
        self.editor.setAccessibleName(t("Baris catatan"))
        self.editor.textChanged.connect(self._on_text)
        self.editor.cursorPositionChanged.connect(self._offer)
        self.editor.entered.connect(self._on_entered)
        self.editor.picked.connect(self._on_picked)
        self.editor.moved.connect(self._on_moved)
        self.editor.dismissed.connect(self._on_dismissed)
        self.editor.backed.connect(self._on_backed)
        self.editor.focused.connect(self._on_focused)
        self.editor.picture_given.connect(self.picture_given)
        chips = QHBoxLayout()
        spaced(chips, gap=8)
        for part in (self._time, self._speaker_chip, self._kind_chip, self._issue_chip, self._question_chip):
            chips.addWidget(part)
        layout = QHBoxLayout(self)
        spaced(layout, margins=(12, 8, 12, 8), gap=8)
        layout.addLayout(chips)
        layout.addWidget(self.editor, 1)
        self.setObjectName("log_line")
        style.current.changed.connect(self._outline)
        self._outline()

    def _chip(self) -> QPushButton:
        chip = button("", kind="quiet")
        chip.setObjectName("chip")
        fixed(chip, height=32)
        return chip

    def _outline(self) -> None:
        """2 px in the focus colour when it has the keys, else 1 px."""
        look = style.current.look
        active = self.editor.hasFocus()
        width, colour = (2, look.theme.focus) if active else (1, look.theme.text_soft)
        self.setStyleSheet(
            f"#log_line {{ background: {look.theme.surface}; border: {width}px solid {colour};"
            f" border-radius: {look.px(6)}px; }}"
            f"#chip {{ background: {look.theme.sunken}; border: 2px solid transparent; padding: 0 {look.px(8)}px;"
            f" min-height: {look.px(28)}px; border-radius: {look.px(4)}px; }}"
            f"#chip:focus {{ border-color: {look.theme.focus}; }}"
            f'#chip[tone="accent"] {{ background: {look.theme.accent_soft}; color: {look.theme.accent};'
            " font-weight: bold; }"
        )

    def set_view(self, view: LogLineView) -> None:
        """Take what can be named now. The speaker follows the floor as long as nothing is typed."""
        old, self._view = self._view, view
        self.editor.setEnabled(view.enabled)
        self.editor.setPlaceholderText(
            t("Tulis catatan, tekan F4 dari mana saja") if view.enabled else t("Catatan ditulis selagi sesi berjalan")
        )
        known = {speaker.person_id for speaker in view.speakers}
        floor = view.floor_id or view.moderator_id
        floor_moved = (old.floor_id or old.moderator_id) != floor
        if self._person_id not in known or (floor_moved and not self.text):
            self._name(floor if floor in known else next(iter(known), None))
        issues = {issue.issue_id for issue in view.issues}
        if self._issue is not None and self._issue.key and self._issue.key not in issues:
            self._issue = None
        questions = {question.question_id for question in view.questions}
        if self._question is not None and self._question.key not in questions:
            self._question = None
        self._show_chips()

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.editor.toPlainText()

    @property
    def person_id(self) -> str | None:
        """The speaker whom the next entry names."""
        return self._person_id

    def focus(self) -> None:
        """Take the keys."""
        self.editor.setFocus()

    def entry_kept(self) -> None:
        """The entry that was told is kept: empty the line for the next."""
        if self._person_id is not None and self._spoke[:1] != (self._person_id,):
            self._spoke = (self._person_id, *self._spoke[:1])
        self.put_away()

    def put_away(self) -> None:
        """What stands in the line is kept elsewhere: empty it. Whoever has the floor is the speaker again."""
        self._began_at = None
        self.editor.clear()
        floor = self._view.floor_id or self._view.moderator_id
        self._name(floor or self._person_id)
        if self._issue is not None and not self._issue.key:
            self._issue = None
        self._show_chips()
        self.keep_draft()

    def forget(self) -> None:
        """Another session comes: empty the line without telling a draft."""
        self._view, self._person_id, self._spoke = EMPTY_VIEW, None, ()
        self._issue = self._question = None
        self.editor.clear()
        self._began_at = None
        self._quiet.stop()
        self._show_chips()

    def begin_prompt(self) -> None:
        """Take the keys for a prompt to the moderator; words that stand in the line become it."""
        self.focus()
        if prompt_in(self.text) is None:
            words = self.text.lstrip()
            edit = self.editor.textCursor()
            edit.select(QTextCursor.SelectionType.Document)
            edit.insertText(f"{PROMPT} {words}")
            self.editor.setTextCursor(edit)

    def put_draft(self, draft: str, began_at: datetime) -> None:
        """Put a line back that was not sent before."""
        chips, words = read_draft(draft, self._view)
        for choice in chips.values():
            self._take(choice)
        self.editor.setPlainText(words)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._began_at = began_at if words else None
        self._show_chips()

    def keep_draft(self) -> None:
        """Tell the draft now, without waiting for quiet; there is none while no session is open."""
        self._quiet.stop()
        if self._view is EMPTY_VIEW:
            return
        if not self.text.strip():
            self.drafted.emit("", self._now())
            return
        code = next((one.code for one in self._view.speakers if one.person_id == self._person_id), "")
        issue = self._issue.code if self._issue is not None else ""
        question = self._question.code if self._question is not None else ""
        self.drafted.emit(draft_text(code, self._kind, issue, self.text, question), self._began_at or self._now())

    def _name(self, person_id: str | None) -> None:
        self._person_id = person_id
        moderator = person_id is not None and person_id == self._view.moderator_id
        self._kind = MODERATOR_KIND if moderator else PARTICIPANT_KIND

    def _take(self, choice: Choice) -> None:
        if choice.sign == SPEAKER:
            self._name(choice.key)
        elif choice.sign == KIND:
            self._kind = choice.key
        elif choice.sign == QUESTION:
            self._question = choice
        else:
            self._issue = choice

    def _show_chips(self) -> None:
        speaker = next((one for one in self._view.speakers if one.person_id == self._person_id), None)
        self._speaker_chip.setVisible(speaker is not None)
        if speaker is not None:
            self._speaker_chip.setText(button_text(f"{speaker.code} {speaker.name}"))
            self._speaker_chip.setAccessibleName(t("Pembicara: {name}", name=speaker.name))
        self._kind_chip.setVisible(speaker is not None)
        self._kind_chip.setText(word("log_kind", self._kind) if self._kind else "")
        self._issue_chip.setVisible(self._issue is not None)
        if self._issue is not None:
            named = self._issue.code or self._issue.label[:24]
            self._issue_chip.setText(button_text(f"#{named}"))
            self._issue_chip.setAccessibleName(t("Isu: {title}", title=self._issue.label))
        self._question_chip.setVisible(self._question is not None)
        if self._question is not None:
            self._question_chip.setText(button_text(self._question.code))
            self._question_chip.setAccessibleName(t("Pertanyaan: {text}", text=self._question.label))
        self._time.setText(self._time_text(self._began_at) if self._began_at else "")

    def _on_text(self) -> None:
        if self._began_at is None and self.text:
            self._began_at = self._now()
            self._show_chips()
        elif not self.text:
            self._began_at, self._dismissed_at = None, -1
            self._show_chips()
        self._take_exact()
        self._offer()
        self._quiet.start()

    def _take_exact(self) -> None:
        """A code typed in full is taken by the space after it."""
        text, cursor = self.text, self.editor.textCursor().position()
        if self._replacing or cursor < 2 or text[cursor - 1] != " ":
            return
        token = token_at(text, cursor - 1)
        choice = exact_choice(token, self._view) if token is not None and " " not in token.fragment else None
        if token is not None and choice is not None:
            self._replace(Token(token.sign, token.fragment, token.start, cursor), choice)

    def _token(self) -> Token | None:
        token = token_at(self.text, self.editor.textCursor().position())
        return None if token is None or token.start == self._dismissed_at else token

    def _offer(self) -> None:
        token = self._token() if self.editor.hasFocus() else None
        offered = choices(token, self._view) if token is not None else []
        if token is not None and " " in token.fragment and not token.fragment.strip():
            offered = []
        self._show_choices(offered)

    def _show_choices(self, offered: list[Choice]) -> None:
        if self._picker is None:
            if not offered:
                return
            self._picker = ChoiceList(self.window())
            self._picker.picked.connect(self._on_clicked)
        corner = self.editor.mapTo(self.window(), QPoint(0, -style.current.look.px(12)))
        self._picker.offer(offered, corner)
        self.editor.offering = bool(offered)

    def _replace(self, token: Token, choice: Choice) -> None:
        """Take the token out of the text and show it as a chip; the text's own undo goes on."""
        words, cursor = without(self.text, token)
        self._take(choice)
        began_at = self._began_at
        edit = self.editor.textCursor()
        edit.select(QTextCursor.SelectionType.Document)
        self._replacing = True
        edit.insertText(words)
        self._replacing = False
        edit.setPosition(cursor)
        self.editor.setTextCursor(edit)
        self._began_at = began_at if words else None
        self._show_choices([])
        self._show_chips()

    def _on_picked(self) -> None:
        token, choice = self._token(), self._picker.current if self._picker is not None else None
        if token is not None and choice is not None:
            self._replace(token, choice)

    def _on_clicked(self, choice: Choice) -> None:
        token = token_at(self.text, self.editor.textCursor().position())
        if token is not None:
            self._replace(token, choice)
        self.focus()

    def _on_moved(self, step: int) -> None:
        if self._picker is not None:
            self._picker.move_by(step)

    def _on_dismissed(self) -> None:
        token = self._token()
        self._dismissed_at = token.start if token is not None else -1
        self._show_choices([])

    def _on_backed(self) -> None:
        """Backspace in front of everything takes the question away, then the issue, then the kind."""
        if self._question is not None:
            self._question = None
        elif self._issue is not None:
            self._issue = None
        else:
            self._name(self._person_id)
        self._show_chips()

    def _on_entered(self) -> None:
        token = self._token()
        if self.editor.offering and token is not None and not without(self.text, token)[0].strip():
            self._on_picked()
            return
        if not self.text.strip():
            self._go_back_to_previous()
            return
        prompt = prompt_in(self.text)
        if prompt is not None:
            self.prompted.emit(prompt)
            return
        if self._person_id is None:
            return
        issue, (words, seen) = self._issue, signs_in(self.text)
        self.committed.emit(
            LogWish(
                person_id=self._person_id,
                kind=self._kind if words else NONVERBAL_KIND,
                text=words or seen,
                began_at=self._began_at or self._now(),
                issue_id=issue.key or None if issue is not None else None,
                new_issue=issue.label if issue is not None and not issue.key else "",
                nonverbal=seen if words else "",
                question_id=self._question.key if self._question is not None else None,
            )
        )

    def _go_back_to_previous(self) -> None:
        """An empty Enter names the one who spoke before."""
        other = next((one for one in self._spoke if one != self._person_id), None)
        if other is not None:
            self._name(other)
            self._show_chips()

    def _on_focused(self, has_focus: bool) -> None:
        self._outline()
        if not has_focus:
            self._show_choices([])
            self.keep_draft()
        self.focused.emit(has_focus)

    def _ask_speaker(self) -> None:
        self._type(SPEAKER)

    def _ask_kind(self) -> None:
        self._type(KIND)

    def _ask_issue(self) -> None:
        self._type(ISSUE)

    def _ask_question(self) -> None:
        self._type(QUESTION)

    def _type(self, sign: str) -> None:
        """A click on a chip is as if its sign was typed."""
        self.focus()
        cursor = self.editor.textCursor()
        before = self.text[: cursor.position()]
        cursor.insertText(sign if not before or before.endswith((" ", "\n")) else f" {sign}")
