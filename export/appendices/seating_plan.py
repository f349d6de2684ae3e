"""Lampiran denah duduk: the circle as people sat, the side of the screen marked; then who took part how much."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from core.minutes import Minutes
from export.appendices.circle import SeatingCircle, seat_labels
from export.appendices.frame import appendix
from export.appendices.participation import participation
from export.draft import Draft
from export.tables import Column, TableSpec, ruled_table

NAME = "denah"


def has_content(minutes: Minutes) -> bool:
    """Whether anybody had a seat, or took part."""
    return bool(minutes.seats or minutes.figures.people)


def story(draft: Draft) -> list[Flowable]:
    """The drawing, the names of the seats where they do not fit into it, and the figures."""
    parts = appendix(draft, NAME, subtitle=draft.say("denah.how") if draft.minutes.seats else "")
    if draft.minutes.seats:
        circle = SeatingCircle(draft)
        parts += [circle, Spacer(0, 3 * mm)]
        if not circle.names_fit:
            parts += [_legend(draft), Spacer(0, 3 * mm)]
    return [*parts, *participation(draft)]


def _legend(draft: Draft) -> Flowable:
    """Seat numbers and names in three double columns."""
    labels = seat_labels(draft)
    third = -(-len(labels) // 3)
    pair = (Column(draft.say("denah.seat"), 12, "centre"), Column(draft.say("table.name"), 41))
    spec = TableSpec([*pair, *pair, *pair], dense=True)
    for place in range(third):
        row = [text for label in labels[place::third] for text in (label.mark, label.name)]
        spec.rows.append([*row, *[" "] * (len(spec.columns) - len(row))])
    return ruled_table(draft, spec, draft.width)
