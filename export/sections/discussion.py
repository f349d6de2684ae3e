"""Part C: what was discussed, in short. The whole stands in the lampiran."""

from __future__ import annotations

from collections import Counter

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.wording import join_id, number
from export.draft import NONE, Draft
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from resources.words import word_id


def discussion(draft: Draft, letter: str) -> list[Flowable]:
    """Sentences on issues, entries and cross-checks, and a table of the issues."""
    parts: list[Flowable] = [*draft.heading(draft.say("discussion.heading", huruf=letter), room=24 * mm)]
    parts.append(Paragraph(" ".join(sentence for sentence in _sentences(draft) if sentence), draft.styles.text))
    if draft.minutes.issues:
        table = ruled_table(draft, _issues(draft), draft.width)
        table.spaceBefore = 2 * mm
        parts.append(table)
    return parts


def _sentences(draft: Draft) -> list[str]:
    minutes = draft.minutes
    count = len(minutes.issues)
    return [
        draft.say("discussion.issues", n=count) if count else draft.say("discussion.no_issues"),
        draft.see("discussion.see_issues", "masalah"),
        draft.say("discussion.entries", n=minutes.figures.entries) if minutes.log else "",
        draft.see("discussion.see_log", "notula"),
        _checks(draft),
        draft.see("discussion.see_checks", "uji_silang"),
    ]


def _checks(draft: Draft) -> str:
    checks = draft.minutes.checks
    if not checks:
        return ""
    by_status = Counter(check.status for check in checks)
    results = [f"{number(n)} {word_id('check_status', status).lower()}" for status, n in by_status.items()]
    return draft.say("discussion.checks", n=len(checks), hasil=join_id(results))


def _issues(draft: Draft) -> TableSpec:
    spec = TableSpec(
        [
            Column(draft.say("table.code"), 12, "centre"),
            Column(draft.say("table.issue"), 74),
            Column(draft.say("issues.field"), 36),
            Column(draft.say("issues.place"), 38),
        ]
    )
    for issue in draft.minutes.issues:
        spec.rows.append([issue.code or NONE, issue.title, issue.field, issue.place])
    return spec
