"""The dialog that corrects an entry of the log; what stood there stays in the journal."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from core.log import Contribution
from core.views import LogLineView
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from widgets.choice_box import ChoiceBox
from widgets.follow_look import fixed
from widgets.guard import guard
from widgets.text_fields import LineField, TextField


class EntryDialog(FormDialog):
    """Speaker, kind, issue, question, words, and what was seen."""

    def __init__(self, entry: Contribution, view: LogLineView, parent: QWidget | None) -> None:
        super().__init__(t("Koreksi catatan {n}", n=entry.number), t("Simpan koreksi"), parent, width=560)
        self._entry = entry
        self._speaker, self._kind = ChoiceBox(), ChoiceBox()
        self._issue, self.question = ChoiceBox(), ChoiceBox()
        for speaker in view.speakers:
            self._speaker.addItem(f"{speaker.code} {speaker.name}", speaker.person_id)
        for kind in view.kinds:
            self._kind.addItem(word("log_kind", kind), kind)
        self._issue.addItem(t("tanpa isu"), None)
        for issue in view.issues:
            self._issue.addItem(f"{issue.code} {issue.title}", issue.issue_id)
        self.question.addItem(t("tanpa pertanyaan"), None)
        for question in view.questions:
            self.question.addItem(f"{question.code} {question.text}", question.question_id)
        for box, value in (
            (self._speaker, entry.person_id),
            (self._kind, entry.kind),
            (self._issue, entry.issue_id),
            (self.question, entry.question_id),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.text = TextField()
        self.text.setPlainText(entry.text)
        fixed(self.text, height=150)
        self._seen = LineField(entry.nonverbal)
        self._verbatim = QCheckBox(t("Kata demi kata, bukan ringkasan"))
        self._verbatim.setChecked(entry.verbatim)
        self.add_row((t("Pembicara"), self._speaker), (t("Jenis"), self._kind))
        self.add_row((t("Isu"), self._issue), (t("Pertanyaan panduan"), self.question))
        self.add_field(t("Yang dikatakan"), self.text)
        self.add_field(t("Yang terlihat (nonverbal)"), self._seen)
        self.fields.addWidget(self._verbatim)
        self.text.setFocus()

    def wished(self) -> Contribution:
        """The entry as it is wished."""
        return replace(
            self._entry,
            person_id=self._speaker.currentData(),
            kind=self._kind.currentData(),
            issue_id=self._issue.currentData(),
            question_id=self.question.currentData(),
            text=self.text.toPlainText(),
            nonverbal=self._seen.text(),
            verbatim=self._verbatim.isChecked(),
        )

    @guard(None)
    def accept(self) -> None:
        """Only with words."""
        if not self.text.toPlainText().strip():
            self.complain(t("Teksnya masih kosong."), self.text)
        else:
            super().accept()
