"""Random acts of two actors, with undo, redo and reopening, against the real ledger."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase as Part
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.actions import Action, Code, Moment, Refusal
from core.agenda import AddAgendaItem, AdvanceAgenda, AgendaItem, GoBackInAgenda
from core.agenda_view import agenda_view
from core.catching_up import expected_end
from core.changes import Record
from core.clock import SimulatedClock
from core.console_view import ConsoleView
from core.course import CloseSession, StartSession
from core.erasure import ErasePersonalData
from core.identity import Id
from core.live import LAPTOP, LiveSession, Redo, Step, Undo
from core.minute_taking import minutes_of
from core.paper import EnterPaperBallot, HandOutPaper
from core.people import AddPerson, MarkArrived, Person, Role, Sex
from core.polls import open_poll
from core.seating import TakeSeat
from core.session import CreateSession, Phase, Session, open_pause, session_of
from core.signing import FreezeContent
from core.state import SessionState
from core.views import Scene, Shown
from core.voting import CastBallot, ClosePoll
from core.wall_view import WallView
from db.library import open_library
from tests.state_machine.whole import faults
from tests.state_machine.wishes import PRIVATE, Wishes, actions, actions_by_subject, kinds_of

OPENED = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)
TABLET = "tablet"

FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where the libraries lie: in memory where that can be, because an example commits some hundred acts."""

SELDOM = (CloseSession, FreezeContent, ErasePersonalData)
"""Acts after which little else can be done, or undone."""

VOTING = (CastBallot, CastBallot, CastBallot, HandOutPaper, EnterPaperBallot, ClosePoll)
"""Acts that are many while a poll is open."""

SEEDS = st.integers(0, 2**32)

done: Counter[str] = Counter()
"""How often each action was accepted in all examples of this run."""


class SessionMachine(RuleBasedStateMachine):
    """One session. Half of the examples have one actor alone, so that undo of everything must be the start."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machine-", dir=FOLDER))
        self.path = self.folder / "library.fgd"
        shutil.copyfile(self.template, self.path)
        numbers = count(1)
        self.new_id = lambda: _id(next(numbers))
        self.session_id = self.new_id()
        self.clock = SimulatedClock(OPENED)
        self.library = open_library(self.path)
        self.console, self.wall = ConsoleView(), WallView()
        self.last_act_at = OPENED
        self.start = SessionState(self.session_id)
        self.others_acted = False
        self.live = self._live()

    def _live(self) -> LiveSession:
        return LiveSession(self.session_id, self.library.ledger, self.clock, self.new_id)

    @initialize(
        people=st.integers(1, 3),
        items=st.integers(0, 3),
        waits=st.booleans(),
        alone=st.booleans(),
        seed=SEEDS,
        acts=st.sampled_from((5, 20, 40, 80)),
    )
    def prepare(self, people: int, items: int, waits: bool, alone: bool, seed: int, acts: int) -> None:
        self.alone = alone
        session = Session(title="FGD", planned_start_at=OPENED, planned_end_at=OPENED + timedelta(minutes=15))
        setting_up: list[Action] = [CreateSession(session)]
        setting_up += [AddAgendaItem(AgendaItem(title=f"Butir {n}", planned_s=600)) for n in range(items)]
        setting_up += [AddPerson(Person(name=name, sex=Sex.FEMALE)) for name in ("Maryani", "Wulan", "Sari")[:people]]
        setting_up += [AddPerson(Person(name="Hesti", sex=Sex.FEMALE, role=Role.MODERATOR))]
        for action in setting_up:
            self._perform(action, LAPTOP)
        for person in sorted(self.live.state.all(Person), key=lambda person: person.id):
            self._perform(TakeSeat(person.id), LAPTOP)
            self._perform(MarkArrived(person.id), LAPTOP)
        if not waits:
            self._perform(StartSession(), LAPTOP)
        self._act(Random(seed), acts)

    @rule(seed=SEEDS, acts=st.sampled_from((1, 2, 4, 8, 16, 32)))
    def act(self, seed: int, acts: int) -> None:
        """Go on; most acts are of a session that runs, so every second time it is started if it was not."""
        chance = Random(seed)
        if chance.random() < 0.5:
            self._perform(StartSession(), LAPTOP)
        self._act(chance, acts)

    def _act(self, chance: Random, acts: int) -> None:
        """Acts by chance, by one actor or the other; some of them are undo and redo."""
        for _ in range(acts):
            self.clock.advance(timedelta(seconds=chance.choice((0, 1, 8, 45, 700))))
            by = self._actor(chance.random() < 0.5)
            if chance.random() < 0.2:
                self._perform(chance.choice((Undo(), Undo(), Redo())), by)
            else:
                self._act_on_one_subject(chance, by)

    def _act_on_one_subject(self, chance: Random, by: str) -> None:
        """The first of four wishes that is not refused."""
        voting = open_poll(self.live.state) is not None and chance.random() < 0.3
        subject = VOTING if voting else chance.choice(actions_by_subject())
        for _ in range(4):
            kind = chance.choice(subject)
            if kind in SELDOM and chance.random() < 0.8:
                continue
            wishes = Wishes(chance, self.live.state, self.clock.now(), self.last_act_at)
            if isinstance(self._perform(wishes.action(kind), by), Step):
                return

    @rule(walk=st.lists(st.sampled_from((Undo(), Redo())), min_size=1, max_size=6), by=st.booleans())
    def undo_and_redo(self, walk: list[Undo | Redo], by: bool) -> None:
        """Go back and forth."""
        for action in walk:
            self._perform(action, self._actor(by))

    def _actor(self, tablet: bool) -> str:
        return TABLET if tablet and not self.alone else LAPTOP

    @rule(library=st.booleans())
    def reopen(self, library: bool) -> None:
        """Another program, or another library object, finds the session as it was left."""
        before = self.live
        if library:
            self.library.close()
            self.library = open_library(self.path)
        self.live = self._live()
        assert self.live.state == before.state
        for by in (LAPTOP, TABLET):
            assert self.live.can_undo(by) == before.can_undo(by)
            assert self.live.can_redo(by) == before.can_redo(by)

    def _perform(self, action: Action, by: str) -> Step | Refusal | None:
        before, head = self.live.state, self.library.ledger.head(self.session_id)
        self.clock.advance(timedelta(milliseconds=700))
        possible = {Undo: self.live.can_undo, Redo: self.live.can_redo}.get(type(action), lambda by: True)(by)
        outcome = self.live.perform(action, by)
        assert possible or isinstance(outcome, Refusal), action
        if not isinstance(outcome, Step):
            assert self.live.state is before, action
            assert self.library.ledger.head(self.session_id) == head, action
            return outcome
        assert all(change.before != change.after for change in outcome.changes), action
        self.last_act_at = self.clock.now()
        note(f"{by}: {action}")
        done[type(action).__name__] += 1
        self.others_acted |= by == TABLET
        if type(action).barrier and outcome.seq > head.seq:
            self.start = self.live.state
        return outcome

    @invariant()
    def the_state_is_whole(self) -> None:
        assert faults(self.live.state, self.clock.now()) == []

    @invariant()
    def the_tables_equal_the_mirror(self) -> None:
        assert self.library.ledger.load(self.session_id) == self.live.state

    @invariant()
    def every_view_can_be_made_and_the_wall_holds_nothing_private(self) -> None:
        state = self.live.state
        if session_of(state) is None:
            return
        assert self.console(state) == ConsoleView()(state)
        for scene in (Scene.FOLLOW, Scene.RESULT, Scene.TITLE):
            shown = self.wall(state, Shown(scene))
            assert shown == WallView()(state, Shown(scene))
            assert PRIVATE not in repr(shown)
        minutes_of(state, "", self.clock.now())

    @invariant()
    def the_agenda_is_shown_as_the_rules_see_it(self) -> None:
        state, now = self.live.state, self.clock.now()
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING or open_pause(state) is not None:
            return
        view = agenda_view(state, with_questions=True)
        assert view.expected_end(now) == expected_end(state, now)
        moment = Moment(now, lambda: "new", self.library.ledger.box)
        for action, possible in ((AdvanceAgenda(), view.can_go_on), (GoBackInAgenda(), view.can_go_back)):
            assert possible is not isinstance(action.decide(state, moment), Refusal)

    def teardown(self) -> None:
        try:
            self._undo_everything()
            assert self.library.check() == []
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def _undo_everything(self) -> None:
        stopped_at = set()
        for by in (TABLET, LAPTOP):
            while isinstance(done := self._perform(Undo(), by), Step):
                assert faults(self.live.state, self.clock.now()) == []
            stopped_at |= {done.code} if isinstance(done, Refusal) else set()
        if not self.others_acted and Code.FILE_GONE not in stopped_at:  # a photo that was gone when the library closed
            assert _journaled(self.live.state) == _journaled(self.start)


def _id(number: int) -> Id:
    return f"00000000-0000-7000-8000-{number:012x}"


def _journaled(state: SessionState) -> dict[type[Record], Any]:
    """The tables without what no journal tells of."""
    return {kind: dict(table) for kind, table in state.tables.items() if kind.journaled}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library, to be copied for every example."""
    path = tmp_path_factory.mktemp("template") / "library.fgd"
    open_library(path, create=True).close()
    return path


@pytest.mark.slow
def test_random_sessions(template: Path) -> None:
    SessionMachine.template = template
    machine = SessionMachine.TestCase
    phases = (Part.explicit, Part.reuse, Part.generate, Part.shrink)
    machine.settings = settings(stateful_step_count=12, report_multiple_bugs=False, phases=phases)
    machine().runTest()
    assert 2 * len(done) > len(actions()), "most acts were refused"


def test_every_action_of_core_is_drawn() -> None:
    drawn = {kind for subject in actions_by_subject() for kind in subject} | {Undo, Redo}
    assert drawn == set(kinds_of(Action))
    assert {AddPerson, StartSession, CreateSession} <= drawn
