"""A vote from the draft to the result, by seats and by letters; confirmations; what the wall may show meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from core.ballots import ballots_of
from core.clock import SimulatedClock
from core.polls import DraftPoll, OptionWish
from core.views import PollStage, PollView, Scene
from core.voting import OpenPoll
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.open_poll_dialog import ClosePollDialog
from ui.dialogs.poll_dialog import CONSENT, PollDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.program import Program
from widgets.ballots.dots import DotSheet
from widgets.text_fields import LineField

CTRL = Qt.KeyboardModifier.ControlModifier

InDialog = Callable[[str, Callable[[QDialog], None]], None]


def newest(program: Program) -> PollView:
    assert program.bridge.console is not None
    return program.bridge.console.polls[-1]


def agree(dialog: QDialog) -> None:
    assert isinstance(dialog, ConfirmDialog | ClosePollDialog)
    dialog.accept()


def test_a_dot_vote_by_seats_and_letters(
    live: Program, in_dialog: InDialog, press: Callable[..., None], clock: SimulatedClock
) -> None:
    clock.advance(timedelta(minutes=1))

    def draft(dialog: QDialog) -> None:
        assert isinstance(dialog, PollDialog)
        QTest.keyClicks(dialog.question, "Mana yang didahulukan?")
        dialog.accept()

    in_dialog("new_poll", draft)
    assert newest(live).stage is PollStage.DRAFT
    in_dialog("open_poll", agree)
    assert newest(live).stage is PollStage.OPEN
    assert live.bridge.wall is not None
    assert live.bridge.wall.scene is Scene.VOTE
    page = live.window.live_page
    assert page.tabs.currentWidget() is page.polls
    press(Qt.Key.Key_4, CTRL)
    ballot = page.polls.ballot
    seat = page.seat_number(4)
    assert seat is not None
    assert ballot.person_id == seat.person_id
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(ballot, key)
    first, second = newest(live).options[:2]
    assert ballot.marks == ((first.option_id, 2), (second.option_id, 1))
    assert isinstance(ballot.sheet, DotSheet)
    assert ballot.sheet.dots_left == 0
    QTest.keyClick(ballot, Qt.Key.Key_Backspace)
    assert ballot.marks == ((first.option_id, 2),)
    QTest.keyClick(ballot, Qt.Key.Key_Return)
    assert ballot.person_id == ""
    assert newest(live).voted == 1
    kept = ballots_of(live.bridge.state, newest(live).poll_id)
    assert [(one.person_id, one.marks) for one in kept] == [(seat.person_id, ((first.option_id, 2),))]
    press(Qt.Key.Key_4, CTRL)
    assert "Sudah memberikan suara" in page.hints.sentence
    in_dialog("close_poll", agree)
    assert newest(live).stage is PollStage.CLOSED
    assert live.bridge.wall.scene is Scene.RESULT
    assert not live.bridge.can_undo()


def test_leaving_the_question_opens_nothing(live: Program, in_dialog: InDialog) -> None:
    live.bridge.perform(DraftPoll("consent_vote", "Setujukah kita?"))
    in_dialog("open_poll", lambda dialog: dialog.reject())
    assert newest(live).stage is PollStage.DRAFT


def test_one_choice_of_three(live: Program, in_dialog: InDialog) -> None:
    def draft(dialog: QDialog) -> None:
        assert isinstance(dialog, PollDialog)
        dialog.choose(CONSENT)
        dialog.question.setText("Setujukah kita?")
        dialog.accept()

    in_dialog("new_poll", draft)
    in_dialog("open_poll", agree)
    page = live.window.live_page
    page.press_number(2)
    ballot = page.polls.ballot
    QTest.keyClick(ballot, Qt.Key.Key_A)
    QTest.keyClick(ballot, Qt.Key.Key_B)
    assert ballot.marks == (("disagree", 1),)
    QTest.keyClick(ballot, Qt.Key.Key_Escape)
    assert ballot.person_id == ""
    assert newest(live).voted == 0


def test_a_click_on_a_dot_gives_that_many(live: Program) -> None:
    assert live.bridge.console is not None
    issues = live.bridge.console.issues
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in issues)
    live.bridge.perform(DraftPoll("dots", "Mana?", options, (("cap", 2), ("dots", 3))))
    live.bridge.perform(OpenPoll(newest(live).poll_id))
    page = live.window.live_page
    page.press_number(5)
    ballot = page.polls.ballot
    assert isinstance(ballot.sheet, DotSheet)
    rows = list(ballot.sheet.rows.values())
    rows[0].spots[1].click()
    assert [dots for _, dots in ballot.marks] == [2]
    rows[0].spots[1].click()
    assert [dots for _, dots in ballot.marks] == [1]
    rows[1].spots[1].click()
    assert sorted(dots for _, dots in ballot.marks) == [1, 2]
    rows[2].spots[0].click()
    assert ballot.sheet.dots_left == 0
    assert len(ballot.marks) == 2


def test_an_empty_question_is_not_taken(live: Program, in_dialog: InDialog) -> None:
    def draft(dialog: QDialog) -> None:
        assert isinstance(dialog, PollDialog)
        dialog.accept()
        assert dialog.problem.text() == "Pertanyaannya masih kosong."
        assert dialog.isVisible()
        dialog.reject()

    in_dialog("new_poll", draft)
    assert live.bridge.console is not None
    assert live.bridge.console.polls == ()


def test_on_a_low_screen_a_dialog_scrolls_and_keeps_its_buttons(live: Program) -> None:
    dialog = ReasonDialog("Mengapa?", "x", "Catat", live.window)
    more = [LineField() for _ in range(40)]
    for number, field in enumerate(more):
        dialog.add_field(str(number), field)
    dialog.show()
    screen = dialog.screen().availableGeometry().height()
    assert dialog.height() < screen
    assert dialog.accept_button.mapTo(dialog, dialog.accept_button.rect().bottomLeft()).y() < dialog.height()
    dialog.reason.setFocus()
    reached = []
    for _ in range(42):
        dialog.focusNextChild()
        reached.append(dialog.focusWidget())
    assert [field for field in reached if field in more] == more
    assert dialog.accept_button in reached
    dialog.close()
    dialog.deleteLater()
