"""Beginning a document of minutes, and what is said at the end of each."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from core.minutes import Minutes
from export import style
from export.draft import Draft
from export.page import text_width
from export.paragraph import Paragraph
from export.style import Paper
from export.wording import office_wording


def draft_of(minutes: Minutes, paper: Paper, appendices: tuple[str, ...], **more: Any) -> Draft:
    """What the parts of a document on ``paper`` are put together with; ``more`` are further fields of ``Draft``."""
    margins, text = style.margins_of(minutes.form), style.document_text()
    return Draft(
        minutes=minutes,
        text=text,
        width=text_width(paper, margins),
        wide_width=text_width(paper, margins, wide=True),
        appendices=appendices,
        wording=office_wording(minutes.form, text),
        **more,
    )


def missing_signs(draft: Draft) -> list[Flowable]:
    """Said at the very end, if a sign of somebody's text could not be printed."""
    count = draft.text.missing
    return [Spacer(0, 3 * mm), Paragraph(draft.say("general.missing", n=count), draft.styles.note)] if count else []
