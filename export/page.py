"""The sheets of the document: paper, margins, running head and foot, outline, and the PDF's own particulars."""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from core.clock import local
from core.minutes import Minutes
from core.session import Phase
from core.wording import clock_time, date_long
from export import style
from export.archive import declare
from export.draft import Draft
from export.qr import SIZE, draw_qr, qr_text
from export.style import Paper

FIRST, LATER, APPENDIX, LATER_WIDE, APPENDIX_WIDE = "first", "later", "appendix", "later-wide", "appendix-wide"

rl_config.useA85 = 0  # streams as they are: written faster, and a fifth smaller

_HEAD_Y, _MARK_Y, _RULE_Y, _FOOT_Y, _FOOT_STEP = 13.2 * mm, 8.6 * mm, 21 * mm, 17.4 * mm, 3.4 * mm
_FOOT_LEFT_PART = 0.68
_DIGEST_GROUPS = 5
_PDF_VERSION = (1, 7)
_LONGEST_LINE = 250


def new_page(template: str) -> list[Flowable]:
    """Go on on a new page of that template."""
    return [NextPageTemplate(template), PageBreak()]


def text_width(paper: Paper, *, wide: bool = False) -> float:
    """The width of the text in points on an upright or (``wide``) a lying sheet."""
    return paper.height - style.WIDE_LEFT - style.RIGHT if wide else paper.width - style.LEFT - style.RIGHT


def text_height(paper: Paper) -> float:
    """The height of the text in points on an upright page without a kop."""
    return paper.height - style.TOP - style.BOTTOM


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
            title=draft.line("running.title", judul=session.title),
            subject=draft.text.plain(session.document_number),
            author=draft.text.plain(session.organizer),
            creator="Lingkar",
            producer="Lingkar",
            lang="id-ID",
            displayDocTitle=1,
            initialFontName=style.REGULAR,
            initialFontSize=style.BODY_PT,
            invariant=1,
            pageCompression=1,
        )
        self._made_at = draft.minutes.made_at
        self._bookmarks = 0
        self.addPageTemplates(_templates(paper, _RunningLines(draft)))

    def new_canvas(self, *arguments: Any, **more: Any) -> Canvas:
        """A canvas that counts its pages and says when the facts were taken."""
        canvas: Any = _CountingCanvas(*arguments, **more, pdfVersion=_PDF_VERSION)
        canvas._doc._timeStamp = _stamp(self._made_at)
        canvas.made_at = self._made_at
        canvas.showOutline()
        return canvas

    def afterFlowable(self, flowable: Flowable) -> None:
        """Put headings into the outline."""
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


class _CountingCanvas(Canvas):
    """Writes "Halaman n dari m" when m is known: each page shows a form, and the forms are filled in at the end."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._numbered: dict[int, Draft] = {}
        self.made_at: datetime | None = None

    def place_page_number(self, draft: Draft, right: float, y: float) -> None:
        """Show this page's number, ending at ``right``, on the line ``y`` (points)."""
        self._numbered[self.getPageNumber()] = draft
        self.saveState()
        self.translate(right, y)
        self.doForm(f"page-{self.getPageNumber()}")
        self.restoreState()

    def save(self) -> None:
        """Fill in the page numbers and write the file."""
        for number, draft in self._numbered.items():
            self.beginForm(f"page-{number}", lowerx=-170, lowery=-6, upperx=3, uppery=14)
            self.setFont(style.REGULAR, style.PAGE_PT)
            self.drawRightString(0, 0, draft.line("running.page", n=str(number), m=str(len(self._numbered))))
            self.endForm()
        if self.made_at is not None:
            declare(self, self.made_at)
        super().save()


class _RunningLines:
    """The head and the foot of every page."""

    def __init__(self, draft: Draft) -> None:
        session = draft.minutes.session
        self._draft = draft
        self._title = draft.line("running.title", judul=session.title)
        self._number = draft.line("running.number", nomor=session.document_number) if session.document_number else ""
        self._mark = "  ·  ".join(_marks(draft))
        self._foot = _foot_lines(draft)
        self._code = qr_text(draft.minutes) if draft.minutes.version.content_digest else ""

    def head(self, canvas: Canvas, size: tuple[float, float]) -> None:
        """Title and number of the document, above the text."""
        left, right, top = _sides(size)
        canvas.setFont(style.REGULAR, style.HEAD_PT)
        canvas.drawRightString(right, top - _HEAD_Y, _fitted(self._number, style.HEAD_PT, (right - left) * 0.45))
        room = right - left - min(_width(self._number, style.HEAD_PT), (right - left) * 0.45) - 6 * mm
        canvas.drawString(left, top - _HEAD_Y, _fitted(self._title, style.HEAD_PT, room))

    def mark(self, canvas: Canvas, size: tuple[float, float]) -> None:
        """What kind of paper this is, if it is a draft or a fictional example."""
        left, right, top = _sides(size)
        canvas.setFont(style.BOLD, style.HEAD_PT)
        canvas.drawCentredString((left + right) / 2, top - _MARK_Y, self._mark)

    def foot(self, canvas: _CountingCanvas, size: tuple[float, float]) -> None:
        """Rule, QR code, state of the electronic signature, version, head of the journal, page number."""
        left, right, _ = _sides(size)
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.35)
        canvas.line(left, _RULE_Y, right, _RULE_Y)
        inset = SIZE + 2 * mm if self._code else 0
        if self._code:
            draw_qr(canvas, self._code, left, _FOOT_Y + style.FOOT_PT - SIZE)
        canvas.setFont(style.REGULAR, style.FOOT_PT)
        for place, line in enumerate(self._foot):
            fitted = _fitted(line, style.FOOT_PT, (right - left) * _FOOT_LEFT_PART - inset)
            canvas.drawString(left + inset, _FOOT_Y - place * _FOOT_STEP, fitted)
        if self._draft.minutes.session.fictional:
            canvas.setFont(style.BOLD, style.FOOT_PT)
            canvas.drawRightString(right, _FOOT_Y - _FOOT_STEP, self._draft.line("running.fictional"))
        canvas.place_page_number(self._draft, right, _FOOT_Y)


def _marks(draft: Draft) -> list[str]:
    session = draft.minutes.session
    marks = [draft.line("running.draft")] if session.phase is not Phase.CLOSED else []
    return [*marks, *([draft.line("running.fictional")] if session.fictional else [])]


def _foot_lines(draft: Draft) -> list[str]:
    minutes = draft.minutes
    at = local(minutes.made_at, minutes.session.zone)
    made = draft.line(
        "running.made" if minutes.version.content_digest else "running.made_draft",
        versi=str(minutes.version.number),
        tanggal=date_long(at.date()),
        pukul=clock_time(at, minutes.session.zone),
        zona=minutes.session.zone,
    )
    signing = draft.text.plain(draft.signing) or draft.line("running.not_signed")
    return [signing, made, *_journal_line(draft, minutes)]


def _journal_line(draft: Draft, minutes: Minutes) -> list[str]:
    digest = minutes.journal_head
    groups = [digest[start : start + 4] for start in range(0, _DIGEST_GROUPS * 4, 4)]
    return [draft.line("running.journal", kepala=" ".join(groups))] if digest else []


def _width(text: str, size: float) -> float:
    return stringWidth(text, style.REGULAR, size)


@lru_cache(64)
def _fitted(text: str, size: float, room: float) -> str:
    """A running line, cut at its end where it is longer than ``room`` points; the whole text stands on page one."""
    if len(text) <= _LONGEST_LINE and _width(text, size) <= room:
        return text
    text = text[:_LONGEST_LINE]
    while text and _width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _templates(paper: Paper, lines: _RunningLines) -> list[PageTemplate]:
    upright, lying = (paper.width, paper.height), (paper.height, paper.width)
    return [
        _template(FIRST, upright, style.TOP_WITH_KOP, [lines.mark, lines.foot], LATER),
        _template(LATER, upright, style.TOP, [lines.head, lines.mark, lines.foot], LATER),
        _template(APPENDIX, upright, style.TOP, [lines.mark, lines.foot], LATER),
        _template(LATER_WIDE, lying, style.TOP, [lines.head, lines.mark, lines.foot], LATER_WIDE),
        _template(APPENDIX_WIDE, lying, style.TOP, [lines.mark, lines.foot], LATER_WIDE),
    ]


def _template(
    name: str,
    size: tuple[float, float],
    top: float,
    drawn: list[Callable[[Any, tuple[float, float]], None]],
    then: str,
) -> PageTemplate:
    left, right, height = _sides(size)
    frame = Frame(left, style.BOTTOM, right - left, height - style.BOTTOM - top, 0, 0, 0, 0, id=name)

    def on_page(canvas: Canvas, document: BaseDocTemplate) -> None:
        for draw in drawn:
            draw(canvas, size)

    return PageTemplate(name, [frame], onPage=on_page, pagesize=size, autoNextPageTemplate=then)


def _sides(size: tuple[float, float]) -> tuple[float, float, float]:
    """Left edge, right edge and height of a page, for its text."""
    width, height = size
    return style.WIDE_LEFT if width > height else style.LEFT, width - style.RIGHT, height
