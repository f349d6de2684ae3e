"""The style sheet that goes over Fusion: hairlines, radius 6, targets of 32 and 40 px, a focus ring that is seen."""

from __future__ import annotations

from string import Template

from resources.themes import Theme
from widgets.style_marks import mark_folder

_SHEET = Template("""
QWidget[kind="surface"] { background: $surface; }
QWidget[kind="window"] { background: $window; }
QWidget[kind="sunken"] { background: $sunken; }
QWidget[kind="chosen"] { background: $accent_soft; border-left: $px3 solid $accent; }
QFrame[kind="card"] { background: $surface; border: $line solid $hairline; border-radius: $card; }
QFrame[kind="rule"] { background: $hairline; border: none; max-height: $line; min-height: $line; }
QWidget[rings="true"] { border: $ring solid transparent; border-radius: $control; }
QWidget[rings="true"]:focus { border-color: $focus; }
QFrame[kind="banner"] { background: $bad_soft; border: none; border-left: $px4 solid $bad; }

QLabel { background: transparent; }
QLabel[text_size="caption"] { font-size: $caption; }
QLabel[text_size="lead"] { font-size: $lead; }
QLabel[text_size="title"] { font-size: $title; }
QLabel[text_size="display"] { font-size: $display; }
QLabel[text_size="clock"] { font-size: $clock; }
QLabel[tone="soft"] { color: $text_soft; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="speaking"] { color: $speaking; }
QLabel[strong="true"], QAbstractButton[strong="true"] { font-weight: bold; }
QLabel[kind="tag"] { background: $sunken; border-radius: $px4; padding: $px2 $px8; }
QLabel[kind="tag"][tone="good"] { background: $good_soft; }
QLabel[kind="tag"][tone="accent"] { background: $accent_soft; }
QLabel[kind="key"] { border: $line solid $hairline; border-radius: $px4; padding: 0 $px6; font-size: $caption; }
QLabel[kind="badge"] { background: $accent; color: $on_accent; border-radius: $px12; font-weight: bold;
    min-width: $px24; max-width: $px24; min-height: $px24; max-height: $px24; }

QPushButton, QToolButton { background: $surface; color: $text; border: $line solid $hairline;
    border-radius: $control; padding: 0 $px14; min-height: $inner; }
QToolButton { padding: 0 $px8; }
QToolButton[popupMode="1"] { padding-right: $px24; }
QToolButton::menu-button { border: none; width: $px24; }
QPushButton[live="true"], QToolButton[live="true"] { min-height: $live_inner; }
QPushButton:hover, QToolButton:hover { border-color: $text_soft; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; }
QPushButton:focus, QToolButton:focus { border: $ring solid $focus; padding: 0 $in14; }
QToolButton:focus { padding: 0 $in8; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton[compact="true"] { padding: 0 $px4; font-size: $caption; }
QPushButton[compact="true"]:focus { padding: 0 $in4; }
QPushButton[kind="segment"] { padding: 0 $px4; }
QPushButton[kind="segment"]:focus { padding: 0 $in4; }
QPushButton[kind="card"] { border-radius: $card; min-height: $px102; padding: 0; }
QPushButton[kind="card"]:focus { padding: 0; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[tone="accent"] { color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[kind="primary"]:hover { border-color: $text; }
QPushButton[kind="primary"]:focus { border: $ring solid $focus; background-clip: padding; padding: 0 $in14; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $disabled; border-color: $hairline; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url("$marks/down.svg"); width: $px12; height: $px12;
    subcontrol-position: right center; subcontrol-origin: padding; right: $px8; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
    border: $line solid $text_soft; border-radius: $control; padding: 0 $px8;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text_soft; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: $inner; }
QPlainTextEdit, QTextEdit { padding: $px4 $px4; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: $ring solid $focus; padding: 0 $in8; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit { border: none; background: transparent; padding: 0 $px6;
    min-height: 0; }
QPlainTextEdit:focus, QTextEdit:focus { border: $ring solid $focus; padding: $in4 $in4; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $disabled; border-color: $hairline; }
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"], QTextEdit[kind="bare"] { border: none; background: transparent;
    padding: 0; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox { border-radius: 0;
    min-height: 0; padding: 0 $px4; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: $px24; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$marks/down.svg"); width: $px12; height: $px12; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: $line solid $text_soft;
    selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QAbstractItemView::indicator { width: $px16; height: $px16; border: $line solid $text_soft; background: $surface;
    border-radius: $px4; }
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; image: url("$marks/check.svg"); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $px24; background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $sunken; }
QAbstractSpinBox::up-arrow { image: url("$marks/up.svg"); width: $px12; height: $px12; }
QAbstractSpinBox::down-arrow { image: url("$marks/down.svg"); width: $px12; height: $px12; }

QCheckBox, QRadioButton { spacing: $px8; min-height: $ringed; background: transparent; border: $ring solid transparent;
    border-radius: $control; padding: 0 $px2; }
QCheckBox::indicator, QRadioButton::indicator { width: $px18; height: $px18; border: $line solid $text_soft;
    background: $surface; border-radius: $px4; }
QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked { image: url("$marks/check.svg"); }
QRadioButton::indicator:checked { image: url("$marks/dot.svg"); }
QCheckBox:focus, QRadioButton:focus { outline: none; border-color: $focus; }

QTabWidget::pane { border: none; border-top: $line solid $hairline; }
QTabBar { background: transparent; }
QTabBar::tab { color: $text_soft; border: none; border-bottom: $px3 solid transparent; background: transparent;
    min-height: $tab; padding: 0 $px14; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: bold; }
QTabBar QToolButton { padding: 0; min-height: 0; border-radius: 0; }
QTabBar::scroller { width: $px32; }
QTabBar QToolButton::left-arrow { image: url("$marks/left.svg"); width: $px12; height: $px12; }
QTabBar QToolButton::right-arrow { image: url("$marks/right.svg"); width: $px12; height: $px12; }
QTabBar::tab:focus { border: $ring solid $focus; border-radius: $px4; }

QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $text_soft; }
QSplitter::handle:horizontal { width: $line; }
QSplitter::handle:vertical { height: $line; }

QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: $px12; }
QScrollBar:horizontal { height: $px12; }
QScrollBar::handle { background: $text_soft; border: $px3 solid transparent; border-radius: $px6;
    background-clip: padding; }
QScrollBar::handle:vertical { min-height: $px32; }
QScrollBar::handle:horizontal { min-width: $px32; }
QScrollBar::handle:hover { background: $text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView, QTreeView, QTableView { background: $surface; border: none; gridline-color: $hairline; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accent_soft;
    color: $text; $selected }
QListView::item:focus, QTreeView::item:focus, QTableView::item:focus { border: $ring solid $focus; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text_soft; border: none; border-bottom: $line solid $hairline;
    padding: $px4 $px8; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: $line solid $hairline; }

QMenu { background: $surface; border: $line solid $text_soft; padding: $px4; }
QMenu::item { padding: $px6 $px24 $px6 $px12; border-radius: $px4; }
QMenu::item:selected { background: $accent_soft; border: $line solid $accent; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: $line; background: $hairline; margin: $px4 0; }
QToolTip { background: $surface; color: $text; border: $line solid $text_soft; padding: $px4 $px6; }
QProgressBar { background: $sunken; border: none; border-radius: $px4; max-height: $px8; text-align: center;
    color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: $px4; }
QStatusBar { background: $surface; border-top: $line solid $hairline; }
QStatusBar::item { border: none; }
""")

_PX = (2, 3, 4, 6, 8, 12, 14, 16, 18, 24, 32, 102)
_COLOURS = (
    "window", "surface", "sunken", "hairline", "text", "text_soft", "accent", "accent_soft", "on_accent",
    "speaking", "good", "good_soft", "bad", "bad_soft", "focus",
)  # fmt: skip
_SIZES = ("caption", "lead", "title", "display", "clock")


def style_sheet(theme: Theme, scale: float) -> str:
    """The sheet of a theme with its lengths at a text size (1.0 is 100 %)."""

    def px(length: float) -> str:
        return f"{round(length * scale)}px"

    thick = theme.name == "high_contrast"
    line, ring = (2, 4) if thick else (1, 2)
    return _SHEET.substitute(
        {name: getattr(theme, name) for name in _COLOURS},
        **{f"px{length}": px(length) for length in _PX},
        **{name: px(getattr(theme.type, name)) for name in _SIZES},
        line=f"{line}px",
        ring=px(ring),
        **{f"in{length}": px(max(0, length + line - ring)) for length in (4, 8, 14)},
        ringed=px(theme.target.control - 2 * ring),
        control=px(theme.radius.control),
        card=px(theme.radius.card),
        round=f"{int(9 * scale)}px",
        selected=f"border: 2px solid {theme.accent};" if thick else "",
        target=px(theme.target.control),
        inner=px(theme.target.control - 2),
        live_inner=px(theme.target.live - 2),
        tab=px(theme.target.live),
        disabled=_between(theme.text_soft, theme.surface),
        marks=mark_folder(theme).as_posix(),
    )


def _between(one: str, other: str) -> str:
    """The colour half way between two of the form "#RRGGBB"."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(a + b) // 2:02X}" for a, b in pairs)
