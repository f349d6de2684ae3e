"""Erasing without a screen: ``erase``. Nothing is erased without ``--yes``. No Qt here."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TextIO

from core.actions import Refusal
from core.clock import local
from core.erasure import Ground, occurrences_of
from core.live import LAPTOP, LiveSession
from core.people import Person
from core.ports import Library
from resources.words import t
from ui.arguments import UsageMistake
from ui.erasing import due_words, erase_due, erasing, kept_sentences, occurrence_words, rest_sentences
from ui.opening import opened
from ui.sealing import Refused
from ui.services import Services

_ZONE = "WIB"


def erase(wishes: argparse.Namespace, services: Services, library: Library, out: TextIO) -> None:
    """Say what would be erased, and erase it with ``--yes``: one person of a session, or everybody whose time is over.

    Raises:
        UsageMistake: without session and code, or for a code unknown.
        Refused: if it may not be done now.
        LedgerProblem: if it could not be kept.
    """
    if wishes.due:
        _erase_due(wishes, services, library, out)
        return
    if wishes.session is None or wishes.code is None:
        raise UsageMistake(t("Sebut sesi dan kode orangnya, atau --due"))
    session_id = library.find(wishes.session)
    live = opened(library, services, session_id)
    person = _person(live, wishes.code)
    if not wishes.yes:
        _write(_plan(live, person, library, every_word=wishes.every_word), out)
        return
    outcome = live.perform(erasing(live.state, person, Ground.WITHDRAWN, every_word=wishes.every_word), LAPTOP)
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    rest = library.finish_erasing()
    done = t("{code}: data pribadi dihapus", code=person.code)
    _write((done, *rest_sentences(rest)) if outcome is not None else (t("Sudah dihapus sebelumnya."),), out)


def _erase_due(wishes: argparse.Namespace, services: Services, library: Library, out: TextIO) -> None:
    today = local(services.clock.now(), _ZONE).date()
    if not wishes.yes:
        due = library.retention_over(today)
        _write([due_words(one) for one in due] or [t("Tidak ada yang masa simpannya berakhir.")], out)
        if due:
            _write([t("Belum ada yang dihapus; tambahkan --yes untuk menghapus.")], out)
        return
    erased = erase_due(library, services, today)
    _write((t("{n} orang: data pribadi dihapus", n=erased.people), *rest_sentences(erased.rest)), out)


def _person(live: LiveSession, code: str) -> Person:
    wanted = code.strip().casefold()
    found = next((one for one in live.state.all(Person) if one.code.casefold() == wanted), None)
    if found is None:
        raise UsageMistake(t("Tidak ada kode {code} di sesi itu", code=code))
    return found


def _plan(live: LiveSession, person: Person, library: Library, *, every_word: bool) -> Iterable[str]:
    yield f"{person.code} {person.name}"
    for one in occurrences_of(live.state, person):
        spared = not one.likely and not every_word
        yield ("  – " if spared else "  → ") + occurrence_words(one)
        if spared:
            yield "    " + t("dibiarkan: mungkin bukan nama (--every-word menggantinya juga)")
    yield from kept_sentences(live.state, library.sessions_naming(person.name, but_not=live.session_id))
    yield t("Belum ada yang dihapus; tambahkan --yes untuk menghapus.")


def _write(lines: Iterable[str], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in lines)
