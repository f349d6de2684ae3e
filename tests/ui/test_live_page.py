"""The console on the sample session: floor, log, agenda, undo, refusals, and what the projector shows meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu

from core.agenda import Question, current_item, questions
from core.clock import SimulatedClock
from core.course import CloseSession, PauseSession
from core.floor import MarkLeft, open_turn, queue
from core.issues import Issue
from core.log import Contribution, contributions
from core.people import EditPerson, Person
from ui.dialogs.entry_dialog import EntryDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.pages.live_page import ENTRY_COMMANDS
from ui.program import Program
from widgets.circle_centre import centre_content
from widgets.log_line_grammar import LogWish
from widgets.once_button import OnceButton
from widgets.seat_button import SeatButton

CTRL = Qt.KeyboardModifier.ControlModifier


def person_of(program: Program, code: str) -> Person:
    return next(person for person in program.bridge.state.all(Person) if person.code == code)


def speaker(program: Program) -> str:
    turn = open_turn(program.bridge.state)
    return "" if turn is None else program.bridge.state.table(Person)[turn.person_id].code


def seat_button(program: Program, number: int) -> SeatButton:
    ring = program.window.live_page.circle.ring
    return next(button for button in ring.buttons if button.seat.number == number)


def type_line(program: Program, text: str) -> None:
    editor = program.window.live_page.line.editor
    editor.setFocus()
    for sign in text:
        if sign == "\t":
            QTest.keyClick(editor, Qt.Key.Key_Tab)
        else:
            QTest.keyClicks(editor, sign)


def test_a_click_gives_the_floor_and_the_wall_shows_the_same_step(live: Program) -> None:
    button = seat_button(live, 4)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.disc_centre())
    person = live.bridge.state.table(Person)[button.seat.person_id]
    assert speaker(live) == person.code
    assert live.bridge.console is not None
    assert live.bridge.wall is not None
    console, wall = live.bridge.console.circle.speaker, live.bridge.wall.speaker
    assert console is not None
    assert wall is not None
    assert (console.person_id, console.since) == (wall.person_id, wall.since)
    assert live.window.live_page.line.person_id == person.id


def test_a_key_gives_the_floor_and_ends_it(live: Program, press: Callable[..., None]) -> None:
    press(Qt.Key.Key_3, CTRL)
    seat = live.window.live_page.seat_number(3)
    assert seat is not None
    assert speaker(live) == seat.code
    press(Qt.Key.Key_3, CTRL)
    assert speaker(live) == ""


def test_a_seat_that_is_not_there_is_a_sentence(live: Program) -> None:
    live.window.live_page.press_number(77)
    assert "77" in live.window.live_page.hints.sentence


def test_three_entries_by_keyboard(live: Program, press: Callable[..., None]) -> None:
    before = len(contributions(live.bridge.state))
    issues_before = len(live.bridge.state.table(Issue))
    press(Qt.Key.Key_F4)
    assert live.window.live_page.line.editor.hasFocus()
    type_line(live, "@p06\t/masalah #M1 Air naik selutut, RT/RW 05")
    press(Qt.Key.Key_Return)
    type_line(live, "Baris satu")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_line(live, "baris dua")
    press(Qt.Key.Key_Return)
    type_line(live, "#Lampu jalan mati\tGelap sejak Juni")
    press(Qt.Key.Key_Return)
    first, second, third = contributions(live.bridge.state)[before:]
    assert (person_of(live, "P06").id, "masalah", "Air naik selutut, RT/RW 05") == (
        first.person_id,
        first.kind,
        first.text,
    )
    assert live.bridge.state.table(Issue)[first.issue_id or ""].code == "M1"
    assert second.text == "Baris satu\nbaris dua"
    assert second.kind == "pendapat"
    assert live.bridge.state.table(Issue)[third.issue_id or ""].title == "Lampu jalan mati"
    assert len(live.bridge.state.table(Issue)) == issues_before + 1
    assert live.window.live_page.line.text == ""


def test_the_time_is_that_of_the_first_keystroke(live: Program, clock: SimulatedClock) -> None:
    type_line(live, "A")
    began_at = live.bridge.now()
    clock.advance(timedelta(seconds=30))
    type_line(live, "ir naik")
    QTest.keyClick(live.window.live_page.line.editor, Qt.Key.Key_Return)
    newest = contributions(live.bridge.state)[-1]
    assert newest.text == "Air naik"
    assert newest.said_at == began_at


def test_an_empty_enter_goes_back_to_the_previous_speaker(live: Program) -> None:
    line = live.window.live_page.line
    for code in ("p02", "p03"):
        type_line(live, f"@{code}\tkata {code}")
        QTest.keyClick(line.editor, Qt.Key.Key_Return)
    type_line(live, "@p03\t")
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert line.person_id == person_of(live, "P02").id


def test_what_is_refused_stays_in_the_line(live: Program) -> None:
    page = live.window.live_page
    type_line(live, "Kata yang belum tersimpan")
    page.line.committed.emit(LogWish("nobody", "pendapat", "x", live.bridge.now()))
    assert page.line.text == "Kata yang belum tersimpan"
    assert page.hints.sentence == "Yang dimaksud sudah tidak ada"


def test_a_draft_outlives_the_window(live: Program) -> None:
    type_line(live, "@p05\t/usulan #M1 Setengah kalimat")
    live.window.live_page.line.keep_draft()
    live.desk.read_sessions()
    summary = live.desk.sessions[0]
    live.bridge.close()
    assert live.window.live_page.line.text == ""
    assert live.desk.open_session(summary)
    live.window.go_to("live")
    line = live.window.live_page.line
    assert line.text == "Setengah kalimat"
    assert line.person_id == person_of(live, "P05").id


def test_undo_and_redo_by_keys(live: Program, press: Callable[..., None]) -> None:
    before = speaker(live)
    press(Qt.Key.Key_5, CTRL)
    given = speaker(live)
    assert given != before
    press(Qt.Key.Key_Z, CTRL)
    assert speaker(live) == before
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert speaker(live) == given


def test_undo_in_the_line_takes_back_letters_first_then_the_session(live: Program, press: Callable[..., None]) -> None:
    press(Qt.Key.Key_5, CTRL)
    given = speaker(live)
    type_line(live, "abc")
    for _ in range(10):
        if not live.window.live_page.line.text:
            break
        press(Qt.Key.Key_Z, CTRL)
    assert live.window.live_page.line.text == ""
    assert speaker(live) == given
    press(Qt.Key.Key_Z, CTRL)
    assert speaker(live) != given


def test_a_refusal_is_a_sentence(live: Program, press: Callable[..., None]) -> None:
    live.bridge.perform(PauseSession())
    press(Qt.Key.Key_2, CTRL)
    assert live.window.live_page.hints.sentence == "Sesi sedang dijeda"
    assert speaker(live) == ""


def test_agenda_by_keys_and_clicker(live: Program, press: Callable[..., None]) -> None:
    first = current_item(live.bridge.state)
    press(Qt.Key.Key_PageDown, CTRL)
    second = current_item(live.bridge.state)
    assert first is not None
    assert second is not None
    assert second.order == first.order + 1
    live.window.live_page.setFocus()
    QTest.keyClick(live.window.live_page, Qt.Key.Key_PageUp)
    again = current_item(live.bridge.state)
    assert again is not None
    assert again.id == first.id
    press(Qt.Key.Key_Equal, CTRL)
    longer = current_item(live.bridge.state)
    assert longer is not None
    assert longer.extra_s == again.extra_s + 60


def test_a_probe_is_ticked_with_the_mouse_on_its_words(live: Program) -> None:
    questions = live.window.live_page.agenda._questions
    row = next(row for row in questions._rows if row.probe is not None and not row.box.isChecked())
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    question = live.bridge.state.table(Question)[row.question_id]
    assert question.probes_ticked[row.probe]
    assert row.box.isChecked()


def test_the_queue_by_the_seat_finder(live: Program, in_dialog: Callable[..., None]) -> None:
    def put_into_queue(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.field, "6")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    in_dialog("find_seat", put_into_queue)
    seat = live.window.live_page.seat_number(6)
    assert seat is not None
    assert [hand.person_id for hand in queue(live.bridge.state)] == [seat.person_id]
    live.window.book.action("next_turn").trigger()
    assert speaker(live) == seat.code


def test_an_entry_is_corrected(live: Program, in_dialog: Callable[..., None]) -> None:
    def reword(dialog: QDialog) -> None:
        dialog.text.setPlainText("Kata yang benar")
        dialog.accept()

    in_dialog("correct_entry", reword)
    assert contributions(live.bridge.state)[-1].text == "Kata yang benar"


def test_names_are_never_markup(live: Program) -> None:
    person = person_of(live, "P03")
    live.bridge.perform(EditPerson(replace(person, name="<h1>Budi & Ani</h1>", salutation="")))
    type_line(live, "@p03\t<b>tebal</b>")
    QTest.keyClick(live.window.live_page.line.editor, Qt.Key.Key_Return)
    newest = live.bridge.state.table(Contribution)[contributions(live.bridge.state)[-1].id]
    assert newest.text == "<b>tebal</b>"
    live.window.grab()


def test_console_in_little_room_has_every_part_in_tabs(live: Program) -> None:
    page = live.window.live_page
    live.window.resize(800, 600)
    texts = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert texts[0] == "Lingkaran"
    assert not page.columns.strip.isHidden()
    live.window.resize(1366, 768)
    assert page.columns.strip.isHidden()
    assert page.tabs.count() == 6
    assert page.agenda.isVisibleTo(live.window)


def test_who_spoke_after_whom_by_a_key(live: Program, press: Callable[..., None]) -> None:
    page = live.window.live_page
    press(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.flow.isChecked()
    assert live.bridge.console is not None
    assert live.bridge.console.circle.flow
    page.flow.click()
    assert not page.flow.isChecked()


def test_a_seat_is_moved_by_keys_and_keeps_the_focus(live: Program) -> None:
    button = seat_button(live, 3)
    person_id, other_id = button.seat.person_id, seat_button(live, 4).seat.person_id
    live.window.live_page.circle.focus_seat(person_id)
    QTest.keyClick(button, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [seat_button(live, number).seat.person_id for number in (3, 4)] == [other_id, person_id]
    assert seat_button(live, 4).hasFocus()
    live.bridge.undo()
    assert seat_button(live, 3).seat.person_id == person_id


def test_quick_codes_are_kept_as_what_was_seen(live: Program) -> None:
    for typed in ("@p02\tSetuju !angguk", "@p02\t!tepuk"):
        type_line(live, typed)
        QTest.keyClick(live.window.live_page.line.editor, Qt.Key.Key_Return)
    said, only_seen = contributions(live.bridge.state)[-2:]
    assert (said.text, said.nonverbal, said.kind) == ("Setuju", "mengangguk", "pendapat")
    assert (only_seen.text, only_seen.nonverbal, only_seen.kind) == ("bertepuk tangan", "", "nonverbal")


def test_a_double_click_on_go_on_moves_one_item(live: Program) -> None:
    def at() -> int:
        assert live.bridge.console is not None
        current = live.bridge.console.agenda.current
        assert current is not None
        return current.number

    before, go_on = at(), live.window.live_page.agenda.findChildren(OnceButton)[1]
    for act in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
        act(go_on, Qt.MouseButton.LeftButton)
    assert at() == before + 1
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert at() == before + 2


def test_a_key_that_is_held_down_moves_the_agenda_once(live: Program) -> None:
    assert not live.window.book.action("next_item").autoRepeat()
    assert live.window.book.action("undo").autoRepeat()


def test_an_entry_is_linked_to_a_question_in_the_line_and_corrected_in_the_dialog(
    live: Program, press: Callable[..., None], in_dialog: Callable[..., None]
) -> None:
    page = live.window.live_page
    page.go_to_log()
    QTest.keyClicks(page.line.editor, "?q2 Air naik")
    press(Qt.Key.Key_Return)
    entry = contributions(live.bridge.state)[-1]
    second = questions(live.bridge.state)[1]
    assert (entry.text, entry.question_id, second.code) == ("Air naik", second.id, "Q2")
    QTest.keyClicks(page.line.editor, "lagi")
    press(Qt.Key.Key_Return)
    assert contributions(live.bridge.state)[-1].question_id == second.id
    row = page.log.log.selected
    assert row is not None
    assert row.question_code == "Q2"

    def without_question(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        dialog.question.setCurrentIndex(0)
        dialog.text.setPlainText("lagi dan lagi")
        dialog.accept()

    in_dialog("correct_entry", without_question)
    entry = contributions(live.bridge.state)[-1]
    assert (entry.question_id, entry.text, entry.corrections) == (None, "lagi dan lagi", 1)
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, WordingsDialog)
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.accept()

    in_dialog("wordings", read)
    assert told.index("lagi dan lagi") < told.index("lagi")
    assert any(words.endswith("laptop ini · berlaku sekarang") for words in told)
    assert any(words.endswith("laptop ini · catatan semula") for words in told)


def test_what_can_be_done_with_an_entry_stands_in_its_menu(live: Program, press: Callable[..., None]) -> None:
    log = live.window.live_page.log.log
    log.setFocus()
    log.selectRow(2)
    spot = log.viewport().mapToGlobal(log.visualRect(log.rows.index(2, 0)).center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), spot)
    log.contextMenuEvent(event)
    menu = live.window.live_page.findChild(QMenu)
    assert menu is not None
    assert [action.objectName() for action in menu.actions()] == list(ENTRY_COMMANDS)
    menu.close()


def test_the_foot_says_lateness_in_as_few_letters_as_tell_it(live: Program) -> None:
    panel, view = live.window.live_page.agenda, live.window.live_page.agenda._view
    assert view is not None
    end = view.expected_end(live.bridge.now())
    assert end is not None
    spans = {
        0: "tepat waktu",
        -7: "cepat 7 mnt",
        59: "lambat 59 mnt",
        60: "lambat 1 jam",
        125: "lambat 2 j 5 mnt",
        1440 * 9 + 60: "lambat 9 hari",
    }
    for minutes, words in spans.items():
        panel._view = replace(view, agreed_end_at=end - timedelta(minutes=minutes))
        panel.tick(live.bridge.now())
        assert panel._late.text() == words


def test_a_closed_circle_does_not_wait_for_a_speaker(live: Program) -> None:
    live.bridge.perform(CloseSession())
    console = live.bridge.console
    assert console is not None
    centre = centre_content(console.circle, "", live.bridge.now())
    assert [row.text for row in centre.rows] == ["Sesi selesai"]


def test_a_click_on_an_empty_seat_says_how_arrival_is_noted(live: Program) -> None:
    page, button = live.window.live_page, seat_button(live, 4)
    live.bridge.perform(MarkLeft(button.seat.person_id))
    before = speaker(live)
    page.press_number(4)
    assert "Hadir sekarang" in page.hints.sentence
    assert speaker(live) == before
