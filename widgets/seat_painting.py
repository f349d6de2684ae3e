"""How a seat is drawn: disc, arc of talk share, pill, name, badge. Origin is the centre of the disc.

Every state has a shape or a sign besides its colour: a speaker's disc is larger and has a ring, an absent
person's is dashed, who has voted has a tick, who waits in the queue a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from core.views import SeatRole, SeatState, SeatView, VoteMark
from resources.words import t
from widgets.seat_form import SeatForm
from widgets.seat_words import element_label, letter, state_words, without_salutation
from widgets.style import Look

_ONE_LINE = Qt.TextFlag.TextSingleLine
_CENTRED = Qt.AlignmentFlag.AlignCenter | _ONE_LINE
_FULL_TURN = 360 * 16


class NameSide(Enum):
    """On which side of a seat outside the ring its name stands."""

    LEFT = auto()
    RIGHT = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class SeatFace:
    """A seat as it is to be drawn now.

    `emphasis` goes from 0 (rest) to 1 (speaking) while the speaker changes. `participants` gives the fair
    share of talk. `silent_min` 0: nothing is said of silence.
    """

    seat: SeatView
    form: SeatForm
    look: Look
    participants: int = 1
    silent_min: int = 0
    emphasis: float = 0.0
    hovered: bool = False
    pressed: bool = False
    focused: bool = False
    selected: bool = False
    dimmed: bool = False
    name_side: NameSide = NameSide.LEFT

    @property
    def here(self) -> bool:
        """Whether the person is in the room."""
        return self.seat.state in (SeatState.PRESENT, SeatState.SPEAKING)

    @property
    def radius(self) -> float:
        """The disc's radius now."""
        return self.form.disc + self.form.grows_by * self.emphasis

    @property
    def shift(self) -> float:
        """How far the label moves down now."""
        return self.form.grows_by * self.emphasis

    def pen(self, role: str, width: float) -> QPen:
        """A pen of the theme; in high contrast at least 3 px wide."""
        width = self.look.em(width)
        return QPen(self.look.colour(role), max(width, self.look.em(3)) if self.look.high_contrast else width)


def paint_seat(painter: QPainter, face: SeatFace) -> None:
    """Draw the whole seat, label and badge included."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if face.seat.role is SeatRole.OUTSIDE:
        _paint_square(painter, face)
    elif face.seat.role is SeatRole.MODERATOR:
        _paint_moderator(painter, face)
    else:
        _paint_arc(painter, face)
        _paint_disc(painter, face)
        _paint_pill(painter, face)
    _paint_name(painter, face)
    _paint_badge(painter, face)
    if face.focused:
        _paint_focus(painter, face)


def _circle(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _paint_arc(painter: QPainter, face: SeatFace) -> None:
    """Half a ring is the fair share, a full ring twice that or more; from 12 o'clock clockwise."""
    seat, form = face.seat, face.form
    if not form.arc or not face.here or seat.vote is not VoteMark.NONE or face.emphasis > 0:
        return
    ring = _circle(form.arc)
    pen = QPen(face.look.colour("hairline"), form.arc_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not face.look.high_contrast:
        painter.setPen(pen)
        painter.drawEllipse(ring)
    pen.setColor(face.look.colour("text_soft"))
    painter.setPen(pen)
    part = min(1.0, seat.share * face.participants / 2)
    painter.drawArc(ring, _FULL_TURN // 4, -round(part * _FULL_TURN))


def _paint_disc(painter: QPainter, face: SeatFace) -> None:
    if face.emphasis > 0:
        _paint_speaking_ring(painter, face)
    painter.setPen(_outline(face))
    painter.setBrush(_fill(face))
    inset = painter.pen().widthF() / 2 if painter.pen().style() is not Qt.PenStyle.NoPen else 0.0
    painter.drawEllipse(_circle(face.radius - inset))
    if not face.form.arc:
        _paint_letter_and_number(painter, face)
    else:
        painter.setFont(face.look.font(face.form.initials / face.look.scale, bold=True))
        painter.setPen(_ink(face))
        painter.drawText(_circle(face.radius), _CENTRED, face.seat.initials)


def _paint_speaking_ring(painter: QPainter, face: SeatFace) -> None:
    colour = face.look.colour("speaking")
    colour.setAlphaF(face.emphasis)
    painter.setPen(QPen(colour, face.form.ring_width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_circle(face.radius + face.form.ring_gap + face.form.ring_width / 2))


def _fill(face: SeatFace) -> QColor:
    look, seat = face.look, face.seat
    if not face.here:
        return QColor(Qt.GlobalColor.transparent)
    if face.selected:
        rest = look.colour("accent_soft")
    elif seat.vote is VoteMark.VOTED:
        rest = look.colour("good_soft")
    else:
        rest = look.colour("sunken" if face.pressed else "surface")
    return _mixed(rest, look.colour("speaking"), face.emphasis)


def _ink(face: SeatFace) -> QColor:
    if not face.here:
        return face.look.colour("text_soft")
    return _mixed(face.look.colour("text"), face.look.colour("on_accent"), face.emphasis)


def _outline(face: SeatFace) -> QPen:
    seat, form = face.seat, face.form
    if not face.here:
        pen = face.pen("text_soft", 1.5)
        pen.setDashPattern([3, 2.5])
        return pen
    if face.emphasis >= 1:
        return QPen(Qt.PenStyle.NoPen)
    if face.selected:
        return face.pen("accent", 4)
    if seat.vote is VoteMark.VOTED:
        return face.pen("good", 2)
    if seat.queue_place and not form.arc:
        return face.pen("accent", 3)
    if not form.arc and seat.vote is VoteMark.NONE:
        fill, _ = face.look.category(seat.category)
        return QPen(fill, face.look.em(3))
    if face.hovered:
        return face.pen("text_soft", 2)
    return face.pen("text_soft" if seat.vote is VoteMark.WAITING else "hairline", 1.5 if seat.vote else 1)


def _paint_letter_and_number(painter: QPainter, face: SeatFace) -> None:
    """Size S: the letter of the unsur, regular and soft, and the seat's number, bold."""
    regular, bold = face.look.font("caption"), face.look.font("caption", bold=True)
    sign, number = letter(face.seat.category) if face.here else "", str(face.seat.number)
    widths = QFontMetricsF(regular).horizontalAdvance(sign), QFontMetricsF(bold).horizontalAdvance(number)
    box = _circle(face.radius)
    box.setLeft(-sum(widths) / 2)
    painter.setPen(_mixed(face.look.colour("text_soft"), face.look.colour("on_accent"), face.emphasis))
    _draw_left(painter, box, sign, regular)
    box.setLeft(box.left() + widths[0])
    painter.setPen(_ink(face))
    _draw_left(painter, box, number, bold if face.here else regular)
    if face.here and not face.emphasis and not face.look.category_stands_alone(face.seat.category):
        painter.setPen(QPen(face.look.colour("text_soft"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(_circle(face.radius + 0.5))


def _paint_moderator(painter: QPainter, face: SeatFace) -> None:
    if face.emphasis > 0:
        _paint_speaking_ring(painter, face)
    painter.setPen(face.pen("text_soft", 2) if face.hovered and face.emphasis < 1 else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(_mixed(face.look.colour("text"), face.look.colour("speaking"), face.emphasis))
    painter.drawEllipse(_circle(face.radius))
    small = min(face.form.initials * 0.8, face.form.disc * 0.58) / face.look.scale
    painter.setFont(face.look.font(max(small, 12), bold=True))
    painter.setPen(_mixed(face.look.colour("window"), face.look.colour("on_accent"), face.emphasis))
    painter.drawText(_circle(face.radius), _CENTRED, t("MOD"))


def _paint_square(painter: QPainter, face: SeatFace) -> None:
    half = face.look.em(18)
    box = QRectF(-half, -half, 2 * half, 2 * half).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(face.look.colour("sunken" if face.pressed else "surface"))
    painter.setPen(face.pen("text_soft", 2) if face.hovered else face.pen("hairline", 1))
    painter.drawRoundedRect(box, face.look.em(6), face.look.em(6))
    painter.setPen(face.look.colour("text"))
    painter.setFont(face.look.font("caption", bold=True))
    painter.drawText(box, _CENTRED, _elided(face.seat.code, painter.font(), box.width()))


def _paint_pill(painter: QPainter, face: SeatFace) -> None:
    """Unsur in its colour and with its label, joined to the number of contributions; or why the seat is empty."""
    form, look = face.form, face.look
    if not form.pill_height:
        return
    font = look.font(form.pill / look.scale, bold=True)
    centre = form.pill_y + face.shift
    if not face.here:
        painter.setPen(look.colour("text_soft"))
        painter.setFont(look.font(form.pill / look.scale))
        box = QRectF(-form.label_width / 2, centre - form.pill_height / 2, form.label_width, form.pill_height)
        painter.fillRect(_text_box(box, state_words(face.seat), painter.font()), look.colour("window"))
        painter.drawText(box, _CENTRED, state_words(face.seat))
        return
    count = _count(face)
    padding = look.em(8 if form.shows_silence else 5)
    regular = look.font(form.pill / look.scale)
    count_width = QFontMetricsF(regular).horizontalAdvance(count) + look.em(12) if count else 0.0
    label = _elided(element_label(face.seat), font, form.label_width - 2 * padding - count_width)
    width = QFontMetricsF(font).horizontalAdvance(label) + 2 * padding + count_width
    box = QRectF(-width / 2, centre - form.pill_height / 2, width, form.pill_height)
    _fill_pill(painter, face, box, count_width)
    painter.setFont(font)
    painter.setPen(look.category(face.seat.category)[1])
    painter.drawText(box.adjusted(padding, 0, -count_width, 0), _CENTRED & ~Qt.AlignmentFlag.AlignHCenter, label)
    if count:
        painter.setFont(regular)
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(box.right() - count_width, box.top(), count_width, box.height()), _CENTRED, count)


def _count(face: SeatFace) -> str:
    if not face.form.shows_silence or face.seat.vote is not VoteMark.NONE:
        return ""
    return f"{face.seat.entries}×"


def _fill_pill(painter: QPainter, face: SeatFace, box: QRectF, count_width: float) -> None:
    """The left part in the colour of the unsur, the rest plain, with a gap to what lies behind."""
    look = face.look
    whole, left = QPainterPath(), QPainterPath()
    whole.addRoundedRect(box, box.height() / 2, box.height() / 2)
    left.addRect(box.adjusted(-1, -1, -count_width, 1))
    painter.setBrush(look.colour("surface"))
    for pen in (QPen(look.colour("window"), look.em(3)), QPen(look.colour("hairline"), 1)):
        painter.setPen(pen)
        painter.drawPath(whole)
    painter.fillPath(whole.intersected(left), look.category(face.seat.category)[0])
    if look.high_contrast:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)


def _paint_name(painter: QPainter, face: SeatFace) -> None:
    form, look, seat = face.form, face.look, face.seat
    if seat.role is SeatRole.OUTSIDE:
        _paint_outside_name(painter, face)
        return
    if not form.name_y:
        return
    lowest = form.name_y + face.shift
    if seat.role is SeatRole.MODERATOR:
        lowest -= form.pill_height / 2
    number = f"{seat.number} " if seat.number else ""
    regular = look.font(form.name / look.scale)
    bold = look.font(form.name / look.scale, bold=face.here)
    name = seat.name if form.shows_silence else without_salutation(seat.name)
    number_width = QFontMetricsF(regular).horizontalAdvance(number)
    name = _elided(name, bold, form.name_width - number_width)
    width = number_width + QFontMetricsF(bold).horizontalAdvance(name)
    height = look.em(20 if form.shows_silence else 16)
    box = QRectF(-width / 2, lowest - height / 2, width, height)
    painter.setPen(look.colour("text_soft"))
    _draw_left(painter, box, number, regular)
    painter.setPen(look.colour("text" if face.here else "text_soft"))
    _draw_left(painter, box.adjusted(number_width, 0, look.em(4), 0), name, bold)
    if face.silent_min and form.shows_silence:
        painter.setPen(look.colour("text_soft"))
        painter.setFont(look.font("caption"))
        below = QRectF(-form.label_width / 2, box.bottom() - look.em(1), form.label_width, look.em(16))
        painter.drawText(below, _CENTRED, t("diam {n} mnt", n=face.silent_min))


def _paint_outside_name(painter: QPainter, face: SeatFace) -> None:
    if face.name_side is NameSide.NONE:
        return
    font = face.look.font("caption", bold=True)
    width = face.look.em(90)
    at_left = face.name_side is NameSide.LEFT
    box = QRectF(face.look.em(26), -face.look.em(18), width, face.look.em(36))
    if at_left:
        box.moveLeft(-face.look.em(26) - width)
    painter.setPen(face.look.colour("text"))
    painter.setFont(font)
    text = _elided(face.seat.name, font, width)
    side = Qt.AlignmentFlag.AlignRight if at_left else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, text)


def _paint_badge(painter: QPainter, face: SeatFace) -> None:
    """The tick of who has voted, else the place in the queue."""
    seat, form, look = face.seat, face.form, face.look
    voted = seat.vote is VoteMark.VOTED
    if not voted and not (seat.queue_place and seat.vote is VoteMark.NONE):
        return
    centre = QPointF(form.badge_x, form.badge_y)
    painter.setPen(QPen(look.colour("window"), look.em(2)))
    painter.setBrush(look.colour("good" if voted else "accent"))
    painter.drawEllipse(centre, form.badge, form.badge)
    painter.setPen(look.colour("on_accent"))
    if voted:
        _paint_tick(painter, centre, form.badge, look.colour("on_accent"))
        return
    painter.setFont(look.font("body" if form.badge > look.em(11) else "caption", bold=True))
    painter.drawText(_circle(form.badge).translated(centre), _CENTRED, str(seat.queue_place))


def _paint_tick(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    pen = QPen(colour, radius / 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x * radius, y * radius) + centre for x, y in ((-0.42, 0.02), (-0.12, 0.34), (0.44, -0.32))]
    painter.drawPolyline(points)


def _paint_focus(painter: QPainter, face: SeatFace) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(face.look.colour("focus"), face.look.em(2)))
    if face.seat.role is SeatRole.OUTSIDE:
        half = face.look.em(22)
        painter.drawRoundedRect(QRectF(-half, -half, 2 * half, 2 * half), face.look.em(8), face.look.em(8))
    else:
        painter.drawEllipse(_circle(face.radius + face.look.em(4)))


def _draw_left(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    painter.drawText(box.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, text)


def _text_box(box: QRectF, text: str, font: QFont) -> QRectF:
    """The part of a box that a centred text covers."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 4
    return QRectF(box.center().x() - width / 2, box.top(), width, box.height())


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0), int(_ONE_LINE))


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    if part <= 0:
        return one
    if part >= 1:
        return other
    mixed = ((1 - part) * a + part * b for a, b in zip(one.getRgbF(), other.getRgbF(), strict=True))  # type: ignore[arg-type]
    return QColor.fromRgbF(*mixed)
