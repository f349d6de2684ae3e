"""The final order of the issues beside the ranks that the polls gave, and how the forum settled it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.minutes import PollReport
from core.tally import CombinedRank
from core.wording import number
from export.combining import combined, newest
from export.draft import NONE, Draft
from export.sections.agreements import manner_words
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup
from resources.words import word_id

RANKING_METHODS = ("usg", "dots")


def final_order(draft: Draft, place: int) -> list[Flowable]:
    """Heading, table and how it was settled. Empty while the forum has not settled an order."""
    ranking = draft.minutes.ranking
    if ranking is None:
        return []
    reached = [draft.say("final_order.manner", cara=manner_words(ranking.manner))] if ranking.manner else []
    reached += [ranking.reason] if ranking.reason else []
    spec = _table(draft)
    sentences = Markup(" ".join(draft.text.markup(sentence) for sentence in reached))
    dissent = draft.say("final_order.dissent", isi=ranking.dissent) if ranking.dissent else ""
    spec.notes = [note for note in (sentences, dissent) if note]
    return [
        *draft.heading(draft.say("final_order.heading", n=place), room=30 * mm, kind=draft.styles.subheading, level=1),
        ruled_table(draft, spec, draft.width),
    ]


def _table(draft: Draft) -> TableSpec:
    minutes = draft.minutes
    titles = {issue.code: issue.title for issue in minutes.issues}
    found = [poll for method in RANKING_METHODS if (poll := newest(minutes.polls, method)) is not None]
    sums = {row.option: row for row in combined(minutes, found)}
    spec = TableSpec(_columns(draft, found))
    for order, code in enumerate(minutes.ranking.codes if minutes.ranking else (), start=1):
        row = sums.get(code)
        ranks = [NONE if rank is None else str(rank) for rank in row.ranks] if row else [NONE] * len(found)
        total = [_total(draft, row)] if len(found) > 1 else []
        spec.rows.append([draft.bold(str(order)), f"{code} {titles.get(code, '')}", *ranks, *total])
    return spec


def _columns(draft: Draft, found: Sequence[PollReport]) -> list[Column]:
    columns = [Column(draft.say("final_order.order"), 18, "centre"), Column(draft.say("table.issue"), 82)]
    columns += [
        Column(draft.say("final_order.rank_in", cara=word_id("poll_method", poll.method)), 20, "centre")
        for poll in found
    ]
    return [*columns, *([Column(draft.say("final_order.sum"), 22, "centre")] if len(found) > 1 else [])]


def _total(draft: Draft, row: CombinedRank | None) -> str:
    if row is None or row.total is None:
        return NONE
    return f"{number(row.total)} {draft.say('table.tied')}" if row.tied else number(row.total)
