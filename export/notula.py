"""The notula rapat: the same minutes as a record of what was said, item by item, signed by who led and who wrote.

Its parts are those of the notula in guides to official documents: head (theme, day, time, place, who led, wrote and was
there), the course of the discussion, decisions, closing time, names and signatures. Signatures that were drawn stand
under the berita acara and are not put under another document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from core.minutes import LogLine, Minutes, SignerKind
from core.people import Role
from core.wording import clock_time, date_long, day_name, ordinal_label
from export import style
from export.appendices import appendices, appendices_of
from export.appendices.notula import parked_table
from export.draft import Draft
from export.drafting import draft_of, missing_signs
from export.file import replace_file
from export.kop import kop
from export.page import printed, text_height
from export.paragraph import Paragraph
from export.sections.agreements import labelled, manner_words
from export.sections.opening import fields_table
from export.signature_block import closing_with
from export.text import Markup

_APPENDICES = ("daftar_hadir", "masalah", "rtl", "dokumentasi")
_SIGNERS = (SignerKind.MODERATOR, SignerKind.NOTE_TAKER)
_NUMBER = 7 * mm


def print_notula(minutes: Minutes, path: Path) -> int:
    """Write the PDF and return its number of pages; an existing file is replaced at once or not at all.

    The same minutes give the same bytes.

    Raises:
        LedgerProblem: if the file cannot be written.
    """
    content, pages = notula_pdf(minutes)
    replace_file(path, content)
    return pages


def notula_pdf(minutes: Minutes) -> tuple[bytes, int]:
    """The PDF itself and its number of pages."""
    signers = tuple(signer for signer in minutes.signers if signer.kind in _SIGNERS)
    minutes = replace(minutes, signers=signers, signatures=(), attendance_signatures=())
    wanted = tuple(name for name in appendices_of(minutes) if name in _APPENDICES)
    paper = style.paper_of(minutes)
    draft = draft_of(minutes, paper, wanted, titled="notula_rapat.running", made="notula_rapat.made")
    parts = (
        ("notula_rapat.course", _course(draft)),
        ("notula_rapat.decisions", _decisions(draft)),
        ("notula_rapat.parked", _parked(draft)),
    )
    story = [*kop(draft), *_title(draft), *_head(draft)]
    for letter, (heading, content) in zip("ABC", (part for part in parts if part[1]), strict=False):
        story += [*draft.heading(draft.say(heading, huruf=letter), room=16 * mm), *content]
    story += closing_with(draft, _ended(draft), (), text_height(paper, draft.margins))
    story += appendices(draft)
    return printed(draft, paper, [*story, *missing_signs(draft)])


def _title(draft: Draft) -> list[Flowable]:
    title = " ".join(draft.minutes.session.title.split()).upper()
    return [
        draft.paragraph(draft.say("notula_rapat.title"), draft.styles.title),
        draft.paragraph(title, draft.styles.title),
        Spacer(0, 6.5 * mm),
    ]


def _head(draft: Draft) -> list[Flowable]:
    """Day, time, place, theme, who led, who wrote, who was there."""
    session, say = draft.minutes.session, draft.say
    day = f"{day_name(draft.day())}, {date_long(draft.day())}"
    came = sum(count.total for count in draft.minutes.attendance)
    women = sum(count.women for count in draft.minutes.attendance)
    people = say("notula_rapat.people", n=came, laki=came - women, perempuan=women)
    writers = [one.name for one in draft.minutes.team if one.role is Role.NOTE_TAKER]
    rows = (
        ("notula_rapat.day", day),
        ("notula_rapat.time", _times(draft)),
        ("notula_rapat.place", session.place),
        ("notula_rapat.theme", session.theme),
        ("notula_rapat.leader", draft.minutes.moderator),
        ("notula_rapat.writer", Markup("<br/>".join(draft.text.markup(name) for name in writers))),
        ("notula_rapat.present", Markup(f"{people} {draft.see('notula_rapat.see_list', 'daftar_hadir')}".strip())),
    )
    return [fields_table(draft, [(say(key), value) for key, value in rows if value])]


def _times(draft: Draft) -> str:
    session = draft.minutes.session
    began = clock_time(session.started_at or session.planned_start_at, session.zone)
    ended = clock_time(session.ended_at or session.planned_end_at, session.zone)
    return draft.say("notula_rapat.times", mulai=began, selesai=ended, zona=session.zone)


def _course(draft: Draft) -> list[Flowable]:
    """What was said, by item of the agenda."""
    titles = {line.number: line for line in draft.minutes.agenda}
    parts: list[Flowable] = []
    for item, lines in groupby(draft.minutes.log, key=lambda line: line.item_number):
        if item is not None and item in titles:
            title, began = draft.bold(f"{item}. {titles[item].title}"), draft.time(titles[item].started_at)
            heading = Markup(f"{title} ({began})")
            parts += draft.heading(heading, room=8 * mm, kind=draft.styles.subheading, level=1)
        parts += _said(draft, list(lines))
    return parts


def _said(draft: Draft, lines: list[LogLine]) -> Iterator[Flowable]:
    """One paragraph for whatever somebody says without a break."""
    for speaker, spoken in groupby(lines, key=lambda line: line.speaker):
        texts = (_text(draft, line) for line in spoken)
        yield Paragraph(f"{draft.bold(speaker)}: {' '.join(texts)}", draft.styles.spoken)


def _text(draft: Draft, line: LogLine) -> str:
    words = draft.text.markup(line.text)
    return f"{words} <i>[{draft.text.markup(line.nonverbal)}]</i>" if line.nonverbal else words


def _decisions(draft: Draft) -> list[Flowable]:
    """What was agreed and what is asked of others."""
    parts: list[Flowable] = []
    for clause in draft.minutes.agreements:
        text = draft.text.markup(draft.with_references(clause.text))
        if clause.manner:
            text = Markup(f"{text} {draft.say('agreements.manner', cara=manner_words(clause.manner))}")
        parts.append(labelled(draft, ordinal_label(clause.number), text, style.CLAUSE_LABEL, colon=":"))
    for place, wish in enumerate(draft.minutes.recommendations, start=1):
        text = draft.say("recommendations.wish", kepada=draft.bold(wish.addressee), isi=wish.text)
        parts.append(labelled(draft, f"{place}.", text, _NUMBER))
    return parts


def _parked(draft: Draft) -> list[Flowable]:
    return [parked_table(draft)] if draft.minutes.parked else []


def _ended(draft: Draft) -> Markup:
    session = draft.minutes.session
    if session.ended_at is None:
        return draft.say("notula_rapat.not_ended")
    return draft.say("notula_rapat.ended", pukul=clock_time(session.ended_at, session.zone), zona=session.zone)
