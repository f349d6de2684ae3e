"""What stands around the text of every page: head, foot, and what kind of paper it is."""

from __future__ import annotations

from functools import lru_cache

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from core.clock import local
from core.minutes import Minutes
from core.session import Phase
from core.wording import clock_time, date_long
from export import style
from export.draft import Draft
from export.qr import SIZE, draw_qr, qr_text
from export.sheet import CountingCanvas

_HEAD_Y, _MARK_Y, _RULE_Y, _FOOT_Y, _FOOT_STEP = 13.2 * mm, 8.6 * mm, 21 * mm, 17.4 * mm, 3.4 * mm
_CATCHWORD_Y = 22 * mm
_FOOT_LEFT_PART = 0.68
_DIGEST_GROUPS = 5
_LONGEST_LINE = 250


class RunningLines:
    """The head and the foot of every page."""

    def __init__(self, draft: Draft) -> None:
        session = draft.minutes.session
        self._draft = draft
        self._title = draft.title
        self._number = draft.line("running.number", nomor=session.document_number) if session.document_number else ""
        self._mark = "  ·  ".join(_marks(draft))
        self._foot = _foot_lines(draft)
        self._code = qr_text(draft.minutes) if draft.minutes.version.content_digest and not draft.made else ""

    def head(self, canvas: Canvas, size: tuple[float, float]) -> None:
        """Title and number of the document, above the text."""
        left, right, top = sides(size, self._draft.margins)
        canvas.setFont(style.REGULAR, style.HEAD_PT)
        canvas.drawRightString(right, top - _HEAD_Y, _fitted(self._number, style.HEAD_PT, (right - left) * 0.45))
        room = right - left - min(_width(self._number, style.HEAD_PT), (right - left) * 0.45) - 6 * mm
        canvas.drawString(left, top - _HEAD_Y, _fitted(self._title, style.HEAD_PT, room))

    def mark(self, canvas: Canvas, size: tuple[float, float]) -> None:
        """What kind of paper this is, if it is a draft or a fictional example."""
        left, right, top = sides(size, self._draft.margins)
        canvas.setFont(style.BOLD, style.HEAD_PT)
        canvas.drawCentredString((left + right) / 2, top - _MARK_Y, self._mark)

    def foot(self, canvas: CountingCanvas, size: tuple[float, float]) -> None:
        """Rule, QR code, state of the electronic signature, version, head of the journal, page number."""
        left, right, _ = sides(size, self._draft.margins)
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
        if self._draft.minutes.form.catchword:
            canvas.place_catchword(right, _CATCHWORD_Y)


def _marks(draft: Draft) -> list[str]:
    session = draft.minutes.session
    marks = [draft.line("running.draft")] if session.phase is not Phase.CLOSED else []
    return [*marks, *([draft.line("running.fictional")] if session.fictional else [])]


def _foot_lines(draft: Draft) -> list[str]:
    minutes = draft.minutes
    at = local(minutes.made_at, minutes.session.zone)
    made = draft.line(
        draft.made or ("running.made" if minutes.version.content_digest else "running.made_draft"),
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


def sides(size: tuple[float, float], margins: style.Margins) -> tuple[float, float, float]:
    """Left edge, right edge and height of a page, for its text."""
    width, height = size
    return margins.wide_left if width > height else margins.left, width - margins.right, height
