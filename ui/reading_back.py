"""Umpan balik: an entry is read back to the room, and its speaker confirms or corrects it (DOMAIN 2.9)."""

from __future__ import annotations

from core.cross_checks import AddCrossCheck, CheckKind, CheckStatus, CrossCheck, SettleCrossCheck, waiting_feedback
from core.identity import Id
from core.log import Contribution
from core.views import Scene, Shown
from resources.words import t_id
from ui.bridge import Bridge


class ReadingBack:
    """One entry at a time; how it came out stands in the sheet of cross-checks, in the words of the document."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def begin(self, entry_id: Id | None) -> None:
        """Turn a wall that follows to this entry; one whose speaker has not answered yet is not asked for twice."""
        state = self._bridge.state
        entry = state.get(Contribution, entry_id)
        if entry is None:
            return
        waiting = waiting_feedback(state, entry.id)
        if waiting is not None:
            self._bridge.turn_to(Shown(Scene.READ_BACK, waiting.id))
            return
        check = CrossCheck(
            statement=entry.text, person_id=entry.person_id, contribution_id=entry.id, kind=CheckKind.FEEDBACK
        )
        self._bridge.perform(AddCrossCheck(check))

    def confirm(self) -> bool:
        """Keep that the speaker confirms what is being read back; False if nothing is."""
        at = self._bridge.at
        if at is None or at.scene is not Scene.READ_BACK:
            return False
        state = self._bridge.state
        check = state.get(CrossCheck, at.subject_id) or waiting_feedback(state, at.subject_id or "")
        if check is None or check.status is not CheckStatus.WAITING:
            return False
        self._settle(check, CheckStatus.CONFIRMED, t_id("dibenarkan oleh penyampai"))
        return True

    def corrected(self, entry_id: Id) -> None:
        """Keep that the speaker corrected it, now that the entry has other words."""
        entry, check = self._bridge.state.get(Contribution, entry_id), waiting_feedback(self._bridge.state, entry_id)
        if entry is not None and check is not None and entry.text != check.statement:
            self._settle(check, CheckStatus.CORRECTED, entry.text)

    def _settle(self, check: CrossCheck, status: CheckStatus, result: str) -> None:
        manner = check.manner or t_id("dibacakan kembali kepada forum")
        self._bridge.perform(SettleCrossCheck(check.id, status, manner, result))
