"""The ring of seats around the table: places one button per seat, and moves the light to who speaks.

What is still between the seats is kept in a picture; a tick paints only the clock's rectangle over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton, QWidget

from core.geometry import Arrangement, Ellipse, arrange
from core.views import CircleView, SeatRole, SeatState, SeatView
from resources.words import t
from widgets import style
from widgets.circle_centre import CentreContent, Part, shortened_words
from widgets.circle_table import Beam, CircleTable
from widgets.guard import guard
from widgets.outside_seats import place_outside
from widgets.seat_button import SeatButton
from widgets.seat_drag import SeatDrag
from widgets.seat_form import FORMS, SeatForm
from widgets.seat_holder import SeatHolder
from widgets.seat_info import SeatInfo
from widgets.speaker_fade import SpeakerFade
from widgets.still_layer import StillLayer
from widgets.talk_flow import paint_flow

_BAR_HEIGHT = 64
_GRID_MARGIN = 6


class SeatRing(QWidget):
    """Seats, table and centre, or where not even the smallest seats fit around a table, a grid that scrolls.

    `planning`: a seat plan, in whose centre nobody speaks.
    """

    seat_pressed = Signal(str)
    hand_toggled = Signal(str)
    menu_asked = Signal(str, QPoint)
    next_pressed = Signal()
    seats_swapped = Signal(str, str)
    form_changed = Signal(str)
    """The code of the seats' size: "XL", "L", "M", "S", or "grid"."""

    def __init__(self, parent: QWidget | None = None, *, planning: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view: CircleView | None = None
        self._buttons: dict[str, SeatButton] = {}
        self._order: list[str] = []
        self._arrangement: Arrangement | None = None
        self._now: datetime | None = None
        self._voter: str | None = None
        self._info_id: str | None = None
        self._with_flow = False
        self._table = CircleTable(planning=planning)
        self._layer = StillLayer(self, self._paint_still)
        self._info = SeatInfo(self)
        self._holder = SeatHolder(self)
        self._holder.scrolled.connect(self._place_buttons)
        self._next = QPushButton(self)
        self._next.clicked.connect(self._press_centre)
        self._next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.dress(self._next, live=True)
        self._drag = SeatDrag(self._holder, self._swap)
        self._fade = SpeakerFade(self)
        self._fade.changed.connect(self._light)
        style.current.changed.connect(self._arrange)

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
            if self.form_code == "grid" and _speaker_first(before.seats) != _speaker_first(view.seats):
                self._place_buttons()
        self._refresh_speaker()
        self._refresh_centre()
        self._refresh_info()
        if self._with_flow and before is not None and before.flow != view.flow:
            self._layer.forget()

    def show_flow(self, shown: bool) -> None:
        """Show or hide who spoke after whom; a grid of seats has no room for it."""
        self._with_flow = shown
        self._layer.forget()

    def tick(self, now: datetime) -> None:
        """Take the time: repaints the clock on the table, and seats whose minute of silence changed."""
        seats_too = self._now is None or now.second // 10 != self._now.second // 10
        self._now = now
        if seats_too:
            for button in self._buttons.values():
                button.set_now(now)
        if self._view is not None and self._table.needs_fit(self._view, now):
            self._refresh_centre()
        if self._table.take_time(now):
            self.update(self._table.live_rect)

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
            self._holder.scroll_to(button)

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
        return self._table.content

    @property
    def centre_button(self) -> QPushButton:
        """The button on the table: the next turn, or the floor to who was heard least."""
        return self._next

    @property
    def table(self) -> Ellipse | None:
        """The table; None in a grid."""
        return self._table.ellipse

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
        self._fade.keep(set(self._order))
        self._show_info(None)
        self._arrange()
        self._take_tab(self._order[0] if self._order else None)

    def _new_button(self, seat: SeatView) -> SeatButton:
        person_id = seat.person_id
        button = SeatButton(seat, self._form(), self._holder)
        button.clicked.connect(lambda: self.seat_pressed.emit(person_id))
        button.hand_asked.connect(lambda: self.hand_toggled.emit(person_id))
        button.menu_asked.connect(lambda at: self.menu_asked.emit(person_id, at))
        button.step_asked.connect(lambda step: self._step(person_id, step))
        button.move_asked.connect(lambda step: self._move(person_id, step))
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

    def _move(self, person_id: str, step: int) -> None:
        """Let a participant change places with the one beside; others have places of their own."""
        assert self._view is not None
        around = [seat.person_id for seat in self._view.seats if seat.role is SeatRole.PARTICIPANT]
        if person_id in around and len(around) > 1:
            other = around[(around.index(person_id) + step) % len(around)]
            self.seats_swapped.emit(person_id, other)

    def _take_tab(self, person_id: str | None) -> None:
        """One seat is reached with Tab, the others from there with the arrows."""
        for button_id, button in self._buttons.items():
            reached = button_id == person_id
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if reached else Qt.FocusPolicy.NoFocus)

    def _swap(self, one: SeatButton, other: SeatButton) -> None:
        self.seats_swapped.emit(one.seat.person_id, other.seat.person_id)

    # -- places

    def _arrange(self) -> None:
        """Choose the largest size of seats that fits, and put everything in its place."""
        if self._view is None:
            return
        look, previous = style.current.look, self._arrangement
        before, code = self.form_code, None if previous is None else previous.size.code
        angles = [seat.angle for seat in self._view.seats]
        self._arrangement = arrange(angles, self.width(), self.height(), look.scale, code)
        if self._arrangement.is_grid:
            width = self.width() - self._holder.bar_width - 2 * look.em(_GRID_MARGIN)
            self._arrangement = arrange(angles, width, 0, look.scale)
        self._refresh_seats()
        self._give_room(self._arrangement)
        self._place_buttons()
        self._table.place(self._arrangement.table, self._bar_rect())
        self._info.setGeometry(QRect(QPoint(look.px(16), self.height() - look.px(50)), self._info.sizeHint()))
        self._layer.forget()
        self._refresh_centre()
        self._refresh_info()
        if previous is None or before != self.form_code:
            self.form_changed.emit(self.form_code)

    def _bar_rect(self) -> QRect:
        return QRect(0, 0, self.width(), style.current.look.px(_BAR_HEIGHT))

    def _give_room(self, arrangement: Arrangement) -> None:
        if arrangement.is_grid:
            room = self.rect().adjusted(0, self._bar_rect().height(), -self._holder.bar_width, 0)
            self._holder.set_room(room, round(arrangement.height + 2 * style.current.look.em(_GRID_MARGIN)))
        else:
            self._holder.set_room(self.rect(), 0)

    def _place_buttons(self) -> None:
        assert self._view is not None
        assert self._arrangement is not None
        arrangement = self._arrangement
        seats = _speaker_first(self._view.seats) if arrangement.is_grid else self._view.seats
        margin = style.current.look.em(_GRID_MARGIN) if arrangement.is_grid else 0.0
        for seat, centre in zip(seats, arrangement.centres, strict=True):
            self._buttons[seat.person_id].place(QPointF(centre.x + margin, centre.y + margin - self._holder.offset))
        outside = [self._buttons[seat.person_id] for seat in self._view.outside]
        free_corner = self.form_code == "S"
        place_outside(outside, self._ring_buttons(), arrangement.table, self._holder.size(), free_corner=free_corner)
        if arrangement.is_grid:
            for button in outside:
                button.hide()

    # -- speaker

    def _refresh_speaker(self) -> None:
        """Let beam and disc move to who speaks now."""
        assert self._view is not None
        speaker = None if self._view.speaker is None else self._view.speaker.person_id
        here = speaker if speaker in self._buttons else None
        self._fade.move_to(here, animated=self.isVisible())

    def _light(self, person_id: str, part: float) -> None:
        button = self._buttons.get(person_id)
        if button is None:
            return
        button.set_emphasis(part)
        if part > 0:
            button.raise_()
        centre = QPointF(button.mapToParent(button.disc_centre()))
        self._layer.spoil(self._table.region | self._table.beam_region(centre, button.face.form.disc))

    def _beams(self) -> Iterator[Beam]:
        for person_id, part in self._fade.lit.items():
            button = self._buttons.get(person_id)
            if button is not None:
                yield QPointF(button.mapToParent(button.disc_centre())), button.face.form.disc, part

    # -- centre

    def _refresh_centre(self) -> None:
        """Fit the words of the centre into the table again, if they changed."""
        if self._view is None or self._arrangement is None:
            return
        voter = self._buttons.get(self._voter) if self._voter is not None else None
        if self._table.fit(self._view, voter.seat.name if voter is not None else "", self._now):
            self._fit_button()
            self.setToolTip(escape(shortened_words(self._table.content, style.current.look)))
            self._layer.spoil(self._table.region)

    def _fit_button(self) -> None:
        row = self._table.content.row(Part.BUTTON)
        self._next.setVisible(row is not None)
        if row is None:
            return
        look = style.current.look
        self._next.setText(self._table.content.button)
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

    # -- words of a seat, where seats are too small for them

    def _show_info(self, person_id: str | None) -> None:
        """Say this seat, else the one that has the keyboard."""
        focused = (each_id for each_id, button in self._buttons.items() if button.hasFocus())
        self._info_id = person_id or next(focused, None)
        self._refresh_info()

    def _refresh_info(self) -> None:
        self._info.setVisible(self.form_code == "S")
        button = self._buttons.get(self._info_id) if self._info_id is not None else None
        self._info.set_seat(None if button is None else button.seat)

    # -- painting

    def _paint_still(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), style.current.look.colour("window"))
        self._table.paint_still(painter, self._beams(), self._paint_flow if self._with_flow else None)

    def _paint_flow(self, painter: QPainter) -> None:
        assert self._view is not None
        assert self._arrangement is not None
        seated = {one.seat.person_id: QPointF(one.mapToParent(one.disc_centre())) for one in self._ring_buttons()}
        paint_flow(painter, self._view.flow, seated, self._arrangement.size.reach, style.current.look)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the still layer, and on it what changes by the second."""
        painter = QPainter(self)
        self._layer.paint_on(painter, event.region())
        if self._now is not None and event.rect().intersects(self._table.live_rect):
            self._table.paint_live(painter, self._now)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the seats for the room there is."""
        self._arrange()

    @guard()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll a grid; with Ctrl the wheel is the text size's."""
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        event.setAccepted(is_plain and self._holder.scroll_by(-event.angleDelta().y() // 2))


def _places(view: CircleView) -> list[tuple[str, float | None, SeatRole]]:
    """Who sits where, in order."""
    return [(seat.person_id, seat.angle, seat.role) for seat in (*view.seats, *view.outside)]


def _speaker_first(seats: Sequence[SeatView]) -> list[SeatView]:
    """Who speaks first, then the queue, then the others clockwise."""
    return sorted(seats, key=lambda seat: (seat.state is not SeatState.SPEAKING, seat.queue_place or len(seats) + 1))
