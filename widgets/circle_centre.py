"""What stands on the table in the middle of the circle, and how it is fitted into the room that is there.

Rows are given up one after the other, the dearest last, until the rest fits into the ellipse.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.geometry import Ellipse
from core.views import CircleView, NamedPerson
from resources.words import t, word
from widgets.digits import running
from widgets.seat_words import without_salutation
from widgets.style import Look

LONG_TURN_MIN: Final = 3
"""From how many minutes on it is said softly how long somebody has the floor."""

_SHOWN_IN_QUEUE = 3
_MOST_BLOCKS = 20


class Part(Enum):
    """What a row is, for painting and for giving it up."""

    CAPTION = auto()
    HEADLINE = auto()
    CLOCK = auto()
    LONG_TURN = auto()
    QUEUE = auto()
    DETAIL = auto()
    TURNOUT = auto()
    BLOCKS = auto()
    BUTTON = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `px` is the height of type at 100 % text, `height` that of the row with its gap.

    `left`: the text stands at the left of its box, not in its middle.
    """

    part: Part
    text: str = ""
    px: float = 14
    height: float = 20
    bold: bool = False
    role: str = "text"
    left: bool = False
    box: QRectF = field(default_factory=QRectF)


@dataclass(frozen=True, slots=True)
class CentreContent:
    """The rows in order, and what they are about."""

    rows: tuple[Row, ...]
    since: datetime | None = None
    queue: tuple[NamedPerson, ...] = ()
    voted: int = 0
    eligible: int = 0
    button: str = ""

    def clock_text(self, now: datetime) -> str:
        """How long the turn has lasted, "0.52"; empty if nobody speaks."""
        return "" if self.since is None else running(max(0.0, (now - self.since).total_seconds()))

    def long_turn_text(self, now: datetime) -> str:
        """How long the turn is, "sudah 3 menit"; empty if nobody speaks."""
        if self.since is None:
            return ""
        return t("sudah {n} menit", n=int((now - self.since).total_seconds() // 60))

    def row(self, part: Part) -> Row | None:
        """The row of that part, if it is shown."""
        return next((row for row in self.rows if row.part is part), None)


def is_long_turn(view: CircleView, now: datetime | None) -> bool:
    """Whether who speaks has the floor for `LONG_TURN_MIN` minutes or more."""
    return view.speaker is not None and now is not None and view.speaker.spoken_s(now) >= 60 * LONG_TURN_MIN


def centre_content(view: CircleView, recording: str, now: datetime | None) -> CentreContent:
    """What the centre says; `recording` is the name of the person whose vote is being typed, or empty."""
    if view.turnout is not None:
        return _turnout(view, recording)
    if view.closed:
        return CentreContent((_headline(t("Sesi selesai")),))
    if view.paused:
        return CentreContent((Row(Part.CAPTION, t("Sesi dijeda"), role="text_soft"), _headline(t("Jeda"))))
    if not view.expected:
        return CentreContent((_headline(t("Belum ada peserta")), _soft(t("Tambahkan di Siapkan"))))
    if view.speaker is not None:
        return _speaking(view, is_long_turn(view, now))
    if not view.present:
        return CentreContent((_headline(t("Belum ada yang hadir")), _soft(t("Klik kanan kursi: Hadir sekarang"))))
    return _nobody(view)


def plan_content(view: CircleView) -> CentreContent:
    """What the centre of a seat plan says: how many seats there are."""
    if not view.seats:
        return CentreContent((_headline(t("Belum ada kursi")),))
    return CentreContent((_headline(t("{n} kursi", n=len(view.seats))),))


def _speaking(view: CircleView, long_turn: bool) -> CentreContent:
    assert view.speaker is not None
    rows = [
        _soft(t("Sedang berbicara"), Part.CAPTION),
        _headline(view.speaker.name),
        Row(Part.CLOCK, px=44, height=54, bold=True, role="speaking"),
    ]
    if long_turn:
        rows.append(Row(Part.LONG_TURN, px=12, height=16, role="text_soft"))
    return CentreContent(
        (*rows, *_queue_rows(view)),
        since=view.speaker.since,
        queue=view.queue[:_SHOWN_IN_QUEUE],
        button=t("Giliran berikutnya ›") if view.queue else "",
    )


def _nobody(view: CircleView) -> CentreContent:
    rows = [Row(Part.CAPTION, t("Belum ada yang berbicara"), px=16, height=30)]
    if view.queue:
        return CentreContent(
            (*rows, *_queue_rows(view)), queue=view.queue[:_SHOWN_IN_QUEUE], button=t("Giliran berikutnya ›")
        )
    if view.least_heard is None:
        return CentreContent(tuple(rows))
    rows += [
        _soft(t("Paling jarang terdengar"), Part.DETAIL),
        Row(Part.HEADLINE, view.least_heard.name, px=20, height=30, bold=True),
        Row(Part.BUTTON, height=48),
    ]
    return CentreContent(tuple(rows), button=t("Beri giliran"))


def _queue_rows(view: CircleView) -> tuple[Row, ...]:
    return (Row(Part.QUEUE, height=32), Row(Part.BUTTON, height=48)) if view.queue else ()


def _turnout(view: CircleView, recording: str) -> CentreContent:
    turnout = view.turnout
    assert turnout is not None
    rows = [
        _soft(word("poll_method", turnout.method), Part.CAPTION),
        Row(Part.TURNOUT, px=44, height=54, bold=True),
        _soft(t("sudah memilih"), Part.DETAIL),
        Row(Part.BLOCKS, height=24),
    ]
    if recording:
        rows += [
            Row(Part.DETAIL, t("Mencatat suara"), height=22),
            Row(Part.HEADLINE, recording, px=16, height=22, bold=True),
        ]
    return CentreContent(tuple(rows), voted=turnout.voted, eligible=turnout.eligible)


def _headline(text: str) -> Row:
    return Row(Part.HEADLINE, text, px=28, height=38, bold=True)


def _soft(text: str, part: Part = Part.DETAIL) -> Row:
    return Row(part, text, role="text_soft")


# What is left out, and how much smaller the large rows become, until everything fits.
_CONCESSIONS: Final = (
    (frozenset[Part](), 1.0),
    (frozenset({Part.LONG_TURN}), 1.0),
    (frozenset({Part.LONG_TURN, Part.CAPTION}), 1.0),
    (frozenset({Part.LONG_TURN}), 0.72),
    (frozenset({Part.LONG_TURN, Part.CAPTION}), 0.72),
    (frozenset({Part.LONG_TURN, Part.CAPTION, Part.DETAIL}), 0.72),
    (frozenset({Part.LONG_TURN, Part.CAPTION, Part.DETAIL, Part.QUEUE}), 0.72),
    (frozenset({Part.LONG_TURN, Part.CAPTION, Part.DETAIL, Part.QUEUE, Part.BLOCKS}), 0.6),
    (frozenset({Part.LONG_TURN, Part.CAPTION, Part.DETAIL, Part.QUEUE, Part.BLOCKS, Part.BUTTON}), 0.5),
)
_LARGE, _LEAST = 20, 12
_NAMES = (Part.HEADLINE,)
"""What is shortened rather than left out."""

_ROOMY = 1.3


def fit_centre(content: CentreContent, table: Ellipse, look: Look) -> CentreContent:
    """The content with only the rows that fit on the table, each with its box."""
    usable = 2 * table.ry * 0.86
    fitting = [_scaled(row, _ROOMY) for row in content.rows]
    if sum(look.em(row.height) for row in fitting) <= usable * 0.7:
        return replace(content, rows=tuple(_placed(fitting, table, look)))
    for dropped, factor in _CONCESSIONS:
        fitting = [_scaled(row, factor) for row in content.rows if row.part not in dropped]
        if sum(look.em(row.height) for row in fitting) <= usable:
            break
    return replace(content, rows=tuple(_placed(fitting, table, look)))


def _scaled(row: Row, factor: float) -> Row:
    if row.px < _LARGE or factor == 1.0:
        return row
    px = max(row.px * factor, 14)
    return replace(row, px=px, height=row.height * px / row.px)


def _placed(rows: Sequence[Row], table: Ellipse, look: Look) -> list[Row]:
    top = table.y - sum(look.em(row.height) for row in rows) / 2
    placed: list[Row] = []
    for row in rows:
        height = look.em(row.height)
        farthest = max(abs(top - table.y), abs(top + height - table.y)) / table.ry if table.ry else 1.0
        half = table.rx * math.sqrt(max(0.0, 1 - min(farthest, 1.0) ** 2)) * 0.97
        if row.part is Part.BUTTON:
            half = table.rx * 0.8
        fitting = _narrowed(replace(row, box=QRectF(table.x - half, top, 2 * half, height)), look)
        if row.part in _NAMES or not row.text or not is_shortened(fitting, look):
            placed.append(fitting)
        top += height
    return placed


def _narrowed(row: Row, look: Look) -> Row:
    """The row with type small enough for its text, down to 0.7 of it; a name that is longer loses its salutation."""
    if not row.text or not is_shortened(row, look):
        return row
    room = row.box.width() / _width(row, look)
    smaller = replace(row, px=max(row.px * 0.7, _LEAST, row.px * room))
    if row.part is Part.HEADLINE and is_shortened(smaller, look):
        return replace(smaller, text=without_salutation(row.text))
    return smaller


def is_shortened(row: Row, look: Look) -> bool:
    """Whether there is too little room for all of its text."""
    return _width(row, look) > row.box.width()


def _width(row: Row, look: Look) -> float:
    return QFontMetricsF(look.font(row.px, bold=row.bold)).horizontalAdvance(row.text)


def shortened_words(content: CentreContent, look: Look) -> str:
    """The texts of which only the start is seen, each on a line of its own; empty if all are seen whole."""
    return "\n".join(row.text for row in content.rows if row.text and is_shortened(row, look))


def fit_bar(content: CentreContent, box: QRectF, look: Look) -> CentreContent:
    """The content beside each other in a bar over the grid of seats: words, clock or turnout, button at the right."""
    words = _bar_words(content.rows)
    figure = next((row for row in content.rows if row.part in (Part.CLOCK, Part.TURNOUT)), None)
    button_width = look.em(190) if content.button else 0.0
    figure_width = min(look.em(150), box.width() / 3) if figure is not None else 0.0
    left = QRectF(box.left(), box.top(), max(box.width() - button_width - figure_width, 0.0), box.height())
    rows = [
        _narrowed(replace(row, px=min(row.px, 20), left=True, box=_slice(left, at, len(words))), look)
        for at, row in enumerate(words)
    ]
    if figure is not None:
        rows.append(replace(figure, px=32, box=QRectF(left.right(), box.top(), figure_width, box.height())))
    if content.button:
        width = button_width - look.em(12)
        rows.append(Row(Part.BUTTON, box=QRectF(box.right() - width, box.top(), width, box.height())))
    return replace(content, rows=tuple(rows))


def _bar_words(rows: Sequence[Row]) -> list[Row]:
    """The name with what is said of it, the row just before; without a name the caption alone."""
    at = next((place for place, row in enumerate(rows) if row.part is Part.HEADLINE), None)
    if at is None:
        return [row for row in rows if row.part is Part.CAPTION]
    return list(rows[max(at - 1, 0) : at + 1])


def _slice(box: QRectF, at: int, count: int) -> QRectF:
    height = box.height() / count
    return QRectF(box.left(), box.top() + at * height, box.width(), height)


def queue_names(content: CentreContent, letters: bool) -> list[tuple[int, str]]:
    """The next in the queue with their places, names with or without their salutation."""
    named = ((place, person.name) for place, person in enumerate(content.queue, start=1))
    return [(place, name if letters else without_salutation(name)) for place, name in named]


def blocks(content: CentreContent) -> int:
    """How many blocks tell the turnout; 0: a bar, as there are too many voters for blocks."""
    return content.eligible if content.eligible <= _MOST_BLOCKS else 0
