"""Theme, text size and fonts reach every widget, live."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from resources.themes import NAMES, load_theme
from widgets import icons, style
from widgets.style import Look, apply_theme, contrast, dress
from widgets.style_sheet import style_sheet


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_text_is_read_on_every_ground(name: str) -> None:
    look = Look(load_theme(name))
    pairs = [(ink, ground) for ink in ("text", "text_soft") for ground in ("window", "surface", "sunken")]
    pairs += [("on_accent", "accent"), ("on_accent", "speaking"), ("on_accent", "good"), ("on_warn", "warn_fill")]
    pairs += [("text", "accent_soft"), ("text", "good_soft"), ("text", "speaking_soft"), ("text", "bad_soft")]
    assert [pair for pair in pairs if contrast(look.colour(pair[0]), look.colour(pair[1])) < 4.5] == []


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_told_from_their_ground(name: str) -> None:
    look = Look(load_theme(name))
    grounds = ("window", "surface")
    marks = ("accent", "speaking", "good", "bad", "focus", "text_soft")
    assert [(m, g) for m in marks for g in grounds if contrast(look.colour(m), look.colour(g)) < 3] == []


def test_a_faint_category_asks_for_an_outline() -> None:
    look = Look(load_theme("light"))
    assert look.category_stands_alone(0)
    assert not look.category_stands_alone(6)


def test_lengths_grow_with_the_text() -> None:
    look = Look(load_theme("light"), 1.75)
    assert look.em(16) == 28
    assert look.px(1) == 2
    assert look.font("body").pixelSize() == 24
    assert look.font(20, bold=True).bold()


def test_digits_have_one_width_and_the_font_is_ours() -> None:
    font = Look(load_theme("light")).font("clock", bold=True)
    assert QFontInfo(font).family() == "Noto Sans"
    assert len({QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_a_theme_is_switched_while_windows_are_open(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(style.current.changed):
        apply_theme(qapp, "dark", 1.75, motion=False)
    theme = load_theme("dark")
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == theme.text
    assert label.font().pixelSize() == 24
    assert style.current.look.duration_ms == 0


def test_text_sizes_stay_within_what_fits(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 9.0)
    assert style.current.look.scale == 1.75
    apply_theme(qapp, "light", 0.1)
    assert style.current.look.scale == 1.0


def test_motion_follows_what_was_asked(qapp: QApplication) -> None:
    apply_theme(qapp, "light", motion=True)
    assert 0 < style.current.look.duration_ms <= 160


def test_live_buttons_are_forty_pixels_and_others_thirty_two(qtbot: QtBot) -> None:
    plain, live = QPushButton("Batal"), QPushButton("Lanjut")
    dress(live, live=True)
    for button in (plain, live):
        qtbot.addWidget(button)
        button.show()
    assert (plain.sizeHint().height(), live.sizeHint().height()) == (32, 40)


def test_dressing_is_seen_at_once(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    dress(label, text_size="title", tone="bad")
    assert label.font().pixelSize() == 20
    assert label.palette().color(label.foregroundRole()).name().upper() == load_theme("light").bad


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_has_no_holes(name: str) -> None:
    assert "$" not in style_sheet(load_theme(name), 1.4)


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    assert [name for name in icons.GLYPHS if icons.pixmap(name, 20).isNull()] == []


def test_an_icon_takes_the_colour_of_the_theme(qapp: QApplication) -> None:
    image = icons.pixmap("stop", 32, "accent").toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).name().upper() == load_theme("light").accent
