"""Minutes made of the sample's with other texts in them, and with other numbers of people and entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import Any

from core.minutes import Attendee, LogLine, Minutes, SeatMark, Signer, SignerKind
from core.participation import Figures
from core.people import Role, Sex

# What is no human text: ids, codes of the program, names of rules.
_FIXED = {
    "id", "session_id", "zone", "paper", "method", "rules", "options_id", "option", "digest", "result", "journal_head",
    "figures", "phase", "wall_names", "settled_by", "version", "signatures", "attendance_signatures",
    "form", "pictures", "blob",
}  # fmt: skip


def with_texts(value: Any, text: Callable[[], str]) -> Any:
    """``value`` with every human text in it replaced by what ``text`` gives."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return text()
    if isinstance(value, tuple):
        return tuple(with_texts(item, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: with_texts(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in _FIXED and not isinstance(getattr(value, field.name), Enum)
        }
        return replace(value, **changed)
    return value


def with_people(minutes: Minutes, count: int) -> Minutes:
    """The same session with ``count`` participants, all of whom sit, came and, up to twelve, sign."""
    attendees = tuple(
        Attendee(f"P{n:02}", f"Peserta Rekaan {n}", Sex.FEMALE if n % 2 else Sex.MALE, "PKK", "", "01", "02", None)
        for n in range(1, count + 1)
    )
    ring = [SeatMark(0, None, "MOD", "Hesti Prameswari", Role.MODERATOR, False)]
    ring += [SeatMark(n, None, one.code, one.name, Role.PARTICIPANT, False) for n, one in enumerate(attendees, 1)]
    people = minutes.figures.people
    shares = tuple(
        replace(people[n % len(people)], person=replace(people[0].person, code=one.code, name=one.name))
        for n, one in enumerate(attendees)
    )
    signers = tuple(
        Signer(f"Wakil peserta RW {n}", one.name, "", SignerKind.REPRESENTATIVE) for n, one in enumerate(attendees, 1)
    )
    return replace(
        minutes,
        attendees=attendees,
        seats=tuple(ring),
        signers=(*minutes.signers[:2], *signers, minutes.signers[-1]),
        signatures=(),
        figures=replace(minutes.figures, people=shares),
    )


def with_entries(minutes: Minutes, count: int) -> Minutes:
    """The same session with ``count`` entries in its log, a minute apart."""
    first = minutes.log[0]
    return replace(minutes, log=tuple(_entry(minutes.log[n % len(minutes.log)], first, n) for n in range(count)))


def _entry(line: LogLine, first: LogLine, n: int) -> LogLine:
    return replace(line, number=n + 1, said_at=first.said_at + timedelta(minutes=n))


def emptied(minutes: Minutes) -> Minutes:
    """A session in which nothing was written down but its title."""
    session = replace(
        minutes.session,
        theme="", forum="", place="", kelurahan="", kecamatan="", city="", province="", postcode="", office_address="",
        organizer="", document_number="", invitation_number="", invited=0, started_at=None, ended_at=None,
    )  # fmt: skip
    lists = {field.name: () for field in fields(minutes) if isinstance(getattr(minutes, field.name), tuple)}
    figures = Figures(
        0, 0, 0, (), {sex: replace(minutes.figures.by_sex[sex], people=0, entries=0) for sex in Sex},
        minutes.figures.gini * 0, minutes.figures.women_share * 0, {}, {}, 0, 0,
    )  # fmt: skip
    return replace(
        minutes, **lists, session=session, moderator="", note_taker="", ranking=None, figures=figures, journal_head=""
    )
