"""What was understood of a list of participants, as lines for people and as JSON. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.participant_list import Column, LeftOut, ListTable, ParticipantList, RejectedRow
from resources.words import t, word


def rejected_sentence(rejected: RejectedRow) -> str:
    """Why a row was not taken."""
    return word("row_fault", rejected.code, **dict(rejected.data))


def left_out_sentence(left_out: LeftOut) -> str:
    """Which value was left out of a row that was taken, and why."""
    reason = word("list_doubt", left_out.code)
    return f"{word('list_column', left_out.column)} {left_out.value!r}: {reason}"


def participants_json(found: ParticipantList) -> dict[str, list[dict[str, Any]]]:
    """The people under "peserta" and the rows not taken under "ditolak", with the keys of a session file."""
    return {
        "peserta": [
            {
                "nama": person.name,
                "jk": str(person.sex),
                "unsur": person.element,
                "jabatan": person.position,
                "rt": person.rt,
                "rw": person.rw,
                "kelurahan": person.kelurahan,
            }
            for person in found.people
        ],
        "ditolak": [{"baris": one.row, "alasan": rejected_sentence(one)} for one in found.rejected],
    }


def participant_lines(found: ParticipantList, table: ListTable) -> Iterator[str]:
    """First which sheet was read and how its columns were understood, then the people, then what was not taken."""
    if table.others:
        others = ", ".join(other.sheet for other in table.others)
        yield t("Lembar {sheet} dibaca; lembar lain yang mirip daftar: {others}", sheet=table.sheet, others=others)
    for place, (column, heading) in enumerate(zip(found.columns, found.headings, strict=False), 1):
        if heading or column is not Column.IGNORED:
            yield t("Kolom {place} {heading}: {meaning}", place=place, heading=heading, meaning=_meaning(column))
    for person in found.people:
        home = "/".join(filter(None, (person.rt, person.rw)))
        details = (str(person.sex), person.element, person.position, home, person.kelurahan)
        yield "  ".join((f"{person.row:4}", person.name, *filter(None, details)))
    for rejected in found.rejected:
        yield t("Baris {row} ditolak: {reason}", row=rejected.row, reason=rejected_sentence(rejected))
    for left_out in found.left_out:
        yield t("Baris {row} tanpa {what}", row=left_out.row, what=left_out_sentence(left_out))
    yield t("{n} peserta terbaca, {rejected} baris ditolak", n=len(found.people), rejected=len(found.rejected))


def _meaning(column: Column) -> str:
    return word("list_column", column)
