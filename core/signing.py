"""Signing and sealing: from the first signature on, the content stands still.

One rule for all acts: ``held_back``. An act is a change of content exactly when the document would say something else
after it, so no other rule and no list of records needs to know about versions.
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode
from dataclasses import dataclass, replace
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Changes, added, edited
from core.content import content_digest
from core.identity import Id
from core.minute_taking import minutes_of
from core.outcomes import Signatory
from core.people import Person, Role
from core.session import Phase, session_of
from core.state import SessionState
from core.strokes import is_drawn, strokes_of, strokes_text
from core.versions import (
    AttendanceMark,
    SealedFile,
    Signature,
    Version,
    VersionPhase,
    attendance_marks,
    current_version,
    frozen_version,
    signatures_on,
)

_OF_SIGNING = (Version, Signature, AttendanceMark, SealedFile)


def held_back(state: SessionState, changes: Changes) -> Refusal | None:
    """Why an act may not be done now: it would change what a frozen or sealed version says.

    A code VERSION_FROZEN or VERSION_SEALED with the version's ``number``. What the document does not show (private
    notes, say) may change at any time; signatures in the attendance list until it is sealed. An act that opens the
    content as the next version is free to change it.
    """
    version = frozen_version(state)
    if version is None or frozen_version(state.apply(changes)) is None:
        return None
    if version.phase is VersionPhase.SEALED and any(isinstance(change.record, AttendanceMark) for change in changes):
        return _held(version)
    if all(isinstance(change.record, _OF_SIGNING) for change in changes):
        return None
    at = version.frozen_at
    assert at is not None
    if content_digest(minutes_of(state.apply(changes), "", at)) == content_digest(minutes_of(state, "", at)):
        return None
    return _held(version)


def _held(version: Version) -> Refusal:
    sealed = version.phase is VersionPhase.SEALED
    return refuse(Code.VERSION_SEALED if sealed else Code.VERSION_FROZEN, number=version.number)


@dataclass(frozen=True, slots=True)
class FreezeContent(Action):
    """Let the content stand still as the version that is to be signed and sealed. The first signature does it, too."""

    barrier = True

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused while the session is not closed, and once the version is frozen or sealed."""
        version = frozen_version(state)
        if version is not None:
            return _held(version)
        frozen = _frozen(state, moment)
        return frozen if isinstance(frozen, Refusal) else (frozen,)


def _frozen(state: SessionState, moment: Moment) -> Change | Refusal:
    """The change by which the draft becomes a frozen version."""
    session = session_of(state)
    if session is None or session.phase is not Phase.CLOSED:
        return refuse(Code.SESSION_NOT_CLOSED)
    facts = {
        "phase": VersionPhase.FROZEN,
        "frozen_at": moment.now,
        "journal_head": moment.journal_head(),
        "content_digest": content_digest(minutes_of(state, "", moment.now)),
    }
    draft = current_version(state)
    if draft is not None:
        return edited(draft, **facts)
    first = Version(number=1, phase=VersionPhase.DRAFT)
    return added(as_new(replace(first, **facts), state, moment))


@dataclass(frozen=True, slots=True)
class Sign(Action):
    """Put a drawn signature on the current version; the first one freezes the content.

    ``strokes`` is what ``core.strokes.strokes_text`` makes, drawn on a pad of ``width`` × ``height`` units.
    ``seen_digest`` is the ``content_digest`` of what the signer was shown.
    """

    barrier = True

    signatory_id: Id
    strokes: str
    width: int
    height: int
    seen_digest: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown, for what is no drawing, while the session is not closed, once the version is
        sealed, for somebody who has signed, and if the content is not what the signer has seen.
        """
        drawn = _checked_drawing(self.strokes, self.width, self.height)
        if isinstance(drawn, Refusal):
            return drawn
        if state.get(Signatory, self.signatory_id) is None:
            return refuse(Code.NOT_FOUND)
        version = frozen_version(state)
        if version is not None and version.phase is VersionPhase.SEALED:
            return _held(version)
        if self.signatory_id in signatures_on(state, version):
            return refuse(Code.ALREADY_SIGNED)
        freezing = _frozen(state, moment) if version is None else None
        if isinstance(freezing, Refusal):
            return freezing
        signed = freezing.after if freezing is not None else version
        assert isinstance(signed, Version)
        if signed.content_digest != self.seen_digest:
            return refuse(Code.CONTENT_CHANGED)
        signature = Signature(
            version_id=signed.id,
            signatory_id=self.signatory_id,
            strokes=drawn,
            width=self.width,
            height=self.height,
            signed_at=moment.now,
        )
        return (*((freezing,) if freezing is not None else ()), added(as_new(signature, state, moment)))


@dataclass(frozen=True, slots=True)
class RejectSignature(Action):
    """Let a signature on the current version count no more; it stays in the history, and its place is free again."""

    barrier = True

    signature_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for one unknown, or not on the current version, and once that is sealed."""
        version = frozen_version(state)
        signature = state.get(Signature, self.signature_id)
        if version is None or signature is None or signature.version_id != version.id:
            return refuse(Code.NOT_FOUND)
        if version.phase is VersionPhase.SEALED:
            return _held(version)
        return () if signature.void else (edited(signature, void=True),)


@dataclass(frozen=True, slots=True)
class NewVersion(Action):
    """Open the content again, as the next version, for a reason.

    The signatures on a version that was frozen and not sealed are void from now on; a sealed one stays as it is.
    """

    barrier = True

    reason: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless the current version is frozen or sealed, and without a reason."""
        version = frozen_version(state)
        if version is None:
            return refuse(Code.VERSION_NOT_FROZEN)
        wished = Version(number=version.number + 1, phase=VersionPhase.DRAFT, reason=self.reason)
        following = checked(wished, "reason")
        if isinstance(following, Refusal):
            return following
        following = added(as_new(following, state, moment))
        if version.phase is VersionPhase.SEALED:
            return (following,)
        gone = (edited(signature, void=True) for signature in signatures_on(state, version).values())
        return (*gone, edited(version, phase=VersionPhase.VOID), following)


@dataclass(frozen=True, slots=True)
class SealVersion(Action):
    """Close the current version for good, and keep its sealed PDF.

    ``content`` is the file in Base64, made of minutes whose ``drawn_ids`` it shows.
    """

    barrier = True

    version_id: Id
    content: str
    drawn_ids: tuple[Id, ...]

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless that version is the current one and frozen, for what is no PDF, and if somebody has signed, or
        a signature was rejected, since the file was made.
        """
        version = frozen_version(state)
        if version is None or version.id != self.version_id:
            return refuse(Code.VERSION_NOT_FROZEN)
        if version.phase is VersionPhase.SEALED:
            return _held(version)
        shown = {record.id for record in (*signatures_on(state, version).values(), *state.all(AttendanceMark))}
        if shown != set(self.drawn_ids):
            return refuse(Code.SIGNATURES_CHANGED)
        try:
            file = b64decode(self.content, validate=True)
        except (binascii.Error, ValueError):
            return refuse(Code.BAD_VALUE, field="content")
        if not file.startswith(b"%PDF-"):
            return refuse(Code.BAD_VALUE, field="content")
        digest = hashlib.sha256(file).hexdigest()
        sealed = edited(version, phase=VersionPhase.SEALED, sealed_at=moment.now, file_digest=digest)
        kept = SealedFile(version_id=version.id, content=self.content)
        return (sealed, added(as_new(kept, state, moment)))


@dataclass(frozen=True, slots=True)
class SignAttendance(Action):
    """Sign in the attendance list; it freezes nothing. Who signs again replaces the signature.

    ``strokes`` is what ``core.strokes.strokes_text`` makes, drawn on a pad of ``width`` × ``height`` units.
    """

    person_id: Id
    strokes: str
    width: int
    height: int

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown or not present, for what is no drawing, and once the version is sealed."""
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if person.role is Role.PARTICIPANT and person.arrived_at is None:
            return refuse(Code.NOT_PRESENT)
        version = frozen_version(state)
        if version is not None and version.phase is VersionPhase.SEALED:
            return _held(version)
        drawn = _checked_drawing(self.strokes, self.width, self.height)
        if isinstance(drawn, Refusal):
            return drawn
        wished = AttendanceMark(
            person_id=person.id, strokes=drawn, width=self.width, height=self.height, signed_at=moment.now
        )
        earlier = attendance_marks(state).get(person.id)
        if earlier is None:
            return (added(as_new(wished, state, moment)),)
        return (Change(earlier, replace(wished, id=earlier.id, session_id=earlier.session_id)),)


def _checked_drawing(text: str, width: int, height: int) -> str | Refusal:
    """The strokes in the one form in which they are kept."""
    try:
        strokes = strokes_of(text)
    except ValueError:
        return refuse(Code.BAD_VALUE, field="strokes")
    return strokes_text(strokes) if is_drawn(strokes, width, height) else refuse(Code.BAD_VALUE, field="strokes")


def digest_to_sign(state: SessionState, now: datetime) -> str:
    """The ``content_digest`` of the document as it would be signed now.

    Raises:
        LookupError: if the state holds no session.
    """
    version = frozen_version(state)
    return version.content_digest if version is not None else content_digest(minutes_of(state, "", now))
