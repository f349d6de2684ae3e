"""A ledger in memory: keeps what it is given for as long as the test lasts, and can be told to fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from core.blobs import blob_digest
from core.changes import Changes, journaled, touched_ids
from core.history import ERASING, Entry, Mark
from core.identity import Id
from core.ports import Draft, JournalHead, LedgerProblem
from core.state import SessionState


class MemoryLedger:
    """``core.ports.Ledger`` without a disk. While ``fails_with`` is set, nothing more is kept."""

    def __init__(self, box: object = None) -> None:
        self.box = box
        self.fails_with: LedgerProblem | None = None
        self._states: dict[Id, SessionState] = {}
        self._entries: dict[Id, list[Entry]] = {}
        self.kept_blobs: dict[str, bytes] = {}
        self._drafts: dict[tuple[Id, str], Draft] = {}

    def load(self, session_id: Id) -> SessionState:
        return self._states.get(session_id, SessionState(session_id))

    def commit(self, entry: Entry, blobs: Sequence[bytes] = ()) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        entries = self._entries.setdefault(entry.session_id, [])
        assert entry.seq == len(entries) + 1
        self._states[entry.session_id] = self.load(entry.session_id).apply(entry.changes)
        self.kept_blobs |= {blob_digest(content): content for content in blobs}
        erasing = entry.action == ERASING
        if erasing:
            touched = touched_ids(entry.changes)
            entries[:] = [replace(one, erased=not touched.isdisjoint(touched_ids(one.changes))) for one in entries]
        entries.append(replace(entry, changes=journaled(entry.changes), erased=erasing))

    def blob(self, digest: str) -> bytes | None:
        return self.kept_blobs.get(digest)

    def keep_unjournaled(self, changes: Changes) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        session_id = changes[0].record.session_id
        self._states[session_id] = self.load(session_id).apply(changes)

    def marks(self, session_id: Id) -> Sequence[Mark]:
        return [Mark.of(entry) for entry in self._entries.get(session_id, [])]

    def entries(self, session_id: Id, seqs: Sequence[int]) -> Sequence[Entry]:
        return [self._entries[session_id][seq - 1] for seq in seqs]

    def head(self, session_id: Id) -> JournalHead:
        entries = self._entries.get(session_id, [])
        return JournalHead(len(entries), sha256(repr(entries).encode()).hexdigest() if entries else "")

    def keep_draft(self, draft: Draft) -> None:
        self._drafts[draft.session_id, draft.slot] = draft

    def drafts(self, session_id: Id) -> Sequence[Draft]:
        return [draft for draft in self._drafts.values() if draft.session_id == session_id and draft.text]
