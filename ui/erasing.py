"""Erasing people, and what is said of it, for the windows and the command line alike. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.actions import Refusal
from core.changes import Record
from core.erasure import DuePerson, ErasePersonalData, ErasureRest, Ground, Occurrence, occurrences_of
from core.live import LAPTOP, LiveSession
from core.people import Person
from core.photos import photos
from core.ports import Library
from core.state import SessionState
from core.versions import VersionPhase, versions
from core.wording import date_long
from resources.words import t, t_id, word
from ui.opening import opened
from ui.sealing import Refused
from ui.services import Services


@dataclass(frozen=True, slots=True)
class Erased:
    """What one run of erasing has done: how many people, and what became of the rest of their traces."""

    people: int
    rest: ErasureRest


def erasing(state: SessionState, person: Person, ground: Ground, *, every_word: bool = False) -> ErasePersonalData:
    """The wish to erase somebody; words that are not likely the name are spared unless ``every_word``.

    Photos are kept until the day that the consent was told: when it is over, all of the session go.
    """
    found = () if every_word else occurrences_of(state, person)
    spared = tuple(one.place for one in found if not one.likely)
    shown = tuple(one.id for one in photos(state)) if ground is Ground.RETENTION_OVER else ()
    return ErasePersonalData(person.id, ground, version_reason(), shown, spared)


def version_reason() -> str:
    """Why content that was frozen is opened again, as the document says it."""
    return t_id("Data pribadi seseorang dihapus")


def erase_due(library: Library, services: Services, today: date, at_hand: LiveSession | None = None) -> Erased:
    """Erase everybody whose time is over, in all sessions; ``at_hand`` is one that is open already.

    Raises:
        Refused: if somebody cannot be erased now; who came before is.
        LedgerProblem: if it could not be kept.
    """
    due = library.retention_over(today)
    lives = {} if at_hand is None else {at_hand.session_id: at_hand}
    for one in due:
        live = lives.get(one.session_id) or opened(library, services, one.session_id)
        lives[one.session_id] = live
        person = live.state.get(Person, one.person_id)
        assert person is not None
        outcome = live.perform(erasing(live.state, person, Ground.RETENTION_OVER), LAPTOP)
        if isinstance(outcome, Refusal):
            raise Refused(outcome)
    return Erased(len(due), library.finish_erasing())


def occurrence_words(one: Occurrence) -> str:
    """Where somebody is named, and the words around it: "Catatan notula: … kata Bu “Sari”, selokan …"."""
    around = f"{one.before}\0{one.after}".split()
    return f"{record_words(one.record)}: {' '.join(around)}".replace("\0", f"“{one.found}”")


def record_words(kind: type[Record]) -> str:
    """What a record of that kind is called."""
    return word("record", kind.__name__.lower())


def kept_sentences(state: SessionState, other_sessions: Sequence[str]) -> Iterator[str]:
    """What is not erased, and why, before somebody agrees to it."""
    yield t("Jenis kelamin dan unsur tetap, karena dihitung dalam berita acara.")
    sealed = [str(version.number) for version in versions(state) if version.phase is VersionPhase.SEALED]
    if sealed:
        numbers = ", ".join(sealed)
        yield t(
            "Berita acara yang sudah disegel (versi {numbers}) tetap memuat nama itu: dokumen bertanda tangan disimpan "
            "atas dasar hukumnya sendiri, juga hasil pindainya.",
            numbers=numbers,
        )
    if other_sessions:
        codes = ", ".join(other_sessions)
        yield t("Nama yang sama ada di sesi lain dan tidak dihapus di sana: {codes}", codes=codes)


def rest_sentences(rest: ErasureRest) -> Iterator[str]:
    """What became of old pages and backups."""
    if rest.waiting:
        yield t("Cadangan lama baru dihapus sesudah pemungutan suara rahasia ditutup dan pustaka dibuka lagi.")
        return
    yield t("Berkas pustaka ditulis ulang tanpa sisa data lama.")
    if rest.backup is not None and not rest.backups_dropped:
        yield t("Satu cadangan baru dibuat; cadangan lama tidak ada.")
    elif rest.backup is not None:
        yield t("{n} cadangan lama dihapus; satu cadangan baru dibuat.", n=rest.backups_dropped)
    if rest.set_aside:
        names = ", ".join(path.name for path in rest.set_aside)
        yield t(
            "Berkas rusak yang disimpan mungkin masih memuat nama itu; hapus bila tidak perlu: {names}", names=names
        )
    yield t("Salinan di tempat lain, cetakan, dan PDF yang sudah diekspor tidak dijangkau Lingkar.")


def due_words(one: DuePerson) -> str:
    """Who is due: "FGD-01 · P08 Sari Wulandari · sampai 11 November 2026"."""
    return t(
        "{session} · {code} {name} · sampai {day}",
        session=one.session_code or "–",
        code=one.code,
        name=one.name,
        day=date_long(one.keep_until),
    )
