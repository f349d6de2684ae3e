"""Siapkan: lists come in after a look at them, agendas as text, seats in another order, an office that is kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDeadlineTimer, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.agenda import items, questions
from core.forms import FormKind
from core.participant_list import Column, ListTable, ReadingStopped
from core.people import Role, Sex, consent_of, participants, team
from core.polls import Poll
from core.readiness import ReadyCode
from core.seat_order import AlternateSeats, KeepForWheelchair
from core.seating import Seat, seats
from core.session import Phase, session_of
from ui.dialogs.agenda_text_dialog import AgendaTextDialog
from ui.dialogs.consent_dialog import ConsentDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.session_dialog import SessionDialog
from ui.dialogs.template_name_dialog import TemplateNameDialog
from ui.kept import office_profile, own_agenda
from ui.pages.prepare_page import PreparePage
from ui.panels.import_preview import COLUMNS
from ui.panels.people_rows import FIELDS
from ui.program import Program
from ui.room import Room
from ui.services import Told

InDialog = Callable[[str, Callable[[QDialog], None]], None]

LIST = "Nama;L/P;Unsur;RT/RW\nSari Dewi;P;PKK;003/005\nTono;L;RT;001/005\nBudi;X;RT;\n"


@pytest.fixture
def page(program: Program, in_dialog: InDialog) -> PreparePage:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionDialog)
        QTest.keyClicks(dialog.title_field, "FGD Sampah RW 09")
        QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)

    in_dialog("new_session", fill)
    made = program.window.page("prepare")
    assert isinstance(made, PreparePage)
    return made


def when_asked(do: Callable[[QDialog], None], trigger: Callable[[], object]) -> None:
    """Do something in the dialog that ``trigger`` opens; what goes wrong there is raised here."""
    errors: list[BaseException] = []
    looking = QTimer()
    looking.setInterval(5)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        looking.stop()
        try:
            do(dialog)
        except BaseException as error:
            errors.append(error)
            dialog.reject()

    looking.timeout.connect(act)
    looking.start()
    trigger()
    patience = QDeadlineTimer(10_000)
    while looking.isActive() and not patience.hasExpired():
        QApplication.processEvents()
    assert not looking.isActive(), "nothing was asked"
    if errors:
        raise errors[0]


def test_a_list_is_taken_only_after_a_look_and_as_one_act(page: PreparePage, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "peserta.csv"
    path.write_text(LIST, encoding="utf-8")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert participants(program.bridge.state) == []
        assert dialog.columns == (Column.NAME, Column.SEX, Column.ELEMENT, Column.RT_RW)
        shown = [dialog.model.index(row, 1).data() for row in range(dialog.model.rowCount())]
        assert shown == ["Sari Dewi", "Tono", "jenis kelamin tidak dikenali: X"]
        assert dialog.summary.text() == "2 peserta baru, 0 sudah ada, 1 baris ditolak"
        assert (dialog.accept_button.text(), dialog.accept_button.shortcut().toString()) == (
            "Impor 2 peserta",
            "Ctrl+Return",
        )
        dialog.accept()

    when_asked(look, lambda: page.people.imports.take_file(path))
    taken = participants(program.bridge.state)
    assert [(one.code, one.name, one.rt, one.rw) for one in taken] == [
        ("P01", "Sari Dewi", "003", "005"),
        ("P02", "Tono", "001", "005"),
    ]
    assert len(seats(program.bridge.state)) == 2
    program.bridge.undo()
    assert participants(program.bridge.state) == []


def test_a_pasted_list_leaves_out_who_is_there_and_meanings_can_be_changed(page: PreparePage, program: Program) -> None:
    QGuiApplication.clipboard().setText("Nama\tPanggilan\tL/P\nSari Dewi\tSari\tP\nTono\tTon\tL\n")

    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        for place, column in ((0, Column.IGNORED), (1, Column.NAME)):
            box = dialog.boxes[place]
            box.setCurrentIndex(box.findData(column.value))
            box.activated.emit(box.currentIndex())
        dialog.accept()

    when_asked(rename, page.people.imports.take_clipboard)
    assert [one.name for one in participants(program.bridge.state)] == ["Sari", "Ton"]

    def nothing_new(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        for place, column in ((0, Column.IGNORED), (1, Column.NAME)):
            box = dialog.boxes[place]
            box.setCurrentIndex(box.findData(column.value))
            box.activated.emit(box.currentIndex())
        assert not dialog.accept_button.isEnabled()
        dialog.reject()

    when_asked(nothing_new, page.people.imports.take_clipboard)


def test_what_is_no_list_is_a_sentence(page: PreparePage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "kosong.xlsx"
    path.touch()
    with qtbot.waitSignal(page.people.imports.reading.refused):
        page.people.imports.take_file(path)
    assert page.people.imports.problem.text() == "berkas kosong (0 bita)"
    QGuiApplication.clipboard().setText(" ")
    page.people.imports.take_clipboard()
    assert "klip kosong" in page.people.imports.problem.text()


def test_reading_a_list_can_be_stopped(page: PreparePage, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    imports, going, stopped = page.people.imports, Event(), Event()

    def endless(path: Path, told: Told) -> ListTable:
        going.set()
        try:
            for rows in range(3_000):
                told(rows)
                time.sleep(0.001)
        except ReadingStopped:
            stopped.set()
            raise
        raise AssertionError(path)

    monkeypatch.setattr(program.desk, "services", replace(program.desk.services, read_list=endless))
    imports.take_file(Path("daftar.xlsx"))
    assert imports.stop.isVisible()
    assert going.wait(10)
    QTest.mouseClick(imports.stop, Qt.MouseButton.LeftButton)
    assert not imports.isVisible()
    imports.reading.wait()
    assert stopped.is_set()
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_a_long_list_takes_only_whom_there_is_room_for(page: PreparePage, program: Program) -> None:
    rows = "".join(f"Orang {number}\tL\tTirtawana\n" for number in range(1, 91))
    QGuiApplication.clipboard().setText(f"Nama\tL/P\tKelurahan\n{rows}")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert len(dialog.people) == 80
        assert "Tempat tinggal 80" in dialog.summary.text()
        assert not dialog.preview.isColumnHidden(COLUMNS.index("kelurahan"))
        assert dialog.preview.isColumnHidden(COLUMNS.index("age"))
        tick = dialog.model.index(85, 0)
        dialog.model.setData(tick, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        assert not dialog.accept_button.isEnabled()
        dialog.model.setData(dialog.model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
        dialog.accept()

    when_asked(choose, page.people.imports.take_clipboard)
    taken = [one.name for one in participants(program.bridge.state)]
    assert len(taken) == 80
    assert "Orang 86" in taken
    assert "Orang 1" not in taken


def test_another_sheet_can_be_chosen_and_salutations_do_not_hide_who_is_there(
    page: PreparePage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = [ListTable(((1, ("Nama",)), (2, (name,))), sheet=name) for name in ("Ibu Sari", "Bapak Tono")]

    def second(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.sheets.setCurrentIndex(1)
        dialog.sheets.activated.emit(1)
        dialog.accept()

    table = replace(sheets[0], others=(sheets[1],))
    read_list = replace(program.desk.services, read_list=lambda path, told: table)
    monkeypatch.setattr(program.desk, "services", read_list)
    when_asked(second, lambda: page.people.imports.take_file(Path("daftar.xlsx")))
    assert [one.name for one in participants(program.bridge.state)] == ["Tono"]

    def first(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.sheets.setCurrentIndex(1)
        dialog.sheets.activated.emit(1)
        assert dialog.model.index(0, 1).data() == "sudah ada di sesi ini: Bapak Tono"
        dialog.reject()

    when_asked(first, lambda: page.people.imports.take_file(Path("daftar.xlsx")))


def test_the_agenda_is_written_as_text_and_kept_as_a_template(page: PreparePage, program: Program) -> None:
    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, AgendaTextDialog)
        dialog.editor.setPlainText("Doa")
        assert not dialog.accept_button.isEnabled()
        assert dialog.problem.text() == "Baris 1: mulailah dengan jumlah menit, tanda ?, atau tanda -"
        dialog.editor.setPlainText("10 Doa\n30 Diskusi\n? Apa masalahnya?\n- Sejak kapan?")
        assert dialog.sum.text() == "40 menit, 2 acara, 1 pertanyaan"
        dialog.accept()

    when_asked(write, page.agenda.edit_as_text)
    assert [item.title for item in items(program.bridge.state)] == ["Doa", "Diskusi"]
    (question,) = questions(program.bridge.state)
    assert (question.text, question.probes) == ("Apa masalahnya?", ("Sejak kapan?",))
    page.agenda._move(items(program.bridge.state)[1].id, -1)
    assert [item.title for item in items(program.bridge.state)] == ["Diskusi", "Doa"]

    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplateNameDialog)
        dialog.accept()
        assert dialog.problem.text() == "Namanya masih kosong."
        dialog.field.setText("Rapat RW")
        dialog.accept()

    when_asked(name, page.agenda._keep_template)
    assert [item.title for item in own_agenda(program.desk, "Rapat RW")] == ["Diskusi", "Doa"]
    page.agenda._templates.setCurrentIndex(0)
    page.agenda._take_template()
    assert len(items(program.bridge.state)) == 8
    page.agenda._templates.setCurrentIndex(page.agenda._templates.findText("Rapat RW"))
    page.agenda._take_template()
    assert len(items(program.bridge.state)) == 2


def test_an_item_is_dragged_by_its_number(page: PreparePage, program: Program) -> None:
    QApplication.processEvents()
    rows = list(page.agenda._rows.values())
    first, third = rows[0], rows[2]
    titles = [item.title for item in items(program.bridge.state)]
    down = third.geometry().center().y() + 4 - first.geometry().center().y()
    grip = first._number.geometry().center()
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(first, grip + type(grip)(0, down))
    moved = first.geometry().center().y()
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=grip)
    assert moved > rows[1].geometry().center().y()
    after = [item.title for item in items(program.bridge.state)]
    assert after == [titles[1], titles[2], titles[0], *titles[3:]]


def test_seats_change_their_order_in_one_act(page: PreparePage, program: Program) -> None:
    QGuiApplication.clipboard().setText("Nama\tL/P\nA\tL\nB\tL\nC\tP\nD\tP\n")
    when_asked(lambda dialog: dialog.accept(), page.people.imports.take_clipboard)
    page.seats._perform(AlternateSeats("sex"))
    names = {one.id: one.name for one in participants(program.bridge.state)}
    assert [names[seat.person_id] for seat in seats(program.bridge.state)] == ["A", "C", "B", "D"]
    page.seats.shuffle()
    first = participants(program.bridge.state)[0]
    page.seats._perform(KeepForWheelchair(first.id))
    assert "(A)" in page.seats._note.text()


def test_the_office_is_kept_for_the_next_session(page: PreparePage, program: Program, in_dialog: InDialog) -> None:
    for name, words in (("city", "Samaraya"), ("programme", "FGD Kecamatan Kedung")):
        field = page.particulars.focus_field(name)
        field.setText(words)
        field.editingFinished.emit()
    page.officials.position.setText("Lurah")
    page.officials.name.setText("Rekaan, S.Sos.")
    page.officials.add()
    page.office._classification.setText("005")
    page.office._unit.setText("KEL-TWN")
    page.office._give_number()
    session = session_of(program.bridge.state)
    assert session is not None
    assert session.document_number == "001/005/KEL-TWN/XI/2026"
    page.office._keep_office()
    assert office_profile(program.desk).city == "Samaraya"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionDialog)
        assert dialog.programme.completer().model().index(0, 0).data() == "FGD Kecamatan Kedung"
        dialog.programme.setText("FGD Kecamatan Kedung")
        QTest.keyClicks(dialog.title_field, "FGD kedua")
        QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)

    in_dialog("new_session", fill)
    session = session_of(program.bridge.state)
    assert session is not None
    assert (session.title, session.city) == ("FGD kedua", "Samaraya")
    program.desk.read_sessions()
    assert [one.programme for one in program.desk.sessions] == ["FGD Kecamatan Kedung"] * 2
    assert page.particulars._programmes.stringList() == ["FGD Kecamatan Kedung"]
    page.office._give_number()
    again = session_of(program.bridge.state)
    assert again is not None
    assert again.document_number.startswith("002/")


def test_the_checklist_leads_to_what_is_missing(page: PreparePage, program: Program) -> None:
    QGuiApplication.clipboard().setText("Nama\tL/P\nA\tL\n")
    when_asked(lambda dialog: dialog.accept(), page.people.imports.take_clipboard)
    missing = [point.code for point in page.readiness._shown if not point.done]
    assert ReadyCode.CONSENT in missing
    assert ReadyCode.AGENDA not in missing

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConsentDialog)
        for box in dialog.consent.boxes.values():
            box.setChecked(True)
        dialog.accept()

    when_asked(agree, lambda: page.readiness.asked.emit(ReadyCode.CONSENT))
    person = participants(program.bridge.state)[0]
    consent = consent_of(program.bridge.state, person.id)
    assert consent is not None
    assert consent.photo
    assert consent.keep_until == date(2027, 2, 9)
    for code in set(ReadyCode) - {ReadyCode.CONSENT}:
        page.go_to(code)
    assert page.tabs.currentIndex() in range(4)


@pytest.mark.parametrize("room", Room)
def test_every_width_shows_the_checklist(page: PreparePage, room: Room) -> None:
    page.set_room(room)
    page.set_room(room)
    assert page.readiness.isVisibleTo(page)
    assert page.readiness._heading.isVisibleTo(page) is (room is Room.WIDE)


def test_forms_are_printed(page: PreparePage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.panels.forms_menu.QDesktopServices.openUrl", lambda url: True)
    for kind in FormKind:
        path = tmp_path / f"{kind}.pdf"
        with qtbot.waitSignal(page.forms.written, timeout=20_000):
            page.forms.print_form(kind, path)
        assert len(PdfReader(path).pages) >= 1


def test_from_a_new_session_to_the_first_vote_without_a_mouse(
    program: Program, in_dialog: InDialog, press: Callable[..., None]
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier

    def type_title(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "FGD dengan papan ketik")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    def press_and_answer(key: Qt.Key, modifiers: Qt.KeyboardModifier, answer: Callable[[QDialog], None]) -> None:
        program.window.activateWindow()
        QApplication.processEvents()
        where = QApplication.focusWidget() or program.window
        when_asked(answer, lambda: QTest.keyClick(where, key, modifiers))

    press_and_answer(Qt.Key.Key_N, ctrl, type_title)
    assert program.window.place == "prepare"
    page = program.window.page("prepare")
    assert isinstance(page, PreparePage)

    def tab_to(widget: object) -> None:
        for _ in range(120):
            if QApplication.focusWidget() is widget:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget}")

    page.setFocus()
    tab_to(page.people._team[Role.MODERATOR].name)
    QTest.keyClicks(QApplication.focusWidget(), "Ibu Rini")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "P")
    tab_to(page.people.name)
    for name in ("Ibu Sari", "Bapak Tono", "Ibu Ani"):
        QTest.keyClicks(QApplication.focusWidget(), name)
        press(Qt.Key.Key_Return)
    assert [one.name for one in team(program.bridge.state, Role.MODERATOR)] == ["Rini"]
    assert [one.sex for one in participants(program.bridge.state)] == [Sex.FEMALE, Sex.MALE, Sex.FEMALE]
    tab_to(page.people._all_here)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_M, ctrl)
    session = session_of(program.bridge.state)
    assert session is not None
    assert session.phase is Phase.RUNNING
    assert program.window.place == "live"
    press(Qt.Key.Key_1, ctrl)
    assert program.bridge.console is not None
    assert program.bridge.console.circle.speaker is not None
    press(Qt.Key.Key_1, ctrl)

    def ask(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Setuju iuran?")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    press_and_answer(Qt.Key.Key_U, ctrl, ask)

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        while dialog.focusWidget() is not dialog.accept_button:
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)

    press_and_answer(Qt.Key.Key_U, ctrl | Qt.KeyboardModifier.ShiftModifier, confirm)
    assert program.bridge.console.circle.turnout is not None
    (poll,) = program.bridge.state.all(Poll)
    assert len(poll.roster_ids) == 3


def test_team_and_observers_are_taken_in_below_the_participants(page: PreparePage, program: Program) -> None:
    people = page.people

    def take(words: str, role: Role, element: str) -> None:
        people.role.setCurrentIndex(people.role.findData(role.value))
        people.role.activated.emit(people.role.currentIndex())
        people.element.setText(element)
        people.name.clear()
        QTest.keyClicks(people.name, words)
        QTest.keyClick(people.name, Qt.Key.Key_Return)

    take("Bapak Tono", Role.OBSERVER, "Staf kecamatan")
    take("Ibu Sari", Role.PARTICIPANT, "PKK")
    rows = [
        [people.model.index(row, FIELDS.index(field)).data() for field in ("code", "name", "element", "position")]
        for row in range(people.model.rowCount())
    ]
    assert rows == [["P01", "Sari", "PKK", ""], ["PGM1", "Tono", "Pengamat", "Staf kecamatan"]]
    assert people._count.text() == "1 orang, 1 perempuan"
    outside = [seat.outside for seat in program.bridge.state.all(Seat) if seat.person_id == people.model.people[1].id]
    assert outside == [True]


def test_one_sheet_of_consent_counts_for_all_who_are_selected(page: PreparePage, program: Program) -> None:
    QGuiApplication.clipboard().setText("Nama\tL/P\nA\tL\nB\tL\nC\tP\n")
    when_asked(lambda dialog: dialog.accept(), page.people.imports.take_clipboard)
    page.people.table.selectAll()

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConsentDialog)
        assert dialog.windowTitle() == "Persetujuan 3 orang"
        dialog.consent.boxes["photo"].setChecked(True)
        dialog.accept()

    when_asked(agree, lambda: QTest.mouseClick(page.people._consent, Qt.MouseButton.LeftButton))
    given = [consent_of(program.bridge.state, one.id) for one in participants(program.bridge.state)]
    assert [one is not None and one.photo for one in given] == [True] * 3
    assert page.people.model.index(0, FIELDS.index("consent")).data() == "Sebagian"
    page.people.table.selectAll()
    page.people.remove_selected()
    assert participants(program.bridge.state) == []
