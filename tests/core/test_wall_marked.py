"""Every free text of every record is marked: just those that are listed here may stand in the wall's view.

A text that leaks is not listed, and fails; so does one that a new record or field brings along.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from core.changes import Record
from core.cross_checks import CrossCheck
from core.floor import GiveFloor, RaiseHand
from core.issues import Issue
from core.log import Contribution
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.session import Session, WallNames
from core.state import SessionState
from core.views import AgendaView, ProjectorView, ResultView, Scene, Shown
from core.voting import CastBallot, ClosePoll, OpenPoll
from core.wall_view import WallView
from tests.core.room import RunningRoom
from tests.core.test_wall_content import marked_acts
from tests.core.test_wall_view import private_acts

CODES = {"id", "session_id", "method", "zone", "kind", "manner"}
"""Fields whose texts are one of a few words."""

ALWAYS = {
    "Session.title", "Session.kelurahan", "AgendaItem.title", "Poll.question", "PollOption.label", "Person.code",
}  # fmt: skip
NAMES = {
    WallNames.FULL: {"Person.name"},
    WallNames.SHORT: {"Person.name", "Person.salutation"},
    WallNames.CODES: set[str](),
}
WORDS = {
    Scene.TITLE: {"Session.place"},
    Scene.QUESTION: {"Question.text", "Question.probes"},
    Scene.ISSUES: {"Issue.code", "Issue.screen_title"},
    Scene.READ_BACK: {"Contribution.text", "CrossCheck.statement", "Issue.code", "Issue.title", "Issue.causes"},
    Scene.AGREEMENT: {"Agreement.text"},
    Scene.PLAN: {"PlannedAction.activity"},
}


@cache
def states() -> dict[str, SessionState]:
    """A session in which everything has been said, with a poll that is open, and then closed."""
    room = RunningRoom()
    for action in (*private_acts(room, "x"), *marked_acts(room, "x"), RaiseHand(room.dimas.id)):
        room.do(action)
    room.do(GiveFloor(room.maryani.id))
    poll = room.add(DraftPoll("dots", "Mana?", (OptionWish("A"), OptionWish("B"))), Poll)
    first, second = options_of(room.state, poll.id)
    room.do(OpenPoll(poll.id))
    room.do(CastBallot(poll.id, room.dimas.id, ((first.id, 2), (second.id, 1))))
    opened = room.state
    room.do(ClosePoll(poll.id))
    return {"open": opened, "closed": room.state}


def marked(record: Record, names: WallNames) -> Record:
    """The record with "§Type.field§" for each of its texts."""
    values: dict[str, object] = {}
    for field in fields(record):
        value, mark = getattr(record, field.name), f"§{type(record).__name__}.{field.name}§"
        if field.name in CODES or field.name.endswith(("_id", "_ids")) or isinstance(value, Enum):
            continue
        if isinstance(value, str):
            values[field.name] = mark
        elif isinstance(value, tuple) and value and all(isinstance(part, str) for part in value):
            values[field.name] = (mark,) * len(value)
    if isinstance(record, Session):
        values["wall_names"] = names
    return replace(record, **values)


def said(state: SessionState, scene: Scene) -> set[str]:
    """The marks of all views of a scene."""
    kinds: tuple[type[Record], ...] = (Contribution, Issue, CrossCheck) if scene is Scene.READ_BACK else ()
    about = [record.id for kind in kinds for record in state.all(kind)] or [None]
    views = (WallView()(state, Shown(scene, subject_id, probe=0, message="x")) for subject_id in about)
    return {mark for view in views for mark in re.findall("§([^§]*)§", repr(view))}


@pytest.mark.parametrize("names", WallNames)
@pytest.mark.parametrize("when", ["open", "closed"])
def test_the_wall_says_just_what_may_be_seen(when: str, names: WallNames) -> None:
    records = [marked(record, names) for table in states()[when].tables.values() for record in table.values()]
    state = SessionState.of("session", records)
    assert len(records) > 30
    for scene in Scene:
        assert said(state, scene) == ALWAYS | NAMES[names] | WORDS.get(scene, set()), scene


FIELDS = {
    "ProjectorView": "scene title kelurahan zone fictional agenda seats speaker queue turnout result content",
    "WallSeat": "code initials name role angle here speaking queue_place",
    "SpeakerView": "person_id name since",
    "WallTurnout": "question method rules options voted eligible secret",
    "OptionView": "option_id letter label issue_code",
    "WallTitle": "place day times",
    "WallQuestion": "text probe",
    "WallIssues": "rows",
    "WallIssue": "code title rank",
    "WallReadBack": "text name kind code causes effects confirmed",
    "WallAgreement": "label number count text assented",
    "WallPlan": "rows",
    "WallPlanRow": "activity responsible starts_on ends_on",
    "WallMessage": "text",
}
"""Every field that the wall has beside the agenda and the result of a closed poll, which the minutes print."""


def parts(kind: Any, found: dict[str, str]) -> dict[str, str]:
    """The fields of a view and of all that it holds."""
    if get_origin(kind) in (Union, UnionType, tuple):
        for inner in get_args(kind):
            parts(inner, found)
    elif is_dataclass(kind) and kind not in (AgendaView, ResultView):
        assert isinstance(kind, type)
        found[kind.__name__] = " ".join(field.name for field in fields(kind))
        for hint in get_type_hints(kind).values():
            parts(hint, found)
    return found


def test_the_walls_type_has_just_these_fields() -> None:
    assert parts(ProjectorView, {}) == FIELDS


def test_while_a_poll_is_open_the_wall_knows_how_many_have_voted_and_nothing_else_of_the_ballots() -> None:
    state = states()["open"]
    (poll,) = state.all(Poll)
    for scene in Scene:
        view = WallView()(state, Shown(scene))
        assert view.result is None
        assert view.turnout is not None
        assert (view.turnout.voted, view.turnout.eligible) == (1, len(poll.roster_ids))
