"""Small parts that pages are put together from: labels, rows and lengths that follow the text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from widgets import icons, style
from widgets.style import Look, dress

ICON = 16
"""Side of the icon on a button, in px at 100 %."""
ITEM = 28
"""Height of a line of a list, in px at 100 %."""


class _Follower(QObject):
    """Does something now and each time the look changes, as long as its owner lives."""

    def __init__(self, owner: QObject, apply: Callable[[Look], None]) -> None:
        super().__init__(owner)
        self._apply = apply
        style.current.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        self._apply(style.current.look)


def follow_look(owner: QObject, apply: Callable[[Look], None]) -> None:
    """Call ``apply`` with the look now and whenever it changes, as long as ``owner`` lives."""
    _Follower(owner, apply)


def spaced(layout: QLayout, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
    """Give a layout margins (left, top, right, bottom) and a gap, in px at 100 %."""

    def apply(look: Look) -> None:
        left, top, right, bottom = (round(look.em(length)) for length in margins)
        layout.setContentsMargins(left, top, right, bottom)
        layout.setSpacing(round(look.em(gap)))

    follow_look(layout, apply)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are gone at the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fixed(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """Give a widget a width, a height or both, in px at 100 %."""

    def apply(look: Look) -> None:
        if width is not None:
            widget.setFixedWidth(look.px(width))
        if height is not None:
            widget.setFixedHeight(look.px(height))

    follow_look(widget, apply)


def label(text: str = "", *, wraps: bool = False, selectable: bool = False, **look: object) -> QLabel:
    """A label whose text is never markup; ``look`` is as for ``style.dress``."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if "kind" in look:
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dress(made, **look)
    return made


def button(text: str, name: str = "", **look: object) -> QPushButton:
    """A button; signs that Qt would take for an underline are doubled. ``look`` is as for ``style.dress``."""
    made = QPushButton(button_text(text))
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    dress(made, **look)
    return made


def large(made: QPushButton, *, height: int, width: int = 0, text_size: str = "lead") -> None:
    """Make a button as high as fingers of people who seldom use a computer need it; lengths in px at 100 %."""

    def apply(look: Look) -> None:
        size = getattr(look.theme.type, text_size)
        made.setStyleSheet(f"min-height: {look.px(height)}px; font-size: {look.px(size)}px")
        if width:
            made.setMinimumWidth(look.px(width))

    follow_look(made, apply)


def roomy(made: QAbstractItemView) -> None:
    """Make the lines of a list as high as a target has to be."""
    follow_look(made, lambda look: made.setStyleSheet(f"QAbstractItemView::item {{ min-height: {look.px(ITEM)}px }}"))


def icon_button(name: str, words: str, role: str = "text_soft", **look: object) -> QPushButton:
    """A square quiet button with an icon; ``words`` are its tooltip and its name for those who hear the screen."""
    made = button("", words, **{"kind": "quiet", **look})
    made.setToolTip(words)

    def apply(now: Look) -> None:
        made.setIcon(icons.icon(name, role))
        made.setIconSize(QSize(now.px(ICON), now.px(ICON)))
        side = now.px(40 if look.get("live") else 32)
        made.setFixedSize(side, side)

    made.setStyleSheet("padding: 0")
    follow_look(made, apply)
    return made


def set_icon(made: QAbstractButton, name: str, role: str = "text") -> None:
    """Give a button an icon that keeps the colour of the theme; another one takes its place."""
    is_first = made.property("icon_name") is None
    made.setProperty("icon_name", name)
    made.setProperty("icon_role", role)
    if is_first:
        follow_look(made, lambda look: _draw_icon(made, look))
    else:
        _draw_icon(made, style.current.look)


def _draw_icon(made: QAbstractButton, look: Look) -> None:
    made.setIcon(icons.icon(made.property("icon_name"), made.property("icon_role")))
    made.setIconSize(QSize(look.px(ICON), look.px(ICON)))


def button_text(text: str) -> str:
    """Text of people on a button: "&" is no mnemonic."""
    return text.replace("&", "&&")


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    dress(made, kind="rule")
    return made
