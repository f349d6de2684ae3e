"""Part B: how many were invited and came, by unsur and sex, and whether the forum had its quorum."""

from __future__ import annotations

from fractions import Fraction

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.minutes import ElementCount
from core.wording import decimal, number
from export.draft import NONE, Draft
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from resources.templates import sections

WOMENS_SHARE = Fraction(3, 10)
"""The usual aim for women's part in a village forum (Permendesa 21/2020), here as a measure and not as a rule."""


def attendance(draft: Draft, letter: str) -> list[Flowable]:
    """A sentence with quorum, the table by unsur, and a note on women's part."""
    minutes = draft.minutes
    parts: list[Flowable] = [*draft.heading(draft.say("attendance.heading", huruf=letter), room=30 * mm)]
    parts.append(Paragraph(_summary(draft), draft.styles.text))
    if minutes.attendance:
        table = ruled_table(draft, _by_element(draft), draft.width)
        table.spaceBefore = 2 * mm
        parts.append(table)
    return parts


def _summary(draft: Draft) -> str:
    minutes = draft.minutes
    came = sum(count.total for count in minutes.attendance)
    men = sum(count.men for count in minutes.attendance)
    invited = minutes.session.invited
    sentence = draft.say(
        "attendance.summary_invited" if invited else "attendance.summary",
        diundang=invited,
        hadir=came,
        laki=men,
        perempuan=came - men,
    )
    met = draft.say("attendance.quorum_met" if came >= minutes.quorum else "attendance.quorum_missed", n=minutes.quorum)
    return f"{sentence}{met} {draft.see('attendance.see_list', 'daftar_hadir')}"


def _by_element(draft: Draft) -> TableSpec:
    counts = draft.minutes.attendance
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 12, "centre"),
            Column(draft.say("attendance.element"), 100),
            Column(draft.say("attendance.men"), 16, "centre"),
            Column(draft.say("attendance.women"), 16, "centre"),
            Column(draft.say("table.sum"), 20, "centre"),
        ]
    )
    for place, count in enumerate(counts, start=1):
        spec.rows.append([str(place), _element(draft, count), *_figures(count.men, count.women)])
    men, women = sum(count.men for count in counts), sum(count.women for count in counts)
    spec.total = [" ", draft.say("table.sum"), *_figures(men, women)]
    spec.notes = [_women(draft)]
    return spec


def _element(draft: Draft, count: ElementCount) -> str:
    if count.element is None:
        return draft.say("attendance.merged")
    return sections()["element"].get(count.element, count.element) or draft.say("attendance.no_element")


def _figures(men: int, women: int) -> list[str]:
    return [number(figure) if figure else NONE for figure in (men, women, men + women)]


def _women(draft: Draft) -> str:
    share = draft.minutes.figures.women_share
    key = "attendance.women_met" if share >= WOMENS_SHARE else "attendance.women_missed"
    return draft.say(key, persen=decimal(share * 100, 1))
