"""The program that is killed while people vote: open and secret polls, at seats, in the booth and on paper."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from core.actions import Action, Refusal
from core.ballots import Channel, roster_count
from core.clock import WallClock
from core.course import StartSession
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.paper import EnterPaperBallot, HandOutPaper
from core.people import AddPerson, MarkArrived, Person, Sex, participants
from core.polls import DraftPoll, Poll, PollPhase, open_poll, polls
from core.session import CreateSession, Session
from core.voting import CastBallot, ClosePoll, OpenPoll
from db.library import SqliteLibrary, open_library
from tests.kill.child import main, say

Chance = random.Random

VOTERS = 12
CHOICES = ("agree", "disagree", "abstain")


def vote_until_killed(path: str, chance: Chance) -> None:
    """Open, let people vote, close, and begin again."""
    while True:
        say("opening")
        library = open_library(path, create=True)
        live = session_in(library)
        for _ in range(chance.randrange(1, 60)):
            act(live, chance)
        if chance.random() < 0.2:
            library.backup()
        say("shutting")
        library.close()


def session_in(library: SqliteLibrary) -> LiveSession:
    """The session, or a new one with people who have come."""
    known = library.sessions()
    live = LiveSession(known[0].session_id if known else uuid7(), library.ledger, WallClock())
    now = datetime.now(UTC)
    if not known:
        perform(
            live, CreateSession(Session(title="Uji", planned_start_at=now, planned_end_at=now + timedelta(hours=2)))
        )
        perform(live, StartSession())
    for number in range(len(participants(live.state)), VOTERS):
        perform(live, AddPerson(Person(name=f"Orang {number}", sex=Sex.FEMALE)))
    for person in participants(live.state):
        if not person.present:
            perform(live, MarkArrived(person.id))
    return live


def perform(live: LiveSession, action: Action) -> None:
    """Perform what must not be refused."""
    step = live.perform(action, LAPTOP)
    assert isinstance(step, Step), (action, step)


def act(live: LiveSession, chance: Chance) -> None:
    """Open a poll, or take one ballot, or close it."""
    poll = open_poll(live.state)
    if poll is None:
        _open(live, chance)
        return
    count = roster_count(live.state, poll.id)
    waiting = [person_id for person_id in poll.roster_ids if person_id not in count.done_ids]
    if count.handed_out > count.papers and (not waiting or chance.random() < 0.3):
        perform(live, EnterPaperBallot(poll.id, ((chance.choice(CHOICES), 1),)))
        say("paper", poll.id)
    elif not waiting or (count.handed_out == count.papers and chance.random() < 0.05):
        say("closing", poll.id)
        perform(live, ClosePoll(poll.id))
        say("closed", poll.id)
    else:
        _vote(live, poll, chance.choice(waiting), chance)


def _open(live: LiveSession, chance: Chance) -> None:
    drafts = [poll for poll in polls(live.state) if poll.phase is PollPhase.DRAFT]
    if not drafts:
        perform(live, DraftPoll("consent_vote", "Setuju?", secret=chance.random() < 0.6))
        drafts = [poll for poll in polls(live.state) if poll.phase is PollPhase.DRAFT]
    perform(live, OpenPoll(drafts[0].id))
    say("opened", drafts[0].id)


def _vote(live: LiveSession, poll: Poll, person_id: str, chance: Chance) -> None:
    """One person votes or takes a paper, and then tries once more in another way."""
    marks = ((chance.choice(CHOICES), 1),)
    booth = CastBallot(poll.id, person_id, marks, Channel.BOOTH)
    if chance.random() < 0.25:
        perform(live, HandOutPaper(poll.id, person_id))
    else:
        perform(live, booth if poll.secret or chance.random() < 0.5 else CastBallot(poll.id, person_id, marks))
    say("voted", poll.id, person_id)
    assert isinstance(live.perform(booth, LAPTOP), Refusal)
    assert isinstance(live.perform(HandOutPaper(poll.id, person_id), LAPTOP), Refusal)


if __name__ == "__main__":
    main(vote_until_killed)
