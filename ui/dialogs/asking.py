"""A dialog that stays until what it asked for is kept: typed words are not lost to a full disk."""

from __future__ import annotations

from collections.abc import Callable

from core.ports import LedgerProblem
from ui.bridge import Bridge
from ui.dialogs.form_dialog import FormDialog
from ui.words_of import problem_words


def ask_until_kept(dialog: FormDialog, bridge: Bridge, act: Callable[[], object]) -> object | None:
    """Let people fill in ``dialog`` and ``act`` upon it; it comes back, filled in, if that could not be kept.

    What ``act`` returned, or None if people left the dialog. The dialog is gone afterwards.
    """
    problems: list[LedgerProblem] = []
    outcome: object | None = None
    bridge.not_kept.connect(problems.append)
    try:
        while dialog.exec():
            problems.clear()
            outcome = act()
            if not problems:
                break
            dialog.problem.setText(problem_words(problems[-1]))
            dialog.problem.show()
    finally:
        bridge.not_kept.disconnect(problems.append)
        dialog.deleteLater()
    return outcome
