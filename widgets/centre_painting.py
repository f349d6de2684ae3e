"""How the table and its words are drawn."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from core.geometry import Ellipse
from resources.words import t
from widgets.circle_centre import CentreContent, Part, Row, blocks, queue_names
from widgets.style import Look

_ONE_LINE = Qt.TextFlag.TextSingleLine
_CENTRED = Qt.AlignmentFlag.AlignCenter | _ONE_LINE
_PLATE_OPACITY = 0.88
_LIVE = (Part.CLOCK, Part.LONG_TURN)


def paint_beam(painter: QPainter, table: Ellipse, towards: QPointF, radius: float, colour: QColor) -> None:
    """The light that falls from the table on the speaker: from its middle, as wide as the disc is there."""
    way = towards - QPointF(table.x, table.y)
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1.0)
    across = QPointF(-way.y() / length * radius, way.x() / length * radius)
    path = QPainterPath(QPointF(table.x, table.y) + across * 1.6)
    path.lineTo(towards + across)
    path.lineTo(towards - across)
    path.lineTo(QPointF(table.x, table.y) - across * 1.6)
    path.closeSubpath()
    painter.fillPath(path, colour)


def paint_table(painter: QPainter, table: Ellipse, look: Look, emphasis: float) -> None:
    """The table; its outline says that somebody speaks."""
    least, most = (3, 4) if look.high_contrast else (1, 2)
    width = look.em(least + (most - least) * emphasis)
    quiet, loud = look.colour("hairline"), look.colour("speaking")
    painter.setPen(QPen(loud if emphasis > 0.5 else quiet, width))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(QPointF(table.x, table.y), table.rx, table.ry)


def paint_plates(painter: QPainter, content: CentreContent, look: Look) -> None:
    """Ground behind the words, so that they can be read over what lies on the table."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface"))
    painter.setOpacity(1.0 if look.high_contrast else _PLATE_OPACITY)
    for row in content.rows:
        words = row.text or ("00.00" if row.part in (Part.CLOCK, Part.TURNOUT) else "")
        width = QFontMetricsF(look.font(row.px, bold=row.bold)).horizontalAdvance(words)
        if words:
            half = min(width + look.em(20), row.box.width()) / 2
            plate = QRectF(row.box.center().x() - half, row.box.top(), 2 * half, row.box.height())
            painter.drawRoundedRect(plate, look.em(6), look.em(6))
    painter.restore()


def paint_still_rows(painter: QPainter, content: CentreContent, look: Look) -> None:
    """Everything of the centre that does not change by the second."""
    for row in content.rows:
        if row.part is Part.QUEUE:
            _paint_queue(painter, content, row, look)
        elif row.part is Part.TURNOUT:
            _paint_turnout(painter, content, row, look)
        elif row.part is Part.BLOCKS:
            _paint_blocks(painter, content, row, look)
        elif row.part not in _LIVE and row.text:
            paint_row(painter, row, row.text, look)


def paint_live_rows(painter: QPainter, content: CentreContent, look: Look, now: datetime) -> None:
    """The time of the turn, and whether it is long."""
    clock, long_turn = content.row(Part.CLOCK), content.row(Part.LONG_TURN)
    if clock is not None:
        paint_row(painter, clock, content.clock_text(now), look)
    if long_turn is not None:
        paint_row(painter, long_turn, content.long_turn_text(now), look)


def paint_row(painter: QPainter, row: Row, text: str, look: Look) -> None:
    """A row of text in its box, shortened at its end if it is too long."""
    font = look.font(row.px, bold=row.bold)
    painter.setFont(font)
    painter.setPen(look.colour(row.role))
    place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter if row.left else Qt.AlignmentFlag.AlignCenter
    painter.drawText(row.box, place | _ONE_LINE, _elided(text, row, look))


def _elided(text: str, row: Row, look: Look) -> str:
    metrics = QFontMetricsF(look.font(row.px, bold=row.bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.box.width(), int(_ONE_LINE))


def _paint_queue(painter: QPainter, content: CentreContent, row: Row, look: Look) -> None:
    """The next in the queue, as many as there is room for."""
    gap, disc = look.em(12), look.em(20)
    font = look.font(row.px)
    metrics = QFontMetricsF(font)
    for count, letters in ((3, True), (3, False), (2, True), (2, False), (1, True), (1, False)):
        shown = queue_names(content, letters)[:count]
        widths = [disc + look.em(5) + metrics.horizontalAdvance(name) for _, name in shown]
        total = sum(widths) + gap * (len(shown) - 1)
        if total <= row.box.width():
            break
    else:
        shown = [(place, metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.box.width() - disc))
                 for place, name in shown]  # fmt: skip
        widths, total = [row.box.width()], row.box.width()
    x = row.box.center().x() - total / 2
    for (place, name), width in zip(shown, widths, strict=True):
        _paint_place(painter, QRectF(x, row.box.center().y() - disc / 2, disc, disc), place, look)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        words = QRectF(x + disc + look.em(5), row.box.top(), width, row.box.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, name)
        x += width + gap


def _paint_place(painter: QPainter, box: QRectF, place: int, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(box)
    painter.setFont(look.font("caption", bold=True))
    painter.setPen(look.colour("on_accent"))
    painter.drawText(box, _CENTRED, str(place))


def _paint_turnout(painter: QPainter, content: CentreContent, row: Row, look: Look) -> None:
    """The turnout, "7 dari 10", the first figure large."""
    large = look.font(row.px, bold=True)
    small = look.font(row.px * 28 / 44)
    voted, rest = str(content.voted), t("dari {n}", n=content.eligible)
    first, second = QFontMetricsF(large).horizontalAdvance(voted), QFontMetricsF(small).horizontalAdvance(rest)
    gap = look.em(row.px / 5)
    x = row.box.center().x() - (first + gap + second) / 2
    baseline = row.box.center().y() + QFontMetricsF(large).capHeight() / 2
    painter.setPen(look.colour(row.role))
    painter.setFont(large)
    painter.drawText(QPointF(x, baseline), voted)
    painter.setFont(small)
    painter.drawText(QPointF(x + first + gap, baseline), rest)


def _paint_blocks(painter: QPainter, content: CentreContent, row: Row, look: Look) -> None:
    """One block per voter, filled by how many have voted and never by who; many voters are a bar."""
    count = blocks(content)
    height = look.em(8)
    width = min(row.box.width(), look.em(236))
    box = QRectF(row.box.center().x() - width / 2, row.box.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    if not count:
        painter.setBrush(look.colour("hairline"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        box.setWidth(width * content.voted / max(content.eligible, 1))
        painter.setBrush(look.colour("good"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        return
    gap = look.em(4)
    each = (width - gap * (count - 1)) / count
    for at in range(count):
        filled = at < content.voted
        painter.setBrush(look.colour("good" if filled else "hairline"))
        painter.setPen(Qt.PenStyle.NoPen)
        one = QRectF(box.left() + at * (each + gap), box.top(), each, height)
        if look.high_contrast and not filled:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawRoundedRect(one, look.em(2), look.em(2))
