"""Lampiran masalah yang tidak ditindaklanjuti: what was brought up and is not taken up, each with its reason."""

from __future__ import annotations

from reportlab.platypus import Flowable

from core.issues import IssueStatus
from core.minutes import IssueText, Minutes
from export.appendices.frame import appendix
from export.draft import Draft
from export.tables import Column, TableSpec, ruled_table

NAME = "tidak_ditindaklanjuti"


def has_content(minutes: Minutes) -> bool:
    """Whether an issue is not taken up."""
    return bool(_left_aside(minutes))


def story(draft: Draft) -> list[Flowable]:
    """One row per issue."""
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("table.issue"), 70),
            Column(draft.say("tidak_ditindaklanjuti.reason"), 70),
            Column(draft.say("tidak_ditindaklanjuti.entries"), 22, "centre"),
        ]
    )
    for place, issue in enumerate(_left_aside(draft.minutes), start=1):
        spec.rows.append([str(place), f"{issue.code} {issue.title}", issue.reason, str(issue.entries)])
    return [*appendix(draft, NAME), ruled_table(draft, spec, draft.width)]


def _left_aside(minutes: Minutes) -> list[IssueText]:
    return [issue for issue in minutes.issues if issue.status is IssueStatus.NOT_TAKEN_UP]
