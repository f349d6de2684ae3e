"""The sheet of a form: paper, margins and a foot; simpler than the berita acara, for nobody seals it."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from core.forms import FormContent
from export import style
from export.draft import Draft
from export.page import text_width
from export.style import Paper

_FOOT_Y = 12 * mm
_LONGEST_FOOT = 90


def paper_of(content: FormContent) -> Paper:
    """The paper of the session."""
    return style.paper_of(content.minutes)


def draft_of(content: FormContent) -> Draft:
    """What the parts of a form are put together with."""
    width = text_width(paper_of(content), style.margins_of(content.minutes.form))
    text = style.document_text()
    return Draft(minutes=content.minutes, text=text, width=width, wide_width=width, appendices=())


def printed_form(draft: Draft, paper: Paper, title: str, story: list[Flowable]) -> tuple[bytes, int]:
    """The PDF of a form and its number of pages. The same content gives the same bytes."""
    target = io.BytesIO()
    session = draft.minutes.session
    document = BaseDocTemplate(
        target,
        pagesize=(paper.width, paper.height),
        title=f"{title} – {draft.text.plain(session.title)}",
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
    margins = draft.margins
    height = paper.height - style.TOP_WITH_KOP - margins.bottom
    frame = Frame(margins.left, margins.bottom, draft.width, height, 0, 0, 0, 0)

    def foot(canvas: Canvas, made: Any) -> None:
        canvas.setFont(style.REGULAR, style.FOOT_PT)
        words = draft.line("form.foot", judul=session.title)
        canvas.drawString(margins.left, _FOOT_Y, words[:_LONGEST_FOOT])
        canvas.drawRightString(margins.left + draft.width, _FOOT_Y, draft.line("form.page", n=str(made.page)))
        if session.fictional:
            canvas.setFont(style.BOLD, style.FOOT_PT)
            canvas.drawCentredString(paper.width / 2, paper.height - 8.6 * mm, draft.line("running.fictional"))

    document.addPageTemplates(PageTemplate("form", [frame], onPage=foot))
    document.build(story)
    return target.getvalue(), document.page
