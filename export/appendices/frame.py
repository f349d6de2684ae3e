"""What every lampiran begins with: a new page, the block at the right that says whose lampiran it is, a title."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from core.wording import date_long, roman
from export import style
from export.draft import NONE, Draft, Heading
from export.page import APPENDIX, APPENDIX_WIDE, new_page

_BLOCK, _LABEL, _COLON = 82 * mm, 29 * mm, 4 * mm


def appendix(draft: Draft, name: str, *, subtitle: str = "", wide: bool = False) -> list[Flowable]:
    """The beginning of a lampiran, on a lying sheet if ``wide``."""
    number = roman(draft.appendices.index(name) + 1)
    heading = Heading(draft.say(f"{name}.title"), draft.styles.title)
    heading.outline = (0, f"{draft.line('appendix.entry', n=number)}. {draft.line(f'{name}.outline')}")
    parts: list[Flowable] = [
        *new_page(APPENDIX_WIDE if wide else APPENDIX),
        _block(draft, number),
        Spacer(0, 7 * mm),
        heading,
    ]
    if subtitle:
        parts.append(draft.paragraph(subtitle, draft.styles.subtitle))
    else:
        parts.append(Spacer(0, 4 * mm))
    return parts


def _block(draft: Draft, number: str) -> Table:
    session = draft.minutes.session
    fields = [
        (draft.say("appendix.label", n=number), draft.say(draft.titled, judul=session.title)),
        (draft.say("appendix.number"), session.document_number or NONE),
        (draft.say("appendix.date"), date_long(draft.day())),
    ]
    rows = [
        [
            draft.paragraph(label, draft.styles.block),
            draft.paragraph(":", draft.styles.block),
            draft.paragraph(value, draft.styles.block),
        ]
        for label, value in fields
    ]
    table = Table(rows, colWidths=[_LABEL, _COLON, _BLOCK - _LABEL - _COLON], hAlign="RIGHT", splitInRow=1)
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), style.REGULAR, draft.styles.table_pt),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -2), 0.4 * mm),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 2.4 * mm),
            ("LINEBELOW", (0, -1), (-1, -1), 0.75, style.INK),
        ]
    )
    return table
