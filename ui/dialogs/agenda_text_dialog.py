"""The dialog in which a whole agenda with its question guide is written as text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.agenda_plan import AgendaPlan, minutes_of
from core.agenda_text import BadLine, agenda_text, parse_agenda
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from widgets import style
from widgets.follow_look import label
from widgets.guard import guard
from widgets.text_fields import TextField


class AgendaTextDialog(FormDialog):
    """``plan`` is what the text says; a line that is not understood is named below, while one types."""

    def __init__(self, plan: AgendaPlan, parent: QWidget | None) -> None:
        super().__init__(t("Acara sebagai teks"), t("Pakai"), parent, width=640)
        self._before = plan
        self.plan = plan
        self.editor = TextField()
        self.editor.setPlainText(agenda_text(plan))
        self.editor.setAccessibleName(t("Acara sebagai teks"))
        self.editor.setMinimumHeight(style.current.look.px(360))
        self.editor.textChanged.connect(self._read)
        self.fields.addWidget(
            label(
                t("Baris «10 Pembukaan» adalah acara 10 menit, «? …» pertanyaan, «- …» pertanyaan penggali."),
                wraps=True,
                tone="soft",
            )
        )
        self.fields.addWidget(self.editor, 1)
        self.sum = label(strong=True)
        self.fields.addWidget(self.sum)
        self._read()

    def _read(self) -> None:
        found = parse_agenda(self.editor.toPlainText(), self._before)
        if isinstance(found, BadLine):
            sentence = t("Baris {line}: {reason}", line=found.line, reason=word("agenda_text", found.code))
            self.problem.setText(sentence)
            self.problem.show()
        else:
            self.plan = found
            self.problem.hide()
            asked = sum(len(item.questions) for item in found)
            self.sum.setText(
                t("{n} menit, {items} acara, {asked} pertanyaan", n=minutes_of(found), items=len(found), asked=asked)
            )
        self.accept_button.setEnabled(not isinstance(found, BadLine))

    @guard(None)
    def accept(self) -> None:
        """Only when every line is understood."""
        if self.accept_button.isEnabled():
            super().accept()
