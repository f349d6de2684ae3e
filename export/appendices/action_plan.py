"""Lampiran rencana tindak lanjut (RTL) on a lying sheet: who does what, where, by when, with whose money."""

from __future__ import annotations

from datetime import date

from reportlab.platypus import Flowable

from core.minutes import Minutes, PlanRow
from core.wording import date_long, join_id, rupiah
from export.appendices.frame import appendix
from export.draft import NONE, Draft
from export.figures_json import cost_in_words
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup

NAME = "rtl"


def has_content(minutes: Minutes) -> bool:
    """Whether anything was planned."""
    return bool(minutes.plan)


def story(draft: Draft) -> list[Flowable]:
    """The table with the sum in figures, and the sum in words below it."""
    spec = TableSpec(_columns(draft), dense=True)
    for place, row in enumerate(draft.minutes.plan, start=1):
        spec.rows.append(_row(draft, row, place))
    total = draft.minutes.figures.plan_cost
    spec.total = [" ", " ", draft.say("table.sum"), " ", " ", " ", " ", rupiah(total), " ", " "]
    spec.notes = [draft.say("rtl.in_words", jumlah=rupiah(total), kata=cost_in_words(total))]
    return [*appendix(draft, NAME, wide=True), ruled_table(draft, spec, draft.wide_width)]


def _columns(draft: Draft) -> list[Column]:
    return [
        Column(draft.say("table.number"), 10, "centre"),
        Column(draft.say("table.issue_code"), 11, "centre"),
        Column(draft.say("rtl.activity"), 41),
        Column(draft.say("rtl.aim"), 41),
        Column(draft.say("rtl.place"), 21),
        Column(draft.say("rtl.time"), 25),
        Column(draft.say("rtl.people"), 36),
        Column(draft.say("rtl.cost"), 31, "right"),
        Column(draft.say("rtl.source"), 21),
        Column(draft.say("rtl.indicator"), 33),
    ]


def _row(draft: Draft, row: PlanRow, place: int) -> list[str]:
    partners = draft.say("rtl.partners", orang=join_id(row.partners)) if row.partners else ""
    return [
        str(place),
        row.issue_code,
        row.activity,
        _lines(draft, row.aim, draft.say("rtl.target", isi=row.target) if row.target else ""),
        row.place,
        _period(draft, row.starts_on, row.ends_on),
        _lines(draft, row.responsible, partners),
        rupiah(row.cost) if row.cost else NONE,
        "" if row.source.strip() == "-" else row.source,
        _lines(draft, row.indicator, draft.say("rtl.status", isi=row.status) if row.status else ""),
    ]


def _lines(draft: Draft, *texts: str) -> Markup:
    return Markup("<br/>".join(draft.text.markup(text) for text in texts if text))


def _period(draft: Draft, start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return date_long(day) if (day := start or end) else ""
    return draft.say("rtl.period", mulai=date_long(start), selesai=date_long(end))
