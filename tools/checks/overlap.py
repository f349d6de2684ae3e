"""No text lies over another one, and no button over a button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from tools.checks.fault import called, short
from tools.checks.texts import TextBox

_SLACK = 1.0


def overlaps(texts: Sequence[TextBox]) -> Iterator[str]:
    """Each pair of texts whose letters lie over each other."""
    seen = sorted(((text.seen(), text) for text in texts), key=lambda each: each[0].left())
    seen = [each for each in seen if each[0].width() > 1 and each[0].height() > 1]
    for at, (box, text) in enumerate(seen):
        for other_box, other in seen[at + 1 :]:
            if other_box.left() >= box.right() - _SLACK:
                break
            if _meet(box, other_box) and not _is_overlay(text.widget, other.widget):
                yield f"{called(text.widget)}: {short(text.text)!r} lies over {short(other.text)!r}"


def _meet(one: QRectF, other: QRectF) -> bool:
    common = one & other
    return common.width() > _SLACK and common.height() > _SLACK


def _is_overlay(one: QWidget, other: QWidget) -> bool:
    """Whether one of them stands on a part that was opened over the other, with a ground of its own."""
    chain, other_chain = _upwards(one), _upwards(other)
    common = next((widget for widget in chain if widget in other_chain), None)
    if common is None or one is other:
        return False
    parts = [_below(chain, common), _below(other_chain, common)]
    if None in parts:
        return False
    order = [child for child in common.children() if child in parts]
    return _has_ground(order[-1]) if order and isinstance(order[-1], QWidget) else False


def _upwards(widget: QWidget) -> list[QWidget]:
    chain = [widget]
    while (parent := chain[-1].parentWidget()) is not None and not chain[-1].isWindow():
        chain.append(parent)
    return chain


def _below(chain: list[QWidget], common: QWidget) -> QWidget | None:
    at = chain.index(common)
    return chain[at - 1] if at else None


def _has_ground(widget: QWidget) -> bool:
    styled = widget.testAttribute(Qt.WidgetAttribute.WA_StyledBackground) or isinstance(widget, QFrame)
    dressed = styled and widget.property("kind") in ("surface", "window", "sunken", "card")
    return dressed or isinstance(widget, QAbstractScrollArea) or widget.autoFillBackground()
