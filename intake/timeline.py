"""When the things of a session file happen, in seconds since the session's start. Pure arithmetic.

The file gives times to what was said and to the agenda; for votes and decisions it does not, so they are spread over
the item in which they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.session_values import EntryText, IssueText, SessionFile

PRIORITIES_PHASE, OUTCOMES_PHASE = "prioritas", "kesepakatan"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the session."""

    start_s: float
    end_s: float

    def at(self, fraction: float) -> float:
        """The second at that part of the window, from 0 (its start) to 1 (its end)."""
        return self.start_s + int(fraction * (self.end_s - self.start_s))

    def part(self, first: float, last: float) -> Window:
        """The window between two parts of this one."""
        return Window(self.at(first), self.at(last))

    def spread(self, count: int) -> list[float]:
        """``count`` seconds, evenly spread inside."""
        return [self.at((n + 1) / (count + 1)) for n in range(count)]


@dataclass(frozen=True, slots=True)
class SpokenEntry:
    """An entry with the turn in which it is said."""

    entry: EntryText
    start_s: int
    end_s: int


def spoken(entries: Sequence[EntryText]) -> list[SpokenEntry]:
    """Every entry as a turn of its full length; one that would overlap the turn before begins when that ends."""
    turns: list[SpokenEntry] = []
    for entry in entries:
        start_s = max(entry.offset_s, turns[-1].end_s if turns else 0)
        turns.append(SpokenEntry(entry, start_s, start_s + entry.lasts_s))
    return turns


def agenda_end_s(file: SessionFile) -> int | None:
    """When the agenda is over; None without an agenda."""
    return file.agenda[-1].ends_s if file.agenda else None


def close_s(file: SessionFile) -> int:
    """When the session ends: when the agenda is over, but not before everybody has spoken."""
    turns = spoken(file.entries)
    return max(agenda_end_s(file) or 0, turns[-1].end_s if turns else 0)


def window_of(file: SessionFile, phase: str) -> Window:
    """The first item of that phase, else the last item, else the end of the session."""
    items = [line for line in file.agenda if line.item.phase == phase] or list(file.agenda[-1:])
    if not items:
        return Window(close_s(file), close_s(file))
    return Window(items[0].starts_s, items[0].ends_s)


def closing_window(file: SessionFile) -> Window:
    """The last item of the agenda, else the end of the session."""
    return window_of(file, "")


def issue_times(file: SessionFile) -> list[tuple[IssueText, float]]:
    """When each issue is put on the board, in the file's order.

    That is when it is first mentioned, and not before the issues that stand before it; at the latest when priorities
    are set.
    """
    latest = window_of(file, PRIORITIES_PHASE).start_s
    turns = spoken(file.entries)
    times: list[tuple[IssueText, float]] = []
    for line in file.issues:
        mentions = [turn.start_s for turn in turns if turn.entry.issue == line.issue.code]
        before = times[-1][1] if times else 0
        times.append((line, min(latest, max(before, min(mentions, default=0)))))
    return times
