"""The blank attendance list: those who are invited, and empty rows for others; odd ones sign left, even ones right."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from core.clock import local
from core.forms import FormContent, FormPerson
from core.wording import clock_time, date_long, day_name
from export.appendices.attendance_list import SignatureCell
from export.draft import NONE, Draft
from export.kop import kop
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup

BLANK = "\N{NO-BREAK SPACE}"
"""A cell to write in; an empty text would be printed as a dash."""

EMPTY_ROWS = 5
"""At least so many are left for people who come without being invited."""

FIRST_PAGE, NEXT_PAGES = 17, 23
"""Rows that a page has room for, below the head and without one."""


def attendance(draft: Draft, content: FormContent) -> list[Flowable]:
    """The list with its head."""
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("table.name"), 43),
            Column(draft.say("daftar_hadir.sex"), 10, "centre"),
            Column(draft.say("daftar_hadir.element"), 38),
            Column(draft.say("daftar_hadir.rt_rw"), 16, "centre"),
            Column(draft.say("hadir_kosong.arrived"), 15, "centre"),
            Column(draft.say("daftar_hadir.signature"), 36, "centre"),
        ]
    )
    for number, person in enumerate(content.people, start=1):
        spec.rows.append(_row(draft, number, person))
    for number in range(len(content.people) + 1, _rows(len(content.people) + EMPTY_ROWS) + 1):
        spec.rows.append([str(number), *[BLANK] * 5, SignatureCell(number, None)])
    return [
        *kop(draft),
        draft.paragraph(draft.say("hadir_kosong.title"), draft.styles.title),
        draft.paragraph(draft.minutes.session.title, draft.styles.centred),
        Paragraph(_when(draft), draft.styles.subtitle),
        *(Paragraph(draft.say(key), draft.styles.note) for key in ("hadir_kosong.more", "hadir_kosong.privacy")),
        Spacer(0, 2 * mm),
        ruled_table(draft, spec, draft.width),
    ]


def _rows(needed: int) -> int:
    """So many rows that no page is left nearly empty."""
    pages = max(0, -(-(needed - FIRST_PAGE) // NEXT_PAGES))
    return FIRST_PAGE + pages * NEXT_PAGES


def _row(draft: Draft, number: int, person: FormPerson) -> list[str | Flowable | list[Flowable]]:
    role = draft.say("form.resident") if person.element is None else person.position or person.element or NONE
    home = "/".join(part or NONE for part in (person.rt, person.rw)) if person.rt or person.rw else NONE
    return [str(number), person.name, person.sex, role, home, BLANK, SignatureCell(number, None)]


def _when(draft: Draft) -> Markup:
    session = draft.minutes.session
    day = local(session.planned_start_at, session.zone).date()
    began, ended = (clock_time(at, session.zone) for at in (session.planned_start_at, session.planned_end_at))
    when = f"{day_name(day)}, {date_long(day)}"
    line = draft.say("daftar_hadir.when", hari=when, mulai=began, selesai=ended, zona=session.zone)
    return Markup(f"{line}<br/>{draft.text.markup(session.place)}") if session.place else line
