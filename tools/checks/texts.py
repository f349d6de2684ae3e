"""Where the texts of a window stand: those of Qt's own widgets, and those that were painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tools.checks.painted import PaintedTexts
from widgets.elided_label import ElidedLabel


@dataclass(frozen=True)
class TextBox:
    """A text of a window. `ink` is what its letters take, `room` what it may take, in the widget's own pixels.

    `elided`: its end was left out on purpose. `colour` is None where only the screen tells it.
    """

    widget: QWidget
    text: str
    ink: QRectF
    room: QRectF
    px: int
    bold: bool
    colour: QColor | None = None
    elided: bool = False

    def in_window(self) -> QRectF:
        """The ink in the pixels of the window."""
        origin = self.widget.mapTo(self.widget.window(), QPoint(0, 0))
        return self.ink.translated(origin.x(), origin.y())

    def seen(self) -> QRectF:
        """The part of the ink that no widget around cuts off, in the pixels of the window."""
        return self.in_window() & QRectF(seen_part(self.widget))


def seen_part(widget: QWidget) -> QRect:
    """What is not cut off of a widget by those around it, in the pixels of the window."""
    window = widget.window()
    part = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    above = widget
    while not above.isWindow() and (parent := above.parentWidget()) is not None:
        part &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        above = parent
    return part


def texts_of(window: QWidget, painted: PaintedTexts) -> list[TextBox]:
    """All texts of a window that are in sight or can be scrolled into sight."""
    return [text for text in _all_texts(window, painted) if not _is_covered(text)]


def _all_texts(window: QWidget, painted: PaintedTexts) -> list[TextBox]:
    found: list[TextBox] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is window:
            found.extend(_standard(widget))
            found.extend(
                TextBox(
                    widget, text.text, text.ink, QRectF(widget.rect()), text.px, text.bold, text.colour, text.elided
                )
                for text in painted.of(widget)
            )
    return found


def _is_covered(text: TextBox) -> bool:
    """Whether the middle of a text lies under a part that was opened over it, with a ground of its own."""
    top = text.widget.window().childAt(text.seen().center().toPoint())
    return top is not None and top is not text.widget and is_overlay(text.widget, top) is top


def is_overlay(one: QWidget, other: QWidget) -> QWidget | None:
    """The one of two widgets that stands on a part with a ground of its own over the other; None if neither does."""
    chain, other_chain = _upwards(one), _upwards(other)
    common = next((widget for widget in chain if widget in other_chain), None)
    if common is None or common in (one, other):
        return None
    part, other_part = _below(chain, common), _below(other_chain, common)
    order = [child for child in common.children() if child in (part, other_part)]
    if not order or not _has_ground(order[-1]):
        return None
    return one if order[-1] is part else other


def _upwards(widget: QWidget) -> list[QWidget]:
    chain = [widget]
    while (parent := chain[-1].parentWidget()) is not None and not chain[-1].isWindow():
        chain.append(parent)
    return chain


def _below(chain: list[QWidget], common: QWidget) -> QWidget:
    return chain[chain.index(common) - 1]


def _has_ground(part: QObject) -> bool:
    if not isinstance(part, QWidget):
        return False
    styled = part.testAttribute(Qt.WidgetAttribute.WA_StyledBackground) or isinstance(part, QFrame)
    dressed = styled and part.property("kind") in ("surface", "window", "sunken", "card")
    return dressed or isinstance(part, QAbstractScrollArea) or part.autoFillBackground()


def _standard(widget: QWidget) -> Iterator[TextBox]:
    if isinstance(widget, ElidedLabel):
        return
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QCheckBox | QRadioButton):
        yield from _box_with_text(widget)
    elif isinstance(widget, QPushButton | QToolButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)


def _made(widget: QWidget, text: str, ink: QRect, room: QRect, colour: QColor | None = None) -> TextBox:
    font = widget.font()
    return TextBox(widget, text, QRectF(ink), QRectF(room), font.pixelSize(), font.bold(), colour)


def _label(label: QLabel) -> Iterator[TextBox]:
    if not label.text().strip() or label.textFormat() is Qt.TextFormat.RichText:
        return
    room = label.contentsRect()
    flags = label.alignment() | (Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag(0))
    metrics = QFontMetrics(label.font())
    around = room if label.wordWrap() else room.adjusted(0, 0, 0, 10_000)
    ink = metrics.boundingRect(around, int(flags), label.text())
    if "\n" not in label.text() and not label.wordWrap():
        ink = _one_line(label, room, label.text(), label.alignment())
    yield _made(label, label.text(), ink, room, label.palette().color(label.foregroundRole()))


def _one_line(widget: QWidget, room: QRect, text: str, align: Qt.AlignmentFlag) -> QRect:
    """The ink of one line in a room that it may go beyond."""
    metrics = QFontMetrics(widget.font())
    size = QSize(metrics.horizontalAdvance(text), metrics.height())
    line = QRect(room.topLeft(), size)
    if align & Qt.AlignmentFlag.AlignHCenter:
        line.moveLeft(room.left() + (room.width() - size.width()) // 2)
    elif align & Qt.AlignmentFlag.AlignRight:
        line.moveRight(room.right())
    if align & Qt.AlignmentFlag.AlignBottom:
        line.moveBottom(room.bottom())
    elif not align & Qt.AlignmentFlag.AlignTop:
        line.moveTop(room.top() + (room.height() - size.height()) // 2)
    tight = metrics.tightBoundingRect(text)
    return QRect(line.left(), line.top() + metrics.ascent() + tight.top(), line.width(), tight.height())


def _plain(text: str) -> str:
    """The text of a button as it is shown, without the sign of a mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _button(button: QPushButton | QToolButton) -> Iterator[TextBox]:
    if not button.text():
        return
    room = button.rect().adjusted(2, 2, -2, -2)
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    centre = Qt.AlignmentFlag.AlignCenter
    if isinstance(button, QToolButton):
        if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return
        if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon:
            icon, centre = 0, Qt.AlignmentFlag.AlignCenter
            room.setTop(room.top() + room.height() // 2)
    room.setLeft(room.left() + icon)
    if button.menu() is not None:
        room.setRight(room.right() - 12)
    text = _plain(button.text())
    if "\n" in text:
        ink = QFontMetrics(button.font()).boundingRect(room, int(centre), text)
    else:
        ink = _one_line(button, room, text, centre)
    yield _made(button, text, ink, room)


def _box_with_text(button: QAbstractButton) -> Iterator[TextBox]:
    if not button.text():
        return
    option = QStyleOptionButton()
    button.initStyleOption(option)  # type: ignore[attr-defined]
    part = QStyle.SubElement.SE_CheckBoxContents
    if isinstance(button, QRadioButton):
        part = QStyle.SubElement.SE_RadioButtonContents
    room = button.style().subElementRect(part, option, button)
    ink = _one_line(button, room, _plain(button.text()), Qt.AlignmentFlag.AlignLeft)
    yield _made(button, _plain(button.text()), ink, room)


def _combo(combo: QComboBox) -> Iterator[TextBox]:
    if combo.isEditable() or not combo.currentText():
        return
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part, text = QStyle.SubControl.SC_ComboBoxEditField, option.currentText
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    made = _made(combo, text, _one_line(combo, room, text, Qt.AlignmentFlag.AlignLeft), room)
    yield replace(made, elided=text != combo.currentText())


def _line(line: QLineEdit) -> Iterator[TextBox]:
    """The hint in an empty line, and what a spin box says; text that is typed scrolls by itself."""
    in_spin_box = isinstance(line.parentWidget(), QAbstractSpinBox)
    text = line.text() if in_spin_box else "" if line.text() else line.placeholderText()
    if text:
        room = line.contentsRect()
        role = line.palette().placeholderText().color() if not in_spin_box else None
        yield _made(line, text, _one_line(line, room, text, Qt.AlignmentFlag.AlignLeft), room, role)


def _tabs(bar: QTabBar) -> Iterator[TextBox]:
    for place in range(bar.count()):
        if bar.isTabVisible(place) and bar.tabText(place):
            room = bar.tabRect(place)
            ink = _one_line(bar, room, _plain(bar.tabText(place)), Qt.AlignmentFlag.AlignCenter)
            yield _made(bar, bar.tabText(place), ink, room)
