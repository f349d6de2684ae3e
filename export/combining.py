"""The newest polls of each method, and the ranks of the issues added up over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.minutes import Minutes, PollReport
from core.tally import CombinedRank, Result, combined_ranks


def newest(polls: Sequence[PollReport], method: str) -> PollReport | None:
    """The poll of a method that was closed last."""
    held = [poll for poll in reversed(polls) if poll.method == method]
    return max(held, key=lambda poll: poll.closed_at, default=None)


def by_issue(poll: PollReport) -> Result:
    """The result of a poll with the codes of the issues (or labels, where an option is none) as its options."""
    names = {option.id: option.code or option.label for option in poll.options}
    return replace(
        poll.result, rows=tuple(replace(row, option=names.get(row.option, row.option)) for row in poll.result.rows)
    )


def combined(minutes: Minutes, polls: Sequence[PollReport]) -> tuple[CombinedRank, ...]:
    """The sum of ranks over ``polls``, of the issues that stand in all of them, in the order of the issues."""
    results = [by_issue(poll) for poll in polls]
    shared = [
        issue.code
        for issue in minutes.issues
        if all(any(row.option == issue.code for row in result.rows) for result in results)
    ]
    return combined_ranks(shared, results)
