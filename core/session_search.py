"""Finding a session in the list by words of its title, code, place, programme and day."""

from __future__ import annotations

from core.clock import local
from core.session_list import SessionSummary
from core.wording import date_long, day_name


def fits(summary: SessionSummary, words: str) -> bool:
    """Whether every one of ``words`` is somewhere in what the list says of a session; capitals do not matter."""
    day = local(summary.planned_start_at, summary.zone).date()
    told = (
        *(summary.title, summary.code, summary.place, summary.programme),
        *(day_name(day), date_long(day), day.isoformat()),
    )
    text = " ".join(told).casefold()
    return all(word in text for word in words.casefold().split())
