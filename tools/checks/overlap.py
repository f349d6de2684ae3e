"""No text lies over another one, and no button over a button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from tools.checks.fault import called, short
from tools.checks.texts import TextBox, is_overlay

_SLACK = 1.0


def overlaps(texts: Sequence[TextBox]) -> Iterator[str]:
    """Each pair of texts whose letters lie over each other."""
    seen = sorted(((text.seen(), text) for text in texts), key=lambda each: each[0].left())
    seen = [each for each in seen if each[0].width() > 1 and each[0].height() > 1]
    for at, (box, text) in enumerate(seen):
        for other_box, other in seen[at + 1 :]:
            if other_box.left() >= box.right() - _SLACK:
                break
            if _meet(box, other_box) and is_overlay(text.widget, other.widget) is None:
                yield f"{called(text.widget)}: {short(text.text)!r} lies over {short(other.text)!r}"


def _meet(one: QRectF, other: QRectF) -> bool:
    common = one & other
    return common.width() > _SLACK and common.height() > _SLACK
