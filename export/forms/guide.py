"""The question guide for the moderator's hand: items with minutes, questions with probes, room for notes."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer

from core.agenda_plan import PlannedItem, PlannedQuestion
from core.forms import FormContent
from export import style
from export.draft import Draft, bullets
from export.paragraph import Paragraph
from resources.words import codes, word_id

_NOTE_LINES = 2


def guide(draft: Draft, content: FormContent) -> list[Flowable]:
    """The guide in the order of the agenda."""
    story: list[Flowable] = [
        draft.paragraph(draft.say("panduan.title"), draft.styles.title),
        draft.paragraph(draft.minutes.session.title, draft.styles.centred),
        draft.paragraph(draft.say("panduan.rules"), draft.styles.subtitle),
    ]
    asked = 0
    for number, item in enumerate(content.plan, start=1):
        story += _item(draft, number, item)
        for question in item.questions:
            asked += 1
            story.append(KeepTogether(_question(draft, asked, question)))
    if not asked:
        story.append(draft.paragraph(draft.say("panduan.none"), draft.styles.plain))
    return story


def _item(draft: Draft, number: int, item: PlannedItem) -> list[Flowable]:
    words = draft.say("panduan.item", n=number, acara=item.title, menit=item.minutes)
    return draft.heading(words, room=20 * mm if item.questions else 0)


def _question(draft: Draft, number: int, question: PlannedQuestion) -> list[Flowable]:
    known = question.kind in codes()["question_kind"]
    kind = word_id("question_kind", question.kind) if known else question.kind
    about = draft.say("panduan.kind_minutes", jenis=kind, menit=question.minutes) if question.minutes else kind
    parts: list[Flowable] = [Paragraph(draft.bold(f"P{number}. {question.text}"), draft.styles.plain)]
    if about:
        parts.append(draft.paragraph(about, draft.styles.note))
    if question.probes:
        parts += bullets(draft, question.probes, draft.styles.plain)
    parts.append(draft.paragraph(draft.say("panduan.notes"), draft.styles.note))
    for _ in range(_NOTE_LINES):
        parts += [Spacer(0, 7 * mm), HRFlowable(width="100%", thickness=0.4, color=style.THIN_RULE)]
    return [*parts, Spacer(0, 4 * mm)]
