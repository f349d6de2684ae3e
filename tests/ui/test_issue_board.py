"""The board of issues in the window: decided, merged, split, grouped, looked behind; checks; how it was agreed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from core.cross_checks import CheckKind, CheckStatus, cross_checks
from core.issues import IssueStatus
from core.outcomes import (
    AddAgreement,
    AddRecommendation,
    Agreement,
    Recommendation,
    agreements,
    recommendations,
)
from core.people import consent_of, listed_name, participants
from core.views import IssueCard
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.issue_board_dialogs import EntriesDialog, GroupDialog, MergeDialog, SplitDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.panels.checks_panel import ChecksPanel
from ui.panels.dissent_field import DissentField
from ui.panels.issue_card import ACTS
from ui.panels.recommendations_panel import RecommendationsPanel
from ui.program import Program

Do = Callable[[str, str, Callable[[QDialog], None]], None]
InDialog = Callable[[str, Callable[[QDialog], None]], None]


def board(live: Program) -> tuple[IssueCard, ...]:
    assert live.bridge.console is not None
    return live.bridge.console.issues


@pytest.fixture
def act_on(live: Program) -> Do:
    """Asks a card for an act, and does something in the dialog that comes."""

    def run(issue_id: str, act: str, do: Callable[[QDialog], None]) -> None:
        errors: list[BaseException] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, QDialog)
                do(dialog)
            except BaseException as error:
                errors.append(error)
                if isinstance(dialog, QDialog):
                    dialog.reject()

        QTimer.singleShot(0, answer)
        live.window.live_page.issues.cards[issue_id].asked.emit(act, issue_id)
        if errors:
            raise errors[0]

    return run


def test_an_issue_is_not_taken_up_for_a_reason_that_the_card_shows(live: Program, act_on: Do) -> None:
    issue = board(live)[0]

    def why(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.reason.setText("Wewenang kota")
        dialog.accept()

    act_on(issue.issue_id, "leave", why)
    assert board(live)[0].status == IssueStatus.NOT_TAKEN_UP
    card = live.window.live_page.issues.cards[issue.issue_id]
    assert card.status.text() == "Tidak ditindaklanjuti: Wewenang kota"
    card.asked.emit("take_up", issue.issue_id)
    assert board(live)[0].status == IssueStatus.TAKEN_UP
    assert "Belum diputuskan" in [action.text() for action in card.menu().actions()]
    assert "Ditindaklanjuti" not in [action.text() for action in card.menu().actions()]
    live.bridge.undo()
    assert board(live)[0].status == IssueStatus.NOT_TAKEN_UP


def test_issues_are_merged_and_undo_parts_them(live: Program, act_on: Do) -> None:
    first, second = board(live)[:2]
    count = len(board(live))

    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        dialog.accept()
        assert dialog.problem.text() == "Centang isu yang digabungkan."
        dialog.list.tick(second.issue_id)
        dialog.accept()

    act_on(first.issue_id, "merge", merge)
    assert len(board(live)) == count - 1
    assert board(live)[0].entries == first.entries + second.entries
    assert second.issue_id not in live.window.live_page.issues.cards
    live.bridge.undo()
    assert len(board(live)) == count
    assert board(live)[1].entries == second.entries


def test_a_part_is_split_off_with_its_entries(live: Program, act_on: Do) -> None:
    issue = next(one for one in board(live) if one.entries)
    moved = issue.contribution_ids[0]

    def split(dialog: QDialog) -> None:
        assert isinstance(dialog, SplitDialog)
        dialog.title.setText("Saluran tertutup")
        dialog.list.tick(moved)
        dialog.accept()

    act_on(issue.issue_id, "split", split)
    part = board(live)[-1]
    assert (part.title, part.contribution_ids) == ("Saluran tertutup", (moved,))


def test_headings_stand_above_their_issues_in_cards_and_table(live: Program, act_on: Do) -> None:
    first, second = board(live)[0], board(live)[-1]

    def group(dialog: QDialog) -> None:
        assert isinstance(dialog, GroupDialog)
        dialog.group.setCurrentText("Lingkungan")
        dialog.list.tick(second.issue_id)
        dialog.accept()

    act_on(first.issue_id, "group", group)
    assert {one.issue_id for one in board(live) if one.group == "Lingkungan"} == {first.issue_id, second.issue_id}
    panel = live.window.live_page.issues
    assert [heading.text() for heading in panel._headings] == ["Lingkungan"]
    panel.as_table.setChecked(True)
    assert panel.table.rowCount() == len(board(live))
    texts = [item.text() for row in range(panel.table.rowCount()) if (item := panel.table.item(row, 2)) is not None]
    assert texts.count("Lingkungan") == 2


def test_the_entries_behind_an_issue_are_one_click_away(live: Program, act_on: Do) -> None:
    issue = next(one for one in board(live) if one.entries)

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, EntriesDialog)
        assert dialog.list.count() == issue.entries
        dialog.accept()

    act_on(issue.issue_id, "entries", read)


def test_every_act_of_the_menu_is_done(live: Program) -> None:
    issues = live.window.live_page.issues
    assert set(ACTS) | {"entries"} == issues.acts._acts.keys()


def test_three_ways_to_check_a_statement_and_the_sheet(live: Program, in_dialog: InDialog) -> None:
    before = len(cross_checks(live.bridge.state))
    for command in ("read_back", "clarification", "cross_check"):
        live.window.book.action(command).trigger()
    checks = cross_checks(live.bridge.state)[before:]
    assert [check.kind for check in checks] == [CheckKind.FEEDBACK, CheckKind.CLARIFICATION, CheckKind.CROSS_CHECK]
    panel = ChecksPanel(live.bridge)
    panel.set_state(live.bridge.state)
    row = panel._rows[checks[2].id]
    assert row._kind.text().startswith("Uji silang")
    assert panel.waiting.text().startswith(f"{len(checks)} pernyataan") or before
    row._source.setText("Data Puskesmas")
    row._result.setText("Sesuai")
    row._status.setCurrentIndex(row._status.findData(CheckStatus.CONFIRMED.value))
    row._keep()
    kept = cross_checks(live.bridge.state)[-1]
    assert (kept.source, kept.result, kept.status) == ("Data Puskesmas", "Sesuai", CheckStatus.CONFIRMED)
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        shown.extend(label.text() for label in dialog.findChildren(type(dialog.problem)))
        dialog.reject()

    in_dialog("close_session", read)
    assert "Belum selesai diperiksa:" in "\n".join(shown)
    assert checks[0].statement in "\n".join(shown)
    panel.deleteLater()


def test_how_an_agreement_was_reached(live: Program) -> None:
    live.bridge.perform(AddAgreement(Agreement(text="Iuran dimulai Januari.", manner="musyawarah mufakat")))
    panel = live.window.minutes_page.agreements
    panel.set_state(live.bridge.state)
    row = panel._rows[agreements(live.bridge.state)[-1].id]
    row.manner.setCurrentText("suara terbanyak, terbuka")
    row.dissent.setText("Bapak Suparlan")
    row.keep()
    kept = agreements(live.bridge.state)[-1]
    assert (kept.manner, kept.dissent) == ("suara terbanyak, terbuka", "Bapak Suparlan")


def test_who_dissents_is_named_as_the_person_wishes(live: Program) -> None:
    state = live.bridge.state
    agreed = {one.id for one in participants(state) if (found := consent_of(state, one.id)) and found.quote_by_name}
    named, coded = (
        next(one for one in participants(state) if (one.id in agreed) is wanted) for wanted in (True, False)
    )
    field = DissentField()
    field.set_state(state)
    for person, quoted in ((named, listed_name(state, named)), (coded, coded.code)):
        field.setText(person.code)
        completer = field.completer()
        completer.setCompletionPrefix(person.code)
        completer.activated.emit(completer.currentCompletion())
        QApplication.processEvents()
        assert field.text() == f"{quoted}: "
    field.deleteLater()


def test_a_recommendation_is_reworded_in_place_and_never_emptied(live: Program) -> None:
    live.bridge.perform(AddRecommendation(Recommendation(addressee="Camat", text="Keruk saluran.")))
    panel = RecommendationsPanel(live.bridge)
    panel.set_state(live.bridge.state)
    kept = recommendations(live.bridge.state)[-1]
    row = panel.rows[kept.id]
    row.words.setText("Keruk saluran sebelum Desember.")
    row.words.editingFinished.emit()
    assert recommendations(live.bridge.state)[-1].text == "Keruk saluran sebelum Desember."
    panel.set_state(live.bridge.state)
    row.addressee.clear()
    row.addressee.editingFinished.emit()
    assert row.addressee.text() == "Camat"
    assert panel.rows[kept.id] is row
    row.removed.emit(kept.id)
    panel.set_state(live.bridge.state)
    assert kept.id not in panel.rows
    panel.deleteLater()
