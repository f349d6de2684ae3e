"""Issues are decided, grouped, merged and split; undo takes each back as a whole, and nothing dangles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.actions import Code
from core.console_view import ConsoleView
from core.cross_checks import (
    AddCrossCheck,
    CheckKind,
    CheckStatus,
    CrossCheck,
    SettleCrossCheck,
    open_checks,
    waiting_feedback,
)
from core.issue_board import DecideIssue, GroupIssues, MergeIssues, SplitIssue
from core.issues import AddIssue, EditIssue, Issue, IssueStatus, is_vulnerable_group, issue_codes, issues
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.outcomes import (
    AddRecommendation,
    EditRecommendation,
    PlanAction,
    PlannedAction,
    Ranking,
    Recommendation,
    SettleRanking,
)
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.views import AffectedView, CheckView
from tests.core.room import RunningRoom


class IssueRoom(RunningRoom):
    """Three issues; the second has two entries and a row of the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.waste = self.issue("Sampah", causes=("TPS jauh",), affected=("Lansia",))
        self.flood = self.issue("Banjir", causes=("TPS jauh", "Saluran sempit"), effects=("Rumah terendam",))
        self.lamp = self.issue("Lampu jalan")
        self.first = self.entry("Banjir tiap hujan.", self.flood)
        self.second = self.entry("Saluran penuh sampah.", self.flood)
        self.plan = self.add(PlanAction(PlannedAction(activity="Keruk saluran", issue_id=self.flood.id)), PlannedAction)

    def issue(self, title: str, **values: tuple[str, ...]) -> Issue:
        return self.add(AddIssue(Issue(title=title, **values)), Issue)

    def entry(self, text: str, issue: Issue) -> Contribution:
        wished = Contribution(person_id=self.maryani.id, kind="masalah", text=text, said_at=self.now, issue_id=issue.id)
        return self.add(LogContribution(wished), Contribution)


@pytest.fixture
def room() -> IssueRoom:
    return IssueRoom()


def test_an_issue_is_left_aside_with_a_reason_only(room: IssueRoom) -> None:
    assert room.get(room.lamp).status is IssueStatus.RAISED
    assert room.refused(DecideIssue(room.lamp.id, IssueStatus.NOT_TAKEN_UP)) is Code.EMPTY_TEXT
    assert room.refused(DecideIssue("?", IssueStatus.TAKEN_UP)) is Code.NOT_FOUND
    room.do(DecideIssue(room.lamp.id, IssueStatus.NOT_TAKEN_UP, " Kewenangan kota. "))
    assert (room.get(room.lamp).reason, room.get(room.lamp).status) == ("Kewenangan kota.", IssueStatus.NOT_TAKEN_UP)
    assert room.nothing(DecideIssue(room.lamp.id, IssueStatus.NOT_TAKEN_UP, "Kewenangan kota."))
    room.do(EditIssue(replace(room.get(room.lamp), title="Lampu gang", status=IssueStatus.TAKEN_UP, reason="x")))
    assert (room.get(room.lamp).title, room.get(room.lamp).reason) == ("Lampu gang", "Kewenangan kota.")
    room.do(DecideIssue(room.lamp.id, IssueStatus.TAKEN_UP, "tidak dipakai"))
    assert (room.get(room.lamp).status, room.get(room.lamp).reason) == (IssueStatus.TAKEN_UP, "")


def test_a_new_issue_begins_as_raised(room: IssueRoom) -> None:
    wished = Issue(title="Air", status=IssueStatus.NOT_TAKEN_UP, reason="x", merged_into_id=room.lamp.id)
    issue = room.add(AddIssue(wished), Issue)
    assert (issue.status, issue.reason, issue.merged_into_id) == (IssueStatus.RAISED, "", None)


def test_the_final_order_has_every_issue_that_is_not_left_aside(room: IssueRoom) -> None:
    room.do(DecideIssue(room.lamp.id, IssueStatus.NOT_TAKEN_UP, "Kewenangan kota."))
    everything = Ranking(ranked_ids=(room.flood.id, room.waste.id, room.lamp.id))
    assert room.refused(SettleRanking(everything)) is Code.NOT_EVERY_ISSUE
    room.do(SettleRanking(Ranking(ranked_ids=(room.flood.id, room.waste.id))))
    *_, lamp = minutes_of(room.state, "", room.now).issues
    assert (lamp.rank, lamp.status, lamp.reason) == (None, IssueStatus.NOT_TAKEN_UP, "Kewenangan kota.")


def test_issues_stand_together_under_a_heading(room: IssueRoom) -> None:
    both = (room.waste.id, room.flood.id, room.waste.id)
    room.do(GroupIssues(both, " Lingkungan "))
    assert [issue.group for issue in issues(room.state)] == ["Lingkungan", "Lingkungan", ""]
    assert room.nothing(GroupIssues(both, "Lingkungan"))
    assert room.refused(GroupIssues((room.waste.id, "?"), "x")) is Code.NOT_FOUND
    assert room.refused(GroupIssues(both, "\x00")) is Code.BAD_TEXT
    room.undo()
    assert [issue.group for issue in issues(room.state)] == ["", "", ""]


def test_merging_moves_everything_and_undo_moves_it_back(room: IssueRoom) -> None:
    before = room.state
    room.do(MergeIssues(room.waste.id, (room.flood.id,)))
    whole = room.get(room.waste)
    assert whole.causes == ("TPS jauh", "Saluran sempit")
    assert (whole.effects, whole.affected) == (("Rumah terendam",), ("Lansia",))
    assert [issue.code for issue in issues(room.state)] == ["M1", "M3"]
    assert {room.get(entry).issue_id for entry in (room.first, room.second)} == {room.waste.id}
    assert room.get(room.plan).issue_id == room.waste.id
    assert issue_codes(room.state)[room.flood.id] == "M2"
    minutes = minutes_of(room.state, "", room.now)
    assert [(issue.code, issue.entries) for issue in minutes.issues] == [("M1", 2), ("M3", 0)]
    assert minutes.figures.by_issue == {"M1": 2, "M3": 0}
    room.undo()
    assert room.state == before


def test_what_was_merged_away_cannot_be_used_any_more(room: IssueRoom) -> None:
    room.do(MergeIssues(room.waste.id, (room.flood.id, room.lamp.id)))
    gone = room.get(room.flood)
    said = Contribution(person_id=room.dimas.id, kind="masalah", text="x", said_at=room.now, issue_id=gone.id)
    for action in (
        EditIssue(gone),
        DecideIssue(gone.id, IssueStatus.TAKEN_UP),
        MergeIssues(gone.id, (room.waste.id,)),
        MergeIssues(room.waste.id, (gone.id,)),
        SplitIssue(gone.id, Issue(title="x")),
        LogContribution(said),
        PlanAction(PlannedAction(activity="x", issue_id=gone.id)),
        DraftPoll("dots", "?", (OptionWish(issue_id=gone.id), OptionWish("x"))),
    ):
        assert room.refused(action) is Code.NOT_FOUND, action
    assert room.add(AddIssue(Issue(title="Baru")), Issue).code == "M4"


@pytest.mark.parametrize("merged", [(), ("?",), ("self",), ("other", "?")])
def test_only_other_issues_are_merged(room: IssueRoom, merged: tuple[str, ...]) -> None:
    ids = tuple({"self": room.waste.id, "other": room.flood.id}.get(name, name) for name in merged)
    assert room.refused(MergeIssues(room.waste.id, ids)) is Code.NOT_FOUND
    assert room.refused(MergeIssues("?", (room.waste.id,))) is Code.NOT_FOUND


def test_an_issue_in_the_final_order_is_not_merged_away(room: IssueRoom) -> None:
    room.do(SettleRanking(Ranking(ranked_ids=(room.flood.id, room.waste.id, room.lamp.id))))
    refusal = room.refusal(MergeIssues(room.waste.id, (room.flood.id,)))
    assert (refusal.code, dict(refusal.data)) == (Code.IN_USE, {"name": "M2"})
    late = room.issue("Sampah pasar")
    room.do(MergeIssues(room.waste.id, (late.id,)))


def test_a_poll_keeps_the_issue_that_was_merged_since(room: IssueRoom) -> None:
    wishes = tuple(OptionWish(issue_id=issue.id) for issue in (room.flood, room.lamp))
    poll = room.add(DraftPoll("dots", "?", wishes), Poll)
    room.do(MergeIssues(room.waste.id, (room.flood.id,)))
    assert [option.label for option in options_of(room.state, poll.id)] == ["Banjir", "Lampu jalan"]
    assert [option.issue_code for option in ConsoleView()(room.state).polls[0].options] == ["M2", "M3"]


def test_merging_an_issue_without_anything_of_its_own_leaves_the_other_as_it_is(room: IssueRoom) -> None:
    step = room.do(MergeIssues(room.waste.id, (room.lamp.id,)))
    assert [change.record.id for change in step.changes] == [room.lamp.id]


def test_splitting_takes_entries_along(room: IssueRoom) -> None:
    before = room.state
    part = Issue(title="Saluran tersumbat", field="Sarpras")
    elsewhere = room.entry("Lampu mati.", room.lamp)
    assert room.refused(SplitIssue(room.flood.id, part, (elsewhere.id,))) is Code.NOT_FOUND
    assert room.refused(SplitIssue(room.flood.id, part, ("?",))) is Code.NOT_FOUND
    assert room.refused(SplitIssue("?", part)) is Code.NOT_FOUND
    assert room.refused(SplitIssue(room.flood.id, Issue(title=" "))) is Code.EMPTY_TEXT
    room.undo()
    assert room.state == before
    issue = room.add(SplitIssue(room.flood.id, part, (room.second.id,)), Issue)
    assert (issue.code, issue.field, room.get(room.second).issue_id) == ("M4", "Sarpras", issue.id)
    assert room.get(room.first).issue_id == room.flood.id
    room.undo()
    assert room.state == before


def test_the_board_shows_what_is_behind_an_issue(room: IssueRoom) -> None:
    room.do(GroupIssues((room.waste.id,), "Lingkungan"))
    waste, flood, _ = ConsoleView()(room.state).issues
    assert flood.contribution_ids == (room.first.id, room.second.id)
    assert (waste.affected, waste.group, waste.status) == ((AffectedView("Lansia", True),), "Lingkungan", "raised")


@pytest.mark.parametrize(
    ("group", "vulnerable"),
    [
        ("Lansia", True),
        ("Ibu hamil", True),
        ("Anak putus sekolah", True),
        ("Keluarga miskin", True),
        ("RTM RW 05", True),
        ("Penyandang disabilitas", True),
        ("Perempuan kepala keluarga", True),
        ("Pedagang pasar", False),
        ("Peternak", False),
        ("", False),
    ],
)
def test_vulnerable_groups_are_known(group: str, vulnerable: bool) -> None:
    assert is_vulnerable_group(group) is vulnerable


def test_a_statement_is_read_back_confirmed_or_corrected_and_open_ones_are_listed(room: IssueRoom) -> None:
    wished = CrossCheck(
        statement="12 ton sehari", person_id=room.dimas.id, kind=CheckKind.CROSS_CHECK, source="Data DLH"
    )
    check = room.add(AddCrossCheck(wished), CrossCheck)
    back = room.add(AddCrossCheck(CrossCheck(statement="TPS jauh", kind=CheckKind.FEEDBACK)), CrossCheck)
    assert open_checks(room.state) == [check, back]
    entry = room.entry("Air keruh", room.issue("Air"))
    assert waiting_feedback(room.state, entry.id) is None
    asked = room.add(AddCrossCheck(replace(back, id="", contribution_id=entry.id)), CrossCheck)
    assert waiting_feedback(room.state, entry.id) == asked
    room.do(SettleCrossCheck(asked.id, CheckStatus.CONFIRMED, "", ""))
    assert waiting_feedback(room.state, entry.id) is None
    room.do(SettleCrossCheck(back.id, CheckStatus.CORRECTED, "Dibacakan", "TPS 2 km"))
    room.do(SettleCrossCheck(check.id, CheckStatus.WAITING, "Surat", "", "Data BPS"))
    assert open_checks(room.state) == [room.get(check)]
    views = ConsoleView()(room.state).checks
    assert views[0] == CheckView(
        check.id, "cross_check", "waiting", "12 ton sehari", "Sdr. Dimas", "Data BPS", "Surat", ""
    )
    assert (views[1].name, views[1].kind, views[1].status) == ("", "feedback", "corrected")
    lines = minutes_of(room.state, "", room.now).checks
    assert [(line.kind, line.source) for line in lines] == [
        (CheckKind.CROSS_CHECK, "Data BPS"),
        (CheckKind.FEEDBACK, ""),
        (CheckKind.FEEDBACK, ""),
    ]


def test_a_recommendation_is_worded_anew(room: IssueRoom) -> None:
    wish = room.add(AddRecommendation(Recommendation(addressee="DLH", text="Angkut tiap hari")), Recommendation)
    room.do(EditRecommendation(replace(wish, text="Angkut dua kali")))
    assert room.get(wish).text == "Angkut dua kali"
    assert room.refused(EditRecommendation(replace(wish, addressee=" "))) is Code.EMPTY_TEXT
    assert room.refused(EditRecommendation(replace(wish, text=" "))) is Code.EMPTY_TEXT
    assert room.refused(EditRecommendation(replace(wish, id="?"))) is Code.NOT_FOUND
