"""The ring of seats around the table: places one button per seat and paints what is between them.

The still part (beam, table, words) is kept in a pixmap; a tick paints only the clock's rectangle from it.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton, QScrollBar, QWidget

from core.geometry import Arrangement, Ellipse, arrange
from core.views import CircleView, SeatRole, SeatState, SeatView
from resources.words import t
from widgets import style
from widgets.centre_painting import paint_beam, paint_live_rows, paint_still_rows, paint_table
from widgets.circle_centre import CentreContent, Part, centre_content, fit_bar, fit_centre, is_long_turn
from widgets.guard import guard
from widgets.seat_button import SeatButton
from widgets.seat_drag import SeatDrag
from widgets.seat_form import FORMS, SeatForm
from widgets.seat_words import element_label, letter, state_words

_BAR_HEIGHT = 64
_GRID_MARGIN = 6


class SeatRing(QWidget):
    """Seats, table and centre, or where not even the smallest seats fit around a table, a grid that scrolls."""

    seat_pressed = Signal(str)
    hand_toggled = Signal(str)
    menu_asked = Signal(str, QPoint)
    next_pressed = Signal()
    seats_swapped = Signal(str, str)
    form_changed = Signal(str)
    """The code of the seats' size: "XL", "L", "M", "S", or "grid"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view: CircleView | None = None
        self._buttons: dict[str, SeatButton] = {}
        self._order: list[str] = []
        self._arrangement: Arrangement | None = None
        self._content = CentreContent(())
        self._layer: QPixmap | None = None
        self._dirty = QRect()
        self._now: datetime | None = None
        self._clock_text = ""
        self._told_long = False
        self._voter: str | None = None
        self._info: SeatView | None = None
        self._beams: dict[str, float] = {}
        self._holder = QWidget(self)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.valueChanged.connect(self._place_buttons)
        self._next = QPushButton(self)
        self._next.clicked.connect(self._press_centre)
        style.dress(self._next, live=True)
        self._drag = SeatDrag(self._holder, self._swap)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._show_fade)
        style.current.changed.connect(self._restyle)

    # -- what comes in

    def set_view(self, view: CircleView) -> None:
        """Show this view; what did not change is not drawn again."""
        if view is self._view:
            return
        before, self._view = self._view, view
        if before is None or _places(before) != _places(view):
            self._rebuild()
        else:
            self._refresh_seats()
        self._refresh_speaker()
        self._refresh_centre()
        if self._info is not None:
            self._info = self._buttons[self._info.person_id].seat
            self.update(self._info_rect())

    def tick(self, now: datetime) -> None:
        """Take the time: repaints the clock on the table, and seats whose minute of silence changed."""
        seats_too = self._now is None or now.second // 10 != self._now.second // 10
        self._now = now
        if seats_too:
            for button in self._buttons.values():
                button.set_now(now)
        if self._view is not None and is_long_turn(self._view, now) != self._told_long:
            self._refresh_centre()
        text = self._content.clock_text(now)
        if text != self._clock_text:
            self._clock_text = text
            self.update(self._live_rect())

    def set_voter(self, person_id: str | None) -> None:
        """Mark whose vote is being typed; None: nobody's."""
        self._voter = person_id
        for button_id, button in self._buttons.items():
            button.set_selected(button_id == person_id)
        self._refresh_centre()

    def set_shown_category(self, category: int | None) -> None:
        """Let the seats of all other categories of unsur step back; None: show all alike."""
        for button in self._buttons.values():
            seat = button.seat
            other = category is not None and seat.role is SeatRole.PARTICIPANT and seat.category != category
            button.set_dimmed(other)

    def focus_seat(self, person_id: str) -> None:
        """Give the keyboard to a seat, and scroll to it; an unknown one is passed over."""
        button = self._buttons.get(person_id)
        if button is not None:
            self._take_tab(person_id)
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_info(person_id)
            self._scroll_to(button)

    # -- what can be asked

    @property
    def form_code(self) -> str:
        """The size of the seats now: "XL", "L", "M", "S", or "grid"."""
        if self._arrangement is None or self._arrangement.is_grid:
            return "grid"
        return self._arrangement.size.code

    @property
    def buttons(self) -> tuple[SeatButton, ...]:
        """The seats clockwise from the moderator's, then those outside the ring."""
        return tuple(self._buttons[person_id] for person_id in self._order)

    @property
    def centre(self) -> CentreContent:
        """What stands on the table, with the boxes of its rows."""
        return self._content

    @property
    def centre_button(self) -> QPushButton:
        """The button on the table: the next turn, or the floor to who was heard least."""
        return self._next

    @property
    def table(self) -> Ellipse | None:
        """The table; None in a grid."""
        return None if self._arrangement is None else self._arrangement.table

    # -- seats

    def _rebuild(self) -> None:
        """Make the buttons anew where people came, went or moved; buttons of those who stayed are kept."""
        assert self._view is not None
        seats = (*self._view.seats, *self._view.outside)
        self._drag.cancel()
        kept, self._buttons = self._buttons, {}
        for seat in seats:
            self._buttons[seat.person_id] = kept.pop(seat.person_id, None) or self._new_button(seat)
        for button in kept.values():
            button.hide()
            button.deleteLater()
        self._order = [seat.person_id for seat in seats]
        self._info = None
        self._arrange()
        self._take_tab(self._order[0] if self._order else None)

    def _new_button(self, seat: SeatView) -> SeatButton:
        person_id = seat.person_id
        button = SeatButton(seat, self._form(), self._holder)
        button.clicked.connect(lambda: self.seat_pressed.emit(person_id))
        button.hand_asked.connect(lambda: self.hand_toggled.emit(person_id))
        button.menu_asked.connect(lambda at: self.menu_asked.emit(person_id, at))
        button.step_asked.connect(lambda step: self._step(person_id, step))
        button.hovered.connect(lambda inside: self._show_info(person_id if inside else None))
        if seat.role is not SeatRole.OUTSIDE:
            button.drag_moved.connect(lambda at: self._drag.move(button, at, self._ring_buttons()))
            button.drag_ended.connect(lambda at: self._drag.drop(button, at, self._ring_buttons()))
        if self._now is not None:
            button.set_now(self._now)
        button.show()
        return button

    def _ring_buttons(self) -> list[SeatButton]:
        return [button for button in self._buttons.values() if button.seat.role is not SeatRole.OUTSIDE]

    def _refresh_seats(self) -> None:
        assert self._view is not None
        form = self._form()
        participants = sum(seat.role is SeatRole.PARTICIPANT for seat in self._view.seats)
        for seat in (*self._view.seats, *self._view.outside):
            self._buttons[seat.person_id].set_seat(seat, form, participants)

    def _form(self) -> SeatForm:
        look = style.current.look
        code = "S" if self.form_code == "grid" else self.form_code
        return FORMS[code].scaled(look.scale)

    def _step(self, person_id: str, step: int) -> None:
        at = self._order.index(person_id)
        self.focus_seat(self._order[(at + step) % len(self._order)])

    def _take_tab(self, person_id: str | None) -> None:
        """One seat is reached with Tab, the others from there with the arrows."""
        for button_id, button in self._buttons.items():
            strong = button_id == person_id
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

    def _swap(self, one: SeatButton, other: SeatButton) -> None:
        self.seats_swapped.emit(one.seat.person_id, other.seat.person_id)

    # -- places

    def _arrange(self) -> None:
        """Choose the largest size of seats that fits, and put everything in its place."""
        if self._view is None:
            return
        look, previous = style.current.look, self._arrangement
        code = None if previous is None else previous.size.code
        angles = [seat.angle for seat in self._view.seats]
        self._arrangement = arrange(angles, self.width(), self.height(), look.scale, code)
        if self._arrangement.is_grid:
            width = self.width() - self._scroll.sizeHint().width() - 2 * look.em(_GRID_MARGIN)
            self._arrangement = arrange(angles, width, 0, look.scale)
        self._refresh_seats()
        self._holder.setGeometry(self._seats_rect())
        self._fit_scroll()
        self._place_buttons()
        self._layer = None
        self._refresh_centre()
        self.update()
        if previous is None or previous.size.code != self._arrangement.size.code:
            self.form_changed.emit(self.form_code)

    def _bar_rect(self) -> QRect:
        return QRect(0, 0, self.width(), style.current.look.px(_BAR_HEIGHT))

    def _seats_rect(self) -> QRect:
        if self.form_code != "grid":
            return self.rect()
        return self.rect().adjusted(0, self._bar_rect().height(), -self._scroll.sizeHint().width(), 0)

    def _fit_scroll(self) -> None:
        assert self._arrangement is not None
        room = self._seats_rect()
        needed = round(self._arrangement.height + 2 * style.current.look.em(_GRID_MARGIN))
        beyond = max(0, needed - room.height()) if self._arrangement.is_grid else 0
        self._scroll.setRange(0, beyond)
        self._scroll.setPageStep(room.height())
        self._scroll.setSingleStep(style.current.look.px(24))
        self._scroll.setVisible(beyond > 0)
        self._scroll.setGeometry(room.right() + 1, room.top(), self._scroll.sizeHint().width(), room.height())

    def _place_buttons(self) -> None:
        assert self._view is not None
        assert self._arrangement is not None
        arrangement = self._arrangement
        ordered = self._grid_order() if arrangement.is_grid else [seat.person_id for seat in self._view.seats]
        margin = style.current.look.em(_GRID_MARGIN) if arrangement.is_grid else 0.0
        for person_id, centre in zip(ordered, arrangement.centres, strict=True):
            self._buttons[person_id].place(QPointF(centre.x + margin, centre.y + margin - self._scroll.value()))
        for at, seat in enumerate(self._view.outside):
            self._place_outside(self._buttons[seat.person_id], at)

    def _place_outside(self, button: SeatButton, at: int) -> None:
        """In the corner at the bottom right, one above the other; without a name where that would cover a seat."""
        look = style.current.look
        centre = QPointF(self._holder.width() - look.em(36), self._holder.height() - look.em(30 + 44 * at))
        button.set_named(True)
        button.place(centre)
        spare = look.px(10)
        if any(
            button.seat_rect().adjusted(spare, 0, 0, 0).intersects(other.seat_rect()) for other in self._ring_buttons()
        ):
            button.set_named(False)
            button.place(centre)
        button.setVisible(self.form_code != "grid")

    def _grid_order(self) -> list[str]:
        """Who speaks first, then the queue, then the others clockwise."""
        assert self._view is not None

        def rank(seat: SeatView) -> tuple[bool, int]:
            return seat.state is not SeatState.SPEAKING, seat.queue_place or len(self._order) + 1

        return [seat.person_id for seat in sorted(self._view.seats, key=rank)]

    def _scroll_to(self, button: SeatButton) -> None:
        if button.y() < 0:
            self._scroll.setValue(self._scroll.value() + button.y())
        elif button.geometry().bottom() > self._holder.height():
            beyond = button.geometry().bottom() - self._holder.height()
            self._scroll.setValue(self._scroll.value() + beyond)

    # -- speaker

    def _refresh_speaker(self) -> None:
        """Let beam and disc move to who speaks now."""
        assert self._view is not None
        speaking = set() if self._view.speaker is None else {self._view.speaker.person_id}
        lit = {person_id for person_id, part in self._beams.items() if part > 0}
        target = speaking & self._buttons.keys()
        if lit == target and self._fade.state() is not QVariantAnimation.State.Running:
            return
        if self._arrangement is not None and self._arrangement.is_grid:
            self._place_buttons()
        self._fade.stop()
        self._beams = {at: self._beams.get(at, 0.0) for at in (lit & self._buttons.keys()) | target}
        duration = style.current.look.duration_ms
        if duration and self.isVisible():
            self._fade.setDuration(duration)
            self._fade.start()
        else:
            self._show_fade(1.0)

    def _show_fade(self, part: float) -> None:
        speaker = self._view.speaker.person_id if self._view is not None and self._view.speaker is not None else None
        for person_id, lit in list(self._beams.items()):
            self._spoil_beam(person_id)
            now_lit = max(lit, part) if person_id == speaker else min(lit, 1 - part)
            self._beams[person_id] = now_lit
            button = self._buttons.get(person_id)
            if button is None or now_lit <= 0:
                del self._beams[person_id]
            if button is not None:
                button.set_emphasis(now_lit)
                if person_id == speaker:
                    button.raise_()

    def _beam_rect(self, person_id: str) -> QRect:
        table, button = self.table, self._buttons.get(person_id)
        if table is None or button is None:
            return QRect()
        middle = QPoint(round(table.x), round(table.y))
        reach = round(max(button.face.form.speaking_reach, table.rx, table.ry)) + 4
        around_table = QRect(middle, middle).adjusted(-reach, -reach, reach, reach)
        return around_table | button.geometry()

    def _spoil_beam(self, person_id: str) -> None:
        self._spoil(self._beam_rect(person_id))

    # -- centre

    def _refresh_centre(self) -> None:
        """Fit the words of the centre into the table again, if they changed."""
        if self._view is None or self._arrangement is None:
            return
        voter = self._buttons.get(self._voter) if self._voter is not None else None
        raw = centre_content(self._view, voter.seat.name if voter is not None else "", self._now)
        look, table = style.current.look, self._arrangement.table
        if table is not None:
            content = fit_centre(raw, table, look)
        else:
            content = fit_bar(raw, QRectF(self._bar_rect()).adjusted(look.em(16), 0, -look.em(16), 0), look)
        if content == self._content and self._layer is not None:
            return
        self._content = content
        self._told_long = is_long_turn(self._view, self._now)
        self._clock_text = "" if self._now is None else content.clock_text(self._now)
        self._fit_button()
        self._spoil(self._centre_rect())

    def _fit_button(self) -> None:
        row = self._content.row(Part.BUTTON)
        self._next.setVisible(row is not None)
        if row is None:
            return
        look = style.current.look
        self._next.setText(self._content.button)
        if self._next.sizeHint().width() > row.box.width() and self._view is not None and self._view.queue:
            self._next.setText(t("Berikutnya ›"))
        width = min(self._next.sizeHint().width(), int(row.box.width()))
        box = QRectF(0, 0, width, look.em(40))
        box.moveCenter(row.box.center())
        self._next.setGeometry(box.toRect())

    def _press_centre(self) -> None:
        if self._view is None:
            return
        if self._view.queue:
            self.next_pressed.emit()
        elif self._view.least_heard is not None:
            self.seat_pressed.emit(self._view.least_heard.person_id)

    def _centre_rect(self) -> QRect:
        table = self.table
        if table is None:
            return self._bar_rect()
        return QRectF(table.x - table.rx, table.y - table.ry, 2 * table.rx, 2 * table.ry).toAlignedRect()

    def _live_rect(self) -> QRect:
        box = QRectF()
        for part in (Part.CLOCK, Part.LONG_TURN):
            row = self._content.row(part)
            if row is not None:
                box = box.united(row.box)
        return box.toAlignedRect()

    # -- corner with a seat's words, where seats are too small for them

    def _show_info(self, person_id: str | None) -> None:
        if self.form_code != "S":
            return
        button = self._buttons.get(person_id) if person_id is not None else None
        focused = next((other for other in self._buttons.values() if other.hasFocus()), None)
        shown = button or focused
        self._info = None if shown is None else shown.seat
        self.update(self._info_rect())

    def _info_rect(self) -> QRect:
        look = style.current.look
        return QRect(look.px(16), self.height() - look.px(50), look.px(230), look.px(44))

    def _paint_info(self, painter: QPainter) -> None:
        if self._info is None or self.form_code != "S":
            return
        look, seat, box = style.current.look, self._info, self._info_rect()
        number = f"{letter(seat.category)}{seat.number} " if seat.number else ""
        details = f"{element_label(seat)}, {t('{n} kali', n=seat.entries)}"
        if seat.role is not SeatRole.PARTICIPANT or seat.state is not SeatState.PRESENT:
            details = state_words(seat)
        lines = ((f"{number}{seat.name}", True, "text"), (details, False, "text_soft"))
        for at, (text, bold, role) in enumerate(lines):
            font = look.font(bold=bold)
            painter.setFont(font)
            painter.setPen(look.colour(role))
            line = QRect(box.left(), box.top() + at * box.height() // 2, box.width(), box.height() // 2)
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    # -- painting

    def _spoil(self, box: QRect) -> None:
        """Paint this part of the still layer anew, and show it."""
        self._dirty = self._dirty | box
        self.update(box)

    def _still_layer(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        whole = self._layer is None
        if self._layer is None:
            self._layer = QPixmap(self.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
        if whole or not self._dirty.isEmpty():
            painter = QPainter(self._layer)
            painter.setClipRect(self.rect() if whole else self._dirty)
            self._paint_still(painter)
            painter.end()
        self._dirty = QRect()
        return self._layer

    def _paint_still(self, painter: QPainter) -> None:
        look, table = style.current.look, self.table
        painter.fillRect(self.rect(), look.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if table is not None:
            self._paint_beams(painter, table)
            paint_table(painter, table, look, max(self._beams.values(), default=0.0))
        else:
            painter.fillRect(self._bar_rect(), look.colour("surface"))
            painter.setPen(look.colour("hairline"))
            painter.drawLine(self._bar_rect().bottomLeft(), self._bar_rect().bottomRight())
        paint_still_rows(painter, self._content, look)

    def _paint_beams(self, painter: QPainter, table: Ellipse) -> None:
        for person_id, part in self._beams.items():
            button = self._buttons.get(person_id)
            if button is None or style.current.look.high_contrast:
                continue
            colour = style.current.look.colour("speaking_soft")
            colour.setAlphaF(part)
            centre = QPointF(button.mapToParent(button.disc_centre()))
            paint_beam(painter, table, centre, button.face.form.disc, colour)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the still layer, and on it what changes by the second."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still_layer())
        if self._now is not None and event.rect().intersects(self._live_rect()):
            paint_live_rows(painter, self._content, style.current.look, self._now)
        if event.rect().intersects(self._info_rect()):
            self._paint_info(painter)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the seats for the room there is."""
        self._arrange()

    @guard()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll a grid; with Ctrl the wheel is the text size's."""
        if self._scroll.maximum() > 0 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scroll.setValue(self._scroll.value() - event.angleDelta().y() // 2)
            event.accept()
        else:
            event.ignore()

    @guard()
    def changeEvent(self, event: QEvent) -> None:
        """Another language: say everything anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        self._content = CentreContent(())
        self._arrange()


def _places(view: CircleView) -> list[tuple[str, float | None, SeatRole]]:
    """Who sits where, in order."""
    return [(seat.person_id, seat.angle, seat.role) for seat in (*view.seats, *view.outside)]
