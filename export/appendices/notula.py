"""Lampiran notula: what was said, by whom and when, item by item, with the notes on the atmosphere in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from heapq import merge

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.minutes import LogLine, Minutes
from core.wording import clock_time_s
from export.appendices.frame import appendix
from export.draft import NONE, Draft
from export.paged_table import PagedTable, cleaned
from export.tables import Column, Group, Row, RuledTable, TableSpec, ruled_table
from export.text import Markup
from resources.words import codes, word_id

NAME = "notula"


def has_content(minutes: Minutes) -> bool:
    """Whether anything was logged, noted or parked."""
    return bool(minutes.log or minutes.atmosphere or minutes.parked)


def story(draft: Draft) -> list[Flowable]:
    """The log, then the parked ideas."""
    parts = appendix(draft, NAME, subtitle=draft.say("notula.how"))
    rows = [cleaned(draft, row) for row in _rows(draft)]
    if rows:
        parts.append(PagedTable(draft, TableSpec(_columns(draft), rows, dense=True), draft.width))
    if draft.minutes.parked:
        parts += draft.heading(draft.say("notula.parked"), room=20 * mm, level=1)
        parts.append(parked_table(draft))
    return parts


def _columns(draft: Draft) -> list[Column]:
    return [
        Column(draft.say("table.number"), 11, "centre"),
        Column(draft.say("notula.clock"), 18, "centre"),
        Column(draft.say("notula.speaker"), 32),
        Column(draft.say("notula.kind"), 25),
        Column(draft.say("notula.text"), 71),
        Column(draft.say("table.issue_code"), 10, "centre"),
    ]


def _rows(draft: Draft) -> Iterator[Row]:
    """Entries and notes by time, with a grey row where the next item of the agenda begins."""
    titles = {line.number: line.title for line in draft.minutes.agenda}
    entries = ((line.said_at, 0, _entry(draft, line), line.item_number) for line in draft.minutes.log)
    notes = ((note.at, 1, _note(draft, note.at, note.text), None) for note in draft.minutes.atmosphere)
    current: int | None = None
    for _, _, row, item in merge(entries, notes, key=lambda one: one[:2]):
        if item is not None and item != current:
            current = item
            title = " ".join(titles.get(item, "").split())
            yield Group(draft.bold(f"{item}. {title}".strip()))
        yield row


def _entry(draft: Draft, line: LogLine) -> list[str]:
    kind = word_id("log_kind", line.kind) if line.kind in codes()["log_kind"] else line.kind
    text = draft.text.markup(line.text)
    if line.nonverbal:
        text = Markup(f"{text} <i>[{draft.text.markup(line.nonverbal)}]</i>".strip())
    return [str(line.number), _clock(draft, line.said_at), line.speaker, kind, text, line.issue_code]


def _note(draft: Draft, at: datetime, text: str) -> list[str]:
    return [
        NONE,
        _clock(draft, at),
        draft.say("notula.atmosphere"),
        NONE,
        Markup(f"<i>{draft.text.markup(text)}</i>"),
        "",
    ]


def _clock(draft: Draft, at: datetime) -> str:
    return clock_time_s(at, draft.minutes.session.zone)


def parked_table(draft: Draft) -> RuledTable:
    """The parked ideas, with what is to become of each."""
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("notula.idea"), 75),
            Column(draft.say("notula.speaker"), 36),
            Column(draft.say("notula.follow_up"), 41),
        ],
        dense=True,
    )
    for place, idea in enumerate(draft.minutes.parked, start=1):
        spec.rows.append([str(place), idea.text, idea.speaker, idea.follow_up])
    return ruled_table(draft, spec, draft.width)
