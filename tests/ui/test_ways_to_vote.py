"""The booth, paper, all agreeing at once; what the room sees meanwhile; ties, rounds, the list of ballots as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QSpinBox, QWidget

from core.ballots import Channel, ballots_of
from core.polls import DraftPoll, OptionWish, Rules
from core.priorities import budget_of
from core.tally import METHODS
from core.ties import TieManner
from core.views import PollStage, PollView, SeatRole
from core.voting import CastBallot, ClosePoll, OpenPoll
from ui.booth_window import BoothWindow, Stage
from ui.dialogs.budget_dialog import BudgetDialog
from ui.dialogs.consensus_vote_dialog import ConsensusVoteDialog
from ui.dialogs.criteria_rules import FormulaRules, WeightedRules
from ui.dialogs.open_poll_dialog import ClosePollDialog, opening_words
from ui.dialogs.poll_dialog import FORMS, PollDialog
from ui.dialogs.ranking_dialog import RankingDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.tie_dialog import TieDialog
from ui.panels.seat_channel import AllAgreeDialog
from ui.panels.voting_channels import Way
from ui.program import Program
from widgets.style import apply_theme

InDialog = Callable[[str, Callable[[QDialog], None]], None]


def newest(program: Program) -> PollView:
    assert program.bridge.console is not None
    return program.bridge.console.polls[-1]


def opened(program: Program, method: str = "dots", rules: Rules = (), *, secret: bool = False) -> PollView:
    assert program.bridge.console is not None
    issues = () if METHODS[method].choices else program.bridge.console.issues
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in issues)
    assert program.bridge.perform(DraftPoll(method, "Mana?", options, rules, secret=secret)) is not None
    assert program.bridge.perform(OpenPoll(newest(program).poll_id)) is not None
    return newest(program)


def called_in(program: Program, number: int) -> BoothWindow:
    """The booth with the person of that seat in it."""
    program.window.live_page.press_number(number)
    booth = program.window.live_page.polls.booth
    assert booth.isVisible()
    assert booth.stage is Stage.INVITE
    return booth


def vote(booth: BoothWindow, keys: str) -> None:
    QTest.keyClick(booth, Qt.Key.Key_Return)
    QTest.keyClicks(booth, keys)
    QTest.keyClick(booth, Qt.Key.Key_Return)
    QTest.keyClick(booth, Qt.Key.Key_Return)


def test_a_secret_vote_in_the_booth_leaves_neither_name_nor_choice(live: Program) -> None:
    poll = opened(live, secret=True)
    channels = live.window.live_page.polls.channels
    assert channels.way is Way.BOOTH
    assert channels.segment[Way.SEAT].isHidden()
    booth = called_in(live, 4)
    seat = live.window.live_page.seat_number(4)
    assert seat is not None
    assert booth.invitation.words.text() == f"Silakan, {seat.name}"
    vote(booth, "AAB")
    assert booth.stage is Stage.THANKS
    assert newest(live).voted == 1
    assert booth.ballot.sheet is None
    assert seat.name not in "".join(label.text() for label in booth.findChildren(type(booth.invitation.words)))
    QTest.keyClick(booth, Qt.Key.Key_Escape)
    assert not booth.isVisible()
    live.window.live_page.press_number(4)
    assert not booth.isVisible()
    assert "Sudah memberikan suara" in live.window.live_page.hints.sentence
    assert newest(live).running is None
    assert live.bridge.wall is not None
    assert live.bridge.wall.result is None
    assert ballots_of(live.bridge.state, poll.poll_id) == []


def test_the_booth_covers_then_empties_a_ballot_that_is_left_alone(live: Program) -> None:
    opened(live, secret=True)
    booth = called_in(live, 2)
    booth.begin()
    assert booth.ballot.sheet is not None
    QTest.keyClicks(booth, "A")
    booth.rest()
    assert booth.stage is Stage.COVERED
    QTest.keyClick(booth, Qt.Key.Key_Return)
    assert booth.stage is Stage.BALLOT
    assert len(booth.ballot.sheet.marks) == 1
    booth.rest()
    booth.rest()
    assert booth.stage is Stage.INVITE
    assert booth.ballot.sheet.marks == ()
    QTest.keyClick(booth, Qt.Key.Key_Escape)
    assert newest(live).voted == 0


@pytest.mark.parametrize("method", ["dots", "usg", "consent_vote"])
def test_the_booth_fits_a_small_laptop_with_the_largest_text(live: Program, qapp: QApplication, method: str) -> None:
    opened(live, method, (("cap", 2), ("dots", 3)) if method == "dots" else (), secret=True)
    booth = called_in(live, 2)
    booth.begin()
    apply_theme(qapp, "light", 1.75)
    qapp.processEvents()
    assert booth.minimumSizeHint().width() <= 1366
    assert booth.minimumSizeHint().height() <= 768
    booth.close()
    apply_theme(qapp, "light", 1.0)


def test_nothing_is_sent_before_it_was_looked_over(live: Program) -> None:
    opened(live, secret=True)
    booth = called_in(live, 2)
    booth.begin()
    booth.look_over()
    assert booth.stage is Stage.BALLOT
    QTest.keyClicks(booth, "B")
    booth.send()
    assert booth.stage is Stage.BALLOT
    booth.look_over()
    assert booth.stage is Stage.CHECK
    QTest.keyClick(booth, Qt.Key.Key_Backspace)
    assert booth.stage is Stage.BALLOT
    booth.close()
    assert newest(live).voted == 0


def test_paper_is_handed_out_typed_in_and_checked(live: Program, in_dialog: InDialog) -> None:
    opened(live)
    page = live.window.live_page
    channels = page.polls.channels
    channels.choose(Way.PAPER)
    for number in (1, 2, 3):
        page.press_number(number)
    assert len(newest(live).holders) == 3
    page.press_number(3)
    assert len(newest(live).holders) == 2
    page.press_number(3)
    paper = channels.paper
    assert paper.count.text() == "3 dibagikan · 0 diketik · 3 belum masuk"
    paper.type_next()
    QTest.keyClicks(paper.ballot, "AB")
    QTest.keyClick(paper.ballot, Qt.Key.Key_Return)
    assert newest(live).papers == 1
    assert paper.ballot.busy
    paper.ballot.spoiled.emit()
    assert newest(live).papers == 2

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, ClosePollDialog)
        dialog.accept()
        assert dialog.problem.text() == "Catat dahulu alasannya."
        dialog.note.setText("Dibawa pulang")
        dialog.accept()

    in_dialog("close_poll", close)
    result = newest(live).result
    assert result is not None
    assert (result.cast, result.valid, result.invalid, newest(live).closing_note) == (2, 1, 1, "Dibawa pulang")
    assert "tidak sah 1" in page.polls.result.counts.text()


def test_all_agree_but_for_some_then_a_vote(live: Program, in_dialog: InDialog) -> None:
    poll = opened(live, "mufakat")
    page = live.window.live_page
    page.press_number(1)
    ballot = page.polls.ballot
    QTest.keyClick(ballot, Qt.Key.Key_C)
    assert ballot.sheet is not None
    QTest.keyClicks(live.window.focusWidget(), "Belum ada anggaran")
    QTest.keyClick(live.window.focusWidget(), Qt.Key.Key_Return)
    assert newest(live).voted == 1

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, AllAgreeDialog)
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.accept()

    in_dialog("all_agree", agree)
    assert len(newest(live).waiting) == 1
    kept = ballots_of(live.bridge.state, poll.poll_id)
    assert [one.reason for one in kept if one.marks == (("objection", 1),)] == ["Belum ada anggaran"]
    live.bridge.perform(ClosePoll(poll.poll_id))
    assert "Mufakat belum tercapai" in page.polls.result.outcome.text()

    def vote_in_secret(dialog: QDialog) -> None:
        assert isinstance(dialog, ConsensusVoteDialog)
        dialog.ways.secret.setChecked(True)
        dialog.ways.channels[Channel.PAPER].setChecked(False)
        dialog.rules.base.setCurrentIndex(dialog.rules.base.findData("present"))
        dialog.accept()

    in_dialog("vote_after_consensus", vote_in_secret)
    vote = newest(live)
    assert (vote.method, vote.follows_id) == ("consent_vote", poll.poll_id)
    assert (vote.secret, vote.channels, dict(vote.rules)["base"]) == (True, ("booth",), "present")


def test_a_poll_shows_only_the_ways_that_it_takes(live: Program) -> None:
    live.bridge.perform(DraftPoll("consent_vote", "Setuju?", channels=(Channel.BOOTH, Channel.PAPER)))
    live.bridge.perform(OpenPoll(newest(live).poll_id))
    channels = live.window.live_page.polls.channels
    assert [way for way, part in channels.segment.items() if part.isHidden()] == [Way.SEAT]
    assert channels.way is Way.BOOTH
    assert "Saluran: bilik suara, kertas." in list(opening_words(newest(live)))


def test_the_chair_votes_by_a_tap_where_the_poll_says_so(live: Program) -> None:
    live.bridge.perform(DraftPoll("consent_vote", "Setuju?", chair_votes=True))
    live.bridge.perform(OpenPoll(newest(live).poll_id))
    assert live.bridge.console is not None
    (chair,) = [seat for seat in live.bridge.console.circle.seats if seat.role is SeatRole.MODERATOR]
    live.window.live_page.press_seat(chair.person_id)
    QTest.keyClick(live.window.live_page.polls.ballot, Qt.Key.Key_A)
    QTest.keyClick(live.window.live_page.polls.ballot, Qt.Key.Key_Return)
    assert (newest(live).voted, newest(live).eligible) == (1, 11)


def test_a_dialog_comes_back_filled_in_when_a_rule_refuses(live: Program, in_dialog: InDialog) -> None:
    """What was typed stays, with the reason beside it, until it is kept or left."""
    seen: list[tuple[str, str]] = []

    def correct_what_was_refused() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PollDialog)
        seen.append((dialog.question.text(), dialog.problem.text()))
        dialog.question.setText("Mana?")
        dialog.accept()

    def ask_too_much(dialog: QDialog) -> None:
        assert isinstance(dialog, PollDialog)
        dialog.question.setText("?" * 30_000)
        QTimer.singleShot(0, correct_what_was_refused)
        dialog.accept()

    in_dialog("new_poll", ask_too_much)
    assert seen == [("?" * 30_000, "Teks terlalu panjang atau berisi tanda yang tidak dapat disimpan")]
    assert newest(live).question == "Mana?"


def tied_poll(live: Program) -> PollView:
    """A closed poll of which the first two options are level."""
    poll = opened(live, rules=(("cap", 2), ("dots", 2)))
    first, second = poll.options[:2]
    people = [person.person_id for person in poll.waiting]
    for person_id, option in zip(people, (first, second), strict=False):
        live.bridge.perform(CastBallot(poll.poll_id, person_id, ((option.option_id, 2),)))
    live.bridge.perform(ClosePoll(poll.poll_id))
    return newest(live)


def test_an_earlier_poll_is_looked_at_again_and_its_own_list_is_kept(live: Program, tmp_path: Path) -> None:
    first = tied_poll(live)
    panel = live.window.live_page.polls
    live.bridge.perform(DraftPoll("consent_vote", "Setuju?"))
    draft = newest(live)
    assert panel.poll == draft
    panel.look_at(first.poll_id)
    assert panel.poll == first
    assert not panel.result.isHidden()
    live.handlers._polls.write_ballots(tmp_path / "daftar.csv")
    assert "suara,P01" in (tmp_path / "daftar.csv").read_text(encoding="utf-8-sig")
    live.bridge.perform(OpenPoll(draft.poll_id))
    assert panel.poll == newest(live)
    panel.look_at(first.poll_id)
    assert panel.poll == newest(live), "a poll that is open stays in front"
    live.bridge.perform(ClosePoll(draft.poll_id))
    assert panel.poll == newest(live)


def test_the_ladder_of_the_method_is_offered_where_it_parts_the_tied(live: Program, in_dialog: InDialog) -> None:
    poll = opened(live, rules=(("cap", 2), ("dots", 2)))
    (a, b), people = poll.options[:2], [person.person_id for person in poll.waiting]
    for person_id, option, dots in zip(people, (a, b, b), (2, 1, 1), strict=False):
        live.bridge.perform(CastBallot(poll.poll_id, person_id, ((option.option_id, dots),)))
    live.bridge.perform(ClosePoll(poll.poll_id))

    def by_ladder(dialog: QDialog) -> None:
        assert isinstance(dialog, TieDialog)
        dialog.manner.setCurrentIndex(dialog.manner.findData(TieManner.LADDER.value))
        assert dialog.ordered == (b.option_id, a.option_id)
        dialog.chosen_by.setText("Ketua forum")
        dialog.accept()

    in_dialog("settle_tie", by_ladder)
    assert live.window.live_page.polls.result.ties.text() == "Seri: B, A. Diselesaikan dengan pembeda menurut cara."


def test_a_tie_is_settled_by_lots_before_three_witnesses(live: Program, in_dialog: InDialog) -> None:
    poll = tied_poll(live)
    panel = live.window.live_page.polls.result
    assert panel.ties.text() == "Seri: A, B. Belum diselesaikan."

    def settle(dialog: QDialog) -> None:
        assert isinstance(dialog, TieDialog)
        dialog.manner.setCurrentIndex(dialog.manner.findData(TieManner.LOT.value))
        dialog.order.setCurrentRow(0)
        dialog.move_chosen(1)
        dialog.chosen_by.setText("Pimpinan musyawarah")
        dialog.witnesses.setText("Ani; Budi; ani")
        dialog.accept()
        assert "tiga saksi" in dialog.problem.text()
        dialog.witnesses.setText("Ani; Budi; Citra")
        dialog.accept()

    in_dialog("settle_tie", settle)
    result = newest(live).result
    assert result is not None
    assert [row.letter for row in result.rows[:2]] == ["B", "A"]
    assert all(row.tied for row in result.rows[:2])
    assert panel.ties.text() == "Seri: B, A. Diselesaikan dengan undian."
    assert poll.poll_id == newest(live).poll_id


def test_a_run_off_is_drafted_among_the_tied(live: Program, in_dialog: InDialog) -> None:
    poll = tied_poll(live)

    def settle(dialog: QDialog) -> None:
        assert isinstance(dialog, TieDialog)
        dialog.manner.setCurrentIndex(dialog.manner.findData(TieManner.RUN_OFF.value))
        dialog.accept()

    in_dialog("settle_tie", settle)
    assert newest(live).stage is PollStage.DRAFT
    assert newest(live).follows_id == poll.poll_id
    assert len(newest(live).options) == 2


def test_a_new_round_needs_its_reason(live: Program, in_dialog: InDialog) -> None:
    tied_poll(live)

    def repeat(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.accept()
        assert dialog.problem.text() == "Alasannya masih kosong."
        dialog.reason.setText("Dua orang datang terlambat")
        dialog.accept()

    in_dialog("repeat_poll", repeat)
    assert (newest(live).round, newest(live).reason) == (2, "Dua orang datang terlambat")
    assert "Diulang karena: Dua orang datang terlambat" in list(opening_words(newest(live)))


def test_the_list_of_ballots_as_a_file(live: Program, tmp_path: Path) -> None:
    poll = tied_poll(live)
    path = tmp_path / "suara.csv"
    live.handlers._polls.write_ballots(path)
    sheet = live.desk.services.read_ballot_list(path)
    assert poll.result is not None
    assert sheet.digest == poll.result.digest
    assert len(sheet.ballots) == 2


def test_the_table_says_what_the_bars_say(live: Program) -> None:
    poll = tied_poll(live)
    table = live.window.live_page.polls.result.table
    assert poll.result is not None
    assert table.rowCount() == len(poll.result.rows)
    cells = [table.item(row, column) for row in (0, 2) for column in (0, 2)]
    assert [cell.text() for cell in cells if cell is not None] == ["1 seri", "2", "3", "0"]


def test_each_way_of_voting_has_its_key_and_the_keys_go_on_in_it(live: Program) -> None:
    opened(live)
    page, book = live.window.live_page, live.window.book
    channels = page.polls.channels
    page.tabs.setCurrentWidget(page.log)
    book.action("vote_by_booth").trigger()
    assert (page.tabs.currentWidget(), channels.way) == (page.polls, Way.BOOTH)
    assert isinstance(first := live.window.focusWidget(), QPushButton)
    assert first.text().startswith("Panggil ")
    book.action("vote_by_paper").trigger()
    QTest.keyClick(channels.paper.people, Qt.Key.Key_Space)
    assert len(newest(live).holders) == 1
    book.action("vote_by_seat").trigger()
    assert channels.way is Way.SEAT
    live.bridge.perform(ClosePoll(newest(live).poll_id, "kosong"))
    assert not any(book.action(f"vote_by_{way}").isEnabled() for way in Way)


def test_a_paper_is_scrolled_to_when_it_is_typed_in(live: Program) -> None:
    opened(live)
    panel = live.window.live_page.polls
    live.window.book.action("vote_by_paper").trigger()
    QTest.keyClick(panel.channels.paper.people, Qt.Key.Key_Space)
    panel.channels.paper.type_next()
    QApplication.processEvents()
    ballot = panel.channels.paper.ballot
    seen = ballot.visibleRegion().boundingRect()
    assert (seen.top(), seen.height() > ballot.height() // 2) == (0, True)


def test_one_person_votes_once_whatever_the_channel(live: Program) -> None:
    poll = opened(live)
    page = live.window.live_page
    page.polls.channels.choose(Way.PAPER)
    page.press_number(1)
    page.polls.channels.choose(Way.SEAT)
    page.press_number(1)
    assert "kertas" in page.hints.sentence
    assert not page.polls.ballot.busy
    person = poll.waiting[0].person_id
    assert (
        live.bridge.perform(CastBallot(poll.poll_id, person, ((poll.options[0].option_id, 1),), Channel.BOOTH)) is None
    )


def test_the_dialog_has_a_form_for_every_method_and_its_settings_count(live: Program) -> None:
    assert FORMS.keys() == METHODS.keys()
    assert live.bridge.console is not None
    dialog = PollDialog(live.bridge.console.issues, live.window, voters=3)
    for method in METHODS:
        dialog.choose(method)
        dialog.question.setText("Mana?")
        wished = dialog.wished()
        assert live.bridge.perform(wished) is not None, method
        assert newest(live).method == method
        assert newest(live).form is not None
    dialog.deleteLater()


def test_three_voters_cannot_be_secret_and_the_dialog_says_so(live: Program) -> None:
    assert live.bridge.console is not None
    dialog = PollDialog(live.bridge.console.issues, live.window, voters=3)
    dialog.show()
    dialog.ways.secret.setChecked(True)
    assert "rahasia tidak mungkin" in dialog.ways._few.text()
    assert not dialog.ways.running.isEnabled()
    dialog.choose("mufakat")
    assert not dialog.ways.secret.isChecked()
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("method", METHODS)
def test_tab_goes_from_the_question_through_the_settings_to_secrecy(live: Program, method: str) -> None:
    assert live.bridge.console is not None
    dialog = PollDialog(live.bridge.console.issues, live.window)
    dialog.choose(method)
    dialog.show()
    dialog.activateWindow()
    fields = dialog.rules_form.findChildren(QComboBox) + dialog.rules_form.findChildren(QSpinBox)
    dialog.question.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(20):
        if dialog.focusWidget() is dialog.ways.running:
            break
        reached.append(dialog.focusWidget())
        dialog.focusNextChild()
    assert dialog.focusWidget() is dialog.ways.running
    assert all(field in reached for field in fields)
    assert not dialog.ways.secret.isEnabled() or reached[-1] is dialog.ways.secret
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("weights", [(40, 60), (40, 59)])
def test_weights_that_do_not_add_up_are_not_taken(live: Program, weights: tuple[int, int]) -> None:
    assert live.bridge.console is not None
    dialog = PollDialog(live.bridge.console.issues, live.window)
    dialog.choose("weighted")
    dialog.question.setText("Mana?")
    form = dialog.rules_form
    assert isinstance(form, WeightedRules)
    for (name, number), weight in zip(form.rows, (*weights, 0), strict=False):
        if weight:
            number.setValue(weight)
        else:
            name.clear()
    dialog.accept()
    good = sum(weights) == 100
    assert (dialog.result() == QDialog.DialogCode.Accepted) is good
    assert ("bobot" in dialog.problem.text()) is not good
    dialog.deleteLater()


def test_a_formula_that_could_divide_by_zero_is_not_taken(live: Program) -> None:
    assert live.bridge.console is not None
    dialog = PollDialog(live.bridge.console.issues, live.window)
    dialog.choose("formula")
    dialog.question.setText("Mana?")
    form = dialog.rules_form
    assert isinstance(form, FormulaRules)
    form.formula.setText("M*I/C")
    form.low.setValue(0)
    dialog.accept()
    assert "rumus" in dialog.problem.text()
    form.low.setValue(1)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_ten_people_by_keys_alone_from_opening_to_the_result_on_the_wall(
    live: Program, in_dialog: InDialog, press: Callable[..., None]
) -> None:
    """Ctrl and the seat, a letter, Enter: three keys a person, so that 45 seconds leave more than one for each."""
    ctrl = Qt.KeyboardModifier.ControlModifier
    live.bridge.perform(DraftPoll("consent_vote", "Setujukah kita?"))
    in_dialog("open_poll", lambda dialog: dialog.accept())
    for number in range(1, 11):
        press(Qt.Key(ord(str(number % 10))), ctrl)
        press(Qt.Key.Key_B if number > 7 else Qt.Key.Key_A)
        press(Qt.Key.Key_Return)
    assert newest(live).voted == 10
    in_dialog("close_poll", lambda dialog: dialog.accept())
    assert live.bridge.wall is not None
    assert live.bridge.wall.result is not None
    assert [row.value for row in live.bridge.wall.result.rows] == ["7", "3", "0"]
    assert newest(live).result is not None


def test_seven_agree_at_once_and_three_by_keys(live: Program, in_dialog: InDialog, press: Callable[..., None]) -> None:
    opened(live, "consent_vote")
    for number in (1, 2, 3):
        press(Qt.Key(ord(str(number))), Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_C)
        press(Qt.Key.Key_Return)
    in_dialog("all_agree", lambda dialog: dialog.accept())
    assert newest(live).waiting == ()
    in_dialog("close_poll", lambda dialog: dialog.accept())
    result = newest(live).result
    assert result is not None
    assert [row.value for row in result.rows] == ["7", "0", "3"]


def closed_by_ranks(live: Program, method: str, marks: Callable[[PollView], tuple[tuple[str, int], ...]]) -> PollView:
    """A closed poll in which one person marked the issues."""
    poll = opened(live, method)
    live.bridge.perform(CastBallot(poll.poll_id, poll.waiting[0].person_id, marks(poll)))
    live.bridge.perform(ClosePoll(poll.poll_id))
    return newest(live)


def test_two_polls_propose_one_order_and_the_money_goes_down_it(live: Program, in_dialog: InDialog) -> None:
    """Ranks 1, 3, 2 and 2, 3, 1: sums 3, 6, 3, so the first and the third issue are level."""
    assert live.bridge.console is not None
    ids = [issue.issue_id for issue in live.bridge.console.issues]
    closed_by_ranks(live, "top_k", lambda poll: tuple((poll.options[n].option_id, p) for n, p in ((0, 1), (2, 2))))
    closed_by_ranks(
        live, "score", lambda poll: tuple((o.option_id, p) for o, p in zip(poll.options, (3, 1, 5), strict=True))
    )

    def settle(dialog: QDialog) -> None:
        assert isinstance(dialog, RankingDialog)
        lines = dialog.sums.text().splitlines()[1:]
        assert [line.split(":")[0] for line in lines] == ["1  M1", "1  M3", "3  M2"]
        assert lines[0].endswith("= 3 (seri)")
        assert dialog.wished().ranked_ids == (ids[0], ids[2], ids[1])
        dialog.accept()

    in_dialog("settle_ranking", settle)

    def spend(dialog: QDialog) -> None:
        assert isinstance(dialog, BudgetDialog)
        dialog.ceiling.setValue(10_000_000)
        for issue_id, cost in zip(ids, (7_000_000, 2_000_000, 5_000_000), strict=True):
            dialog.costs[issue_id].setValue(cost)
        assert [dialog._fits[issue_id].text() for issue_id in ids] == ["muat", "muat", "lebih dari sisanya"]
        assert dialog.left.text() == "Terpakai Rp9.000.000,00, sisa Rp1.000.000,00"
        dialog.accept()

    in_dialog("budget", spend)
    budget = budget_of(live.bridge.state)
    assert budget is not None
    assert (budget.ceiling, dict(budget.costs)[ids[1]]) == (10_000_000, 2_000_000)
