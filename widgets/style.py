"""The look of the window: the theme as Qt's values, the text size, the fonts, and the one place that changes them.

A widget that paints asks `current.look` each time and connects `current.changed`. Standard widgets need
nothing: palette and style sheet do it. What differs from the plain form is said with `dress`:

| property | on | values |
|---|---|---|
| `kind` | QPushButton, QToolButton | "primary" (filled; one on a page), "quiet" (no outline), "danger", "segment" |
| `live` | buttons | True: 40 px instead of 32, where seconds count |
| `compact` | QPushButton | True: small type and little room at the sides, for rows of many |
| `kind` | QFrame, QWidget | "card", "surface", "window", "sunken", "chosen", "rule" (a hairline), "banner" |
| `kind` | QLabel | "tag", "key" (a key's name in a box), "badge" |
| `text_size` | QLabel | "caption", "lead", "title", "display", "clock" (without it: body) |
| `tone` | QPushButton | "accent": a link |
| `tone` | QLabel | "soft", "accent", "good", "bad", "speaking" (without it: text) |
| `rings` | any widget of ours that takes the keyboard | True: a ring while it has it |
| `strong` | QLabel, buttons | True: bold |
| `kind` | QLineEdit, QPlainTextEdit | "bare": no outline, for an editor inside a painted frame |

Lengths are px at 100 % text size: `look.em(16)` gives pixels at the size that is set, so everything grows together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import fonts
from resources.themes import Theme, load_theme
from widgets.style_sheet import style_sheet

SCALES: Final = (1.0, 1.1, 1.25, 1.4, 1.5, 1.6, 1.75)
"""The text sizes that can be chosen."""

MOTION_MS: Final = 160
"""Longest animation, in milliseconds."""


@dataclass(frozen=True)
class Look:
    """One theme at one text size. `motion` is False where people asked for less of it."""

    theme: Theme
    scale: float = 1.0
    motion: bool = True

    def em(self, px: float) -> float:
        """Pixels, at this text size, of a length given in px at 100 %."""
        return px * self.scale

    def px(self, px: float) -> int:
        """The same as `em`, in whole pixels and at least 1."""
        return max(1, round(px * self.scale))

    def colour(self, role: str) -> QColor:
        """The colour of a role of the theme: "text", "accent", … AttributeError for any other name."""
        return QColor(getattr(self.theme, role))

    def category(self, index: int) -> tuple[QColor, QColor]:
        """Fill and text of the category with this number."""
        fill, text = self.theme.category(index)
        return QColor(fill), QColor(text)

    def category_stands_alone(self, index: int) -> bool:
        """Whether the category's fill is told from the window without an outline (3:1, WCAG 1.4.11)."""
        return contrast(QColor(self.theme.category(index)[0]), self.colour("window")) >= 3

    def font(self, size: str | float = "body", *, bold: bool = False) -> QFont:
        """Noto Sans in a size of the theme's type scale, or in px at 100 %, with digits of one width."""
        px = getattr(self.theme.type, size) if isinstance(size, str) else size
        return font_of_px(self.em(px), bold=bold)

    @property
    def duration_ms(self) -> int:
        """How long a change may take to be shown; 0 without motion."""
        return MOTION_MS if self.motion else 0

    @property
    def high_contrast(self) -> bool:
        """Whether nothing is told by a soft fill, and outlines are 3 px."""
        return self.theme.name == "high_contrast"

    @cached_property
    def palette(self) -> QPalette:
        """The roles of the theme as those of Qt."""
        return _palette(self)


class Style(QObject):
    """What the window looks like now; there is one, `current`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look(load_theme("light"))

    def replace(self, look: Look) -> None:
        """Take another look and tell whoever paints."""
        self.look = look
        self.changed.emit()


current: Final = Style()


def apply_theme(app: QApplication, name: str, scale: float = 1.0, *, motion: bool = True) -> None:
    """Show everything in the theme `light`, `dark` or `high_contrast` at a text size of 1.0 to 1.75.

    Windows that are open change at once.
    """
    _prepare(app)
    look = Look(load_theme(name), min(max(scale, SCALES[0]), SCALES[-1]), motion)
    app.setFont(look.font())
    app.setPalette(look.palette)
    app.setStyleSheet(style_sheet(look.theme, look.scale))
    current.replace(look)


def dress(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet knows (see above) and show the widget accordingly, also later on."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


@cache
def _prepare(app: QApplication) -> None:
    """What is the same in every theme. Setting the style anew would polish every widget once more."""
    register_fonts()
    app.setStyle("Fusion")


@cache
def register_fonts() -> None:
    """Let Qt know the Noto Sans that comes along; without the package the system's own font is used."""
    for face in ("regular", "bold"):
        try:
            data = fonts.font_bytes(face)
        except fonts.FontMissingError:
            return
        QFontDatabase.addApplicationFontFromData(QByteArray(data))


def font_of_px(px: float, *, bold: bool = False) -> QFont:
    """Noto Sans of a size in pixels, with digits of one width, hinted so that widths grow evenly with the size."""
    font = QFont(fonts.FAMILY)
    font.setPixelSize(max(1, round(px)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for qt_role, ours in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "bad"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "text_soft"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Mid, "hairline"),
        (role.Midlight, "hairline"),
        (role.Dark, "text_soft"),
    ):
        palette.setColor(qt_role, look.colour(ours))
    for text_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, text_role, disabled_text(look.theme))
    return palette


def disabled_text(theme: Theme) -> QColor:
    """Text of what cannot be used now: half way between soft text and the surface."""
    soft, surface = QColor(theme.text_soft), QColor(theme.surface)
    return QColor.fromRgbF(*((getattr(soft, p)() + getattr(surface, p)()) / 2 for p in ("redF", "greenF", "blueF")))
