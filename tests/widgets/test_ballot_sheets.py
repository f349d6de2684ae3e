"""Every ballot sheet by keys and by clicks, and that there is one for every method that can be counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.tally import METHODS
from core.views import BallotForm, BallotLine, OptionView, PollStage, PollView
from widgets.ballot_panel import BallotPanel
from widgets.ballots.answers import AnswerSheet
from widgets.ballots.option_row import columns_for
from widgets.ballots.pairs import PairSheet
from widgets.ballots.register import SHEETS, sheet_for
from widgets.ballots.scores import ScoreSheet
from widgets.ballots.sheet import BOOTH, BallotSheet

OPTIONS = tuple(OptionView(f"id-{letter}", letter, f"Isu {letter}", "") for letter in "ABC")
ANSWERS = {
    "consent_vote": ("agree", "disagree", "abstain"),
    "mufakat": ("agree", "no_objection", "objection"),
}
RULES: dict[str, dict[str, int | str]] = {
    "weighted": {"weight|biaya": 40, "weight|dampak": 60},
    "formula": {"formula": "M*I/C", "high": 12, "low": 1},
}


def poll_of(method: str) -> PollView:
    """An open poll of a method among three options, as core would show it."""
    tally = METHODS[method]
    rules = tally.checked_rules(RULES.get(method, {})) or {}
    answers = ANSWERS.get(method, ())
    options = (
        tuple(OptionView(a, letter, a, "") for a, letter in zip(answers, "ABC", strict=True)) if answers else OPTIONS
    )
    keys = tally.keys({**rules, "present": 3, "invited": 3}, [option.option_id for option in options])
    lines = []
    for key in keys:
        option, _, part = key.partition("|")
        high = int(rules.get("high", rules.get("cap", rules.get("places", 2 if method == "pairwise" else 1))))
        lines.append(BallotLine(key, option, part, int(rules.get("low", 1)), high, ""))
    form = BallotForm(tuple(lines), int(rules.get("dots", 0)), 1 if answers else int(rules.get("places", 0)))
    return PollView(
        poll_id="p", method=method, question="Mana?", stage=PollStage.OPEN, round=1, opened_at=None, options=options,
        dots=int(rules.get("dots", 0)), cap=int(rules.get("cap", 0)), waiting=(), voted=0, eligible=3, result=None,
        form=form, rules=tuple(sorted(rules.items())),
    )  # fmt: skip


def typed(sheet: BallotSheet, keys: str) -> dict[str, int]:
    """The marks after keys; "<" is Backspace, "^v{}" are the arrows."""
    arrows = {"<": Qt.Key.Key_Backspace, "^": Qt.Key.Key_Up, "v": Qt.Key.Key_Down}
    arrows |= {"{": Qt.Key.Key_Left, "}": Qt.Key.Key_Right}
    for key in keys:
        assert sheet.take_key(arrows.get(key, Qt.Key(ord(key))), "" if key in arrows else key)
    return dict(sheet.marks)


def test_there_is_a_sheet_for_every_method_that_can_be_counted() -> None:
    assert SHEETS.keys() == METHODS.keys()


@pytest.mark.parametrize(
    ("method", "keys", "marks"),
    [
        ("consent_vote", "AB", {"disagree": 1}),
        ("consent_vote", "A<", {}),
        ("mufakat", "B", {"no_objection": 1}),
        ("dots", "AAAB", {"id-A": 2, "id-B": 1}),
        ("dots", "AB<", {"id-A": 1}),
        ("approval", "ACA", {"id-C": 1}),
        ("top_k", "CBA", {"id-C": 1, "id-B": 2, "id-A": 3}),
        ("top_k", "CBC", {"id-B": 1}),
        ("usg", "543", {"id-A|U": 5, "id-A|S": 4, "id-A|G": 3}),
        ("usg", "69", {}),
        ("usg", "5B2", {"id-A|U": 5, "id-B|U": 2}),
        ("usg", "5v3", {"id-A|U": 5, "id-B|S": 3}),
        ("usg", "54<", {"id-A|U": 5}),
        ("usg", "-4", {"id-A|S": 4}),
        ("weighted", "14", {"id-A|biaya": 1, "id-A|dampak": 4}),
        ("formula", "1212", {"id-A|M": 12, "id-A|I": 12}),
        ("formula", "95", {"id-A|M": 9, "id-A|I": 5}),
        ("score", "05", {"id-A": 0, "id-B": 5}),
        ("pairwise", "AC2", {"id-A|id-B": 1, "id-A|id-C": 2, "id-B|id-C": 2}),
        ("pairwise", "{}<", {"id-A|id-B": 1}),
    ],
)
def test_marks_by_keys(qtbot: QtBot, method: str, keys: str, marks: dict[str, int]) -> None:
    poll = poll_of(method)
    sheet = sheet_for(poll)
    qtbot.addWidget(sheet)
    assert typed(sheet, keys) == marks
    if marks:
        rules = {**dict(poll.rules), "present": 3, "invited": 3}
        assert METHODS[method].check(rules, [option.option_id for option in poll.options], marks) is None
        assert sheet.spoken()
    sheet.clear()
    assert sheet.marks == ()


@pytest.mark.parametrize("method", SHEETS)
def test_a_key_that_means_nothing_is_left_to_others(qtbot: QtBot, method: str) -> None:
    sheet = sheet_for(poll_of(method))
    qtbot.addWidget(sheet)
    assert not sheet.take_key(Qt.Key.Key_F5, "")
    assert sheet.marks == ()


def test_scores_and_pairs_by_mouse(qtbot: QtBot) -> None:
    scores, pairs = sheet_for(poll_of("usg")), sheet_for(poll_of("pairwise"))
    assert isinstance(scores, ScoreSheet)
    assert isinstance(pairs, PairSheet)
    for sheet in (scores, pairs):
        qtbot.addWidget(sheet)
        sheet.show()
    QTest.mouseClick(scores.cells[4], Qt.MouseButton.LeftButton)
    assert scores.current == 4
    scores.score(5)
    assert dict(scores.marks) == {"id-B|S": 5}
    pairs.pairs[1].buttons[1].click()
    assert dict(pairs.marks) == {"id-A|id-C": 2}


def test_in_the_booth_the_whole_card_is_the_target_and_at_least_96_px_high(qtbot: QtBot) -> None:
    sheet = sheet_for(poll_of("consent_vote"), BOOTH)
    assert isinstance(sheet, AnswerSheet)
    qtbot.addWidget(sheet)
    sheet.show()
    row = sheet.rows["disagree"]
    assert row.height() >= 96
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert dict(sheet.marks) == {"disagree": 1}


def test_who_objects_is_asked_why_unless_it_is_secret(qtbot: QtBot) -> None:
    sheet = sheet_for(poll_of("mufakat"))
    assert isinstance(sheet, AnswerSheet)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.mark_option("objection")
    assert sheet._reason.isVisible()
    sheet._reason.setText(" Belum ada anggaran ")
    assert sheet.reason == "Belum ada anggaran"
    sheet.mark_option("agree")
    assert sheet.reason == ""
    assert not sheet._reason.isVisible()


def test_fewer_cards_side_by_side_where_the_text_is_large() -> None:
    assert [columns_for(6, scale) for scale in (1.0, 1.4, 1.75)] == [3, 2, 1]
    assert [columns_for(cards, 1.0) for cards in (2, 3, 4, 5)] == [1, 1, 2, 3]


def test_the_panel_casts_by_enter_and_forgets(qtbot: QtBot) -> None:
    panel = BallotPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_poll(poll_of("dots"))
    QTest.keyClicks(panel, "AB")
    assert panel.marks == ()
    panel.start("o1", "Ibu Maryani")
    QTest.keyClicks(panel, "AB")
    with qtbot.waitSignal(panel.cast) as cast:
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert cast.args == ["o1", (("id-A", 1), ("id-B", 1)), ""]
    panel.stop()
    assert panel.marks == ()
    panel.start_paper(3)
    assert panel.person_id == ""
    assert panel.busy
    with qtbot.waitSignal(panel.spoiled):
        panel._spoiled.click()
