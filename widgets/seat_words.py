"""What is said of a seat in words: beside it, in its tooltip, and to a screen reader."""

from __future__ import annotations

from datetime import datetime
from html import escape

from core.views import SeatRole, SeatState, SeatView, VoteMark
from resources.words import t, word

SILENT_AFTER_MIN = 15
"""From how many minutes on it is said that somebody was not heard."""

_SALUTATIONS = frozenset({"Bapak", "Ibu", "Pak", "Bu", "Sdr.", "Sdri."})


def element_label(seat: SeatView) -> str:
    """The short label of a participant's unsur; who has none is a "warga"."""
    return seat.element or t("Warga")


def letter(category: int) -> str:
    """The letter that stands for a category of unsur where there is no room for its label: A, B, …"""
    return chr(ord("A") + category % 26)


def without_salutation(name: str) -> str:
    """The name alone, "Maryani" of "Ibu Maryani", where there is little room."""
    first, _, rest = name.partition(" ")
    return rest if first in _SALUTATIONS and rest else name


def silent_min(seat: SeatView, now: datetime | None) -> int:
    """Minutes for which a present participant was not heard; 0 below `SILENT_AFTER_MIN` and while a poll is open."""
    if now is None or seat.silent_since is None:
        return 0
    if seat.vote is not VoteMark.NONE or seat.state is not SeatState.PRESENT:
        return 0
    minutes = int((now - seat.silent_since).total_seconds() // 60)
    return minutes if minutes >= SILENT_AFTER_MIN else 0


def state_words(seat: SeatView) -> str:
    """What stands in the place of the unsur for somebody who is not in the room."""
    return word("seat_state", seat.state)


def accessible_name(seat: SeatView, now: datetime | None) -> str:
    """The whole state of a seat: "Kursi 4, Ibu Maryani, BKM, sedang berbicara, 2 kontribusi"."""
    return ", ".join(_parts(seat, now))


def tooltip(seat: SeatView, now: datetime | None) -> str:
    """The same in lines, with the full name and what a click does; names in it are text, never markup."""
    parts = [seat.full_name, *_parts(seat, now)[2:]]
    lines = [f"<b>{escape(parts[0])}</b>", escape(", ".join(parts[1:])), escape(_hint(seat))]
    return "<br>".join(line for line in lines if line)


def _parts(seat: SeatView, now: datetime | None) -> list[str]:
    if seat.role is not SeatRole.PARTICIPANT:
        place = t("Kursi moderator") if seat.role is SeatRole.MODERATOR else t("Di luar lingkaran")
        parts = [t("Pengamat di luar lingkaran") if seat.observes else place, seat.name]
    else:
        parts = [t("Kursi {n}", n=seat.number), seat.name, element_label(seat)]
    if seat.stands_in_for:
        parts.append(t("pengganti {name}", name=seat.stands_in_for))
    if seat.state is not SeatState.PRESENT:
        parts.append(state_words(seat).lower())
    if seat.queue_place:
        parts.append(t("antrean ke-{n}", n=seat.queue_place))
    if seat.vote is not VoteMark.NONE:
        parts.append(t("sudah memilih") if seat.vote is VoteMark.VOTED else t("belum memilih"))
    elif seat.role is SeatRole.PARTICIPANT and seat.state is not SeatState.ABSENT:
        parts.append(t("{n} kontribusi", n=seat.entries))
    if silent_min(seat, now):
        parts.append(t("diam {n} menit", n=silent_min(seat, now)))
    return parts


def _hint(seat: SeatView) -> str:
    if seat.vote is not VoteMark.NONE:
        return t("Ketuk untuk mencatat suara")
    if seat.state is SeatState.SPEAKING:
        return t("Klik: akhiri giliran")
    if seat.state is SeatState.PRESENT:
        return t("Klik: beri giliran. H: angkat tangan")
    return ""
