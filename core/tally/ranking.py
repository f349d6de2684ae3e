"""Ranks, ties, and the ladder that settles them. Nothing here is ever settled by chance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from core.tally.ballots import Marks
from core.tally.results import Result, Row, Tie

Step = Callable[[Sequence[str]], Mapping[str, Fraction | int]]
"""One step of a ladder: a figure for each option of a tied group; the higher one goes first."""

Ladder = Sequence[tuple[str, Step]]
"""Named steps, taken in turn; each parts only what the ones before left together."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a method found out about one option, before ranking; the fields are those of ``Row``."""

    value: Fraction | None
    supporters: int
    share: Fraction | None = None
    detail: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    small_sample: bool = False


def ranked(scores: Mapping[str, Score], ladder: Ladder = ()) -> tuple[tuple[Row, ...], tuple[Tie, ...]]:
    """Rank options (in their fixed order) by value, highest first, and settle ties by the ladder.

    Competition ranks: after two firsts comes a third. Options without a value come last and get no rank.
    """
    rows: list[Row] = []
    ties: list[Tie] = []
    values = {option: score.value for option, score in scores.items() if score.value is not None}
    for group in _grouped(list(values), values):
        parts, settled_by = _settled(group, ladder)
        for part in parts:
            rank = len(rows) + 1
            rows += [_row(option, scores[option], rank, len(group) > 1) for option in part]
        if len(group) > 1:
            in_order = tuple(option for part in parts for option in part)
            ties.append(Tie(in_order, settled_by, tuple(part for part in parts if len(part) > 1)))
    rows += [_row(option, score, None, False) for option, score in scores.items() if score.value is None]
    return tuple(rows), tuple(ties)


def _row(option: str, score: Score, rank: int | None, tied: bool) -> Row:
    return Row(option, score.value, score.share, score.supporters, rank, tied, score.detail, score.small_sample)


def _grouped(options: Sequence[str], keys: Mapping[str, Fraction | int]) -> list[tuple[str, ...]]:
    """Options with equal keys together, highest key first, in their given order within a group."""
    return [
        tuple(option for option in options if keys[option] == key)
        for key in sorted({keys[option] for option in options}, reverse=True)
    ]


def _settled(group: tuple[str, ...], ladder: Ladder) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The group parted by the ladder, and the names of the steps that parted something."""
    parts = [group]
    used: list[str] = []
    for name, step in ladder:
        finer = [smaller for part in parts for smaller in _parted(part, step)]
        if len(finer) > len(parts):
            used.append(name)
        parts = finer
    return parts, tuple(used)


def _parted(part: tuple[str, ...], step: Step) -> list[tuple[str, ...]]:
    return _grouped(part, step(part)) if len(part) > 1 else [part]


def settled_by_hand(result: Result, order: Sequence[str], manner: str) -> Result:
    """Return ``result`` with a group that shared a rank put into ``order``; ``manner`` joins what settled its tie.

    Raises ValueError if the options of ``order`` do not share a rank.
    """
    ties = tuple(_settled_tie(tie, order, manner) for tie in result.ties)
    if ties == result.ties:
        raise ValueError("options that do not share a rank")
    group = {row.option: row for row in result.rows if row.option in order}
    first = result.rows.index(next(iter(group.values())))
    in_order = tuple(
        replace(group[option], rank=rank) for rank, option in enumerate(order, start=group[order[0]].rank or 0)
    )
    rows = (*result.rows[:first], *in_order, *result.rows[first + len(in_order) :])
    return replace(result, rows=rows, ties=ties)


def _settled_tie(tie: Tie, order: Sequence[str], manner: str) -> Tie:
    """The tie without the open group that ``order`` settles; the same one if it has none."""
    left = tuple(group for group in tie.open if set(group) != set(order))
    if len(left) == len(tie.open):
        return tie
    first = tie.options.index(next(option for option in tie.options if option in order))
    options = (*tie.options[:first], *order, *tie.options[first + len(order) :])
    settled_by = tie.settled_by if manner in tie.settled_by else (*tie.settled_by, manner)
    return Tie(options, settled_by, left)


def head_to_head(preferences: Sequence[Marks]) -> Step:
    """Return the step that counts, for each option, the others of its group that it beats.

    ``preferences`` has one mapping per ballot: a higher number is preferred, what is not there is least.
    An option beats another if more ballots prefer it than the other way round.
    """

    def wins(group: Sequence[str]) -> dict[str, int]:
        return {one: sum(_margin(preferences, one, other) > 0 for other in group) for one in group}

    return wins


def _margin(preferences: Sequence[Marks], one: str, other: str) -> int:
    pairs = [(ballot.get(one, 0), ballot.get(other, 0)) for ballot in preferences]
    return sum((mine > theirs) - (mine < theirs) for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class CombinedRank:
    """One option over several polls: its rank in each, their sum, and the rank of that sum.

    Without a rank in one of the polls there is no sum and no rank.
    """

    option: str
    ranks: tuple[int | None, ...]
    total: int | None
    rank: int | None
    tied: bool


def combined_ranks(options: Sequence[str], results: Sequence[Result]) -> tuple[CombinedRank, ...]:
    """Add up the ranks of several results; the least sum is first. In the order of ``options``.

    Raises KeyError if a result does not have an option.
    """
    ranks = {option: tuple(result.row(option).rank for result in results) for option in options}
    totals = {option: _total(ranks[option]) for option in options}
    scores = {option: Score(None if total is None else Fraction(-total), 0) for option, total in totals.items()}
    rows = {row.option: row for row in ranked(scores)[0]}
    return tuple(
        CombinedRank(option, ranks[option], totals[option], rows[option].rank, rows[option].tied) for option in options
    )


def _total(ranks: Sequence[int | None]) -> int | None:
    known = [rank for rank in ranks if rank is not None]
    return sum(known) if len(known) == len(ranks) else None
