"""The slim rail at the left: four places and the keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.command_book import CommandBook
from ui.commands import BY_ID
from widgets import icons, style
from widgets.follow_look import follow_look, spaced
from widgets.one_of_several import OneOfSeveral
from widgets.style import dress

PLACES = ("home", "prepare", "live", "minutes")


class Rail(QWidget):
    """Buttons for the commands that go to a place, and one for the key help."""

    def __init__(self, book: CommandBook) -> None:
        super().__init__()
        self._book = book
        self._buttons = {place: self._button(place) for place in (*PLACES, "keys")}
        self._places = OneOfSeveral(self)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(4, 16, 4, 12), gap=8)
        for place in PLACES:
            self._buttons[place].setCheckable(True)
            self._places.addButton(self._buttons[place])
            layout.addWidget(self._buttons[place])
        layout.addStretch(1)
        layout.addWidget(self._buttons["keys"])
        self._buttons["keys"].setText("F1")
        self._compact = False
        follow_look(self, self._fit)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_place(self, place: str) -> None:
        """Mark where we are."""
        self._buttons[place].setChecked(True)

    def dress_icons(self) -> None:
        """Draw the icons in the look that is set; not before the first paint, for icons cost time."""
        px = style.current.look.px
        for place, made in self._buttons.items():
            made.setIcon(icons.icon("help" if place == "keys" else place, "text_soft"))
            made.setIconSize(QSize(px(22), px(22)))

    def refresh(self) -> None:
        """Find out anew which places can be gone to."""
        for place, made in self._buttons.items():
            made.setEnabled(self._book.action(place).isEnabled())

    def set_compact(self, compact: bool) -> None:
        """Give up the captions where there is little room; tooltips have them."""
        if compact == self._compact:
            return
        self._compact = compact
        made_style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for made in self._buttons.values():
            made.setToolButtonStyle(made_style)
        self._fit(style.current.look)

    def _fit(self, look: style.Look) -> None:
        self.setFixedWidth(look.px(52 if self._compact else 72))
        self.setStyleSheet(_sheet(look))
        for made in self._buttons.values():
            two_lines = "\n" in made.text() and not self._compact
            made.setFixedSize(
                look.px(44 if self._compact else 64), look.px(44 if self._compact else 80 if two_lines else 64)
            )

    def _button(self, place: str) -> QToolButton:
        made = QToolButton()
        command = BY_ID[place]
        made.setText(command.label.replace(" ", "\n"))
        made.setToolTip(f"{command.label} ({command.keys[0]})")
        made.setAccessibleName(command.label)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.clicked.connect(self._book.action(place).trigger)
        dress(made, kind="quiet")
        return made


def _sheet(look: style.Look) -> str:
    theme, px = look.theme, look.px
    return (
        f"#rail {{ background: {theme.sunken}; border-right: 1px solid {theme.hairline}; }}"
        f"#rail QToolButton {{ border: 2px solid transparent; background: transparent; color: {theme.text_soft};"
        f" font-size: {px(12)}px; padding: {px(6)}px 0; border-radius: {px(6)}px; }}"
        f"#rail QToolButton:hover {{ background: {theme.hairline}; }}"
        f"#rail QToolButton:checked {{ background: {theme.surface}; color: {theme.accent}; font-weight: bold;"
        f" border-left: {px(4)}px solid {theme.accent}; }}"
        f"#rail QToolButton:focus {{ border-color: {theme.focus}; }}"
        f"#rail QToolButton:disabled {{ color: {style.disabled_text(theme).name()}; }}"
    )
