"""The rows of the log as a Qt model, and how one is drawn."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.views import LogRow, PhotoView
from resources.words import t, word
from widgets import style
from widgets.guard import guard
from widgets.log_photos import Thumbnail, paint_photos, photo_at, strip_height
from widgets.log_tags import corrections_at, paint_tags
from widgets.style import Look

ROW = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
LONGEST_WORD = 28
"""Letters beyond which a word is broken wherever the line ends."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LogModel(QAbstractTableModel):
    """Rows of the log, oldest first, of which those are shown that fit a search and a kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[LogRow, ...] = ()
        self._shown: list[LogRow] = []
        self._search, self._kind = "", ""

    @guard(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """As many as are shown."""
        return 0 if parent.isValid() else len(self._shown)

    @guard(0)
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One: a row is drawn as a whole."""
        return 0 if parent.isValid() else 1

    @guard(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or all of it as one text for those who hear the screen."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(_tip(row))}</span>".replace("\n", "<br>")
        return None

    def row_at(self, place: int) -> LogRow | None:
        """The row shown at a place, or None."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, contribution_id: str) -> int:
        """Where a row is shown; -1 if it is not."""
        return next((at for at, row in enumerate(self._shown) if row.contribution_id == contribution_id), -1)

    def set_rows(self, rows: tuple[LogRow, ...]) -> None:
        """Take the log as it is now. Rows that were only added, or only reworded, leave the others alone."""
        self._all = rows
        self._show([row for row in rows if self._fits(row)])

    def set_filter(self, search: str, kind: str) -> None:
        """Show only rows with these words (anything if "") of this kind (any if "")."""
        self._search, self._kind = search.casefold().strip(), kind
        self._show([row for row in self._all if self._fits(row)])

    def _fits(self, row: LogRow) -> bool:
        if self._kind and row.kind != self._kind:
            return False
        if not self._search:
            return True
        words = f"{row.code} {row.name} {row.text} {row.nonverbal} {row.issue_code} {row.question_code}"
        return self._search in words.casefold()

    def _show(self, rows: list[LogRow]) -> None:
        old, common = self._shown, 0
        for before, after in zip(old, rows, strict=False):
            if before is not after and before.contribution_id != after.contribution_id:
                break
            common += 1
        if common < len(old):
            self.beginResetModel()
            self._shown = rows
            self.endResetModel()
            return
        reworded = [place for place in range(common) if old[place] is not rows[place]]
        if len(rows) > common:
            self.beginInsertRows(QModelIndex(), common, len(rows) - 1)
            self._shown = rows
            self.endInsertRows()
        self._shown = rows
        for place in reworded:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))


class LogDelegate(QStyledItemDelegate):
    """Draws one row: time, who, what kind, which issue; then all of the words, never as markup.

    Where ``row_with_tools`` stands, what can be done takes the place of kind and issue (-1: nowhere).
    """

    row_with_tools = -1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnail: Thumbnail = _none_yet

    def height(self, row: LogRow, width: int, text_metrics: QFontMetrics) -> int:
        """Pixels that a row of this width needs; ``text_metrics`` are those of the words."""
        look = style.current.look
        inner = max(1, width - 2 * look.px(16))
        words = text_metrics.boundingRect(QRect(0, 0, inner, 100_000), *_wrapped(_words(row))).height()
        return look.px(8) + look.px(20) + words + strip_height(row, look) + look.px(9)

    @guard(QSize(100, 48))
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The size of a row at the width of the view."""
        row: LogRow = index.data(ROW)
        width = option.rect.width()
        return QSize(width, self.height(row, width, QFontMetrics(style.current.look.font("body"))))

    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Background, first line, words."""
        row: LogRow = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = style.current.look
        painter.save()
        self._paint_ground(painter, rect, look, selected=bool(state & QStyle.StateFlag.State_Selected))
        first = _first_line(rect, look)
        room = paint_tags(painter, first, row, look) if index.row() != self.row_with_tools else 0
        self._paint_who(painter, first.adjusted(0, 0, -room, 0), row, look)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text_soft" if row.by_moderator else "text"))
        words = QRect(first.left(), first.bottom() + 1, first.width(), rect.bottom() - first.bottom())
        painter.drawText(words, *_wrapped(_words(row)))
        if row.photos:
            paint_photos(painter, _photo_strip(rect, row, look), row, look, self.thumbnail)
        painter.restore()

    def photo_at(self, row: LogRow, rect: QRect, at: QPoint) -> PhotoView | None:
        """The photo of a row in ``rect`` that is under ``at``."""
        look = style.current.look
        return photo_at(row, _photo_strip(rect, row, look), look, at) if row.photos else None

    def corrections_at(self, row: LogRow, rect: QRect, at: QPoint) -> bool:
        """Whether the mark of corrections of a row in ``rect`` is under ``at``."""
        look = style.current.look
        return corrections_at(row, _first_line(rect, look), look, at)

    def _paint_ground(self, painter: QPainter, rect: QRect, look: Look, *, selected: bool) -> None:
        painter.fillRect(rect, look.colour("accent_soft" if selected else "surface"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.colour("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("hairline"))

    def _paint_who(self, painter: QPainter, rect: QRect, row: LogRow, look: Look) -> None:
        left = rect.left()
        for text, font, role in (
            (row.time, look.font("caption"), "text_soft"),
            (row.code, look.font("body", bold=True), "text"),
            (row.name, look.font("body"), "text"),
        ):
            metrics = QFontMetrics(font)
            room = rect.right() - left
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            painter.setFont(font)
            painter.setPen(look.colour(role))
            painter.drawText(QRect(left, rect.top(), max(0, room), rect.height()), _LEFT, shown)
            gap = 8 if text is row.time else 4
            left += metrics.horizontalAdvance(shown) + look.px(gap)


def _none_yet(_digest: str) -> QPixmap | None:
    return None


def _first_line(rect: QRect, look: Look) -> QRect:
    """Where time, names and marks of a row stand."""
    edge = look.px(16)
    return QRect(rect.left() + edge, rect.top() + look.px(8), rect.width() - 2 * edge, look.px(20))


def _photo_strip(rect: QRect, row: LogRow, look: Look) -> QRect:
    """Where the photos of a row stand."""
    edge, height = look.px(16), strip_height(row, look) - look.px(6)
    return QRect(rect.left() + edge, rect.bottom() - look.px(8) - height, rect.width() - 2 * edge, height)


def _tip(row: LogRow) -> str:
    """What the first line of a row may have had no room for."""
    corrected = t("Dikoreksi {n} kali. Riwayatnya: Shift+F2", n=row.corrections) if row.corrections else ""
    marks = " · ".join(
        part
        for part in (f"{row.code} {row.name}", word("log_kind", row.kind), row.question_code, row.issue_code)
        if part
    )
    return "\n".join(part for part in (marks, corrected) if part)


def _spoken(row: LogRow) -> str:
    """All of a row as one text."""
    corrected = t("dikoreksi {n} kali", n=row.corrections) if row.corrections else ""
    photos = t("{n} foto", n=len(row.photos)) if row.photos else ""
    kind = word("log_kind", row.kind)
    parts = (row.time, row.code, row.name, kind, row.question_code, row.issue_code, row.text, corrected, photos)
    return ", ".join(part for part in parts if part)


def _words(row: LogRow) -> str:
    return row.text if not row.nonverbal else t("{text} ({sign})", text=row.text, sign=row.nonverbal)


def _wrapped(text: str) -> tuple[int, str]:
    """The text with the flags that break it between words or, where a word is too long, anywhere."""
    too_long = any(len(part) > LONGEST_WORD for part in text.split())
    return int(Qt.TextFlag.TextWrapAnywhere if too_long else Qt.TextFlag.TextWordWrap), text
