"""Parts E and F: what was agreed, clause by clause, and what is asked of others."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from core.minutes import AgreementText
from core.wording import ordinal_label
from export import style
from export.draft import Draft
from export.paragraph import Paragraph
from export.text import Markup
from resources.templates import sections

_LONGEST_UNBROKEN_LINES = 3


def agreements(draft: Draft, letter: str) -> list[Flowable]:
    """KESATU, KEDUA …, with how each was reached where they differ, and dissent. Empty without an agreement."""
    clauses = draft.minutes.agreements
    if not clauses:
        return []
    manners = {clause.manner for clause in clauses}
    shared = manners.pop() if len(manners) == 1 else ""
    lead = (
        draft.say("agreements.lead_by", cara=draft.bold(manner_words(shared)))
        if shared
        else draft.say("agreements.lead")
    )
    return [
        *draft.heading(draft.say("agreements.heading", huruf=letter), room=26 * mm),
        Paragraph(lead, draft.styles.text),
        *(_clause(draft, clause, show_manner=not shared) for clause in clauses),
    ]


def recommendations(draft: Draft, letter: str) -> list[Flowable]:
    """What is asked of whom. Empty without a recommendation."""
    wishes = draft.minutes.recommendations
    if not wishes:
        return []
    return [
        *draft.heading(draft.say("recommendations.heading", huruf=letter), room=16 * mm),
        *(
            labelled(
                draft,
                f"{place}.",
                draft.say("recommendations.wish", kepada=draft.bold(wish.addressee), isi=wish.text),
                7 * mm,
            )
            for place, wish in enumerate(wishes, start=1)
        ),
    ]


def manner_words(manner: str) -> str:
    """How something was decided, in the words of official documents; others as they were written."""
    return sections()["manner"].get(manner.strip().lower().replace(" ", "_"), manner)


def _clause(draft: Draft, clause: AgreementText, *, show_manner: bool) -> Flowable:
    text = draft.text.markup(draft.with_references(clause.text))
    if show_manner and clause.manner:
        text = Markup(f"{text} {draft.say('agreements.manner', cara=manner_words(clause.manner))}")
    if clause.dissent:
        text = Markup(f"{text}<br/>{draft.say('agreements.dissent', isi=clause.dissent)}")
    return labelled(draft, ordinal_label(clause.number), text, style.CLAUSE_LABEL, colon=":")


def labelled(draft: Draft, label: str, text: Markup, label_width: float, *, colon: str = "") -> Flowable:
    """A label at the left and a text beside it; three lines or fewer stay together."""
    colon_width = style.CLAUSE_COLON if colon else 0
    body = Paragraph(text, draft.styles.text)
    width = draft.width - label_width - colon_width
    lines = body.wrap(width, 10_000)[1] / draft.styles.text.leading
    cells = [Paragraph(label, draft.styles.plain), *([Paragraph(colon, draft.styles.plain)] if colon else []), body]
    widths = [label_width, *([colon_width] if colon else []), width]
    table = Table([cells], colWidths=widths, splitInRow=0 if lines <= _LONGEST_UNBROKEN_LINES else 1)
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), style.REGULAR, draft.styles.body_pt),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), style.CLAUSE_GAP),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return table
