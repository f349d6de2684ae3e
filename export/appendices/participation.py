"""Who took part how much: entries, talk time, balance. People stand here as they do in the notula."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.participation import PersonShare
from core.people import Sex
from core.wording import decimal, duration, number
from export import style
from export.draft import NONE, Draft
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup
from resources.words import word_id

_BAR_HEIGHT = 2.6 * mm


def participation(draft: Draft) -> list[Flowable]:
    """Heading, sentences, every participant with a bar of the talk time, the sexes. Empty where nobody took part."""
    figures = draft.minutes.figures
    if not figures.people:
        return []
    even = Fraction(1, len(figures.people))
    return [
        *draft.heading(draft.say("denah.participation"), room=30 * mm, level=1),
        Paragraph(_sentence(draft), draft.styles.text),
        _with_space(ruled_table(draft, _table(draft, even), draft.width)),
    ]


def _sentence(draft: Draft) -> str:
    figures = draft.minutes.figures
    return draft.say(
        "denah.sentence",
        n=figures.entries,
        peserta=figures.entries_of_participants,
        moderator=figures.entries_of_moderator,
        gini=decimal(figures.gini, 3),
        perempuan=decimal(figures.women_share * 100, 1),
    )


def _table(draft: Draft, even: Fraction) -> TableSpec:
    spec = TableSpec(
        [
            Column(draft.say("denah.participant"), 46),
            Column(draft.say("denah.entries"), 20, "centre"),
            Column(draft.say("denah.talk"), 22, "centre"),
            Column(draft.say("denah.share"), 16, "centre"),
            Column(draft.say("denah.chart"), 36),
            Column(draft.say("denah.first"), 24, "centre"),
        ],
        dense=True,
    )
    people, named = draft.minutes.figures.people, draft.quoted_names()
    most = max(even, *(share.share for share in people))
    for share in people:
        cells: list[str | Flowable] = [named.get(share.person.code, share.person.code), *_figures(share)]
        cells.insert(4, _ShareBar(share.share / most, even / most, draft.styles.dense_pt))
        spec.rows.append(cells)
    spec.rows += [_of_sex(draft, sex) for sex in Sex]
    spec.notes = [draft.say("denah.even", persen=decimal(even * 100, 1))]
    return spec


def _of_sex(draft: Draft, sex: Sex) -> Sequence[str]:
    """The sums of one sex, in bold."""
    part = draft.minutes.figures.by_sex[sex]
    talk_s = sum(share.talk_s for share in draft.minutes.figures.people if share.person.sex is sex)
    cells = [number(part.entries), duration(talk_s), decimal(part.share * 100, 1)]
    label = draft.say("denah.of_sex", jk=word_id("sex", sex), n=part.people)
    return [*(draft.bold(cell) for cell in (label, *cells)), Markup(" "), NONE]


def _figures(share: PersonShare) -> Sequence[str]:
    first = NONE if share.first_s is None else duration(share.first_s, with_hours=True)
    return [number(share.entries), duration(share.talk_s), decimal(share.share * 100, 1), first]


def _with_space(table: Flowable) -> Flowable:
    table.spaceBefore = 2 * mm
    return table


class _ShareBar(Flowable):
    """A bar of one participant's part of the talk, with a stroke where an even part would end.

    Both are parts of the cell's width, from 0 to 1; the bar stands in the middle of a line of text of ``size`` points.
    """

    def __init__(self, part: Fraction, even: Fraction, size: float) -> None:
        super().__init__()
        self._part, self._even, self._size = float(part), float(even), size

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width, one line high."""
        self.width, self.height = aW, self._size * 1.25
        return self.width, self.height

    def draw(self) -> None:
        """The bar, and the stroke over it."""
        canvas: Canvas = self.canv
        low = (self.height - _BAR_HEIGHT) / 2
        canvas.setFillColor(style.BAR_FILL)
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.35)
        if self._part:
            canvas.rect(0, low, self.width * self._part, _BAR_HEIGHT, fill=1)
        canvas.setLineWidth(0.7)
        canvas.line(self.width * self._even, low - 0.8, self.width * self._even, low + _BAR_HEIGHT + 0.8)
        canvas.setFillColor(style.INK)
