"""A count as console and wall show it: figures rounded and ready to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from core.ballots import channel_counts, marks_of
from core.identity import Id
from core.polls import Poll
from core.state import SessionState
from core.tally import Outcome, Result, Row, ballot_digest, ballot_lines
from core.views import OptionView, ResultRowView, ResultView, TieView
from core.wording import decimal, number


def result_view(state: SessionState, poll: Poll, result: Result, options: Sequence[OptionView]) -> ResultView:
    """What ``result``, a count of ``poll``, shows; percentages are rounded half up, each by itself."""
    by_id: dict[Id, OptionView] = {option.option_id: option for option in options}
    highest = max((row.value or Fraction(0) for row in result.rows), default=Fraction(0)) or Fraction(1)
    marks = marks_of(state, poll.id)
    return ResultView(
        poll_id=poll.id,
        method=poll.method,
        question=poll.question,
        rows=tuple(_row_view(row, by_id[row.option], highest) for row in result.rows),
        eligible=len(poll.roster_ids),
        cast=result.cast,
        valid=result.valid,
        carried=None if result.outcome is None else result.outcome is Outcome.CARRIED,
        tied=result.outcome is Outcome.TIED,
        secret=poll.secret,
        round=poll.round,
        blank=result.blank,
        invalid=result.invalid,
        unused=result.unused,
        base=str(dict(poll.rules).get("base", "")),
        base_count=result.base,
        needed=result.needed,
        channels=channel_counts(state, poll.id),
        ties=tuple(TieView(_letters(tie.options, by_id), tie.settled_by, tie.open) for tie in result.ties),
        cycles=tuple(_letters(cycle, by_id) for cycle in result.cycles),
        unanimous=len(set(ballot_lines(marks))) == 1,
        digest=ballot_digest(marks),
    )


def _letters(option_ids: Sequence[Id], options: Mapping[Id, OptionView]) -> tuple[str, ...]:
    return tuple(options[option_id].letter for option_id in option_ids)


def _row_view(row: Row, option: OptionView, highest: Fraction) -> ResultRowView:
    return ResultRowView(
        rank=row.rank or 0,
        tied=row.tied,
        letter=option.letter,
        label=option.label,
        value=_figure(row.value),
        length=float((row.value or Fraction(0)) / highest),
        option_id=row.option,
        share="" if row.share is None else f"{decimal(100 * row.share, 1)} %",
        supporters=row.supporters,
        details=tuple((name, _figure(figure)) for name, figure in row.detail.items()),
        small_sample=row.small_sample,
    )


def _figure(value: Fraction | None) -> str:
    if value is None:
        return "–"
    return number(value.numerator) if value.denominator == 1 else decimal(value, 2)
