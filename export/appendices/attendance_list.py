"""Lampiran daftar hadir: who came, in the order of arrival, with room to sign left and right in turn.

Names stand in the order of arrival and without codes, so that the code under which somebody is quoted in the notula
tells nobody's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.minutes import Attendee, DrawnSignature, Minutes
from core.people import Role
from core.wording import clock_time, date_long, day_name, decimal
from export import style
from export.appendices.frame import appendix
from export.draft import NONE, Draft
from export.ink import Room, draw_signature
from export.paragraph import Paragraph
from export.tables import Column, Group, TableSpec, ruled_table
from export.text import Markup
from resources.words import word_id

NAME = "daftar_hadir"
_ROW = 10.4 * mm
_NEVER = datetime.max.replace(tzinfo=UTC)


def has_content(minutes: Minutes) -> bool:
    """Whether anybody was there or missing."""
    return bool(minutes.attendees or minutes.team or minutes.absentees)


def story(draft: Draft) -> list[Flowable]:
    """The list, then the absent and the sums."""
    parts = appendix(draft, NAME, subtitle=_subtitle(draft))
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("table.name"), 43),
            Column(draft.say("daftar_hadir.sex"), 10, "centre"),
            Column(draft.say("daftar_hadir.element"), 38),
            Column(draft.say("daftar_hadir.rt_rw"), 16, "centre"),
            Column(draft.say("daftar_hadir.arrived"), 15, "centre"),
            Column(draft.say("daftar_hadir.signature"), 36, "centre"),
        ]
    )
    arrived = sorted(draft.minutes.attendees, key=lambda one: (one.arrived_at or _NEVER, one.name))
    for place, attendee in enumerate(arrived, start=1):
        spec.rows.append(_person(draft, attendee, place))
    spec.rows += _team(draft, len(arrived))
    if not spec.rows:
        return [*parts, *(Paragraph(note, draft.styles.note) for note in _notes(draft))]
    spec.notes = _notes(draft)
    return [*parts, ruled_table(draft, spec, draft.width)]


def _subtitle(draft: Draft) -> str:
    session = draft.minutes.session
    began = clock_time(session.started_at or session.planned_start_at, session.zone)
    ended = clock_time(session.ended_at or session.planned_end_at, session.zone)
    day = f"{day_name(draft.day())}, {date_long(draft.day())}"
    line = draft.say("daftar_hadir.when", hari=day, mulai=began, selesai=ended, zona=session.zone)
    return Markup(f"{line}<br/>{draft.text.markup(session.place)}") if session.place else line


def _person(draft: Draft, attendee: Attendee, place: int) -> list[str | Flowable | list[Flowable]]:
    hidden = attendee.element is None
    role = draft.say("daftar_hadir.resident") if hidden else attendee.position or attendee.element or NONE
    return [
        str(place),
        _name(draft, attendee),
        attendee.sex,
        role,
        "/".join(part or NONE for part in (attendee.rt, attendee.rw)) if attendee.rt or attendee.rw else NONE,
        draft.time(attendee.arrived_at),
        SignatureCell(place, _drawn(draft, attendee.code)),
    ]


def _name(draft: Draft, attendee: Attendee) -> Markup:
    name = draft.text.markup(attendee.name)
    if not attendee.stands_in_for:
        return name
    return Markup(f"{name}<br/>{draft.say('daftar_hadir.stands_in', nama=attendee.stands_in_for)}")


def _team(draft: Draft, before: int) -> list[Group | Sequence[str | Flowable | list[Flowable]]]:
    members = draft.minutes.team
    if not members:
        return []
    rows: list[Group | Sequence[str | Flowable | list[Flowable]]] = [Group(draft.bold(draft.say("daftar_hadir.team")))]
    for place, member in enumerate(members, start=before + 1):
        duty = member.position or word_id("role", Role(member.role))
        rows.append(
            [str(place), member.name, member.sex, duty, NONE, NONE, SignatureCell(place, _drawn(draft, member.code))]
        )
    return rows


def _drawn(draft: Draft, code: str) -> DrawnSignature | None:
    return dict(draft.minutes.attendance_signatures).get(code)


def _notes(draft: Draft) -> list[str]:
    minutes = draft.minutes
    notes: list[str] = []
    if minutes.absentees:
        people = [
            draft.say("daftar_hadir.absent_one", nama=one.name, unsur=one.element or NONE, alasan=one.reason or NONE)
            for one in minutes.absentees
        ]
        notes.append(draft.say("daftar_hadir.absent", orang=Markup("; ".join(people))))
    invited, came = minutes.session.invited, len(minutes.attendees)
    if invited:
        share = decimal(Fraction(100 * came, invited), 1)
        notes.append(draft.say("daftar_hadir.sums", diundang=invited, hadir=came, persen=share))
    return [*notes, draft.say("daftar_hadir.privacy")]


class SignatureCell(Flowable):
    """Room to sign, with the person's number: odd ones at the left, even ones at the right."""

    def __init__(self, number: int, drawn: DrawnSignature | None) -> None:
        super().__init__()
        self._number = number
        self._drawn = drawn

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width, one row high."""
        self.width, self.height = aW, _ROW - 2 * style.CELL_PADDING_Y
        return self.width, self.height

    def draw(self) -> None:
        """The number, raised, where its half of the cell begins, and the signature beside it."""
        canvas: Canvas = self.canv
        left = 0 if self._number % 2 else self.width / 2
        canvas.setFont(style.REGULAR, 7)
        canvas.drawString(left, self.height - 6, str(self._number))
        if self._drawn is not None:
            number = 3 * mm
            draw_signature(canvas, self._drawn, Room(left + number, 0, self.width / 2 - number, self.height))
