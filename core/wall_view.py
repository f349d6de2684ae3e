"""The wall's view of a session: only what everyone in the room may see."""

from __future__ import annotations

from collections.abc import Iterator

from core.agenda import open_span
from core.agenda_view import AGENDA_TABLES, agenda_view
from core.ballots import roster_count
from core.circle_view import seat_role
from core.floor import Hand, Turn, open_turn, queue
from core.naming import SeenState, signs_of
from core.people import Person
from core.poll_view import POLL_TABLES, closed_result_view, option_views
from core.polls import Poll, PollPhase, open_poll, polls
from core.remembering import Remembered
from core.seating import Seat, seats
from core.session import Session, open_pause, session_of
from core.state import SessionState
from core.views import ProjectorView, ResultView, Scene, Shown, SpeakerView, WallContent, WallSeat, WallTurnout
from core.wall_content import wall_content
from core.wall_names import are_coded, wall_name

FOLLOWING = Shown()
_WORDED = {Scene.TITLE, Scene.QUESTION, Scene.ISSUES, Scene.READ_BACK, Scene.AGREEMENT, Scene.PLAN, Scene.MESSAGE}


class WallView:
    """Makes the wall's view of one state after the other; parts that did not change are the same objects.

    Called with a state and what was chosen it answers with its ``ProjectorView``, and raises LookupError if the state
    holds no session.
    """

    def __init__(self) -> None:
        self._seen = SeenState()
        self._agenda = Remembered(lambda state: agenda_view(state, with_questions=False), *AGENDA_TABLES)
        self._seats = Remembered(_wall_seats, Session, Person, Seat, Turn, Hand)
        self._speaker = Remembered(_wall_speaker, Session, Person, Turn)
        self._queue = Remembered(_wall_queue, Session, Person, Hand)
        self._turnout = Remembered(_wall_turnout, *POLL_TABLES)
        self._result = Remembered(_newest_result, *POLL_TABLES)
        self._content: WallContent | None = None

    def __call__(self, state: SessionState, chosen: Shown = FOLLOWING, attention: Shown | None = None) -> ProjectorView:
        """The view of ``state`` for what was ``chosen``; a wall that follows shows what the session is at.

        ``attention`` is what the moderator is at (``core.wall_follow``). A choice with nothing to show gives way.
        """
        session = session_of(state)
        if session is None:
            raise LookupError("no session")
        state = self._seen(state)
        turnout, result = self._turnout(state), self._result(state)
        lacking = {scene for scene, part in ((Scene.VOTE, turnout), (Scene.RESULT, result)) if part is None}
        shown, content = next(
            (shown, content)
            for shown in _candidates(state, chosen, attention)
            for content in (wall_content(state, shown),)
            if shown.scene not in lacking and (content is not None or shown.scene not in _WORDED)
        )
        self._content = self._content if content == self._content else content
        return ProjectorView(
            scene=shown.scene,
            title=session.title,
            kelurahan=session.kelurahan,
            zone=session.zone,
            fictional=session.fictional,
            agenda=self._agenda(state),
            seats=self._seats(state),
            speaker=self._speaker(state),
            queue=self._queue(state),
            turnout=turnout,
            result=result,
            content=self._content,
        )


def _candidates(state: SessionState, chosen: Shown, attention: Shown | None) -> Iterator[Shown]:
    """What may be shown, the most wanted first: the choice, then what the session is at, at last circle or clock."""
    if chosen.scene is not Scene.FOLLOW:
        yield chosen
    if open_poll(state) is not None:
        yield Shown(Scene.VOTE)
    if attention is not None:
        yield attention
    if _result_is_news(state):
        yield Shown(Scene.RESULT)
    yield Shown(Scene.CLOCK if open_pause(state) is not None or not seats(state) else Scene.CIRCLE)


def _result_is_news(state: SessionState) -> bool:
    """Whether a poll was closed and nobody has spoken and the agenda has not moved since."""
    over = (poll for poll in state.all(Poll) if poll.phase is PollPhase.CLOSED)
    closed_at = max((poll.closed_at for poll in over if poll.closed_at is not None), default=None)
    if closed_at is None:
        return False
    span = open_span(state)
    moved = span is not None and span.started_at > closed_at
    return not moved and not any(turn.started_at >= closed_at for turn in state.all(Turn))


def _wall_speaker(state: SessionState) -> SpeakerView | None:
    turn = open_turn(state)
    return None if turn is None else SpeakerView(turn.person_id, wall_name(state, turn.person_id), turn.started_at)


def _wall_queue(state: SessionState) -> tuple[str, ...]:
    return tuple(wall_name(state, hand.person_id) for hand in queue(state))


def _wall_seats(state: SessionState) -> tuple[WallSeat, ...]:
    people, turn = state.table(Person), open_turn(state)
    places = {hand.person_id: place for place, hand in enumerate(queue(state), start=1)}
    coded = are_coded(state)
    return tuple(
        WallSeat(
            code=person.code,
            initials=person.code if coded else signs_of(person),
            name=wall_name(state, person.id),
            role=seat_role(person),
            angle=seat.angle,
            here=person.present,
            speaking=turn is not None and turn.person_id == person.id,
            queue_place=places.get(person.id, 0),
        )
        for seat in seats(state)
        for person in (people[seat.person_id],)
    )


def _wall_turnout(state: SessionState) -> WallTurnout | None:
    poll = open_poll(state)
    if poll is None:
        return None
    return WallTurnout(
        question=poll.question,
        method=poll.method,
        rules=poll.rules,
        options=option_views(state, poll),
        voted=roster_count(state, poll.id).cast,
        eligible=len(poll.roster_ids),
        secret=poll.secret,
    )


def _newest_result(state: SessionState) -> ResultView | None:
    closed = [poll for poll in polls(state) if poll.phase is PollPhase.CLOSED]
    newest = max(closed, key=lambda poll: (poll.closed_at is not None, poll.closed_at, poll.order), default=None)
    return None if newest is None else closed_result_view(state, newest)
