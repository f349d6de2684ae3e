"""Asks whom to erase in the open session, does it, and tells what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.ports import LedgerProblem
from resources.words import t
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.erase_dialog import EraseDialog
from ui.dialogs.told_dialog import ToldDialog
from ui.erasing import rest_sentences
from ui.words_of import problem_words


def ask_and_erase(desk: Desk, person_id: str | None, parent: QWidget) -> bool:
    """Ask whom to erase in the open session, and do it; whether it was done."""
    library, bridge = desk.library, desk.bridge
    if library is None:
        return False
    dialog = EraseDialog(bridge.live.state, library, person_id, parent)
    if ask_until_kept(dialog, bridge, lambda: bridge.perform(dialog.wished())) is None:
        return False
    try:
        sentences = list(rest_sentences(library.finish_erasing()))
    except LedgerProblem as problem:
        rest = t("Sisa data lama dan cadangan belum dihapus; itu dilakukan saat pustaka dibuka lagi.")
        sentences = [problem_words(problem), rest]
    tell_erased(sentences, parent)
    return True


def tell_erased(sentences: Sequence[str], parent: QWidget) -> None:
    """Tell what was done."""
    dialog = ToldDialog(t("Data pribadi dihapus"), sentences, parent)
    dialog.exec()
    dialog.deleteLater()
