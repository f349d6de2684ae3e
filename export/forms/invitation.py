"""Undangan: one letter for each invited person, or one with an empty name."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer, Table

from core.clock import local
from core.forms import FormContent, FormPerson
from core.wording import clock_time, date_long, day_name
from export.draft import NONE, Draft
from export.kop import kop
from export.paragraph import Paragraph
from export.text import Markup

_LABEL, _COLON = 34 * mm, 4 * mm


def invitation(draft: Draft, content: FormContent) -> list[Flowable]:
    """All letters, each on a page of its own."""
    story: list[Flowable] = []
    for person in content.people or (None,):
        story += [*([PageBreak()] if story else []), *_letter(draft, content, person)]
    return story


def _letter(draft: Draft, content: FormContent, person: FormPerson | None) -> list[Flowable]:
    session = draft.minutes.session
    you = person.salutation if person is not None and person.salutation else draft.say("undangan.you")
    theme = draft.say("undangan.theme", tema=session.theme) if session.theme else Markup("")
    title = [draft.paragraph(draft.say("undangan.title"), draft.styles.title)]
    if session.invitation_number:
        title.append(
            draft.paragraph(draft.say("undangan.number", nomor=session.invitation_number), draft.styles.number)
        )
    return [
        *kop(draft),
        *title,
        Spacer(0, 6 * mm),
        *_addressee(draft, person),
        Spacer(0, 5 * mm),
        draft.paragraph(draft.say("undangan.subject", judul=session.title), draft.styles.plain),
        Spacer(0, 5 * mm),
        draft.paragraph(draft.say("undangan.greeting"), draft.styles.plain),
        Spacer(0, 2 * mm),
        draft.paragraph(draft.say("undangan.body", sapaan=you, judul=session.title, tema=theme), draft.styles.text),
        Spacer(0, 3 * mm),
        _when_and_where(draft, content),
        Spacer(0, 3 * mm),
        draft.paragraph(draft.say("undangan.voice", sapaan=you), draft.styles.text),
        Spacer(0, 2 * mm),
        draft.paragraph(draft.say("undangan.closing", sapaan=you), draft.styles.text),
        Spacer(0, 8 * mm),
        _signer(draft),
    ]


def _addressee(draft: Draft, person: FormPerson | None) -> list[Flowable]:
    lines = [draft.say("undangan.to")]
    if person is None:
        lines.append(draft.say("form.blank"))
    else:
        lines.append(draft.bold(" ".join(filter(None, (person.salutation, person.name)))))
        role = draft.say("form.resident") if person.element is None else person.position or person.element
        if role:
            lines.append(draft.say("undangan.to_role", peran=role))
        if person.rt or person.rw:
            home = "/".join(part or NONE for part in (person.rt, person.rw))
            lines.append(draft.say("undangan.to_home", rumah=home))
    return [draft.paragraph(line, draft.styles.plain) for line in (*lines, draft.say("undangan.at"))]


def _when_and_where(draft: Draft, content: FormContent) -> Table:
    session = draft.minutes.session
    start = local(session.planned_start_at, session.zone)
    began, ended = (clock_time(at, session.zone) for at in (session.planned_start_at, session.planned_end_at))
    items = "; ".join(item.title for item in content.plan)
    fields = [
        ("undangan.day", f"{day_name(start.date())}, {date_long(start.date())}"),
        ("undangan.time", draft.say("undangan.time_value", mulai=began, selesai=ended, zona=session.zone)),
        ("undangan.place", session.place or NONE),
        *([("undangan.agenda", items)] if items else []),
    ]
    rows = [
        [
            draft.paragraph(draft.say(key), draft.styles.plain),
            Paragraph(":", draft.styles.plain),
            draft.paragraph(value, draft.styles.plain),
        ]
        for key, value in fields
    ]
    table = Table(rows, colWidths=[_LABEL, _COLON, draft.width - _LABEL - _COLON - 10 * mm], splitInRow=1)
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return table


def _signer(draft: Draft) -> Table:
    session = draft.minutes.session
    words = [draft.say("undangan.signer"), session.organizer]
    lines: list[Flowable] = [draft.paragraph(word, draft.styles.centred) for word in words if word]
    lines += [Spacer(0, 20 * mm), draft.paragraph(draft.say("form.blank"), draft.styles.centred)]
    table = Table([["", lines]], colWidths=[draft.width / 2, draft.width / 2])
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return table
