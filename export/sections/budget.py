"""How far the money goes down the order of the issues (pagu indikatif)."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.minutes import BudgetText
from core.tally.budget import Fit
from core.wording import rupiah
from export.draft import NONE, Draft
from export.tables import Column, TableSpec, ruled_table
from resources.words import word_id


def budget(draft: Draft, place: int) -> list[Flowable]:
    """Heading, table and what is left. Empty without a budget, and while the issues have no order."""
    text = draft.minutes.budget
    if text is None or not text.rows:
        return []
    left = rupiah(text.rows[-1].left)
    spent = rupiah(sum(row.cost or 0 for row in text.rows if row.fit is Fit.TAKEN))
    sentence = draft.say("budget.sum", pagu=rupiah(text.ceiling), terpakai=spent, sisa=left)
    spec = _table(draft, text)
    spec.notes = [sentence]
    return [
        *draft.heading(draft.say("budget.heading", n=place), room=30 * mm, kind=draft.styles.subheading, level=1),
        ruled_table(draft, spec, draft.width),
    ]


def _table(draft: Draft, text: BudgetText) -> TableSpec:
    titles = {issue.code: issue.title for issue in draft.minutes.issues}
    spec = TableSpec(
        [
            Column(draft.say("table.rank"), 24, "centre"),
            Column(draft.say("table.issue"), 58),
            Column(draft.say("budget.cost"), 34, "right"),
            Column(draft.say("budget.fit"), 44),
        ]
    )
    for row in text.rows:
        cost = NONE if row.cost is None else rupiah(row.cost)
        spec.rows.append(
            [str(row.rank), f"{row.code} {titles.get(row.code, '')}", cost, word_id("budget_fit", row.fit)]
        )
    return spec
