"""What needs no session: checking a sealed file, and the keys of the person who runs the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from core.ports import LedgerProblem, Problem
from core.sealing import KeyRing, KeyTrouble, SignatureText, Verification, compared
from resources.words import t, word
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.keys_dialog import KeysDialog
from ui.dialogs.recognise_dialog import RecogniseDialog
from ui.dialogs.verification_dialog import VerificationDialog
from ui.main_window import MainWindow
from ui.words_of import trouble_words


class SealHandlers(QObject):
    """Asks for a file and says what its check found; shows the keys."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.checking = Background(self)
        self.checking.done.connect(self._on_checked)
        self.checking.failed.connect(self._on_failed)
        self.checking.broke.connect(self._on_broken)
        self.dialog: VerificationDialog | None = None
        self.keys_dialog: KeysDialog | None = None
        self._content = b""
        window.closing.connect(self.checking.wait)

    @property
    def _zone(self) -> str:
        view = self._desk.bridge.console
        return view.head.zone if view is not None else "WIB"

    def ask_and_check(self) -> None:
        """Ask which file, then check it."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, t("Periksa berkas tersegel"), "", "PDF (*.pdf)")
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Check a sealed file on another thread, also against this library."""
        self._window.tell(t("Memeriksa {name} …", name=path.name))
        self.checking.start(partial(_check, self._desk, path))

    def _on_checked(self, result: tuple[Path, bytes, Verification]) -> None:
        path, content, verification = result
        library = self._desk.library
        if library is not None and verification.facts is not None:
            try:
                verification = compared(verification, content, library.ledger.load(verification.facts.session_id))
            except LedgerProblem as problem:
                self._on_failed(problem)
                return
        self._content = content
        self._window.tell(t("{name}: {verdict}", name=path.name, verdict=word("verdict", verification.verdict)))
        if self.dialog is not None:
            self.dialog.show_verification(verification)
            return
        self.dialog = VerificationDialog(path.name, verification, self._zone, self._window)
        self.dialog.recognise_asked.connect(partial(self._recognise, path))
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _recognise(self, path: Path, text: SignatureText) -> None:
        """Know a signer, if people have compared the certificate; the same bytes are checked once more."""
        dialog = RecogniseDialog(text, self.dialog)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        if not agreed:
            return
        try:
            self._desk.services.keys().recognise(text.certificate)
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self.checking.start(partial(_verified, self._desk, path, self._content))

    def _on_closed(self) -> None:
        dialog, self.dialog, self._content = self.dialog, None, b""
        if dialog is not None:
            dialog.deleteLater()

    def show_keys(self) -> None:
        """The local key and the signers that are known."""
        keys = self._desk.services.keys()
        try:
            own = keys.own()
        except KeyTrouble as trouble:
            self._on_failed(trouble)
            return
        dialog = self.keys_dialog = KeysDialog(own, keys.known(), self._zone, self._window)
        dialog.protect_asked.connect(self._protect)
        dialog.forgotten.connect(self._forget)
        dialog.exec()
        self.keys_dialog = None
        dialog.deleteLater()

    def _protect(self, old: str, wished: str) -> None:
        done = t("Kata sandi diganti.") if wished else t("Kunci tanpa kata sandi.")
        self._change_keys(lambda keys: keys.protect(old, wished), done)

    def _forget(self, fingerprint: str) -> None:
        self._change_keys(lambda keys: keys.forget(fingerprint), t("Tidak dikenal lagi."))

    def _change_keys(self, change: Callable[[KeyRing], None], done: str) -> None:
        keys, dialog = self._desk.services.keys(), self.keys_dialog
        assert dialog is not None
        try:
            change(keys)
            dialog.show_keys(keys.own(), keys.known())
        except (LedgerProblem, KeyTrouble) as problem:
            dialog.fail(trouble_words(problem))
            return
        dialog.say(done)

    def _on_failed(self, problem: LedgerProblem | KeyTrouble) -> None:
        self._window.refuse(trouble_words(problem))

    def _on_broken(self) -> None:
        self._window.refuse(t("Gagal karena kesalahan program. Catatannya ada di log."))


def _check(desk: Desk, path: Path) -> tuple[Path, bytes, Verification]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LedgerProblem(Problem.CANNOT_OPEN, str(path)) from error
    return _verified(desk, path, content)


def _verified(desk: Desk, path: Path, content: bytes) -> tuple[Path, bytes, Verification]:
    return path, content, desk.services.verify(content)
