"""The lampiran, one file each. Their order is the form's; one without content is left out and the numbers close up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.platypus import Flowable

from core.minutes import Minutes
from export.appendices import (
    action_plan,
    agenda,
    attendance_list,
    cross_checks,
    documentation,
    issues,
    left_aside,
    notula,
    seating_plan,
)
from export.draft import Draft

HAS_CONTENT: Mapping[str, Callable[[Minutes], bool]] = {
    "daftar_hadir": attendance_list.has_content,
    "susunan_acara": agenda.has_content,
    "masalah": issues.has_content,
    "tidak_ditindaklanjuti": left_aside.has_content,
    "rtl": action_plan.has_content,
    "notula": notula.has_content,
    "uji_silang": cross_checks.has_content,
    "denah": seating_plan.has_content,
    "dokumentasi": documentation.has_content,
}

_STORIES: Mapping[str, Callable[[Draft], list[Flowable]]] = {
    "daftar_hadir": attendance_list.story,
    "susunan_acara": agenda.story,
    "masalah": issues.story,
    "tidak_ditindaklanjuti": left_aside.story,
    "rtl": action_plan.story,
    "notula": notula.story,
    "uji_silang": cross_checks.story,
    "denah": seating_plan.story,
    "dokumentasi": documentation.story,
}


def appendices_of(minutes: Minutes) -> tuple[str, ...]:
    """The names of the lampiran that are wanted and that a session has content for, in order."""
    return tuple(name for name in minutes.form.appendices if HAS_CONTENT[name](minutes))


def with_content(minutes: Minutes) -> tuple[str, ...]:
    """The names of the lampiran that a session has content for, in their usual order."""
    return tuple(name for name, has_content in HAS_CONTENT.items() if has_content(minutes))


def appendices(draft: Draft) -> list[Flowable]:
    """All lampiran of a document, each on a new page."""
    return [part for name in draft.appendices for part in _STORIES[name](draft)]
