"""What a berita acara still lacks, found in the session itself. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from core.agenda import items
from core.cross_checks import CheckStatus, cross_checks
from core.issues import issues
from core.log import contributions
from core.outcomes import action_plan, agreements, ranking, signatories
from core.participation import actual_minutes
from core.people import participants
from core.session import Official, Phase, Session, session_of
from core.state import SessionState
from resources.words import t

LONG_MINUTES = 5
"""An item that differs from its plan by so much should say why."""


class Mark(Enum):
    """Somebody must act, it is printed as it is, or it is there."""

    TODO = auto()
    NOTICE = auto()
    DONE = auto()


class Mend(Enum):
    """Where something is mended."""

    NOWHERE = auto()
    LIVE = auto()
    NUMBER = auto()
    PEOPLE = auto()
    OFFICIALS = auto()
    ARRIVALS = auto()
    AGREEMENTS = auto()
    PLAN = auto()
    CHECKS = auto()
    RANKING = auto()
    SIGNERS = auto()
    DEVIATIONS = auto()


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a good berita acara has: whether it is there, words that say so or what to do, where that is
    done, and words of the heading in the document under which it stands.
    """

    mark: Mark
    words: str
    advice: str = ""
    mend: Mend = Mend.NOWHERE
    heading: str = ""


def minutes_needs(state: SessionState) -> tuple[Need, ...]:
    """The list in the order of the document; nothing in it keeps anybody from exporting."""
    session = session_of(state)
    if session is None:
        return ()
    return (
        *_of_session(session, state),
        *_of_agenda(session, state),
        *_of_discussion(state),
        *_of_outcomes(state),
        *_of_signing(state),
    )


def _need(there: object, words: str, advice: str, mend: Mend, heading: str = "") -> Need:
    return Need(Mark.DONE if there else Mark.TODO, words, advice, mend, heading)


def _of_session(session: Session, state: SessionState) -> Iterator[Need]:
    ended = session.phase is Phase.CLOSED
    yield _need(ended, t("Sesi diakhiri"), t("Selama sesi berjalan, dokumen masih berubah."), Mend.LIVE)
    number = t("Nomor berita acara")
    yield _need(session.document_number.strip(), number, t("Isi di Siapkan, atau tulis tangan nanti."), Mend.NUMBER)
    people = participants(state)
    came = [person for person in people if person.arrived_at is not None]
    nobody = t("Belum ada peserta yang hadir.")
    yield _need(
        came, t("Kehadiran, {n} peserta", n=len(came)), nobody, Mend.ARRIVALS if people else Mend.PEOPLE, "Kehadiran"
    )
    missing = len(people) - len(came)
    if came and missing:
        words = t("{n} peserta tanpa jam datang", n=missing)
        yield Need(Mark.NOTICE, words, t("Dicetak sebagai tidak hadir."), Mend.ARRIVALS, "Daftar hadir")


def _of_agenda(session: Session, state: SessionState) -> Iterator[Need]:
    if session.ended_at is None:
        return
    late = ((item, actual_minutes(state, item, session.ended_at) - item.planned_s // 60) for item in items(state))
    unexplained = sum(abs(minutes) >= LONG_MINUTES and not item.cause for item, minutes in late)
    if unexplained:
        words = t("{n} acara jauh dari rencana tanpa sebab", n=unexplained)
        yield Need(Mark.NOTICE, words, t("Tulis sebabnya, atau cetak apa adanya."), Mend.DEVIATIONS, "Susunan acara")


def _of_discussion(state: SessionState) -> Iterator[Need]:
    entries = len(contributions(state))
    yield _need(entries, t("Notula, {n} catatan", n=entries), t("Notula masih kosong."), Mend.LIVE, "Notula")
    found = len(issues(state))
    none = t("Belum ada isu di papan.")
    yield _need(found, t("Masalah, {n} isu", n=found), none, Mend.LIVE, "Masalah dan prioritas")
    if found:
        advice = t("Tetapkan urutannya dengan musyawarah atau suara.")
        yield _need(ranking(state), t("Urutan prioritas"), advice, Mend.RANKING, "Urutan prioritas")
    waiting = sum(check.status is CheckStatus.WAITING for check in cross_checks(state))
    if waiting:
        words = t("{n} uji silang menunggu", n=waiting)
        yield Need(Mark.NOTICE, words, t("Dicetak apa adanya."), Mend.CHECKS, "Uji silang")


def _of_outcomes(state: SessionState) -> Iterator[Need]:
    agreed = agreements(state)
    words = t("Kesepakatan, {n} butir", n=len(agreed))
    yield _need(agreed, words, t("Tulis yang disepakati forum."), Mend.AGREEMENTS, "Kesepakatan")
    without = sum(not agreement.manner.strip() for agreement in agreed)
    if without:
        advice = t("Tulis cara memutuskannya: mufakat atau suara.")
        yield Need(Mark.TODO, t("{n} kesepakatan tanpa cara", n=without), advice, Mend.AGREEMENTS, "Kesepakatan")
    planned = len(action_plan(state))
    words = t("Rencana tindak lanjut, {n} baris", n=planned)
    yield _need(planned, words, t("Siapa melakukan apa, kapan?"), Mend.PLAN, "Rencana tindak lanjut")


def _of_signing(state: SessionState) -> Iterator[Need]:
    officials = list(state.all(Official))
    advice = t("Isi nama dan jabatan di Siapkan.")
    yield _need(officials, t("Pejabat yang mengetahui"), advice, Mend.OFFICIALS)
    signers = len(signatories(state))
    words = t("Penanda tangan, {n} orang", n=signers)
    yield _need(signers, words, t("Belum ada yang akan menandatangani."), Mend.SIGNERS)
