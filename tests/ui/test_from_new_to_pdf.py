"""A session from nothing to the PDF with the keyboard: made, prepared, held, minuted, exported, opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.agenda import items, questions
from core.clock import SimulatedClock
from core.outcomes import PlanAction, action_plan, agreements, signatories
from core.people import Person, Role, Sex, participants, team
from core.seating import seat_of
from core.session import Phase, pauses, session_of
from main import services_for
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.session_dialog import SessionDialog
from ui.pages.prepare_page import PreparePage
from ui.panels.people_names import split_salutation
from ui.panels.people_rows import FIELDS
from ui.program import Program

InDialog = Callable[[str, Callable[[QDialog], None]], None]


def make_session(program: Program, in_dialog: InDialog) -> PreparePage:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionDialog)
        QTest.keyClicks(dialog.title_field, "FGD Sampah RW 09")
        QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)

    in_dialog("new_session", fill)
    page = program.window.page("prepare")
    assert isinstance(page, PreparePage)
    return page


def add_people(page: PreparePage) -> None:
    people = page.people
    for name, element in (("Ibu Sari Dewi", "PKK"), ("Bapak Tono", "RT"), ("Ibu Ani", "Posyandu")):
        QTest.keyClicks(people.name, name)
        QTest.keyClicks(people.element, element)
        QTest.keyClick(people.element, Qt.Key.Key_Return)
    row = people._team[Role.MODERATOR]
    QTest.keyClicks(row.name, "Ibu Rini")
    row.sex.choose(Sex.FEMALE)
    QTest.keyClick(row.name, Qt.Key.Key_Return)


def test_a_new_session_has_an_agenda_and_everybody_a_seat(program: Program, in_dialog: InDialog) -> None:
    page = make_session(program, in_dialog)
    assert program.window.place == "prepare"
    state = program.bridge.state
    assert sum(item.planned_s for item in items(state)) == 120 * 60
    assert len(questions(state)) >= 7
    session = session_of(state)
    assert session is not None
    assert session.planned_end_at - session.planned_start_at == timedelta(hours=2)
    add_people(page)
    state = program.bridge.state
    assert [(one.code, one.name, one.sex, one.salutation) for one in participants(state)] == [
        ("P01", "Sari Dewi", Sex.FEMALE, "Ibu"),
        ("P02", "Tono", Sex.MALE, "Bapak"),
        ("P03", "Ani", Sex.FEMALE, "Ibu"),
    ]
    orders = [seat.order for one in participants(state) if (seat := seat_of(state, one.id)) is not None]
    assert orders == [1, 2, 3]
    assert [one.name for one in team(state, Role.MODERATOR)] == ["Rini"]


def test_whoever_is_neither_ibu_nor_bapak_is_asked(program: Program, in_dialog: InDialog) -> None:
    page = make_session(program, in_dialog)
    page.people.name.setText("Kusuma")
    page.people.add()
    assert participants(program.bridge.state) == []
    assert not page.people.imports.isHidden()
    page.people.sex.choose(Sex.MALE)
    page.people.add()
    assert [one.sex for one in participants(program.bridge.state)] == [Sex.MALE]


def test_the_table_takes_what_makes_sense(program: Program, in_dialog: InDialog) -> None:
    page = make_session(program, in_dialog)
    add_people(page)
    model = page.people.model

    def cell(field: str) -> QModelIndex:
        return model.index(0, FIELDS.index(field))

    assert model.setData(cell("element"), "Karang Taruna")
    assert model.setData(cell("sex"), "l")
    assert not model.setData(cell("sex"), "x")
    assert not model.setData(cell("name"), "  ")
    assert not model.setData(cell("code"), "P09")
    assert model.setData(cell("age"), "41")
    assert model.setData(cell("here"), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    person = participants(program.bridge.state)[0]
    assert (person.element, person.sex, person.age, person.present) == ("Karang Taruna", Sex.MALE, 41, True)
    assert model.setData(cell("here"), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not participants(program.bridge.state)[0].present
    page.people.table.selectRow(2)
    page.people.remove_selected()
    assert len(participants(program.bridge.state)) == 2


@pytest.mark.parametrize(
    ("typed", "home", "shown"),
    [
        ("003/005", ("003", "005"), "003/005"),
        ("RT 3 RW 5", ("3", "5"), "3/5"),
        ("rt.03/rw.05", ("03", "05"), "03/05"),
        ("/5", ("", "5"), "/5"),
        ("3", ("3", ""), "3"),
    ],
)
def test_rt_and_rw_are_typed_in_one_field(
    program: Program, in_dialog: InDialog, typed: str, home: tuple[str, str], shown: str
) -> None:
    page = make_session(program, in_dialog)
    add_people(page)
    index = page.people.model.index(0, FIELDS.index("home"))
    assert page.people.model.setData(index, typed)
    person = participants(program.bridge.state)[0]
    assert ((person.rt, person.rw), index.data()) == (home, shown)


def test_particulars_are_kept_when_a_field_is_left(program: Program, in_dialog: InDialog) -> None:
    page = make_session(program, in_dialog)
    field = page.particulars.focus_field("document_number")
    QTest.keyClicks(field, "BA/01/2026")
    field.editingFinished.emit()
    session = session_of(program.bridge.state)
    assert session is not None
    assert session.document_number == "BA/01/2026"
    title = page.particulars.focus_field("title")
    title.clear()
    title.editingFinished.emit()
    session = session_of(program.bridge.state)
    assert session is not None
    assert session.title == "FGD Sampah RW 09"


def test_minutes_are_written_and_exported(
    program: Program, in_dialog: InDialog, tmp_path: Path, qtbot: QtBot, clock: SimulatedClock
) -> None:
    page = make_session(program, in_dialog)
    add_people(page)
    page.people._mark_all()
    book = program.window.book
    book.action("start_session").trigger()
    assert program.window.place == "live"
    clock.advance(timedelta(minutes=5))
    in_dialog("close_session", lambda dialog: dialog.accept())
    assert program.window.place == "minutes"
    minutes = program.window.minutes_page
    QTest.keyClicks(minutes.agreements._new, "Menambah dua gerobak sampah")
    QTest.keyClick(minutes.agreements._new, Qt.Key.Key_Return)
    row = next(iter(minutes.agreements._rows.values()))
    row.text.setPlainText("Menambah tiga gerobak sampah")
    minutes.signatories.name_usual()

    dialog = PlanDialog(None, program.bridge.state, program.window)
    dialog._activity.setText("Membeli gerobak")
    dialog._cost.setValue(1_500_000)
    dialog._status.setText("rencana")
    dialog._partners.setText("P99")
    dialog.accept()
    assert not dialog.result()
    dialog._partners.setText("p01, P01")
    program.bridge.perform(PlanAction(dialog.wished()))
    path = tmp_path / "berita acara.pdf"
    with qtbot.waitSignal(minutes.files.writing.done, timeout=20_000):
        minutes.export(path)
    state = program.bridge.state
    assert [one.text for one in agreements(state)] == ["Menambah tiga gerobak sampah"]
    assert [(one.cost, one.status) for one in action_plan(state)] == [(1_500_000, "rencana")]
    assert [[state.table(Person)[who].code for who in one.partner_ids] for one in action_plan(state)] == [["P01"]]
    assert [one.role for one in signatories(state)] == ["Moderator"]
    text = "".join(leaf.extract_text() for leaf in pypdf.PdfReader(path).pages)
    assert "Menambah tiga gerobak sampah" in " ".join(text.split())
    assert "Rini" in text
    assert str(path.name) in minutes.release.outcome.text()


def test_a_folder_that_is_not_there_is_a_sentence(live: Program, tmp_path: Path, qtbot: QtBot) -> None:
    live.window.go_to("minutes")
    minutes = live.window.minutes_page
    with qtbot.waitSignal(minutes.files.writing.failed, timeout=20_000):
        minutes.export(tmp_path / "tidak ada" / "x.pdf")
    assert "tidak ada" in minutes.release.outcome.text()
    assert not (tmp_path / "tidak ada").exists()


def test_an_interrupted_session_is_offered_and_its_gap_counts_as_a_break(
    program: Program, in_dialog: InDialog, clock: SimulatedClock
) -> None:
    add_people(make_session(program, in_dialog))
    program.window.book.action("start_session").trigger()
    program.bridge.close()
    clock.advance(timedelta(minutes=13))
    program.desk.read_sessions()
    card = program.window.home_page.resume
    program.window.go_to("home")
    assert not card.isHidden()
    assert "13 menit" in card._gap.text()
    card.go.click()
    assert program.window.place == "live"
    gaps = [pause.end - pause.start for pause in pauses(program.bridge.state) if pause.end is not None]
    assert gaps == [timedelta(minutes=13)]


def test_a_library_in_use_is_a_sentence_and_nothing_is_lost(program: Program, tmp_path: Path) -> None:
    services = replace(services_for(str(tmp_path / "library.fgd")), clock=program.desk.services.clock)
    told: list[object] = []
    other = Desk(services, Bridge())
    other.failed.connect(told.append)
    assert not other.open_library()
    assert len(told) == 1
    assert not other.start_sample()
    assert len(told) == 2
    assert program.desk.library is not None


def test_closed_sessions_open_at_their_minutes(live: Program, in_dialog: InDialog) -> None:
    in_dialog("close_session", lambda dialog: dialog.accept())
    live.bridge.close()
    live.window.go_to("home")
    summary = live.desk.sessions[0]
    assert summary.phase is Phase.CLOSED
    live.desk.choose(summary)
    assert live.window.place == "minutes"


def test_the_sample_opens_running_at_its_own_time(program: Program) -> None:
    program.window.book.action("try_sample").trigger()
    assert program.window.place == "live"
    view = program.bridge.console
    assert view is not None
    assert view.head.fictional
    assert view.agenda.running_s(program.bridge.now()) == 42 * 60
    assert not program.window.head._sample.isHidden()


def test_salutations_are_split_off() -> None:
    assert split_salutation("Bu Sari") == ("Ibu", "Sari")
    assert split_salutation("bapak  Tono Budi") == ("Bapak", "Tono Budi")
    assert split_salutation("Ibu") == ("", "Ibu")
    assert split_salutation("Kusuma") == ("", "Kusuma")
