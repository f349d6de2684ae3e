"""Who took part how much: entries, talk time, balance. Definitions: docs/session-files.md.

Talk time is that of floor turns. Shares are of all participants' talk time; the moderator has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from core.agenda import AgendaItem, actual_s, items
from core.floor import Turn
from core.identity import Id
from core.issues import issues
from core.log import Contribution, contributions
from core.outcomes import action_plan
from core.people import Person, Role, Sex, participants
from core.session import session_of
from core.state import SessionState
from core.wording import half_up


@dataclass(frozen=True, slots=True)
class PersonShare:
    """One participant's part: entries in the log, seconds on the floor, the exact share of the talk (0 to 1) and the
    seconds from the session's start to the first entry (None: never spoke).
    """

    person: Person
    entries: int
    talk_s: int
    share: Fraction
    first_s: int | None


@dataclass(frozen=True, slots=True)
class SexShare:
    """One sex's part: people, entries, exact share of the talk."""

    people: int
    entries: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one session."""

    entries: int
    entries_of_participants: int
    entries_of_moderator: int
    people: tuple[PersonShare, ...]
    by_sex: dict[Sex, SexShare]
    gini: Fraction
    women_share: Fraction
    by_issue: dict[str, int]
    by_kind: dict[str, int]
    plan_cost: int
    minutes_late: int


def talk_seconds(state: SessionState, now: datetime | None) -> Counter[Id]:
    """Whole seconds on the floor by person id, each turn half up.

    A turn that is going on counts up to ``now``, and not at all if that is None.
    """
    seconds: Counter[Id] = Counter()
    for turn in state.all(Turn):
        seconds[turn.person_id] += _whole((turn.ended_at or now or turn.started_at) - turn.started_at)
    return seconds


def _whole(lasted: timedelta) -> int:
    return int(half_up(Fraction(lasted // timedelta(microseconds=1), 1_000_000), 0))


def actual_minutes(state: SessionState, item: AgendaItem, now: datetime) -> int:
    """Whole minutes, half up, that an item has lasted; 0 if it has not begun."""
    return int(half_up(Fraction(round(actual_s(state, item.id, now)), 60), 0))


def gini(values: Sequence[int]) -> Fraction:
    """The Gini coefficient Σᵢ Σⱼ |xᵢ - xⱼ| / (2 n² mean), 0 when nothing is shared out."""
    total = sum(values)
    if total == 0:
        return Fraction(0)
    apart = sum(abs(one - other) for one in values for other in values)
    return Fraction(apart, 2 * len(values) * total)


def person_shares(state: SessionState, now: datetime | None) -> tuple[PersonShare, ...]:
    """Every participant's part, by code; who never spoke has zeros."""
    people = participants(state)
    seconds = talk_seconds(state, now)
    total = sum(seconds[person.id] for person in people)
    session = session_of(state)
    entries: Counter[Id] = Counter()
    first: dict[Id, datetime] = {}
    for entry in state.all(Contribution):
        entries[entry.person_id] += 1
        first[entry.person_id] = min(first.get(entry.person_id, entry.said_at), entry.said_at)
    started_at = session.started_at if session is not None else None
    return tuple(
        PersonShare(
            person=person,
            entries=entries[person.id],
            talk_s=seconds[person.id],
            share=Fraction(seconds[person.id], total) if total else Fraction(0),
            first_s=_whole(first[person.id] - started_at) if started_at is not None and person.id in first else None,
        )
        for person in people
    )


def figures(state: SessionState, now: datetime) -> Figures:
    """All figures of a session at ``now``.

    Shares and sums are exact; whoever prints them rounds half up. ``women_share`` is of the participants who came (all,
    if nobody has come yet). ``minutes_late`` is Σ actual minus Σ planned minutes.
    """
    shares = person_shares(state, now)
    log = contributions(state)
    roles = {person.id: person.role for person in state.all(Person)}
    present = [share.person for share in shares if share.person.arrived_at is not None]
    women = sum(person.sex is Sex.FEMALE for person in present)
    by_issue = Counter(entry.issue_id for entry in log)
    return Figures(
        entries=len(log),
        entries_of_participants=sum(roles[entry.person_id] is Role.PARTICIPANT for entry in log),
        entries_of_moderator=sum(roles[entry.person_id] is Role.MODERATOR for entry in log),
        people=shares,
        by_sex={sex: _sex_share([share for share in shares if share.person.sex is sex]) for sex in Sex},
        gini=gini([share.talk_s for share in shares]),
        women_share=Fraction(women, len(present)) if present else Fraction(0),
        by_issue={issue.code: by_issue[issue.id] for issue in issues(state)},
        by_kind=dict(sorted(Counter(entry.kind for entry in log).items())),
        plan_cost=sum(row.cost for row in action_plan(state)),
        minutes_late=sum(actual_minutes(state, item, now) - item.planned_s // 60 for item in items(state)),
    )


def _sex_share(shares: Sequence[PersonShare]) -> SexShare:
    return SexShare(
        people=len(shares),
        entries=sum(share.entries for share in shares),
        share=sum((share.share for share in shares), Fraction(0)),
    )
