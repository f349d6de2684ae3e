"""Freezing and sealing a session through its door, for the windows and for the command line. No Qt here.

``minutes_to_seal`` freezes and says what the file is made of; ``keep_seal`` notes the seal and keeps the file in one
act. What lies between, ``Services.seal``, may run on another thread: it is given frozen minutes.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

from core.actions import Action, Code, Refusal, refuse
from core.identity import Id
from core.live import LAPTOP, LiveSession
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.pictures import illustrated
from core.ports import Ledger
from core.signing import FreezeContent, SealVersion
from core.state import SessionState
from core.version_history import HistoryErased, state_of_version
from core.versions import Version, VersionPhase, current_version, frozen_version, sealed_file, versions


class Refused(Exception):
    """The door refused an act; nothing was done."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code.value)
        self.refusal = refusal


def sealed_version(state: SessionState) -> tuple[Version, bytes] | None:
    """The current version and its file, if it is sealed and the file is there."""
    version = current_version(state)
    if version is None or version.phase is not VersionPhase.SEALED:
        return None
    kept = sealed_file(state, version)
    return None if kept is None else (version, b64decode(kept.content))


def sealed_content(state: SessionState, number: int) -> bytes | None:
    """The file of version ``number``, if that was sealed."""
    file = next((sealed_file(state, one) for one in versions(state) if one.number == number), None)
    return None if file is None else b64decode(file.content)


def minutes_of_version(ledger: Ledger, session_id: Id, number: int) -> Minutes:
    """What version ``number`` said, and who had signed it, before the next one was begun.

    Raises:
        LookupError: if there has been no such version.
        Refused: if somebody was erased since.
        LedgerProblem: if the journal cannot be read.
    """
    try:
        state = state_of_version(ledger, session_id, number)
    except HistoryErased as erased:
        raise Refused(refuse(Code.VERSION_ERASED, number=number)) from erased
    head = ledger.head(session_id)
    (entry,) = ledger.entries(session_id, [head.seq])
    return illustrated(minutes_of(state, head.digest, entry.at), ledger.blob)


def minutes_to_seal(live: LiveSession) -> Minutes:
    """What the current version says, frozen now if it was not.

    Raises:
        Refused: if the session is not closed.
        LedgerProblem: if the freezing could not be kept.
    """
    if frozen_version(live.state) is None:
        _do(live, FreezeContent())
    return illustrated(minutes_of(live.state, "", live.clock.now()), live.blob)


def keep_seal(live: LiveSession, minutes: Minutes, content: bytes) -> Version:
    """Close the version of ``minutes`` with the file that was made of them.

    Raises:
        Refused: if somebody has signed, or another version was begun, since.
        LedgerProblem: if it could not be kept; then the version is not sealed.
    """
    text = b64encode(content).decode("ascii")
    _do(live, SealVersion(minutes.version.version_id, text, minutes.drawn_ids))
    version = current_version(live.state)
    assert version is not None
    return version


def _do(live: LiveSession, action: Action) -> None:
    answer = live.perform(action, LAPTOP)
    if isinstance(answer, Refusal):
        raise Refused(answer)
