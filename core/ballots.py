"""Ballots and the roster: open ballots, ticks and sealed ballots while a poll is open, one sorted list after it.

Sources: VOTING.md, "Rounds, channels, roster" and "Secrecy".
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import ClassVar, cast

from core.changes import Record
from core.identity import Id
from core.people import Person
from core.state import SessionState
from core.tally import ballot_line

Marks = tuple[tuple[str, int], ...]

SPOILED: Marks = (("spoiled", 1),)
"""The marks of a paper that is not valid: no method knows the key, so each counts it as invalid."""


class Channel(StrEnum):
    """How a ballot came in: a tap on the seat, the booth (bilik suara), paper."""

    SEAT = auto()
    BOOTH = auto()
    PAPER = auto()


ALL_CHANNELS = tuple(channel.value for channel in Channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Record):
    """One open ballot.

    ``marks`` are the method's: (option id, dots), ("agree", 1), ("<option id>|U", 5) … A paper ballot has no person.
    ``reason`` is why somebody objects.
    """

    poll_id: Id
    person_id: Id | None
    marks: Marks
    channel: Channel
    cast_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Record):
    """A tick on the roster of an open poll: has voted in secret, or has been handed a paper.

    Its ``id`` is the person's, so a table cannot hold two. It has no time and no entry in the journal; when the poll is
    closed, all ticks become one list in the order of codes.
    """

    journaled: ClassVar[bool] = False

    poll_id: Id
    person_id: Id
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBallot(Record):
    """One secret ballot of an open poll, sealed; its ``id`` is random. It has no entry in the journal."""

    journaled: ClassVar[bool] = False

    poll_id: Id
    sealed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotList(Record):
    """All ballots of a secret poll that is closed: canonical lines in their order, and how many came in which way.

    ``channels`` are pairs of a channel and a number of ballots.
    """

    poll_id: Id
    lines: tuple[str, ...]
    channels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RosterCount:
    """What is known of a poll's ballots without looking into one.

    ``cast`` are the ballots in the box, ``papers`` those of them that were typed in from paper, ``handed_out`` the
    papers handed out, ``done_ids`` the people who have voted or have a paper.
    """

    cast: int
    papers: int
    handed_out: int
    done_ids: frozenset[Id]


def ballots_of(state: SessionState, poll_id: Id) -> list[Ballot]:
    """The open ballots of a poll."""
    return [ballot for ballot in state.all(Ballot) if ballot.poll_id == poll_id]


def receipts_of(state: SessionState, poll_id: Id) -> list[Receipt]:
    """The ticks of a poll that is open."""
    return [receipt for receipt in state.all(Receipt) if receipt.poll_id == poll_id]


def sealed_ballots_of(state: SessionState, poll_id: Id) -> list[SealedBallot]:
    """The sealed ballots of a poll that is open, in the order of their random ids."""
    return sorted((ballot for ballot in state.all(SealedBallot) if ballot.poll_id == poll_id), key=lambda b: b.id)


def ballot_list_of(state: SessionState, poll_id: Id) -> BallotList | None:
    """The list of ballots of a secret poll that is closed."""
    return next((ballots for ballots in state.all(BallotList) if ballots.poll_id == poll_id), None)


def marks_of(state: SessionState, poll_id: Id) -> list[dict[str, int]]:
    """What every ballot of a poll says, in no promised order; of a secret poll nothing before it is closed."""
    listed = ballot_list_of(state, poll_id)
    secret = [cast("dict[str, int]", json.loads(line)) for line in listed.lines] if listed is not None else []
    return [*secret, *(dict(ballot.marks) for ballot in ballots_of(state, poll_id))]


def roster_count(state: SessionState, poll_id: Id) -> RosterCount:
    """Who has voted in a poll that is open, and how many ballots are in the box."""
    ballots, receipts = ballots_of(state, poll_id), receipts_of(state, poll_id)
    sealed = len(sealed_ballots_of(state, poll_id))
    handed_out = sum(receipt.channel is Channel.PAPER for receipt in receipts)
    typed = sum(ballot.channel is Channel.PAPER for ballot in ballots)
    secret_papers = sealed - (len(receipts) - handed_out) if sealed else 0
    people = {ballot.person_id for ballot in ballots if ballot.person_id} | {receipt.person_id for receipt in receipts}
    return RosterCount(len(ballots) + sealed, typed + secret_papers, handed_out, frozenset(people))


def channel_counts(state: SessionState, poll_id: Id) -> tuple[tuple[str, int], ...]:
    """How many ballots of a closed poll came in which way, for ways that were used."""
    listed = ballot_list_of(state, poll_id)
    if listed is not None:
        return listed.channels
    counts = Counter(ballot.channel for ballot in ballots_of(state, poll_id))
    return counted(counts)


def counted(counts: Counter[Channel]) -> tuple[tuple[str, int], ...]:
    """The ways that were used, with their numbers, in the order of ``Channel``."""
    return tuple((channel.value, counts[channel]) for channel in Channel if counts[channel])


def in_order_of_codes(state: SessionState, person_ids: frozenset[Id]) -> tuple[Id, ...]:
    """People by code: an order that tells nothing of when they voted."""
    people = state.table(Person)
    return tuple(sorted(person_ids, key=lambda person_id: (people[person_id].code, person_id)))


def line_width(keys: tuple[str, ...]) -> int:
    """The length to which every ballot of a poll is padded: that of a ballot with the highest mark under each key."""
    return max(len(ballot_line(dict.fromkeys(keys, 10**6))), len(ballot_line(dict(SPOILED))))
