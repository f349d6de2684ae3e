"""The sheets of the document: paper, margins, running head and foot, outline, and the PDF's own particulars."""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from export import style
from export.catchword import first_word
from export.draft import Draft
from export.running_lines import RunningLines, sides
from export.sheet import CountingCanvas
from export.style import Margins, Paper

FIRST, LATER, APPENDIX, LATER_WIDE, APPENDIX_WIDE = "first", "later", "appendix", "later-wide", "appendix-wide"

rl_config.useA85 = 0  # streams as they are: written faster, and a fifth smaller

_PDF_VERSION = (1, 7)


def new_page(template: str) -> list[Flowable]:
    """Go on on a new page of that template."""
    return [NextPageTemplate(template), PageBreak()]


def text_width(paper: Paper, margins: Margins, *, wide: bool = False) -> float:
    """The width of the text in points on an upright or (``wide``) a lying sheet."""
    return paper.height - margins.wide_left - margins.right if wide else paper.width - margins.left - margins.right


def text_height(paper: Paper, margins: Margins) -> float:
    """The height of the text in points on an upright page without a kop."""
    return paper.height - margins.top - margins.bottom


def printed(draft: Draft, paper: Paper, story: list[Flowable]) -> tuple[bytes, int]:
    """The PDF of a story and its number of pages. The same draft gives the same bytes."""
    target = io.BytesIO()
    document = _Document(target, draft, paper)
    document.build(story, canvasmaker=document.new_canvas)
    return target.getvalue(), document.page


class _Document(BaseDocTemplate):
    """Places the story on the sheets of one draft."""

    def __init__(self, target: io.BytesIO, draft: Draft, paper: Paper) -> None:
        session = draft.minutes.session
        super().__init__(
            target,
            pagesize=(paper.width, paper.height),
            title=draft.title,
            subject=draft.text.plain(session.document_number),
            author=draft.text.plain(session.organizer),
            creator="Lingkar",
            producer="Lingkar",
            lang="id-ID",
            displayDocTitle=1,
            initialFontName=style.REGULAR,
            initialFontSize=draft.styles.body_pt,
            invariant=1,
            pageCompression=1,
        )
        self._made_at = draft.minutes.made_at
        self._bookmarks = 0
        self.addPageTemplates(_templates(paper, draft.margins, RunningLines(draft)))

    def new_canvas(self, *arguments: Any, **more: Any) -> Canvas:
        """A canvas that counts its pages and says when the facts were taken."""
        canvas: Any = CountingCanvas(*arguments, **more, pdfVersion=_PDF_VERSION)
        canvas._doc._timeStamp = _stamp(self._made_at)
        canvas.made_at = self._made_at
        canvas.showOutline()
        return canvas

    def afterFlowable(self, flowable: Flowable) -> None:
        """Put headings into the outline, and tell the sheet with which word a page goes on."""
        sheet: Any = self.canv
        template: Any = self.pageTemplate
        if template.id in (LATER, LATER_WIDE) and not sheet.first_words.get(self.page):
            sheet.first_words[self.page] = first_word(flowable)
        entry = getattr(flowable, "outline", None)
        if entry is not None:
            level, title = entry
            self._bookmarks += 1
            key = f"part-{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, level, closed=level > 0)


def _stamp(at: datetime) -> TimeStamp:
    stamp: Any = TimeStamp(invariant=1)
    moment = at.utctimetuple()
    stamp.t, stamp.lt, stamp.YMDhms = timegm(moment), tuple(moment), tuple(moment)[:6]
    return stamp


def _templates(paper: Paper, margins: Margins, lines: RunningLines) -> list[PageTemplate]:
    upright, lying = (paper.width, paper.height), (paper.height, paper.width)
    return [
        _template(FIRST, upright, replace(margins, top=style.TOP_WITH_KOP), [lines.mark], lines.foot, LATER),
        _template(LATER, upright, margins, [lines.head, lines.mark], lines.foot, LATER),
        _template(APPENDIX, upright, margins, [lines.mark], lines.foot, LATER),
        _template(LATER_WIDE, lying, margins, [lines.head, lines.mark], lines.foot, LATER_WIDE),
        _template(APPENDIX_WIDE, lying, margins, [lines.mark], lines.foot, LATER_WIDE),
    ]


Drawing = Callable[[Any, tuple[float, float]], None]
"""Draws on a canvas whose page has that size."""


def _template(
    name: str, size: tuple[float, float], margins: Margins, above: list[Drawing], foot: Drawing, then: str
) -> PageTemplate:
    """A page whose head is drawn before its text and its foot after it: the order in which both are read."""
    left, right, height = sides(size, margins)
    frame = Frame(left, margins.bottom, right - left, height - margins.bottom - margins.top, 0, 0, 0, 0, id=name)

    def begin(canvas: Canvas, document: BaseDocTemplate) -> None:
        for draw in above:
            draw(canvas, size)

    def end(canvas: Canvas, document: BaseDocTemplate) -> None:
        foot(canvas, size)

    return PageTemplate(name, [frame], onPage=begin, onPageEnd=end, pagesize=size, autoNextPageTemplate=then)
