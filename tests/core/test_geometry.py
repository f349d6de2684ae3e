import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import geometry
from core.geometry import (
    LARGEST_RING,
    SIZES,
    Arrangement,
    Ellipse,
    L,
    M,
    Point,
    Rect,
    S,
    any_collision,
    arrange,
    choose_size,
    seats_collide,
    table_ellipse,
)

# The circle's area at 1366×768, at 1366×690 with a folded strip, and at 1280×720.
LAPTOP, LOW, SMALL = (630, 520), (630, 496), (608, 472)
TEXT_FACTORS = st.sampled_from([1.0, 1.25, 1.5, 1.75])


def even(count: int) -> list[float | None]:
    return [None] * count


def largest_with(code: str, width: float, height: float) -> int:
    """The largest number of seats that are drawn in that size."""
    return max(count for count in range(1, 90) if choose_size(count, width, height) == code)


@pytest.mark.parametrize(
    ("area", "code", "count"),
    [
        (LAPTOP, "L", 11),
        (LAPTOP, "M", 29),
        (LAPTOP, "S", 81),
        (LOW, "L", 11),
        (LOW, "M", 25),
        (SMALL, "L", 11),
        (SMALL, "M", 25),
        (SMALL, "S", 61),
        ((608, 528), "S", 81),
    ],
)
def test_sizes_that_the_design_was_tried_with(area: tuple[int, int], code: str, count: int) -> None:
    assert choose_size(count, *area) == code
    assert largest_with(code, *area) >= count


def test_sizes_fall_as_seats_are_added() -> None:
    codes = [choose_size(count, *LAPTOP) for count in range(1, 90)]
    order = [*(size.code for size in SIZES), None]
    places = [order.index(code) for code in codes]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2, 3, 4}


def test_six_people_and_the_moderator_are_drawn_largest() -> None:
    assert choose_size(7, *LAPTOP) == "XL"
    assert choose_size(11, 1048, 776) == "XL"


@given(st.integers(1, 90), st.floats(200, 1400), st.floats(200, 1000), TEXT_FACTORS)
def test_what_is_arranged_fits(count: int, width: float, height: float, scale: float) -> None:
    arrangement = arrange(even(count), width, height, scale)
    assert len(arrangement.centres) == count
    assert not any(seats_collide(*pair, arrangement.size) for pair in combinations(arrangement.centres, 2))
    for centre in arrangement.centres:
        for box in (arrangement.size.disc_rect(centre), arrangement.size.label_rect(centre)):
            assert box.left >= 0
            assert box.right <= width
            assert box.top >= 0
            assert box.bottom <= arrangement.height
    assert arrangement.is_grid or arrangement.height == height


@given(st.integers(1, 81), st.floats(500, 1400), st.floats(400, 1000))
def test_the_table_lies_between_seats_and_labels(count: int, width: float, height: float) -> None:
    arrangement = arrange(even(count), width, height)
    table = arrangement.table
    if table is None:
        assert arrangement.is_grid
        return
    edge = [
        Point(table.x + table.rx * math.sin(step / 50), table.y - table.ry * math.cos(step / 50)) for step in range(315)
    ]
    for centre in arrangement.centres:
        for box in (arrangement.size.disc_rect(centre), arrangement.size.label_rect(centre)):
            assert not any(is_inside(point, box) for point in edge)


def is_inside(point: Point, box: Rect) -> bool:
    return box.width > 0 and box.left < point.x < box.right and box.top < point.y < box.bottom


def test_the_table_at_100_percent_has_room_for_the_speaker() -> None:
    table = arrange(even(11), *LAPTOP).table
    assert table is not None
    assert (round(table.rx), round(table.ry)) == (155, 133)
    assert abs(table.x - 315) < 1e-9


def test_the_table_grows_when_labels_are_narrower_than_they_may_be() -> None:
    arrangement = arrange(even(25), *LAPTOP)
    wide = table_ellipse(arrangement.centres, arrangement.size, *LAPTOP)
    narrow = table_ellipse(arrangement.centres, arrangement.size, *LAPTOP, label_widths=[40.0] * 25)
    assert wide == arrangement.table
    assert narrow.rx * narrow.ry > wide.rx * wide.ry


def test_a_table_without_room_has_no_size_but_no_negative_one() -> None:
    table = table_ellipse([Point(60, 50)], L, 150, 120)
    assert (table.rx, table.ry) == (0, 0)


def test_more_room_is_the_same_picture_in_every_text_size() -> None:
    plain, doubled = arrange(even(25), 630, 520), arrange(even(25), 1260, 1040, 2.0)
    assert doubled.size == plain.size.scaled(2.0)
    for centre, other in zip(plain.centres, doubled.centres, strict=True):
        assert (other.x, other.y) == (pytest.approx(2 * centre.x), pytest.approx(2 * centre.y))


def test_seats_keep_their_size_until_there_is_room_to_spare() -> None:
    narrowest = next(width for width in range(500, 700) if choose_size(11, width, 520) == "L")
    assert choose_size(11, narrowest, 520, previous="M") == "M"
    assert choose_size(11, narrowest, 520, previous="L") == "L"
    assert choose_size(11, narrowest, 520, previous="XL") == "L"
    assert choose_size(11, narrowest + 40, 528, previous="M") == "L"
    assert choose_size(11, narrowest - 1, 520, previous="L") == "M"
    assert choose_size(11, narrowest, 520, previous="no such size") == "L"


def test_one_ring_is_even_along_the_arc() -> None:
    centres = arrange(even(LARGEST_RING), 1048, 520).centres
    ring = geometry.seat_ring(1048, 520, arrange(even(LARGEST_RING), 1048, 520).size)
    turns = [math.atan2((at.x - ring.x) / ring.rx, (ring.y - at.y) / ring.ry) for at in centres]
    assert abs(turns[0]) == pytest.approx(math.pi)
    arcs = [arc_between(ring, start, end) for start, end in pairwise([*turns, turns[0]])]
    assert max(arcs) / min(arcs) < 1.001
    assert ring.rx > 2 * ring.ry


def arc_between(ring: Ellipse, start: float, end: float) -> float:
    """The length of the arc clockwise from one turn to another, by many small chords."""
    steps = 2000
    sweep = (end - start) % (2 * math.pi) / steps
    corners = [
        (ring.rx * math.sin(start + sweep * step), ring.ry * math.cos(start + sweep * step))
        for step in range(steps + 1)
    ]
    return sum(math.dist(*pair) for pair in pairwise(corners))


def test_seats_go_clockwise_from_the_moderator_at_the_bottom() -> None:
    centres = arrange(even(11), *LAPTOP).centres
    assert centres[0].x == pytest.approx(315)
    assert centres[0].y == max(centre.y for centre in centres)
    assert centres[1].x < 315 < centres[10].x
    assert centres[1].y == pytest.approx(centres[10].y)


@pytest.mark.parametrize(
    ("angle", "x", "y"), [(0, 10, 16), (90, 15, 20), (180, 10, 24), (270, 5, 20), (-90, 5, 20), (360, 10, 16)]
)
def test_angles_run_clockwise_from_the_top(angle: float, x: float, y: float) -> None:
    point = Ellipse(10, 20, 5, 4).at(angle)
    assert (point.x, point.y) == (pytest.approx(x), pytest.approx(y))


def test_a_saved_plan_keeps_its_angles() -> None:
    saved = [180.0, 212.7, 245.5, 278.2, None, 343.6, 16.4, 49.1, 81.8, 114.5, 147.3]
    arrangement = arrange(saved, *LAPTOP)
    ring = geometry.seat_ring(*LAPTOP, arrangement.size)
    assert arrangement.size.code == "L"
    assert arrangement.centres[1] == ring.at(212.7)
    assert arrangement.centres[4] == ring.at(180 + 360 * 4 / 11)


def test_the_circle_opens_for_whoever_comes_late() -> None:
    saved = [180.0, 212.7, 245.5, 278.2, 310.9, 343.6, 16.4, 49.1, 81.8, 114.5, 147.3]
    late = arrange([*saved, None], *LAPTOP)
    even_ones = arrange(even(12), *LAPTOP)
    assert late.size.code == even_ones.size.code
    for centre, other in zip(late.centres, even_ones.centres, strict=True):
        assert (centre.x, centre.y) == (pytest.approx(other.x), pytest.approx(other.y))


def test_whoever_has_no_angle_sits_after_the_seat_before() -> None:
    ring = geometry.Ellipse(0, 0, 1, 1)
    centres = geometry.one_ring([None, 180.0, 270.0, None, 0.0], ring)
    assert centres == tuple(ring.at(180 + 72 * place) for place in range(5))


def test_a_saved_plan_that_crowds_people_makes_the_seats_smaller() -> None:
    assert arrange([180.0, 10.0, 34.0, 58.0], *LAPTOP).size.code == "M"
    crowded = arrange([180.0, 10.0, 10.5], *LAPTOP)
    assert crowded.is_grid


def test_two_rings_have_half_to_three_fifths_outside() -> None:
    for count in range(LARGEST_RING + 1, 82):
        arrangement = arrange(even(count), *LAPTOP)
        outer = geometry.seat_ring(*LAPTOP, arrangement.size)
        outside = sum(is_on(centre, outer) for centre in arrangement.centres)
        assert 0.5 <= outside / count <= 0.6


def is_on(centre: Point, ring: Ellipse) -> bool:
    return math.hypot((centre.x - ring.x) / ring.rx, (centre.y - ring.y) / ring.ry) > 1 - 1e-6


def test_two_rings_have_the_moderator_inside_at_the_bottom() -> None:
    arrangement = arrange(even(25), *LAPTOP)
    outer = geometry.seat_ring(*LAPTOP, arrangement.size)
    assert [is_on(centre, outer) for centre in arrangement.centres] == [False] + [True] * 15 + [False] * 9
    assert arrangement.centres[0].x == pytest.approx(315)
    assert arrangement.centres[0].y > arrangement.centres[20].y


def test_saved_angles_give_the_order_in_two_rings() -> None:
    angles = [180 + 360 * place / 25 for place in range(25)]
    swapped = [angles[0], angles[2], angles[1], *angles[3:]]
    plain = arrange(even(25), *LAPTOP)
    assert arrange(angles, *LAPTOP) == plain
    one, two, three, *rest = plain.centres
    assert arrange(swapped, *LAPTOP).centres == (one, three, two, *rest)


@pytest.mark.parametrize(
    ("dx", "dy", "collides"),
    [
        (0, 0, True),
        (51.9, 0, True),  # two discs with their arcs (diameter 50) and the gap of 2
        (66.9, 37, True),  # label against a disc beside it
        (67.1, 37, False),
        (79.9, 15.9, True),  # label against label
        (80.1, 15.9, False),
        (79.9, 16.1, False),
        (0, 71.9, True),  # label of the upper seat against the disc of the lower one
        (0, 72.1, False),
        (0, -71.9, True),
        (0, -72.1, False),
    ],
)
def test_the_collision_rule_of_size_m(dx: float, dy: float, collides: bool) -> None:
    one, other = Point(100, 100), Point(100 + dx, 100 + dy)
    assert seats_collide(one, other, M) is collides
    assert seats_collide(other, one, M) is collides
    assert any_collision([one, other], M) is collides


def test_seats_without_labels_collide_by_their_discs_alone() -> None:
    assert seats_collide(Point(0, 0), Point(35.9, 0), S)
    assert not seats_collide(Point(0, 0), Point(36.1, 0), S)


@given(st.lists(st.builds(Point, st.floats(0, 300), st.floats(0, 300)), max_size=12), st.sampled_from(SIZES))
def test_the_sweep_finds_the_same_collisions_as_every_pair(centres: list[Point], size: geometry.SeatSize) -> None:
    assert any_collision(centres, size) == any(seats_collide(*pair, size) for pair in combinations(centres, 2))


def test_seats_that_fit_around_no_table_stand_in_rows() -> None:
    arrangement = arrange(even(81), 560, 380, 1.75)
    assert arrangement.is_grid
    assert (arrangement.size, arrangement.table) == (S.scaled(1.75), None)
    columns = sum(centre.y == arrangement.centres[0].y for centre in arrangement.centres)
    assert columns == 560 // (48 * 1.75)
    assert arrangement.height == math.ceil(81 / columns) * 48 * 1.75
    assert choose_size(81, 560, 380, 1.75) is None


@pytest.mark.parametrize(("width", "height"), [(0, 0), (10, 400), (90, 10), (-5, -5)])
def test_an_area_without_room_is_a_column_of_seats(width: float, height: float) -> None:
    arrangement = arrange(even(3), width, height)
    assert arrangement.is_grid
    assert len({centre.x for centre in arrangement.centres}) == 1


def test_nobody_is_arranged_around_a_table() -> None:
    arrangement = arrange([], *LAPTOP)
    assert isinstance(arrangement, Arrangement)
    assert (arrangement.centres, arrangement.is_grid) == ((), False)
    assert arrangement.table is not None
    assert arrangement.table.rx > 150


def test_type_and_discs_scale_together() -> None:
    assert L.scaled(1.5).name == 21
    assert L.scaled(1.5).disc == 84
    assert L.scaled(1.5).code == "L"
    assert [size.name >= 12 and size.initials >= 12 for size in SIZES] == [True] * 4
