"""The words of the wall's scenes: what each holds, when it gives way, and that nothing else comes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Action
from core.agenda import AddQuestion, AdvanceAgenda, Question, TickQuestion
from core.course import PauseSession
from core.cross_checks import AddCrossCheck, CheckKind, CheckStatus, CrossCheck, SettleCrossCheck
from core.floor import GiveFloor
from core.issue_board import MergeIssues
from core.issues import AddIssue, Issue
from core.log import Contribution, LogContribution
from core.notes import AddNote, NoteKind
from core.outcomes import (
    AddAgreement,
    Agreement,
    EditAgreement,
    PlanAction,
    PlannedAction,
    Ranking,
    RemoveAgreement,
    SettleRanking,
)
from core.polls import DraftPoll, OptionWish, Poll
from core.session import WallNames
from core.state import SessionState
from core.views import (
    ProjectorView,
    Scene,
    Shown,
    WallAgreement,
    WallIssue,
    WallIssues,
    WallMessage,
    WallPlan,
    WallPlanRow,
    WallQuestion,
    WallReadBack,
    WallTitle,
)
from core.voting import ClosePoll, OpenPoll
from core.wall_content import wall_content
from core.wall_follow import attention_after
from core.wall_view import WallView
from tests.core.room import Room, RunningRoom

FOLLOW = Shown()
WORDED = (Scene.QUESTION, Scene.ISSUES, Scene.READ_BACK, Scene.AGREEMENT, Scene.PLAN, Scene.MESSAGE)


def wall(room: Room, shown: Shown = FOLLOW, attention: Shown | None = None) -> ProjectorView:
    return WallView()(room.state, shown, attention)


def entry(room: RunningRoom, text: str = "Air naik sampai lutut") -> Contribution:
    said = Contribution(person_id=room.maryani.id, kind="masalah", text=text, nonverbal="menunjuk", said_at=room.now)
    return room.add(LogContribution(said), Contribution)


# --- what each scene holds -------------------------------------------------------------------------------------------


def test_the_title_page_says_where_and_when() -> None:
    room = RunningRoom(place="Balai Warga")
    view = wall(room, Shown(Scene.TITLE))
    assert view.scene is Scene.TITLE
    assert view.content == WallTitle("Balai Warga", "Rabu, 11 November 2026", ("09.00", "11.00"))


def test_before_there_is_a_session_there_is_no_title_page() -> None:
    assert wall_content(SessionState("s"), Shown(Scene.TITLE)) is None


def test_a_question_is_shown_with_the_probe_that_was_chosen() -> None:
    room = RunningRoom()
    first = room.add(
        AddQuestion(Question(item_id=room.opening.id, text="Apa?", probes=("Di mana?", "Sejak?"))), Question
    )
    second = room.add(AddQuestion(Question(item_id=room.opening.id, text="Siapa?")), Question)
    assert wall(room, Shown(Scene.QUESTION)).content == WallQuestion("Apa?", "")
    assert wall(room, Shown(Scene.QUESTION, first.id, probe=1)).content == WallQuestion("Apa?", "Sejak?")
    assert wall(room, Shown(Scene.QUESTION, first.id, probe=2)).content == WallQuestion("Apa?", "")
    room.do(TickQuestion(first.id, True))
    assert wall(room, Shown(Scene.QUESTION)).content == WallQuestion("Siapa?", "")
    room.do(TickQuestion(second.id, True))
    assert wall(room, Shown(Scene.QUESTION)).content == WallQuestion("Siapa?", "")
    room.do(AdvanceAgenda())
    assert wall(room, Shown(Scene.QUESTION)).scene is Scene.CIRCLE
    assert wall(room, Shown(Scene.QUESTION, first.id)).content == WallQuestion("Apa?", "")


def test_before_the_session_runs_no_question_suggests_itself() -> None:
    room = Room()
    item = room.item("Pembukaan")
    room.do(AddQuestion(Question(item_id=item.id, text="Apa?")))
    assert wall_content(room.state, Shown(Scene.QUESTION)) is None


def test_issues_stand_as_on_the_board_and_then_by_rank() -> None:
    room = RunningRoom()
    floods = room.add(AddIssue(Issue(title="Genangan dan banjir", screen_title="Banjir")), Issue)
    waste = room.add(AddIssue(Issue(title="Sampah")), Issue)
    board = WallIssues((WallIssue("M1", "Banjir", None), WallIssue("M2", "Sampah", None)))
    assert wall(room, Shown(Scene.ISSUES)).content == board
    room.do(SettleRanking(Ranking(ranked_ids=(waste.id, floods.id))))
    late = room.add(AddIssue(Issue(title="Jalan")), Issue)
    ranked = (WallIssue("M2", "Sampah", 1), WallIssue("M1", "Banjir", 2), WallIssue(late.code, "Jalan", None))
    assert wall(room, Shown(Scene.ISSUES)).content == WallIssues(ranked)


def test_an_entry_is_read_back_as_it_was_logged() -> None:
    room = RunningRoom()
    said = entry(room)
    shown = Shown(Scene.READ_BACK, said.id)
    assert wall(room, shown).content == WallReadBack("Air naik sampai lutut", "P01", "masalah")
    room.consents(room.maryani)
    assert wall(room, shown).content == WallReadBack("Air naik sampai lutut", "Ibu Maryani", "masalah")
    for kind in (CheckKind.CROSS_CHECK, CheckKind.FEEDBACK):
        wished = CrossCheck(statement=said.text, person_id=room.maryani.id, contribution_id=said.id, kind=kind)
        check = room.add(AddCrossCheck(wished), CrossCheck)
        room.do(SettleCrossCheck(check.id, CheckStatus.CONFIRMED, "", ""))
        is_feedback = kind is CheckKind.FEEDBACK
        assert wall(room, shown).content == WallReadBack(said.text, "Ibu Maryani", "masalah", confirmed=is_feedback)
        of_check = wall(room, Shown(Scene.READ_BACK, check.id)).content
        assert of_check == WallReadBack(said.text, "Ibu Maryani", confirmed=is_feedback)


def test_the_words_of_the_team_may_be_named_and_those_of_nobody_have_no_name() -> None:
    room = RunningRoom()
    said = room.add(
        LogContribution(Contribution(person_id=room.moderator.id, kind="ringkasan", text="Jadi", said_at=room.now)),
        Contribution,
    )
    check = room.add(AddCrossCheck(CrossCheck(statement="Air naik")), CrossCheck)
    assert wall(room, Shown(Scene.READ_BACK, said.id)).content == WallReadBack("Jadi", "Hesti", "ringkasan")
    assert wall(room, Shown(Scene.READ_BACK, check.id)).content == WallReadBack("Air naik")


def test_an_issue_is_read_back_with_its_causes_and_effects() -> None:
    room = RunningRoom()
    wished = Issue(title="Banjir", causes=("selokan buntu",), effects=("jalan rusak",), affected=("lansia",))
    issue, other = room.add(AddIssue(wished), Issue), room.add(AddIssue(Issue(title="Sampah")), Issue)
    shown = Shown(Scene.READ_BACK, issue.id)
    assert wall(room, shown).content == WallReadBack(
        "Banjir", code="M1", causes=("selokan buntu",), effects=("jalan rusak",)
    )
    room.do(MergeIssues(issue.id, (other.id,)))
    assert wall(room, Shown(Scene.READ_BACK, other.id)).scene is Scene.CIRCLE


def test_an_agreement_says_which_of_how_many_it_is() -> None:
    room = RunningRoom()
    first = room.add(AddAgreement(Agreement(text="Kerja bakti", manner="mufakat", dissent="P02")), Agreement)
    room.do(AddAgreement(Agreement(text="Iuran")))
    assert wall(room, Shown(Scene.AGREEMENT)).content == WallAgreement("KEDUA", 2, 2, "Iuran", False)
    chosen = Shown(Scene.AGREEMENT, first.id, assented=True)
    assert wall(room, chosen).content == WallAgreement("KESATU", 1, 2, "Kerja bakti", True)


def test_the_plan_says_what_who_and_when() -> None:
    room = RunningRoom()
    row = PlannedAction(activity="Kerja bakti", responsible_id=room.dimas.id, starts_on=date(2026, 11, 20), cost=5)
    room.do(PlanAction(row))
    room.do(PlanAction(PlannedAction(activity="Rapat", ends_on=date(2026, 12, 1))))
    assert wall(room, Shown(Scene.PLAN)).content == WallPlan(
        (
            WallPlanRow("Kerja bakti", "Sdr. Dimas", "20 November 2026", ""),
            WallPlanRow("Rapat", "", "", "1 Desember 2026"),
        )
    )


def test_a_message_is_the_moderators_own_words() -> None:
    room = RunningRoom()
    shown = Shown(Scene.MESSAGE, message="  Istirahat 10 menit ")
    assert wall(room, shown).content == WallMessage("Istirahat 10 menit")


@pytest.mark.parametrize("scene", WORDED)
def test_a_scene_without_words_gives_way(scene: Scene) -> None:
    room = RunningRoom()
    for shown in (Shown(scene), Shown(scene, "unknown")):
        assert (wall(room, shown).scene, wall(room, shown).content) == (Scene.CIRCLE, None)


def test_words_that_did_not_change_are_the_same_object() -> None:
    room, view = RunningRoom(), WallView()
    before = view(room.state, Shown(Scene.TITLE))
    room.do(AddNote(NoteKind.MODERATOR, "x"))
    assert view(room.state, Shown(Scene.TITLE)).content is before.content


# --- following -------------------------------------------------------------------------------------------------------


def attention(room: Room, before: Shown | None, action: Action) -> Shown | None:
    return attention_after(before, room.do(action).changes)


def test_the_wall_turns_to_the_agreement_that_is_written() -> None:
    room = RunningRoom()
    at = attention(room, None, AddAgreement(Agreement(text="Iuran")))
    (agreement,) = room.state.all(Agreement)
    assert at == Shown(Scene.AGREEMENT, agreement.id)
    assert wall(room, attention=at).scene is Scene.AGREEMENT
    assert attention(room, None, EditAgreement(replace(agreement, text="Iuran warga"))) == at
    assert attention(room, at, GiveFloor(room.dimas.id)) == at
    assert attention(room, at, AddNote(NoteKind.MODERATOR, "x")) == at
    assert wall(room, Shown(Scene.CLOCK), at).scene is Scene.CLOCK
    other = Shown(Scene.AGREEMENT, "other")
    assert attention(room, at, RemoveAgreement(agreement.id)) is None
    assert attention_after(other, room.undo().changes) == at
    assert attention(room, other, RemoveAgreement(agreement.id)) == other
    assert wall(room, attention=at).scene is Scene.CIRCLE


def test_it_turns_away_when_the_agenda_moves_for_a_pause_and_for_a_poll() -> None:
    room = RunningRoom()
    at = Shown(Scene.AGREEMENT, room.add(AddAgreement(Agreement(text="Iuran")), Agreement).id)
    poll = room.add(DraftPoll("dots", "Mana?", (OptionWish("A"), OptionWish("B"))), Poll)
    assert attention(room, at, AdvanceAgenda()) is None
    assert attention(room, at, OpenPoll(poll.id)) is None
    assert wall(room, attention=at).scene is Scene.VOTE
    assert attention(room, at, ClosePoll(poll.id)) is None
    assert wall(room).scene is Scene.RESULT
    assert wall(room, attention=at).scene is Scene.AGREEMENT
    assert attention(room, at, PauseSession()) is None


def test_it_turns_to_what_is_read_back_until_somebody_takes_the_floor() -> None:
    room = RunningRoom()
    said = entry(room)
    at = attention(room, None, AddCrossCheck(CrossCheck(statement="x", contribution_id=said.id)))
    assert at is None
    at = attention(room, None, AddCrossCheck(CrossCheck(statement="Air naik", kind=CheckKind.FEEDBACK)))
    assert at is not None
    assert wall(room, attention=at).content == WallReadBack("Air naik")
    assert attention(room, at, SettleCrossCheck(at.subject_id or "", CheckStatus.CONFIRMED, "", "")) == at
    assert attention(room, at, GiveFloor(room.dimas.id)) is None


# --- what comes along ------------------------------------------------------------------------------------------------


def marked_acts(room: RunningRoom, mark: str) -> list[Action]:
    """Acts that put ``mark`` into every text of what a scene is about that is not for the wall."""
    said = Contribution(person_id=room.maryani.id, kind="masalah", text="umum", nonverbal=mark, said_at=room.now)
    issue = Issue(title="umum", field=mark, place=mark, affected=(mark,), assets=(mark,), proposals=(mark,), group=mark)
    plan = PlannedAction(activity="umum", aim=mark, target=mark, place=mark, source=mark, indicator=mark, status=mark)
    question = Question(item_id=room.opening.id, code=mark, kind=mark, text="umum", probes=("umum", mark))
    return [
        LogContribution(said),
        AddIssue(issue),
        AddQuestion(question),
        PlanAction(plan),
        AddAgreement(Agreement(text="umum", manner=mark, dissent=mark)),
        AddCrossCheck(CrossCheck(statement="umum", manner=mark, result=mark, source=mark)),
        *(AddNote(kind, mark) for kind in NoteKind),
    ]


@given(st.sampled_from(Scene), st.sampled_from(WallNames), st.integers(0, 5), st.booleans())
def test_only_what_a_scene_is_about_reaches_the_wall(
    scene: Scene, names: WallNames, which: int, following: bool
) -> None:
    mark = "§rahasia§"
    room = RunningRoom(wall_names=names)
    for action in marked_acts(room, mark):
        room.do(action)
    kinds = (Contribution, Issue, Question, PlannedAction, Agreement, CrossCheck)
    (subject,) = room.state.all(kinds[which])
    shown = Shown(scene, subject.id, probe=0, message="umum")
    view = wall(room, FOLLOW, shown) if following else wall(room, shown)
    assert mark not in repr(view)
    assert ("umum" in repr(view)) is (view.content is not None and view.scene is not Scene.TITLE)
