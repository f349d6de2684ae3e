"""A dialog that stays until what it asked for is kept: typed words are not lost to a rule or to a full disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from core.actions import Refusal
from core.ports import LedgerProblem
from ui.bridge import Bridge
from ui.dialogs.form_dialog import FormDialog
from ui.words_of import problem_words, refusal_words


def ask_until_kept(
    dialog: FormDialog, bridge: Bridge, act: Callable[[], object], *failures: SignalInstance
) -> object | None:
    """Let people fill in ``dialog`` and ``act`` upon it; it comes back, filled in, if that was refused or not kept.

    What ``act`` returned, or None if people left the dialog. The dialog is gone afterwards. ``failures`` are other
    signals than the bridge's that tell a ``LedgerProblem``.
    """
    reasons: list[str] = []

    def on_refused(refusal: Refusal) -> None:
        reasons.append(refusal_words(refusal))

    def on_not_kept(problem: LedgerProblem) -> None:
        reasons.append(problem_words(problem))

    outcome: object | None = None
    bridge.refused.connect(on_refused)
    not_kept = (bridge.not_kept, *failures)
    for signal in not_kept:
        signal.connect(on_not_kept)
    try:
        while dialog.exec():
            reasons.clear()
            outcome = act()
            if not reasons:
                break
            outcome = None
            dialog.tell_problem(reasons[-1])
    finally:
        bridge.refused.disconnect(on_refused)
        for signal in not_kept:
            signal.disconnect(on_not_kept)
        dialog.deleteLater()
    return outcome
