"""The table of one poll's result, by method, with its notes on ties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from core.minutes import OptionText, PollReport
from core.tally import Row, Tie
from core.wording import decimal, join_id, number
from export.draft import NONE, Draft
from export.tables import Column, TableSpec
from export.text import Markup
from resources.templates import sections
from resources.words import codes, word_id

ANSWER_METHODS = ("consent_vote", "mufakat")
"""Methods whose ballots are answers to one question and whose result ranks nothing."""


@dataclass(slots=True)
class PollTable:
    """A poll's table and the sentences that stand below it."""

    spec: TableSpec
    notes: list[str] = field(default_factory=list)


def poll_table(draft: Draft, poll: PollReport) -> PollTable:
    """The table of a closed poll."""
    if poll.method in ANSWER_METHODS:
        return _answers(draft, poll)
    table = _TABLES.get(poll.method, _general)(draft, poll)
    letters = _letters(poll.result.ties)
    table.notes += [_tie_note(draft, poll, tie, letters[tie.options[0]]) for tie in poll.result.ties]
    return table


def figure(value: Fraction | None) -> str:
    """A figure of a count: whole ones as they are, others with two decimals, none as a dash."""
    if value is None:
        return NONE
    return number(value.numerator) if value.denominator == 1 else decimal(value, 2)


def _usg(draft: Draft, poll: PollReport) -> PollTable:
    letters, options = _letters(poll.result.ties), _options(poll)
    spec = TableSpec(
        [
            Column(draft.say("table.rank"), 22, "centre"),
            Column(draft.say("table.issue"), 78),
            Column("U", 14, "centre"),
            Column("S", 14, "centre"),
            Column("G", 14, "centre"),
            Column(draft.say("table.sum"), 18, "centre"),
        ]
    )
    for row in poll.result.rows:
        detail = [figure(row.detail.get(criterion)) for criterion in ("U", "S", "G")]
        spec.rows.append(
            [_rank(draft, poll, row), _label(draft, options[row.option]), *detail, _raised(draft, row, letters)]
        )
    notes: list[str] = [draft.say("voting.small_sample")] if any(row.small_sample for row in poll.result.rows) else []
    return PollTable(spec, notes)


def _dots(draft: Draft, poll: PollReport) -> PollTable:
    letters, options = _letters(poll.result.ties), _options(poll)
    spec = TableSpec(
        [
            Column(draft.say("table.rank"), 22, "centre"),
            Column(draft.say("table.issue"), 80),
            Column(draft.say("table.dots"), 16, "centre"),
            Column(draft.say("table.percent"), 20, "centre"),
            Column(draft.say("table.supporters"), 22, "centre"),
        ]
    )
    for row in poll.result.rows:
        spec.rows.append(
            [
                _rank(draft, poll, row),
                _label(draft, options[row.option]),
                _raised(draft, row, letters),
                _percent(row.share),
                number(row.supporters),
            ]
        )
    return PollTable(spec, [draft.say("voting.percent_note")])


def _general(draft: Draft, poll: PollReport) -> PollTable:
    """Any other method that ranks: its figure and how many ballots stand behind it."""
    letters, options = _letters(poll.result.ties), _options(poll)
    spec = TableSpec(
        [
            Column(draft.say("table.rank"), 22, "centre"),
            Column(draft.say("table.issue"), 94),
            Column(draft.say("table.value"), 22, "centre"),
            Column(draft.say("table.supporters"), 22, "centre"),
        ]
    )
    for row in poll.result.rows:
        label = Markup(f"{_label(draft, options[row.option])}{_details(draft, row)}")
        spec.rows.append([_rank(draft, poll, row), label, _raised(draft, row, letters), number(row.supporters)])
    notes: list[str] = [draft.say("voting.small_sample")] if any(row.small_sample for row in poll.result.rows) else []
    return PollTable(spec, notes)


def _answers(draft: Draft, poll: PollReport) -> PollTable:
    spec = TableSpec(
        [
            Column(draft.say("table.answer"), 80),
            Column(draft.say("table.votes"), 40, "centre"),
            Column(draft.say("table.percent"), 40, "centre"),
        ]
    )
    for row in poll.result.rows:
        votes = f"{number(row.supporters)} {draft.say('table.tied')}" if row.tied else number(row.supporters)
        spec.rows.append([word_or_code("poll_answer", row.option), votes, _percent(row.share)])
    return PollTable(spec, [draft.say("voting.percent_note")])


_TABLES: dict[str, Callable[[Draft, PollReport], PollTable]] = {"usg": _usg, "dots": _dots}


def word_or_code(section: str, code: str) -> str:
    """The words of a code, or the code itself where the catalogue has none."""
    return word_id(section, code) if code in codes().get(section, {}) else code


def _options(poll: PollReport) -> Mapping[str, OptionText]:
    return {option.id: option for option in poll.options}


def _label(draft: Draft, option: OptionText) -> Markup:
    return draft.text.markup(f"{option.code} {option.label}".strip())


def _details(draft: Draft, row: Row) -> Markup:
    """Further figures of an option on a line of their own: the mean of each criterion, places won."""
    parts = [f"{name.replace('_', ' ')} {figure(value)}" for name, value in row.detail.items()]
    return Markup(f"<br/>{draft.text.markup('; '.join(parts))}") if parts else Markup("")


def _rank(draft: Draft, poll: PollReport, row: Row) -> str:
    """The rank, and "seri" where it is shared."""
    if row.rank is None:
        return NONE
    shared = any(row.option in group for tie in poll.result.ties for group in tie.open)
    return f"{row.rank} {draft.say('table.tied')}" if shared else str(row.rank)


def _raised(draft: Draft, row: Row, letters: Mapping[str, str]) -> Markup:
    """The figure that the poll ranks by, with the raised letter of its tie."""
    letter = letters.get(row.option)
    return Markup(f"{figure(row.value)}<super>{letter}</super>" if letter else figure(row.value))


def _letters(ties: tuple[Tie, ...]) -> dict[str, str]:
    """Option to the letter of its tie: a, b … z, aa …"""
    return {option: _letter(place) for place, tie in enumerate(ties) for option in tie.options}


def _letter(place: int) -> str:
    return ("" if place < 26 else _letter(place // 26 - 1)) + chr(ord("a") + place % 26)


def _tie_note(draft: Draft, poll: PollReport, tie: Tie, letter: str) -> str:
    """How a tie was settled, or that it was not."""
    steps = join_id([sections()["ladder"].get(step, step) for step in tie.settled_by])
    key = "voting.tie_open" if not tie.settled_by else "voting.tie_partly" if tie.open else "voting.tie_settled"
    return draft.say(key, huruf=Markup(f"<super>{letter}</super>"), langkah=steps)


def _percent(share: Fraction | None) -> str:
    return NONE if share is None else decimal(share * 100, 1)
