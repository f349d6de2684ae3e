"""The circle: places, states, keys, mouse, and how little a tick paints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.views import CircleView
from resources.themes import NAMES
from tools.sample_views import LONG_NAMES, NOW, circle
from widgets import style
from widgets.circle_centre import Part, centre_content, fit_bar
from widgets.seat_button import SeatButton
from widgets.seat_circle import SeatCircle
from widgets.style import apply_theme


def shown(qtbot: QtBot, view: CircleView, width: int = 630, height: int = 624) -> SeatCircle:
    widget = SeatCircle()
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.tick(NOW)
    widget.set_view(view)
    widget.show()
    QApplication.processEvents()
    return widget


def button(widget: SeatCircle, number: int) -> SeatButton:
    return next(each for each in widget.ring.buttons if each.seat.number == number)


class PaintedRects(QObject):
    """What is painted of a widget while this is installed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


# -- places


@pytest.mark.parametrize(
    ("count", "size", "form"),
    [
        (10, (630, 624), "L"),
        (24, (630, 624), "M"),
        (80, (630, 624), "S"),
        (10, (1048, 936), "XL"),
        (80, (300, 400), "grid"),
    ],
)
def test_seats_are_as_large_as_there_is_room(qtbot: QtBot, count: int, size: tuple[int, int], form: str) -> None:
    assert shown(qtbot, circle(count), *size).ring.form_code == form


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_every_number_of_people_in_every_look(qtbot: QtBot, qapp: QApplication, theme: str, scale: float) -> None:
    apply_theme(qapp, theme, scale, motion=False)
    for count in (0, 1, 2, 5, 14, 15, 33, 80):
        widget = shown(qtbot, circle(count, names=LONG_NAMES))
        widget.grab()
        discs = [each.disc_rect().translated(each.pos()) for each in widget.ring.buttons[: count + 1]]
        assert len(discs) == count + 1
        if widget.ring.form_code != "grid":
            assert all(widget.ring.rect().adjusted(-8, -8, 8, 8).contains(disc) for disc in discs)


def test_no_two_discs_touch(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(24, speaker=None))
    discs = [(each.mapToParent(each.disc_centre()), each.disc_rect().width() / 2) for each in widget.ring.buttons]
    for at, (one, radius) in enumerate(discs):
        for other, other_radius in discs[at + 1 :]:
            way = one - other
            assert (way.x() ** 2 + way.y() ** 2) ** 0.5 > radius + other_radius - 2


def test_the_moderator_sits_at_the_bottom_and_seats_go_clockwise(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    centres = [each.mapToParent(each.disc_centre()) for each in widget.ring.buttons[:11]]
    assert max(centre.y() for centre in centres) == centres[0].y()
    assert centres[1].x() < centres[0].x() < centres[10].x()


def test_words_on_the_table_stay_on_it(qtbot: QtBot) -> None:
    for count in (3, 10, 14, 24, 80):
        widget = shown(qtbot, circle(count, speaker=2))
        table = widget.ring.table
        assert table is not None
        assert widget.ring.centre.row(Part.CLOCK) is not None
        for row in widget.ring.centre.rows:
            assert table.y - table.ry <= row.box.top()
            assert row.box.bottom() <= table.y + table.ry


def test_a_team_outside_the_ring_covers_nobody(qtbot: QtBot) -> None:
    for count, size in ((10, (630, 624)), (24, (630, 624)), (10, (608, 552))):
        widget = shown(qtbot, circle(count, speaker=10, team=("Bagas", "Laras", "Wahyu", "Ratna")), *size)
        outside = [each for each in widget.ring.buttons if each.seat.number == 0][1:]
        assert len(outside) == 4
        boxes = [each.seat_rect() for each in outside]
        assert all(widget.ring.rect().contains(box) for box in boxes)
        for at, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[at + 1 :])
            inner = box.adjusted(10, 0, -10, 0)
            assert not any(inner.intersects(other.seat_rect()) for other in widget.ring.buttons[: count + 1])


def test_a_low_window_folds_the_foot_into_the_top(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10), 630, 624)
    assert widget.foot.parentWidget() is not widget.top
    widget.resize(630, 546)
    assert widget.foot.parentWidget() is widget.top
    widget.resize(630, 624)
    assert widget.foot.parentWidget() is not widget.top
    assert widget.foot.isVisible()


def test_a_grid_scrolls_to_the_seat_that_has_the_keyboard(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(80, speaker=73), 300, 400)
    last = button(widget, 80)
    assert last.geometry().top() > widget.ring.height()
    widget.focus_seat("p80")
    assert last.geometry().bottom() <= widget.ring.height()
    assert widget.ring.buttons[0].isVisible()


def test_in_a_grid_speaker_and_queue_come_first(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(80, speaker=73, queue=(8, 61)), 300, 400)
    first_row = sorted(widget.ring.buttons[:-1], key=lambda each: (each.y(), each.x()))[:3]
    assert [each.seat.number for each in first_row] == [73, 8, 61]


# -- what is told


def test_the_centre_says_who_speaks_and_who_is_next(qtbot: QtBot) -> None:
    centre = shown(qtbot, circle(10)).ring.centre
    headline = centre.row(Part.HEADLINE)
    assert headline is not None
    assert headline.text == "Ibu Maryani"
    assert centre.clock_text(NOW) == "0.52"
    assert [person.name for person in centre.queue] == ["Ibu Yulia", "Ibu Tumini"]


def test_nobody_speaking_suggests_who_was_heard_least(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, speaker=None, queue=()))
    assert widget.ring.centre_button.text() == "Beri giliran"
    with qtbot.waitSignal(widget.seat_pressed) as pressed:
        widget.ring.centre_button.click()
    assert pressed.args == ["p5"]


def test_a_poll_shows_how_many_and_whose_vote_is_typed(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, speaker=None, absent=(), voted=(1, 2, 3)))
    widget.set_voter("p8")
    centre = widget.ring.centre
    assert (centre.voted, centre.eligible) == (3, 10)
    assert [row.text for row in centre.rows if row.text][-1] == "Ibu Nur Asiyah"
    assert button(widget, 8).face.selected
    widget.set_voter(None)
    assert not button(widget, 8).face.selected


def test_a_long_turn_is_said_from_three_minutes_on(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, spoken_s=170))
    assert widget.ring.centre.row(Part.LONG_TURN) is None
    widget.tick(NOW + timedelta(seconds=10))
    assert widget.ring.centre.row(Part.LONG_TURN) is not None
    assert widget.ring.centre.long_turn_text(NOW + timedelta(seconds=10)) == "sudah 3 menit"


def test_accessible_names_follow_the_state(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, speaker=None))
    assert button(widget, 4).accessibleName().startswith("Kursi 4, Ibu Maryani, BKM")
    widget.set_view(circle(10, speaker=4))
    assert "sedang berbicara" in button(widget, 4).accessibleName()


def test_the_speaker_changes(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, speaker=4))
    assert button(widget, 4).face.emphasis == 1
    widget.set_view(circle(10, speaker=7))
    assert (button(widget, 4).face.emphasis, button(widget, 7).face.emphasis) == (0, 1)
    widget.set_view(circle(10, speaker=None))
    assert button(widget, 7).face.emphasis == 0


def test_with_motion_the_speaker_changes_gradually_and_arrives(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", motion=True)
    widget = shown(qtbot, circle(10, speaker=4))
    qtbot.waitUntil(lambda: button(widget, 4).face.emphasis == 1, timeout=1000)
    widget.set_view(circle(10, speaker=7))
    assert button(widget, 7).face.emphasis < 1
    qtbot.waitUntil(lambda: button(widget, 7).face.emphasis == 1, timeout=1000)
    assert button(widget, 4).face.emphasis == 0


def test_people_come_and_go(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    kept = button(widget, 1)
    widget.set_view(circle(11))
    assert len(widget.ring.buttons) == 13
    assert button(widget, 1) is kept
    widget.set_view(circle(3, speaker=None))
    assert len(widget.ring.buttons) == 5


# -- how little is painted


def test_a_tick_paints_only_the_clock(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    clock = widget.ring.centre.row(Part.CLOCK)
    assert clock is not None
    painted = PaintedRects(widget.ring)
    widget.tick(NOW + timedelta(seconds=1))
    QApplication.processEvents()
    assert painted.rects
    assert all(clock.box.toAlignedRect().contains(rect) for rect in painted.rects)


def test_an_equal_view_paints_nothing(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    painted = PaintedRects(widget.ring)
    widget.set_view(circle(10))
    QApplication.processEvents()
    assert painted.rects == []


def test_one_changed_seat_paints_only_around_it(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    painted = PaintedRects(widget.ring)
    widget.set_view(circle(10, left=(7,)))
    QApplication.processEvents()
    around = button(widget, 7).geometry().adjusted(-2, -2, 2, 2)
    assert painted.rects
    assert all(around.contains(rect) for rect in painted.rects)


# -- what comes out


def test_a_click_on_disc_or_label_presses(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    seat = button(widget, 7)
    for at in (seat.disc_centre(), seat.label_rect().center()):
        with qtbot.waitSignal(widget.seat_pressed) as pressed:
            qtbot.mouseClick(seat, Qt.MouseButton.LeftButton, pos=at)
        assert pressed.args == ["p7"]


def test_the_corner_of_a_seat_is_not_the_seat(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    assert not button(widget, 7).hitButton(QPoint(1, 1))


def test_shift_click_and_h_raise_a_hand(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    seat = button(widget, 7)
    with qtbot.waitSignal(widget.hand_toggled) as toggled:
        qtbot.mouseClick(seat, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, seat.disc_centre())
    assert toggled.args == ["p7"]
    with qtbot.waitSignal(widget.hand_toggled), qtbot.assertNotEmitted(widget.seat_pressed):
        QTest.keyClick(seat, Qt.Key.Key_H)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press(qtbot: QtBot, key: Qt.Key) -> None:
    widget = shown(qtbot, circle(10))
    with qtbot.waitSignal(widget.seat_pressed) as pressed:
        QTest.keyClick(button(widget, 2), key)
    assert pressed.args == ["p2"]


def walked(widget: SeatCircle, key: Qt.Key, steps: int) -> Iterator[str]:
    for _ in range(steps):
        focused = widget.focusWidget()
        assert isinstance(focused, SeatButton)
        yield focused.seat.person_id
        QTest.keyClick(focused, key)


def test_arrows_go_around_the_circle(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(3))
    widget.activateWindow()
    widget.focus_seat("p2")
    assert list(walked(widget, Qt.Key.Key_Right, 6)) == ["p2", "p3", "NOT", "MOD", "p1", "p2"]
    widget.focus_seat("p1")
    assert list(walked(widget, Qt.Key.Key_Left, 3)) == ["p1", "MOD", "NOT"]


def test_shift_and_arrows_take_the_seat_along(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(3))
    swapped: list[tuple[str, str]] = []
    widget.seats_swapped.connect(lambda one, other: swapped.append((one, other)))
    buttons = {button.seat.person_id: button for button in widget.ring.buttons}
    for person_id, key in (("p2", Qt.Key.Key_Right), ("p3", Qt.Key.Key_Down), ("p1", Qt.Key.Key_Left)):
        QTest.keyClick(buttons[person_id], key, Qt.KeyboardModifier.ShiftModifier)
    for person_id in ("MOD", "NOT"):
        QTest.keyClick(buttons[person_id], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert swapped == [("p2", "p3"), ("p3", "p1"), ("p1", "p3")]
    alone = shown(qtbot, circle(1))
    told: list[str] = []
    alone.seats_swapped.connect(lambda one, _other: told.append(one))
    for button in alone.ring.buttons:
        QTest.keyClick(button, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told == []


def test_tab_reaches_one_seat(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    widget.focus_seat("p6")
    strong = [each.seat.person_id for each in widget.ring.buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert strong == ["p6"]


def test_tapping_seats_leaves_the_keyboard_with_who_types(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line, widget = QLineEdit(), SeatCircle()
    layout = QVBoxLayout(window)
    layout.addWidget(widget)
    layout.addWidget(line)
    widget.set_view(circle(10))
    window.resize(630, 680)
    window.show()
    window.activateWindow()
    line.setFocus()
    with qtbot.waitSignal(widget.seat_pressed):
        qtbot.mouseClick(button(widget, 7), Qt.MouseButton.LeftButton, pos=button(widget, 7).disc_centre())
    with qtbot.waitSignal(widget.next_pressed):
        qtbot.mouseClick(widget.ring.centre_button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is line


def test_the_menu_is_asked_for_by_mouse_and_by_key(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    seat = button(widget, 7)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        with qtbot.waitSignal(widget.menu_asked) as asked:
            at = seat.disc_centre()
            QApplication.sendEvent(seat, QContextMenuEvent(reason, at, seat.mapToGlobal(at)))
        assert asked.args == ["p7", seat.mapToGlobal(seat.disc_centre())]


def test_the_next_turn_is_asked_for(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    assert widget.ring.centre_button.text() == "Giliran berikutnya ›"
    with qtbot.waitSignal(widget.next_pressed):
        widget.ring.centre_button.click()


def test_a_seat_dropped_on_another_swaps_them(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    one, other = button(widget, 2), button(widget, 7)
    to = one.mapFromGlobal(other.mapToGlobal(other.disc_centre()))
    with qtbot.waitSignal(widget.seats_swapped) as swapped, qtbot.assertNotEmitted(widget.seat_pressed):
        qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=one.disc_centre())
        qtbot.mouseMove(one, one.disc_centre() + QPoint(20, 20))
        qtbot.mouseMove(one, to)
        qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=to)
    assert swapped.args == ["p2", "p7"]


def test_a_seat_dropped_on_nothing_stays(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10))
    one = button(widget, 2)
    table = one.mapFromGlobal(widget.ring.mapToGlobal(widget.ring.rect().center()))
    with qtbot.assertNotEmitted(widget.seats_swapped), qtbot.assertNotEmitted(widget.seat_pressed):
        qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=one.disc_centre())
        qtbot.mouseMove(one, table)
        qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=table)
    assert not one.is_dragged


def test_a_category_of_the_legend_dims_the_others(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(80))
    widget.foot.category_picked.emit(0)
    dimmed = {each.seat.category for each in widget.ring.buttons[1:-1] if each.face.dimmed}
    assert 0 not in dimmed
    assert len(dimmed) > 1
    widget.foot.category_picked.emit(None)
    assert not any(each.face.dimmed for each in widget.ring.buttons)


def test_wishes_are_only_wishes(qtbot: QtBot) -> None:
    widget = shown(qtbot, circle(10, speaker=None))
    qtbot.mouseClick(button(widget, 7), Qt.MouseButton.LeftButton, pos=button(widget, 7).disc_centre())
    assert button(widget, 7).face.emphasis == 0


def test_the_bar_says_of_a_name_why_it_stands_there() -> None:
    content = centre_content(circle(12, speaker=None, queue=()), "", NOW)
    bar = fit_bar(content, QRectF(0, 0, 900, 60), style.current.look)
    assert [row.text for row in bar.rows][:1] == ["Paling jarang terdengar"]
