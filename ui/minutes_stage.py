"""How far a berita acara is, and what is to be done next. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from core.identity import Id
from core.outcomes import Signatory, signatories
from core.people import Person, Role, participants, team
from core.session import Official, Phase, session_of
from core.state import SessionState
from core.versions import (
    AttendanceMark,
    Signature,
    VersionPhase,
    attendance_marks,
    current_version,
    signatures_on,
)
from core.wording import short_name


class Stage(Enum):
    """How far it is: open to changes, being signed, signed by all, sealed."""

    OPEN = auto()
    SIGNING = auto()
    SIGNED = auto()
    SEALED = auto()


class NextAct(Enum):
    """What is to be done next: the one filled button of the page."""

    CLOSE_SESSION = auto()
    NAME_SIGNERS = auto()
    SIGN = auto()
    SEAL = auto()
    EXPORT = auto()


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Somebody who is to sign, or has: ``number`` counts from 1; ``called`` is how one calls the person."""

    id: Id
    number: int
    name: str
    called: str
    role: str
    official: bool
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody who was there, and the signature in the attendance list."""

    id: Id
    code: str
    name: str
    called: str
    mark: AttendanceMark | None


@dataclass(frozen=True, slots=True)
class MinutesStage:
    """How far the berita acara is. ``version`` counts from 1; ``frozen_at`` is when its content was frozen."""

    stage: Stage
    next_act: NextAct
    version: int
    reason: str
    frozen_at: datetime | None
    journal_head: str
    signers: tuple[SignerLine, ...]

    @property
    def waiting(self) -> tuple[SignerLine, ...]:
        """Those who have not signed, in order."""
        return tuple(line for line in self.signers if line.signature is None)


def minutes_stage(state: SessionState) -> MinutesStage:
    """How far the berita acara of a session is."""
    version = current_version(state)
    signers = signer_lines(state)
    phase = version.phase if version is not None else VersionPhase.DRAFT
    all_signed = bool(signers) and all(line.signature is not None for line in signers)
    match phase:
        case VersionPhase.SEALED:
            stage = Stage.SEALED
        case VersionPhase.FROZEN:
            stage = Stage.SIGNED if all_signed or not signers else Stage.SIGNING
        case _:
            stage = Stage.OPEN
    return MinutesStage(
        stage=stage,
        next_act=_next_act(state, stage, signers),
        version=version.number if version is not None else 1,
        reason=version.reason if version is not None else "",
        frozen_at=version.frozen_at if version is not None else None,
        journal_head=version.journal_head if version is not None else "",
        signers=signers,
    )


def _next_act(state: SessionState, stage: Stage, signers: tuple[SignerLine, ...]) -> NextAct:
    session = session_of(state)
    if stage is Stage.SEALED or session is None:
        return NextAct.EXPORT
    if stage is Stage.SIGNED:
        return NextAct.SEAL
    if session.phase is not Phase.CLOSED:
        return NextAct.CLOSE_SESSION if session.phase is Phase.RUNNING else NextAct.EXPORT
    if not signers:
        known = team(state, Role.MODERATOR) or team(state, Role.NOTE_TAKER) or state.all(Official)
        return NextAct.NAME_SIGNERS if known else NextAct.EXPORT
    return NextAct.SIGN


def signer_lines(state: SessionState) -> tuple[SignerLine, ...]:
    """Everybody who is to sign, in order, with the signatures on the current version."""
    signed = signatures_on(state, current_version(state))
    return tuple(
        _signer_line(state, signatory, number, signed.get(signatory.id))
        for number, signatory in enumerate(signatories(state), start=1)
    )


def _signer_line(state: SessionState, signatory: Signatory, number: int, signature: Signature | None) -> SignerLine:
    person = state.get(Person, signatory.person_id)
    name = name_of(state, signatory)
    called = short_name(name, person.salutation if person is not None else "")
    return SignerLine(signatory.id, number, name, called, signatory.role, person is None, signature)


def name_of(state: SessionState, signatory: Signatory) -> str:
    """The name of somebody who is to sign."""
    person, official = state.get(Person, signatory.person_id), state.get(Official, signatory.official_id)
    return person.name if person is not None else official.name if official is not None else ""


def attendance_lines(state: SessionState) -> tuple[AttendanceLine, ...]:
    """Everybody who came, in the order of their codes, with the signatures in the attendance list."""
    marks = attendance_marks(state)
    came = [person for person in participants(state) if person.arrived_at is not None]
    return tuple(
        AttendanceLine(
            person.id, person.code, person.name, short_name(person.name, person.salutation), marks.get(person.id)
        )
        for person in came
    )
