"""Lampiran uji silang: statements that were checked against another source (DOMAIN: triangulasi)."""

from __future__ import annotations

from reportlab.platypus import Flowable

from core.minutes import Minutes
from export.appendices.frame import appendix
from export.draft import Draft
from export.tables import Column, TableSpec, ruled_table
from resources.words import word_id

NAME = "uji_silang"


def has_content(minutes: Minutes) -> bool:
    """Whether a statement was marked for checking."""
    return bool(minutes.checks)


def story(draft: Draft) -> list[Flowable]:
    """One row per statement."""
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("uji_silang.statement"), 45),
            Column(draft.say("uji_silang.speaker"), 28),
            Column(draft.say("uji_silang.manner"), 32),
            Column(draft.say("uji_silang.result"), 28),
            Column(draft.say("uji_silang.status"), 24),
        ],
        dense=True,
    )
    for place, check in enumerate(draft.minutes.checks, start=1):
        status = word_id("check_status", check.status)
        spec.rows.append([str(place), check.statement, check.speaker, check.manner, check.result, status])
    return [*appendix(draft, NAME), ruled_table(draft, spec, draft.width)]
