"""Lampiran uji silang: statements that were checked against another source (DOMAIN: triangulasi)."""

from __future__ import annotations

from reportlab.platypus import Flowable

from core.cross_checks import CheckStatus
from core.minutes import CheckLine, Minutes
from export.appendices.frame import appendix
from export.draft import Draft
from export.tables import Column, TableSpec, ruled_table
from resources.words import word_id

NAME = "uji_silang"


def has_content(minutes: Minutes) -> bool:
    """Whether a statement was marked for checking."""
    return bool(minutes.checks)


def story(draft: Draft) -> list[Flowable]:
    """One row per statement, and how many are still open."""
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
        spec.rows.append([str(place), check.statement, check.speaker, _manner(check), check.result, status])
    waiting = sum(check.status is CheckStatus.WAITING for check in draft.minutes.checks)
    spec.notes = [draft.say("uji_silang.open", n=waiting)] if waiting else []
    return [*appendix(draft, NAME), ruled_table(draft, spec, draft.width)]


def _manner(check: CheckLine) -> str:
    """What kind of check it is, how it was made, and against which source."""
    kind = word_id("check_kind", check.kind)
    return "; ".join(part for part in (kind, check.manner, check.source) if part)
