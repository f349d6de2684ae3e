"""The opening sentence and part A: when, where, by whom and on what subject the discussion was held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from core.clock import local
from core.minutes import TeamMember
from core.people import Role
from core.wording import clock_time, date_in_words
from export import style
from export.draft import Draft
from export.paragraph import Paragraph
from export.text import Markup
from resources.words import word_id


def opening(draft: Draft) -> list[Flowable]:
    """The sentence "Pada hari ini, Rabu, tanggal sebelas …": the date in words, times, place and theme."""
    session = draft.minutes.session
    sentence = draft.say(
        "opening.sentence",
        tanggal=date_in_words(draft.day()),
        waktu=_times(draft),
        tempat=_phrase(draft, "opening.place", tempat=session.place),
        forum=_forum(draft),
        tema=_phrase(draft, "opening.theme", tema=session.theme),
    )
    return [Paragraph(sentence, draft.styles.indented)]


def organisation(draft: Draft, letter: str) -> list[Flowable]:
    """Part A as fields."""
    rows = [(label, value) for label, value in _fields(draft) if value]
    if not rows:
        return []
    return [*draft.heading(draft.say("organisation.heading", huruf=letter), room=12 * mm), fields_table(draft, rows)]


def _fields(draft: Draft) -> Iterator[tuple[str, str]]:
    session, say = draft.minutes.session, draft.say
    yield say("organisation.organizer"), session.organizer
    yield say("organisation.invitation"), session.invitation_number
    yield say("organisation.moderator"), _team(draft, Role.MODERATOR)
    yield say("organisation.note_taker"), _team(draft, Role.NOTE_TAKER)
    yield say("organisation.team"), _team(draft, Role.TEAM)
    yield say("organisation.agenda"), draft.see("organisation.see_agenda", "susunan_acara")


def _times(draft: Draft) -> Markup:
    """From when to when: as it was, as far as it has come, or as it was planned."""
    session = draft.minutes.session
    if session.started_at is None:
        return draft.say(
            "opening.planned",
            mulai=clock_time(session.planned_start_at, session.zone),
            selesai=clock_time(session.planned_end_at, session.zone),
            zona=session.zone,
        )
    began = clock_time(session.started_at, session.zone)
    if session.ended_at is None:
        return draft.say("opening.running", mulai=began, zona=session.zone)
    key = "opening.times" if local(session.ended_at, session.zone).date() == draft.day() else "opening.overnight"
    return draft.say(key, mulai=began, selesai=clock_time(session.ended_at, session.zone), zona=session.zone)


def _forum(draft: Draft) -> Markup:
    """The kind of forum in running text; an FGD by its Indonesian name."""
    forum = draft.minutes.session.forum
    return draft.say("opening.fgd") if not forum or "FGD" in forum.upper() else draft.text.markup(forum)


def _phrase(draft: Draft, key: str, **field: str) -> Markup:
    return draft.say(key, **field) if all(field.values()) else Markup("")


def _team(draft: Draft, role: Role) -> str:
    """The people of one role, one below the other, with what they are and where they come from."""
    people = [member for member in draft.minutes.team if member.role is role]
    return Markup(
        "<br/>".join(draft.text.markup(", ".join(part for part in _particulars(person) if part)) for person in people)
    )


def _particulars(person: TeamMember) -> tuple[str, str, str]:
    """Name, position and organisation; a position that only repeats the role is not said twice."""
    repeats = person.position.casefold() == word_id("role", person.role).casefold()
    return person.name, "" if repeats else person.position, person.organisation


def fields_table(draft: Draft, fields: Sequence[tuple[str, str]]) -> Table:
    """Labels at the left, a colon, what belongs to each."""
    plain = draft.styles.plain
    rows = [
        [draft.paragraph(label, plain), Paragraph(":", plain), draft.paragraph(value, plain)] for label, value in fields
    ]
    widths = [style.FIELD_LABEL, style.FIELD_COLON, draft.width - style.FIELD_LABEL - style.FIELD_COLON]
    table = Table(rows, colWidths=widths, splitInRow=1)
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), style.REGULAR, draft.styles.body_pt),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.3 * mm),
        ]
    )
    return table
