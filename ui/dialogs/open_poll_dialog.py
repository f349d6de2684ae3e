"""What must be known before a poll is opened or closed: who may vote, the quorum, the base, whether it stays secret."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from core.views import PollView
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.poll_ways import few_voters_words
from ui.panels.result_words import ladder_words
from widgets.follow_look import label
from widgets.guard import guard
from widgets.poll_rule_words import how_counted
from widgets.text_fields import LineField

MOST_NAMES = 6


def opening_words(poll: PollView) -> Iterator[str]:
    """The sentences before opening."""
    yield t("Yang berhak memilih: {n} orang yang hadir sekarang.", n=poll.eligible)
    forum = poll.quorum
    if forum is not None:
        words = t("terpenuhi") if forum.met else t("BELUM terpenuhi")
        yield t(
            "Kuorum {needed} dari {invited} undangan; {signed} menandatangani daftar hadir: {words}.",
            needed=forum.needed,
            invited=forum.invited,
            signed=forum.signed,
            words=words,
        )
    yield t("{counted}.", counted=how_counted(poll.method, poll.rules))
    steps = str(dict(poll.rules).get("ladder", ""))
    if steps:
        yield t("Kalau seri: {steps}.", steps=ladder_words(steps))
    yield t("Rahasia: tidak tercatat siapa memilih apa.") if poll.secret else t("Terbuka: suara dicatat dengan nama.")
    yield t("Saluran: {channels}.", channels=", ".join(word("channel", channel).lower() for channel in poll.channels))
    if poll.chair_votes:
        yield t("Pemimpin diskusi ikut memilih.")
    if poll.too_few_for_secrecy:
        yield few_voters_words(poll.eligible)
    if poll.reason:
        yield t("Diulang karena: {reason}", reason=poll.reason)


def closing_words(poll: PollView) -> Iterator[str]:
    """The sentences before closing, with the check of papers."""
    yield t("{voted} dari {eligible} sudah memilih.", voted=poll.voted, eligible=poll.eligible)
    if poll.waiting:
        names = ", ".join(person.name for person in poll.waiting[:MOST_NAMES])
        more = len(poll.waiting) - MOST_NAMES
        rest = " " + t("dan {n} orang lain", n=more) if more > 0 else ""
        yield t("Belum memilih: {names}", names=names + rest)
    if poll.holders:
        yield t(
            "Kertas: {given} dibagikan, {typed} masuk (sah dan tidak sah).", given=len(poll.holders), typed=poll.papers
        )
    if poll.secret:
        yield t("Kotak suara dibuka dan kuncinya dimusnahkan.")


def papers_missing(poll: PollView) -> int:
    """How many papers that were handed out were not typed in."""
    return len(poll.holders) - poll.papers


class ClosePollDialog(FormDialog):
    """Asks once, and for the reason why papers are missing."""

    def __init__(self, poll: PollView, parent: QWidget | None) -> None:
        super().__init__(t("Tutup pemungutan suara?"), t("Tutup pemungutan suara"), parent, width=460)
        self._missing = papers_missing(poll)
        self.fields.addWidget(label("\n".join(closing_words(poll)), wraps=True))
        self.note = LineField()
        if self._missing:
            self.add_field(t("Ke mana {n} surat suara yang belum masuk?", n=self._missing), self.note)
            self.note.setFocus()
        self.fields.addWidget(label(t("Ini tidak dapat diurungkan."), tone="soft"))

    @guard(None)
    def accept(self) -> None:
        """Only with a word on papers that are missing."""
        if self._missing and not self.note.text().strip():
            self.complain(t("Catat dahulu alasannya."), self.note)
        else:
            super().accept()
