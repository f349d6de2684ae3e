"""Signing the berita acara and the attendance list: who is called, what they see, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.actions import Refusal
from core.clock import local
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.session import Phase, session_of
from core.signing import Sign, SignAttendance, digest_to_sign
from core.wording import date_long, ordinal_label, roman
from resources.words import t
from ui.bridge import Bridge
from ui.decisions_text import Decision
from ui.drawn import text_of
from ui.minutes_stage import attendance_lines, minutes_stage, signer_lines
from ui.preview import Preview
from ui.signing_window import Occasion, SigningWindow, Turn
from ui.words_of import refusal_words
from widgets.signature_strokes import Drawing

_REFERENCE = re.compile(r"\{lampiran:(\w+)\}")


class MinutesSigning(QObject):
    """Opens the pad. ``closed()`` when it is gone, ``said(sentence, tone)`` if it cannot be opened."""

    closed = Signal()
    said = Signal(str, str)

    def __init__(self, bridge: Bridge, preview: Preview, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._preview, self._window = bridge, preview, window
        self._seen_digest = ""
        self.pad_window: SigningWindow | None = None
        bridge.refused.connect(self._on_refused)
        bridge.closed.connect(self.close)

    def sign(self, signatory_id: str = "") -> None:
        """Let the signatories sign, that one first."""
        session = session_of(self._bridge.state)
        if session is None or session.phase is not Phase.CLOSED:
            self.said.emit(t("Akhiri sesi dahulu, supaya isi yang ditandatangani tidak berubah lagi."), "bad")
            return
        self._open(self._signers, self._occasion, self._keep_signature, signatory_id)

    def sign_attendance(self) -> None:
        """Let those who came sign in the attendance list, quickly one after another."""
        self._open(self._attendance, self._attendance_occasion, self._keep_mark, "")

    def close(self) -> None:
        """Close the pad; nothing that was not saved is kept."""
        if self.pad_window is not None:
            self.pad_window.reject()

    def _open(
        self,
        turns: Callable[[], Sequence[Turn]],
        occasion: Callable[[], Occasion],
        keep: Callable[[str, Drawing], bool],
        first: str,
    ) -> None:
        self.close()
        window = SigningWindow(turns, occasion, keep, self._preview, self._window.window())
        window.finished.connect(self._on_finished)
        self.pad_window = window
        if not window.begin(first):
            self._on_finished()

    def _on_finished(self) -> None:
        window, self.pad_window = self.pad_window, None
        if window is not None:
            window.deleteLater()
        self.closed.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        if self.pad_window is not None:
            self.pad_window.complain(refusal_words(refusal))

    def _signers(self) -> list[Turn]:
        lines = signer_lines(self._bridge.state)
        return [Turn(line.id, line.name, line.called, line.role, line.signature is not None) for line in lines]

    def _attendance(self) -> list[Turn]:
        lines = attendance_lines(self._bridge.state)
        return [Turn(line.id, line.name, line.called, line.code, line.mark is not None) for line in lines]

    def _occasion(self) -> Occasion:
        """What the signer sees now, and by its digest what is signed."""
        state, now = self._bridge.state, self._bridge.now()
        self._seen_digest = digest_to_sign(state, now)
        minutes, stage = minutes_of(state, "", now), minutes_stage(state)
        day = date_long(_day_of(minutes))
        foot = t("Versi {n}", n=stage.version)
        if stage.journal_head:
            head = f"{stage.journal_head[:4]} {stage.journal_head[4:8]}"
            foot = t("Versi {n} · kepala jurnal {head}", n=stage.version, head=head)
        return Occasion(t("Yang Anda tanda tangani, {day}", day=day), self._decisions(minutes), foot)

    def _decisions(self, minutes: Minutes) -> tuple[Decision, ...]:
        document = self._preview.document
        names = document.appendices if document is not None else ()
        found = [Decision(ordinal_label(one.number), _with_references(one.text, names)) for one in minutes.agreements]
        if not found:
            found.append(
                Decision(
                    t("Isi"), t("Belum ada kesepakatan yang ditulis; yang ditandatangani adalah seluruh dokumen ini.")
                )
            )
        if names:
            last = roman(len(names))
            words = (
                t("I sampai {last}, bagian dari dokumen ini.", last=last)
                if len(names) > 1
                else t("I, bagian dari dokumen ini.")
            )
            found.append(Decision(t("Lampiran"), words))
        return tuple(found)

    def _attendance_occasion(self) -> Occasion:
        session = session_of(self._bridge.state)
        assert session is not None
        return Occasion(
            t("Daftar hadir: {title}", title=session.title), (), t("Paraf kehadiran, bukan persetujuan isi")
        )

    def _keep_signature(self, signatory_id: str, drawing: Drawing) -> bool:
        wish = Sign(signatory_id, text_of(drawing), drawing.width, drawing.height, self._seen_digest)
        return self._bridge.perform(wish) is not None

    def _keep_mark(self, person_id: str, drawing: Drawing) -> bool:
        wish = SignAttendance(person_id, text_of(drawing), drawing.width, drawing.height)
        return self._bridge.perform(wish) is not None


def _day_of(minutes: Minutes) -> date:
    session = minutes.session
    return local(session.started_at or session.planned_start_at, session.zone).date()


def _with_references(text: str, names: Sequence[str]) -> str:
    """``{lampiran:NAME}`` as the document prints it; a name that it does not have stays as it was written."""

    def called(found: re.Match[str]) -> str:
        return f"Lampiran {roman(names.index(found[1]) + 1)}" if found[1] in names else found[0]

    return _REFERENCE.sub(called, text)
