"""The wall: everyone's view only, large enough, whole words, and little painted by the second."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, qGray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.views import ProjectorView, Scene, WallAgreement, WallQuestion, WallReadBack, WallTurnout
from resources.themes import NAMES, load_theme
from tests.widgets.recording import DrawnText, RecordingPainter
from tools.sample_views import (
    LONG_NAMES,
    NOW,
    agenda,
    circle,
    consent_result,
    content,
    paused_agenda,
    prepared_agenda,
    projector,
    result,
)
from widgets.style import Look, apply_theme, contrast
from widgets.wall.canvas import FADE_MS, GROW_MS, WallCanvas
from widgets.wall.circle_scene import CircleScene
from widgets.wall.page import WallPage
from widgets.wall.result_bar import ResultBar
from widgets.wall.scenes import scene_of
from widgets.wall.seat_places import SeatPlaces

WORDED = (Scene.QUESTION, Scene.ISSUES, Scene.READ_BACK, Scene.AGREEMENT, Scene.PLAN, Scene.MESSAGE)
SCENES = (Scene.CIRCLE, Scene.CLOCK, Scene.VOTE, Scene.RESULT, Scene.TITLE, *WORDED)
LONG = "Genangan dan banjir yang selalu datang setiap musim hujan di sepanjang Jalan Kenanga sampai ke balai warga"


def wall(qtbot: QtBot, view: ProjectorView, width: int = 960, height: int = 540) -> WallCanvas:
    canvas = WallCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.tick(NOW)
    canvas.set_view(view)
    canvas.show()
    QApplication.processEvents()
    return canvas


def drawn(
    view: ProjectorView, theme: str = "light", width: int = 1920, height: int = 1080, zoom: float = 1.0
) -> list[DrawnText]:
    """Every text on every page of the scene."""
    page = WallPage(width, height, Look(load_theme(theme)), zoom)
    scene = scene_of(view, page)
    painter = RecordingPainter()
    for page_no in range(scene.pages):
        scene.paint_still(painter, page_no)
        for live in scene.lives(NOW, page_no).values():
            live.paint(painter, page, QRectF(0, 0, width, height))
    painter.end()
    return painter.texts


def words(view: ProjectorView) -> str:
    return " ".join(text.text for text in drawn(view))


def digits(view: ProjectorView) -> str:
    """Words without the spaces between digits that are drawn one by one."""
    return words(view).replace(" ", "")


def turnout() -> WallTurnout:
    found = projector(Scene.VOTE).turnout
    assert found is not None
    return found


VIEWS = {
    "circle": projector(Scene.CIRCLE),
    "circle of 14": projector(Scene.CIRCLE, 14),
    "circle of 30": projector(Scene.CIRCLE, 30),
    "circle of 80": projector(Scene.CIRCLE, 80),
    "nobody": projector(Scene.CIRCLE, 0, speaker=None, queue=()),
    "clock": projector(Scene.CLOCK),
    "overtime": projector(Scene.CLOCK, agenda=agenda(gone_s=6000)),
    "pause": projector(Scene.CLOCK, agenda=paused_agenda()),
    "before": projector(Scene.CLOCK, agenda=prepared_agenda()),
    "long title": projector(Scene.CLOCK, agenda=agenda(title=LONG)),
    "vote": projector(Scene.VOTE),
    "vote of 80": projector(Scene.VOTE, 80, turnout=replace(turnout(), voted=57, eligible=80)),
    "result": projector(Scene.RESULT),
    "long result": projector(Scene.RESULT, result=result(9, labels=[LONG, LONG_NAMES[0]])),
    "consent": projector(Scene.RESULT, result=consent_result()),
    "title": projector(Scene.TITLE),
    "title of a long name": projector(Scene.TITLE, title=" ".join([LONG] * 3)),
    **{scene.value: projector(scene) for scene in WORDED},
    **{f"{scene.value}, long": projector(scene, content=content(scene, long=" ".join([LONG] * 5))) for scene in WORDED},
}


SIZES = [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160), (2560, 1080)]
NO_BODY = ("circle", "circle of 14", "circle of 30", "circle of 80", "nobody")
"""In the circle the largest words are names, and the room is the seats'."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_what_a_scene_is_about_is_at_least_one_15th_of_the_height(name: str, size: tuple[int, int]) -> None:
    view = VIEWS[name]
    said = drawn(view, "light", *size)
    large = " ".join(text.text for text in said if text.px >= round(size[1] / 15))
    if name in NO_BODY:
        assert view.speaker is None or view.speaker.name.split()[-1] in large
        return
    about = {
        Scene.VOTE: ["didahulukan?", "Genangan dan banjir"],
        Scene.RESULT: [row.label.split()[-1] for row in view.result.rows] if view.result is not None else [],
        Scene.CLOCK: ["Jeda" if view.agenda.paused else (view.agenda.current or view).title.split()[-1]],
        Scene.TITLE: [view.title.split()[-1]],
    }.get(view.scene, [])
    if view.result is not None and view.result.method == "consent_vote" and view.scene is Scene.RESULT:
        about = ["Setuju", "Tolak", "Abstain"]
    assert all(part in large for part in about)
    assert large


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_smaller_than_one_24th_of_the_height(name: str, size: tuple[int, int]) -> None:
    least = round(size[1] / 24)
    assert [text for text in drawn(VIEWS[name], "light", *size) if text.px < least] == []


@pytest.mark.parametrize("zoom", [1.2, 1.5])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_from_the_farthest_seat_nothing_is_too_small(size: tuple[int, int], zoom: float) -> None:
    """The x150 rule holds for every word of every scene, not only for those that can go on to another page."""
    least = round(zoom * size[1] / 24)
    for name, view in VIEWS.items():
        said = drawn(replace(view, fictional=True), "light", *size, zoom)
        assert said
        assert [(name, text) for text in said if text.px < least] == []


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_options_of_any_length_are_whole_and_seven_lines_a_page_at_most(size: tuple[int, int], zoom: float) -> None:
    """In the vote as in the result; a label that is longer than a page goes on."""
    labels = [" ".join([LONG] * 6), LONG, "Sampah"]
    options = tuple(replace(one, label=label) for one, label in zip(turnout().options, labels, strict=False))
    for view, fixed in (
        (projector(Scene.VOTE, turnout=replace(turnout(), options=options)), 2),
        (projector(Scene.RESULT, result=result(3, labels=labels)), 0),
    ):
        page, said = WallPage(*size, Look(load_theme("light")), zoom), ""
        scene = scene_of(view, page)
        for page_no in range(scene.pages):
            painter = RecordingPainter()
            scene.paint_still(painter, page_no)
            painter.end()
            body = [text.text for text in painter.texts if text.px >= round(size[1] / 15) and not text.bold]
            assert len(body) <= 7 + fixed * (page_no == 0)
            said += " ".join(body) + " "
        assert all(" ".join(label.split()) in said for label in labels)


@pytest.mark.parametrize("name", VIEWS)
def test_there_is_never_an_ellipsis(name: str) -> None:
    assert "…" not in words(VIEWS[name])


@pytest.mark.parametrize("theme", NAMES)
def test_every_word_is_in_a_colour_that_is_read_from_afar(theme: str) -> None:
    look = Look(load_theme(theme))
    inks = {look.theme.text.lower(), look.theme.surface.lower(), look.theme.on_warn.lower()}
    for view in VIEWS.values():
        assert {text.colour for text in drawn(replace(view, fictional=True), theme)} <= inks
    assert contrast(QColor(look.theme.text), QColor(look.theme.surface)) >= 7
    assert contrast(QColor(look.theme.text), QColor(look.theme.speaking_soft)) >= 7
    assert contrast(QColor(look.theme.on_warn), QColor(look.theme.warn_fill)) >= 7


def test_the_wall_says_nothing_of_unsur_or_shares() -> None:
    said = words(VIEWS["circle"]).split()
    assert not {"BKM", "PKK", "LKMK", "Warga", "3×", "2×"} & set(said)


def test_the_circle_names_speaker_and_queue() -> None:
    said = words(VIEWS["circle"])
    for part in ("Sedang berbicara", "Ibu Nur Asiyah", "Berikutnya", "Dimas", "Tumini", "Moderator", "sisa"):
        assert part in said
    assert "0.52" in digits(VIEWS["circle"])


def test_hidden_names_are_codes_everywhere() -> None:
    coded = projector(Scene.CIRCLE)
    seats = tuple(replace(seat, name=seat.code, initials=seat.code) for seat in coded.seats)
    assert coded.speaker is not None
    hidden = replace(coded, seats=seats, speaker=replace(coded.speaker, name="P08"), queue=("P09", "P02"))
    said = words(hidden)
    assert "P08" in said
    assert not any(name.split()[-1] in said for name in (seat.name for seat in coded.seats[1:]))


def test_many_seats_keep_only_the_names_that_matter() -> None:
    said = words(VIEWS["circle of 30"])
    assert "Ibu Nur Asiyah" in said
    assert "Bapak Suparlan" not in said


@pytest.mark.parametrize(("name", "zoom"), [("circle of 80", 1.0), ("circle of 80", 1.5), ("circle of 30", 1.5)])
def test_seats_whose_initials_nobody_could_read_are_dots(name: str, zoom: float) -> None:
    page, painter = WallPage(1920, 1080, Look(load_theme("light")), zoom), RecordingPainter()
    scene_of(VIEWS[name], page).paint_still(painter, 0)
    painter.end()
    said = [text.text for text in painter.texts]
    assert {"Sedang berbicara", "Ibu Nur Asiyah"} <= set(said)
    assert not {"YS", "NA", "HP"} & set(said)
    assert said.count("1") == said.count("2") == 2
    places = SeatPlaces(page, VIEWS[name].seats)
    assert places.are_dots
    assert len(places.placed) == len(VIEWS[name].seats)
    (speaker,) = [one for one in places.placed if one.seat.speaking]
    assert speaker.radius > max(one.radius for one in places.placed if one is not speaker)


@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 768)])
def test_no_disc_covers_another_nor_any_number_a_seat(size: tuple[int, int], zoom: float) -> None:
    for count in (5, 10, 14, 24, 30, 80):
        view = projector(Scene.CIRCLE, count)
        places = SeatPlaces(WallPage(*size, Look(load_theme("light")), zoom), view.seats)
        for at, one in enumerate(places.placed):
            for other in places.placed[at + 1 :]:
                apart = QLineF(one.centre, other.centre).length()
                assert apart >= 0.97 * (one.radius + other.radius)
            if one.seat.queue_place and not places.are_dots:
                others = [other for other in places.placed if other is not one]
                assert all(QLineF(one.badge, other.centre).length() > other.radius for other in others)


@pytest.mark.parametrize(
    ("name", "figure"), [("clock", "12.34"), ("overtime", "1.15"), ("pause", "5.12"), ("before", "09.41")]
)
def test_the_clock_says_what_is_left_over_or_gone(name: str, figure: str) -> None:
    assert figure in digits(VIEWS[name])


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("gone_s", [5, 746, 1499, 1580, 2300, 6000, 40000])
def test_the_clock_is_a_quarter_of_the_height(size: tuple[int, int], gone_s: int) -> None:
    said = drawn(projector(Scene.CLOCK, agenda=agenda(gone_s=gone_s)), "light", *size)
    figures = [text for text in said if text.px >= size[1] // 4]
    assert len(figures) >= 3
    assert not any(size[1] // 8 < text.px < size[1] // 4 for text in said)
    assert ("lewat" in " ".join(text.text for text in said)) is (gone_s > 1500)


def test_a_clock_without_seconds_says_that_it_counts_hours() -> None:
    assert "jam, lewat" in words(VIEWS["overtime"])
    long_item = projector(Scene.CLOCK, agenda=agenda(gone_s=60, minutes=150))
    assert "2.29" in digits(long_item)
    assert "jam" in words(long_item).split()


def test_the_clock_says_until_when_and_what_comes_next() -> None:
    said = words(VIEWS["clock"])
    for part in ("dari 8 kegiatan", "sampai", "09.53", "Sesudah itu", "Analisis penyebab"):
        assert part in said
    assert "pukul09.41WIB" in digits(VIEWS["clock"])


def test_a_vote_says_how_many_and_never_what() -> None:
    said = words(VIEWS["vote"])
    for part in ("7", "dari 10", "3 titik tiap orang", "paling banyak 2 per pilihan", "suara titik, terbuka"):
        assert part in said
    assert all(option in said for option in ("Genangan dan banjir", "Pemuda menganggur"))


def test_a_result_has_all_labels_ranks_and_ties() -> None:
    said = [text.text for text in drawn(VIEWS["result"])]
    assert said.count("seri") == 2
    assert said.count("3") == 2
    assert "Hasil USG" in said


def test_a_long_result_is_whole_over_pages() -> None:
    said = words(VIEWS["long result"])
    assert " ".join(LONG.split()) in " ".join(said.split())
    assert "1 dari 4" in said


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_consent_vote_says_what_was_decided_and_about_what(zoom: float) -> None:
    for question in ("Apakah balai warga dibuka tiap malam?", " ".join([LONG] * 6)):
        view = replace(VIEWS["consent"], result=replace(consent_result(), question=question))
        said = " ".join(text.text for text in drawn(view, zoom=zoom) if text.px >= 72)
        assert all(part in said for part in ("Setuju", "Tolak", "Abstain", "Diterima", question))
        first = RecordingPainter()
        scene_of(view, WallPage(1920, 1080, Look(load_theme("light")), zoom)).paint_still(first, 0)
        first.end()
        assert "Diterima" in first.words


@pytest.mark.parametrize("scene", WORDED)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_long_words_are_whole_over_pages_of_seven_lines(scene: Scene, size: tuple[int, int]) -> None:
    view = projector(scene, content=content(scene, long=" ".join([LONG] * 5)))
    said = drawn(view, "light", *size)
    repeated = ("KESATU", "Apakah sudah sesuai?", "Ibu Maryani – Masalah", "Sejak kapan?")
    body = [text.text for text in said if text.px >= round(size[1] / 15) and text.text not in repeated]
    assert " ".join([LONG] * 5) in " ".join(body)
    laid_out = scene_of(view, WallPage(*size, Look(load_theme("light"))))
    assert laid_out.pages > 1
    for page_no in range(laid_out.pages):
        painter = RecordingPainter()
        laid_out.paint_still(painter, page_no)
        painter.end()
        assert sum(text.px >= round(size[1] / 15) for text in painter.texts) <= 7


@pytest.mark.parametrize("scene", [*WORDED, Scene.TITLE])
@pytest.mark.parametrize("size", SIZES)
def test_for_people_far_away_words_are_larger_and_take_more_pages(scene: Scene, size: tuple[int, int]) -> None:
    view = projector(scene, content=content(scene, long=" ".join([LONG] * 2)))
    usual, grown = (scene_of(view, WallPage(*size, Look(load_theme("light")), zoom)) for zoom in (1.0, 1.5))
    assert grown.pages >= usual.pages
    for page_no in range(grown.pages):
        painter = RecordingPainter()
        grown.paint_still(painter, page_no)
        painter.end()
        body = [text for text in painter.texts if text.px >= round(1.5 * size[1] / 15)]
        assert 1 <= len(body) <= 7
        assert all(text.px >= round(size[1] / 24) for text in painter.texts)


def test_an_agreement_says_which_it_is_and_asks_for_assent() -> None:
    said = words(VIEWS["agreement"])
    for part in ("KESATU", "1 dari 5", "Apakah sudah sesuai?", "tercantum dalam lampiran."):
        assert part in said
    settled = replace(VIEWS["agreement"], content=WallAgreement("KEDUA", 2, 5, "Iuran", True))
    assert "Mufakat" in words(settled)
    assert "Apakah" not in words(settled)
    assert "halaman 2 dari" in words(VIEWS["agreement, long"])


def test_what_is_read_back_has_its_speaker_or_its_code() -> None:
    assert "Ibu Maryani – Masalah" in words(VIEWS["read_back"])
    issue = WallReadBack("Banjir", code="M1", causes=("selokan", "sampah"), effects=("jalan rusak",), confirmed=True)
    said = words(projector(Scene.READ_BACK, content=issue))
    for part in ("M1", "Banjir", "Penyebab: selokan; sampah", "Akibat: jalan rusak", "Sudah dikonfirmasi"):
        assert part in said


def test_a_plan_says_who_and_when() -> None:
    said = words(VIEWS["plan"])
    assert "Bapak Sarwono, 20 November 2026 sampai 1 Desember 2026" in said
    assert "Ibu Retno, 1 Desember 2026" in said
    assert "Ibu Hartini, 20 November 2026 " in said + " "


def test_a_long_probe_has_pages_of_its_own() -> None:
    view = projector(Scene.QUESTION, content=WallQuestion("Apa?", " ".join([LONG] * 3)))
    assert " ".join([LONG] * 3) in words(view)


@pytest.mark.parametrize("scene", SCENES)
def test_an_invented_session_is_marked(scene: Scene) -> None:
    assert "CONTOH" in words(projector(scene, fictional=True))
    assert "CONTOH" not in words(projector(scene))


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_names_on_the_wall_overlap_nothing(size: tuple[int, int]) -> None:
    for count, zoom in itertools.product((2, 6, 10, 14, 24), (1.0, 1.5)):
        scene = CircleScene(WallPage(*size, Look(load_theme("light")), zoom), projector(Scene.CIRCLE, count))
        boxes, seats = [name.box for name in scene.names], scene.places.placed
        assert bool(boxes) is not scene.places.are_dots
        for at, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[at + 1 :])
            assert not any(box.intersects(placed.box(0)) for placed in seats if not placed.seat.speaking)
            assert QRectF(0, 0, *size).contains(box)


@pytest.mark.parametrize("names", [LONG_NAMES, ("x" * 200,) * 4])
def test_any_name_can_be_shown(qtbot: QtBot, names: tuple[str, ...]) -> None:
    view = projector(Scene.CIRCLE)
    seats = tuple(replace(seat, name=name) for seat, name in zip(view.seats[1:5], names, strict=True))
    assert view.speaker is not None
    for name in names:
        odd = replace(view, seats=(view.seats[0], *seats), speaker=replace(view.speaker, name=name), queue=names[:2])
        wall(qtbot, odd).grab()


def test_black_is_black(qtbot: QtBot) -> None:
    image = wall(qtbot, projector(Scene.BLACK)).grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 960, 40) for y in range(0, 540, 40)} == {"#000000"}


@pytest.mark.parametrize("scene", SCENES)
def test_a_second_changes_little(scene: Scene) -> None:
    page = WallPage(1920, 1080, Look(load_theme("light")))
    laid_out = scene_of(projector(scene), page)
    for second in range(1, 30):
        before = laid_out.lives(NOW + timedelta(seconds=second - 1), 0)
        after = laid_out.lives(NOW + timedelta(seconds=second), 0)
        assert before.keys() == after.keys()
        changed = [new.changed_box(before[name]) for name, new in after.items() if new != before[name]]
        assert sum(box.width() * box.height() for box in changed) < 0.1 * 1920 * 1080


def test_a_tick_paints_only_what_changed(qtbot: QtBot) -> None:
    canvas = wall(qtbot, projector(Scene.CLOCK), 1920, 1080)
    canvas.tick(NOW + timedelta(seconds=1))
    dirty = QRect()
    for live in canvas.changed:
        dirty = dirty | live
    assert not dirty.isEmpty()
    assert len(canvas.changed) <= 4


def test_an_equal_view_is_not_laid_out_again(qtbot: QtBot) -> None:
    canvas = wall(qtbot, projector(Scene.CIRCLE))
    scene = canvas.scene
    canvas.set_view(projector(Scene.CIRCLE))
    assert canvas.scene is scene


def test_pages_are_turned_within_their_number(qtbot: QtBot) -> None:
    canvas = wall(qtbot, VIEWS["long result"])
    assert canvas.pages > 1
    canvas.previous_page()
    assert canvas.page_no == 0
    for _ in range(10):
        canvas.next_page()
    assert canvas.page_no == canvas.pages - 1
    canvas.set_view(projector(Scene.CLOCK))
    assert (canvas.page_no, canvas.pages) == (0, 1)


def test_a_new_ballot_keeps_the_page(qtbot: QtBot) -> None:
    view = projector(Scene.VOTE)
    canvas = wall(qtbot, view)
    canvas.next_page()
    assert view.turnout is not None
    canvas.set_view(replace(view, turnout=replace(view.turnout, voted=8)))
    assert canvas.page_no == 1


def test_a_scene_without_its_poll_gives_way_to_the_clock() -> None:
    assert "12.34" in digits(projector(Scene.VOTE, turnout=None))
    assert "12.34" in digits(projector(Scene.RESULT, result=None))


def test_the_seats_are_at_the_angles_of_the_console() -> None:
    view = projector(Scene.CIRCLE)
    turned = tuple(replace(seat, angle=(180 + 36 * at) % 360) for at, seat in enumerate(view.seats))
    scene = CircleScene(WallPage(1920, 1080, Look(load_theme("light"))), replace(view, seats=turned))
    top = min(scene.places.placed, key=lambda placed: placed.centre.y())
    assert top.seat.code == turned[5].code
    assert len(circle(10).seats) == len(turned)


def bars(canvas: WallCanvas) -> list[int]:
    """How many pixels of each bar of the result are filled."""
    return [live.filled for live in canvas._lives.values() if isinstance(live, ResultBar)]


def test_the_bars_of_a_result_grow_after_the_scene_before_has_faded(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", motion=True)
    canvas = wall(qtbot, projector(Scene.CIRCLE))
    canvas.set_view(projector(Scene.RESULT))
    assert canvas._fading is not None
    assert len(bars(canvas)) == 6
    assert sum(bars(canvas)) == 0
    canvas._fade.setCurrentTime(FADE_MS)
    canvas._grow.setCurrentTime(GROW_MS // 2)
    half = bars(canvas)
    assert all(filled > 0 for filled in half)
    canvas._grow.setCurrentTime(GROW_MS)
    assert all(before < after for before, after in zip(half, bars(canvas), strict=True))
    assert canvas._fading is None
    scene = canvas.scene
    assert scene is not None
    assert canvas._lives == scene.lives(NOW, 0)


def test_without_motion_the_result_is_there_at_once(qtbot: QtBot) -> None:
    canvas = wall(qtbot, projector(Scene.CIRCLE))
    canvas.set_view(projector(Scene.RESULT))
    assert canvas._fading is None
    assert min(bars(canvas)) > 0


def test_a_screen_of_another_scale_gets_sharp_pictures(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = wall(qtbot, projector(Scene.CLOCK))
    usual = canvas.grab()
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: 2.0)
    canvas.grab()
    picture = canvas._still._picture
    assert picture is not None
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (1920, 1080, 2.0)
    assert canvas._digits is not None
    assert {one.devicePixelRatio() for one in canvas._digits._pictures.values()} == {2.0}
    monkeypatch.undo()
    assert canvas.grab().toImage() == usual.toImage()


@pytest.mark.parametrize("scene", [Scene.CIRCLE, Scene.CLOCK, Scene.RESULT])
def test_what_a_second_leaves_is_what_a_fresh_canvas_shows(qtbot: QtBot, scene: Scene) -> None:
    """Painting only what changed leaves nothing behind: pixel by pixel the same as painting everything."""
    canvas, shown = wall(qtbot, projector(scene)), QPixmap(960, 540)
    canvas.render(shown)
    for second in range(1, 90, 7):
        canvas.tick(NOW + timedelta(seconds=second))
        painter = QPainter(shown)
        for rect in canvas.changed:
            canvas.render(painter, rect.topLeft(), QRegion(rect))
        painter.end()
    assert shown.toImage() == canvas.grab().toImage()


@pytest.mark.parametrize("scene", [Scene.RESULT, Scene.CLOCK, Scene.CIRCLE])
def test_a_preview_is_the_wall_in_small(qtbot: QtBot, scene: Scene) -> None:
    """Laid out alike, to the pages, and close to the wall's own picture scaled down; also after a second."""
    view = projector(scene, result=result(9, labels=[LONG, LONG_NAMES[0]]))
    shown, preview = wall(qtbot, view, 1024, 768), wall(qtbot, view, 256, 192)
    preview.set_page_size(QSize(1024, 768))
    assert preview.pages == shown.pages
    for canvas in (shown, preview):
        canvas.tick(NOW + timedelta(seconds=1))
    large = shown.grab().toImage().scaled(preview.size(), mode=Qt.TransformationMode.SmoothTransformation)
    small = preview.grab().toImage()
    places = [(x, y) for x in range(0, 256, 5) for y in range(0, 192, 5)]
    unlike = [at for at in places if abs(qGray(large.pixel(*at)) - qGray(small.pixel(*at))) > 90]
    assert len(unlike) < len(places) * 0.02


def test_a_preview_paints_only_what_changed(qtbot: QtBot) -> None:
    preview = wall(qtbot, projector(Scene.CLOCK), 192, 108)
    preview.set_page_size(QSize(1920, 1080))
    preview.tick(NOW + timedelta(seconds=1))
    assert preview.changed
    assert all(preview.rect().contains(rect) and rect.width() < 60 for rect in preview.changed)


def changes() -> dict[str, tuple[ProjectorView, ProjectorView]]:
    """Two views each, of which the second comes after the first."""
    circle_of_10, circle_of_80 = projector(Scene.CIRCLE), projector(Scene.CIRCLE, 80)
    many = projector(Scene.CIRCLE, 24)
    nobody = tuple(replace(seat, speaking=False, queue_place=0) for seat in circle_of_10.seats)
    vote = projector(Scene.VOTE)
    coded = replace(circle_of_10, seats=tuple(replace(seat, name=seat.code) for seat in circle_of_10.seats))
    assert vote.turnout is not None
    return {
        "another speaks": (circle_of_10, _speaks(circle_of_10, 3)),
        "another speaks, 24": (many, _speaks(many, 3)),
        "another speaks, 80": (circle_of_80, _speaks(circle_of_80, 3)),
        "nobody speaks": (circle_of_10, replace(circle_of_10, seats=nobody, speaker=None, queue=())),
        "somebody speaks": (replace(circle_of_10, seats=nobody, speaker=None, queue=()), circle_of_10),
        "somebody goes": (circle_of_10, replace(circle_of_10, seats=circle_of_10.seats[:-1])),
        "an item": (circle_of_10, replace(circle_of_10, agenda=agenda(at=4, title="x"))),
        "a poll opens": (circle_of_10, vote),
        "a poll closes": (vote, projector(Scene.RESULT)),
        "a ballot": (vote, replace(vote, turnout=replace(vote.turnout, voted=8))),
        "the last ballot": (vote, replace(vote, turnout=replace(vote.turnout, voted=10, eligible=10))),
        "codes": (circle_of_10, coded),
    }


def _speaks(view: ProjectorView, at: int) -> ProjectorView:
    assert view.speaker is not None
    seats = tuple(replace(seat, speaking=place == at) for place, seat in enumerate(view.seats))
    return replace(view, seats=seats, speaker=replace(view.speaker, name=seats[at].name))


@pytest.mark.parametrize("name", changes())
def test_painting_only_what_an_act_changed_leaves_nothing_behind(qtbot: QtBot, name: str) -> None:
    before, after = changes()[name]
    canvas = wall(qtbot, before)
    canvas.grab()
    canvas.set_view(after)
    fresh = wall(qtbot, after)
    assert canvas.grab().toImage() == fresh.grab().toImage()


def test_a_page_that_is_turned_leaves_nothing_behind(qtbot: QtBot) -> None:
    canvas, fresh = wall(qtbot, projector(Scene.VOTE)), wall(qtbot, projector(Scene.VOTE))
    canvas.grab()
    canvas.next_page()
    assert canvas.grab().toImage() != fresh.grab().toImage()
    canvas.previous_page()
    assert canvas.grab().toImage() == fresh.grab().toImage()


def test_one_seat_of_eighty_spoils_little(qtbot: QtBot) -> None:
    view = projector(Scene.CIRCLE, 80)
    canvas = wall(qtbot, view, 1920, 1080)
    canvas.grab()
    canvas.set_view(replace(view, seats=tuple(replace(s, here=at != 9) for at, s in enumerate(view.seats))))
    spoilt = canvas._still._spoilt.boundingRect()
    assert 0 < spoilt.width() * spoilt.height() < 0.01 * 1920 * 1080
