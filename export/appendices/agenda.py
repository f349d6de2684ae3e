"""Lampiran susunan acara: each item as it was planned and as it went."""

from __future__ import annotations

from reportlab.platypus import Flowable

from core.minutes import AgendaLine, Minutes
from core.wording import minutes_words, number
from export.appendices.frame import appendix
from export.draft import NONE, Draft
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup

NAME = "susunan_acara"


def has_content(minutes: Minutes) -> bool:
    """Whether there was an agenda."""
    return bool(minutes.agenda)


def story(draft: Draft) -> list[Flowable]:
    """The table of planned and actual times, and the sum of the differences in words."""
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("susunan_acara.item"), 61),
            Column(draft.say("susunan_acara.clock"), 26, "centre"),
            Column(draft.say("susunan_acara.minutes"), 15, "centre"),
            Column(draft.say("susunan_acara.clock"), 26, "centre"),
            Column(draft.say("susunan_acara.minutes"), 15, "centre"),
            Column(draft.say("susunan_acara.difference"), 17, "centre"),
        ],
        upper=[(2, 3, draft.say("susunan_acara.planned")), (4, 5, draft.say("susunan_acara.actual"))],
    )
    for line in draft.minutes.agenda:
        spec.rows.append(_row(draft, line))
    planned = sum(line.planned_minutes for line in draft.minutes.agenda)
    actual = sum(line.actual_minutes for line in draft.minutes.agenda)
    spec.total = [
        " ",
        draft.say("table.sum"),
        " ",
        number(planned),
        " ",
        number(actual),
        signed(actual - planned),
    ]
    spec.notes = [_deviation(draft, actual - planned)]
    return [*appendix(draft, NAME), ruled_table(draft, spec, draft.width)]


def signed(minutes: int) -> str:
    """A difference in minutes with its sign: "+2", "–1", "0"."""
    return "0" if minutes == 0 else f"{'+' if minutes > 0 else '–'}{number(abs(minutes))}"


def _row(draft: Draft, line: AgendaLine) -> list[str]:
    planned = f"{draft.time(line.planned_start_at)}–{draft.time(line.planned_end_at)}"
    held = line.started_at is not None
    actual = (
        f"{draft.time(line.started_at)}–{draft.time(line.ended_at)}" if held else draft.say("susunan_acara.not_held")
    )
    difference = signed(line.actual_minutes - line.planned_minutes)
    minutes = number(line.actual_minutes) if held else NONE
    title = draft.text.markup(line.title)
    if line.cause:
        title = Markup(f"{title}<br/><i>{draft.say('susunan_acara.cause', isi=line.cause)}</i>")
    return [str(line.number), title, planned, number(line.planned_minutes), actual, minutes, difference]


def _deviation(draft: Draft, late: int) -> str:
    zone = draft.minutes.session.zone
    key = "susunan_acara.on_time" if late == 0 else "susunan_acara.late" if late > 0 else "susunan_acara.early"
    return draft.say(key, waktu=minutes_words(abs(late)), zona=zone)
