"""One seat of the circle, as a button: focus, Tab order, tooltip, accessible name and clicks come with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from core.views import SeatRole, SeatView
from widgets import style
from widgets.guard import guard
from widgets.seat_form import SeatForm
from widgets.seat_painting import NameSide, SeatFace, paint_seat
from widgets.seat_words import accessible_name, silent_min, tooltip

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class SeatButton(QAbstractButton):
    """A seat. `clicked` is a press by mouse, Enter or Space.

    The mouse leaves the keyboard where it is: whoever types goes on typing while seats are tapped.
    """

    hand_asked = Signal()
    menu_asked = Signal(QPoint)
    """Where on the screen."""
    step_asked = Signal(int)
    """1 for the next seat clockwise, -1 for the one before."""
    move_asked = Signal(int)
    """Change places with the participant clockwise (1) or counter-clockwise (-1)."""
    drag_moved = Signal(QPoint)
    """In the parent's coordinates, while the seat is dragged."""
    drag_ended = Signal(QPoint)
    hovered = Signal(bool)

    def __init__(self, seat: SeatView, form: SeatForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = SeatFace(seat, form, style.current.look)
        self._now: datetime | None = None
        self._pressed_at: QPoint | None = None
        self._picture = QPixmap()
        self._pictured: tuple[SeatFace, float] | None = None
        self.is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._tell_names()

    @property
    def seat(self) -> SeatView:
        """The seat that is shown."""
        return self._face.seat

    @property
    def face(self) -> SeatFace:
        """How the seat is drawn."""
        return self._face

    def set_seat(self, seat: SeatView, form: SeatForm, participants: int) -> None:
        """Show a seat in a form (both may be as before); `participants` gives the fair share of talk."""
        look, shown = style.current.look, self._face
        if seat == shown.seat and form is shown.form and look is shown.look and participants == shown.participants:
            return
        silent = silent_min(seat, self._now)
        self._face = replace(shown, seat=seat, form=form, look=look, participants=participants, silent_min=silent)
        refit = form is not shown.form
        if refit:
            self.resize(self.sizeHint())
        self._fit_mask()
        self._tell_names()
        self.update()

    def set_now(self, now: datetime) -> None:
        """Take the time; the seat is drawn again only when another minute of silence is to be told."""
        self._now = now
        minutes = silent_min(self._face.seat, now)
        if minutes != self._face.silent_min:
            self._face = replace(self._face, silent_min=minutes)
            self._tell_names()
            self.update()

    def set_emphasis(self, emphasis: float) -> None:
        """0: at rest, 1: speaking, between them while the speaker changes."""
        if emphasis == self._face.emphasis:
            return
        self._face = replace(self._face, emphasis=emphasis)
        self._fit_mask()
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Whether this person's vote is being typed."""
        if selected != self._face.selected:
            self._face = replace(self._face, selected=selected)
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Whether the seat steps back behind those of another unsur."""
        if dimmed != self._face.dimmed:
            self._face = replace(self._face, dimmed=dimmed)
            self.update()

    def set_name_side(self, side: NameSide) -> None:
        """On which side the name of a seat outside the ring stands; without a name its box covers less."""
        if side is not self._face.name_side:
            self._face = replace(self._face, name_side=side)
            self.update()

    def place(self, centre: QPointF) -> None:
        """Put the centre of the disc there, in the parent's coordinates."""
        box = self._box()
        self.setGeometry(QRect(round(centre.x() + box.left()), round(centre.y() + box.top()), *self._pixels(box)))
        self._fit_mask()

    def disc_centre(self) -> QPoint:
        """The centre of the disc, in own coordinates."""
        box = self._box()
        return QPoint(round(-box.left()), round(-box.top()))

    def disc_rect(self) -> QRect:
        """The box around disc, arc and speaker's ring, in own coordinates."""
        reach = self._reach()
        return QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(QPointF(self.disc_centre())).toAlignedRect()

    def label_rect(self) -> QRect:
        """The box of the pill and the name below the disc, in own coordinates; empty without them."""
        form, look = self._face.form, self._face.look
        if not form.label_width or self._face.seat.role is SeatRole.OUTSIDE:
            return QRect()
        top = form.pill_y - form.pill_height / 2
        bottom = form.name_y + look.em(26 if self._face.silent_min else 11) + self._face.shift
        wide = form.name_width
        return QRectF(-wide / 2, top, wide, bottom - top).translated(QPointF(self.disc_centre())).toAlignedRect()

    def seat_rect(self) -> QRect:
        """The box around disc and label, in the parent's coordinates; outside the ring, around square and name."""
        if self._face.seat.role is SeatRole.OUTSIDE:
            look, side = self._face.look, self._face.name_side
            name = QFontMetrics(look.font("caption", bold=True)).horizontalAdvance(self._face.seat.name)
            beside = 0 if side is NameSide.NONE else min(name, look.px(90)) + look.px(10)
            box = QRect(-look.px(20), -look.px(20), look.px(40), look.px(40))
            box.adjust(-beside if side is NameSide.LEFT else 0, 0, beside if side is NameSide.RIGHT else 0, 0)
            return box.translated(self.disc_centre() + self.pos())
        return (self.disc_rect() | self.label_rect()).translated(self.pos())

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """Room for the largest state: a speaker with label and badge."""
        return QSize(*self._pixels(self._box()))

    @guard(False)
    def hitButton(self, pos: QPoint) -> bool:
        """Only disc and label can be pressed."""
        way = pos - self.disc_centre()
        reach = self._reach()
        inside = way.x() ** 2 + way.y() ** 2 <= reach * reach
        if self._face.seat.role is SeatRole.OUTSIDE:
            return self.rect().contains(pos)
        return inside or self.label_rect().contains(pos)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the seat."""
        face = replace(
            self._face,
            hovered=self.underMouse() and self.isEnabled(),
            pressed=self.isDown(),
            focused=self.hasFocus(),
        )
        painter = QPainter(self)
        if face.dimmed or self.is_dragged:
            painter.setOpacity(0.25)
        painter.drawPixmap(0, 0, self._picture_of(face))

    def _picture_of(self, face: SeatFace) -> QPixmap:
        """The seat as a picture, kept until it looks different: it is shown again far oftener than it changes."""
        ratio = self.devicePixelRatioF()
        if self._pictured != (face, ratio) or self._picture.isNull():
            self._pictured = (face, ratio)
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.translate(self.disc_centre())
            paint_seat(painter, face)
            painter.end()
        return self._picture

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go around the circle, with Shift they take the seat along; Enter presses, H asks for the floor, the
        menu key for the menu.
        """
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS and plain:
            with_seat = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.move_asked if with_seat else self.step_asked).emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        elif key == Qt.Key.Key_H and plain:
            self.hand_asked.emit()
        else:
            super().keyPressEvent(event)

    @guard()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a click, with Shift a raised hand, or a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self.hitButton(event.position().toPoint()):
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @guard()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """From some pixels on a press is a drag."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed_at
        if not self.is_dragged and way.manhattanLength() >= QApplication.startDragDistance():
            self.is_dragged = True
            self.setDown(False)
            self.update()
        if self.is_dragged:
            self.drag_moved.emit(self.mapToParent(event.position().toPoint()))
        else:
            super().mouseMoveEvent(event)

    @guard()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, of a press with Shift, or of a click."""
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        if self.is_dragged:
            self.is_dragged = False
            self.update()
            self.drag_ended.emit(self.mapToParent(event.position().toPoint()))
        elif was_pressed and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setDown(False)
            self.hand_asked.emit()
        else:
            super().mouseReleaseEvent(event)

    @guard()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer, or at the disc when asked for by key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self.mapToGlobal(self.disc_centre()))

    @guard()
    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer came."""
        self.hovered.emit(True)
        super().enterEvent(event)

    @guard()
    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer went."""
        self.hovered.emit(False)
        super().leaveEvent(event)

    def cancel_drag(self) -> None:
        """Let go of a drag without an end."""
        self._pressed_at, self.is_dragged = None, False
        self.update()

    def _reach(self) -> float:
        form, face = self._face.form, self._face
        if face.emphasis > 0:
            return form.speaking_reach
        return max(form.disc, form.arc + form.arc_width / 2)

    def _box(self) -> QRectF:
        """Everything that may be drawn, around the disc's centre."""
        form, look = self._face.form, self._face.look
        if self._face.seat.role is SeatRole.OUTSIDE:
            half = look.em(24)
            beside, side = look.em(96), self._face.name_side
            left, right = (beside if side is each else 0.0 for each in (NameSide.LEFT, NameSide.RIGHT))
            return QRectF(-half - left, -half, 2 * half + left + right, 2 * half)
        reach = max(form.speaking_reach, form.badge - form.badge_y, form.badge + form.badge_x) + 2
        beside = max(reach, form.name_width / 2)
        below = max(reach, form.name_y + form.grows_by + look.em(27) if form.name_y else 0)
        return QRectF(-beside, -reach, 2 * beside, reach + below)

    def _fit_mask(self) -> None:
        """Let what lies beside the disc and the label belong to the seats behind it."""
        if self._face.seat.role is SeatRole.OUTSIDE:
            self.clearMask()
            return
        form, centre, spare = self._face.form, self.disc_centre(), self._face.look.px(6)
        disc = QRegion(self.disc_rect().adjusted(-spare, -spare, spare, spare), QRegion.RegionType.Ellipse)
        badge = QRectF(0, 0, 2 * form.badge + 4, 2 * form.badge + 4)
        badge.moveCenter(QPointF(centre) + QPointF(form.badge_x, form.badge_y))
        self.setMask(disc | QRegion(badge.toAlignedRect()) | QRegion(self.label_rect().adjusted(-1, -1, 1, 1)))

    def _tell_names(self) -> None:
        self.setAccessibleName(accessible_name(self._face.seat, self._now))
        self.setToolTip(tooltip(self._face.seat, self._now))

    @staticmethod
    def _pixels(box: QRectF) -> tuple[int, int]:
        return round(box.width()), round(box.height())
