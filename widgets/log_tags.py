"""The small marks at the right of a row of the log: issue, question, kind, flag, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from core.views import LogRow
from resources.words import word
from widgets import icons
from widgets.style import Look

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CORRECTIONS = "corrections"
ICON, GAP, NAME = 14, 6, 72
"""In px at 100 %: side of an icon, between two marks, least room for the name and its gaps."""


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    text: str
    font: QFont
    role: str
    icon: str = ""


def _tags(row: LogRow, look: Look) -> list[_Tag]:
    """What there is to show, from the right to the left."""
    soft, bold = look.font("caption"), look.font("caption", bold=True)
    found = [
        _Tag("issue", f"#{row.issue_code}" if row.issue_code else "", bold, "accent"),
        _Tag("question", row.question_code, bold, "text_soft"),
        _Tag("kind", word("log_kind", row.kind), soft, "text_soft"),
        _Tag("flag", "", soft, "text_soft", "flag" if row.flagged else ""),
        _Tag(CORRECTIONS, str(row.corrections), soft, "text_soft", "edit" if row.corrections else ""),
    ]
    return [tag for tag in found if tag.icon or (tag.text and tag.name != CORRECTIONS)]


def _width(tag: _Tag, look: Look) -> int:
    text = QFontMetrics(tag.font).horizontalAdvance(tag.text) if tag.text else 0
    icon = look.px(ICON) + (look.px(1) if tag.text else 0) if tag.icon else 0
    return text + icon + look.px(GAP)


def _with_room(row: LogRow, line: QRect, look: Look) -> list[_Tag]:
    """The marks that leave room for time, code and the beginning of the name; others are given up, the kind first."""
    who = QFontMetrics(look.font("caption")).horizontalAdvance(row.time)
    who += QFontMetrics(look.font("body", bold=True)).horizontalAdvance(row.code) + look.px(NAME)
    tags = _tags(row, look)
    for given_up in ("kind", "question", "flag"):
        if sum(_width(tag, look) for tag in tags) + who <= line.width():
            break
        tags = [tag for tag in tags if tag.name != given_up]
    return tags


def _placed(row: LogRow, line: QRect, look: Look) -> list[tuple[_Tag, QRect]]:
    right, placed = line.right(), list[tuple[_Tag, QRect]]()
    for tag in _with_room(row, line, look):
        width = _width(tag, look) - look.px(GAP)
        placed.append((tag, QRect(right - width, line.top(), width, line.height())))
        right -= width + look.px(GAP)
    return placed


def paint_tags(painter: QPainter, line: QRect, row: LogRow, look: Look) -> int:
    """Paint the marks at the right end of ``line``; the width that they take."""
    left = line.right()
    for tag, rect in _placed(row, line, look):
        left = rect.left() - look.px(GAP)
        if tag.icon:
            side = look.px(ICON)
            place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
            icons.icon(tag.icon, tag.role).paint(painter, place)
        if tag.text:
            painter.setFont(tag.font)
            painter.setPen(look.colour(tag.role))
            painter.drawText(rect.adjusted(0, 0, 1, 0), _RIGHT, tag.text)
    return line.right() - left


def corrections_at(row: LogRow, line: QRect, look: Look, at: QPoint) -> bool:
    """Whether ``at`` is on the mark that tells of corrections."""
    reach = look.px(4)
    return any(
        tag.name == CORRECTIONS and rect.adjusted(-reach, -reach, reach, reach).contains(at)
        for tag, rect in _placed(row, line, look)
    )
