"""The list of ballots of a closed poll, as it is given out, and its recount: the same figures from the list alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from core.identity import Id
from core.minutes import OptionText, PollReport
from core.tally import METHODS, Marks, Result, ballot_digest
from core.tally.ranking import settled_by_hand


@dataclass(frozen=True, slots=True)
class BallotSheet:
    """Everything that a recount needs.

    ``rules`` include the numbers of people that a base may be taken of. ``ballots`` are in canonical order; ``voters``
    are codes beside them ("" for paper), none at all for a secret poll. ``settlements`` are pairs of a manner and the
    option ids in the order that was settled. ``digest`` is the SHA-256 that the list says it has.
    """

    question: str
    method: str
    round: int
    secret: bool
    rules: Mapping[str, int | str]
    options: tuple[OptionText, ...]
    ballots: tuple[Marks, ...]
    voters: tuple[str, ...]
    settlements: tuple[tuple[str, tuple[Id, ...]], ...]
    digest: str

    @property
    def option_ids(self) -> tuple[Id, ...]:
        """The options in their order."""
        return tuple(option.id for option in self.options)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of marks: those of the method, then those that only ballots have which are not valid."""
        known = METHODS[self.method].keys(self.rules, self.option_ids)
        others = sorted({key for marks in self.ballots for key in marks} - set(known))
        return (*known, *others)


def sheet_of(poll: PollReport) -> BallotSheet:
    """The list of a closed poll."""
    people = {"present": poll.eligible, "eligible": poll.eligible, "invited": poll.invited, "signed": poll.signed}
    return BallotSheet(
        question=poll.question,
        method=poll.method,
        round=poll.round,
        secret=poll.secret,
        rules={**people, **poll.rules},
        options=poll.options,
        ballots=tuple(cast("Marks", json.loads(line)) for line in poll.ballots),
        voters=poll.voters,
        settlements=tuple((settled.manner, settled.option_ids) for settled in poll.settlements),
        digest=poll.digest,
    )


def recounted(sheet: BallotSheet) -> Result:
    """Count the list anew, with the ties settled as it says.

    Raises:
        BadRule: for rules that the method cannot count by.
        ValueError: for a settlement of options that do not share a rank.
    """
    result = METHODS[sheet.method].count(sheet.rules, sheet.option_ids, sheet.ballots)
    for manner, order in sheet.settlements:
        result = settled_by_hand(result, order, manner)
    return result


def is_unchanged(sheet: BallotSheet) -> bool:
    """Whether the ballots are those of which the list has the digest."""
    return ballot_digest(sheet.ballots) == sheet.digest
