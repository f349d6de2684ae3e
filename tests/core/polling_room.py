"""A running session in which polls are quickly made and voted in."""

from __future__ import annotations

from typing import Any

from core.ballots import Channel, Marks
from core.people import Person
from core.polls import DraftPoll, OptionWish, Poll
from core.voting import CastBallot, OpenPoll
from tests.core.room import RunningRoom

AGREE: Marks = (("agree", 1),)
DISAGREE: Marks = (("disagree", 1),)


class PollingRoom(RunningRoom):
    """Five guests, who are the roster of every poll."""

    def __init__(self) -> None:
        super().__init__()
        self.asep = self.guest("Asep")
        self.nur = self.guest("Nur")
        self.voters = [self.maryani, self.dimas, self.wulan, self.asep, self.nur]

    def draft(self, method: str = "consent_vote", *labels: str, **values: Any) -> Poll:
        """Draft a poll with options of those labels."""
        wishes = tuple(OptionWish(label) for label in labels)
        return self.add(DraftPoll(method, "Setuju kerja bakti?", wishes, **values), Poll)

    def open(self, method: str = "consent_vote", *labels: str, **values: Any) -> Poll:
        """Draft a poll and open it."""
        poll = self.draft(method, *labels, **values)
        self.do(OpenPoll(poll.id))
        return self.get(poll)

    def vote(self, poll: Poll, person: Person, marks: Marks, channel: Channel = Channel.SEAT) -> None:
        """Cast the ballot of one person."""
        self.do(CastBallot(poll.id, person.id, marks, channel))
