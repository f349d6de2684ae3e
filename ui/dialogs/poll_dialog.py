"""The dialog that prepares a poll: method, question, options, dots."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.polls import DraftPoll, OptionWish
from core.views import IssueCard
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.panels.form_section import field_column, field_row
from widgets.follow_look import fixed, spaced
from widgets.guard import guard
from widgets.style import dress
from widgets.text_fields import LineField

DOTS, CONSENT = "dots", "consent_vote"
FEWEST_OPTIONS = 2


class PollDialog(FormDialog):
    """Suara titik over issues or words of one's own, or setuju, tolak, abstain over a question."""

    def __init__(self, issues: tuple[IssueCard, ...], parent: QWidget | None) -> None:
        super().__init__(t("Siapkan pemungutan suara"), t("Simpan"), parent, width=520)
        self._methods = {method: QRadioButton(word("poll_method", method)) for method in (DOTS, CONSENT)}
        group, row = QButtonGroup(self), QHBoxLayout()
        spaced(row, gap=16)
        for made in self._methods.values():
            group.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        self.fields.addLayout(row)
        self.question = LineField()
        self.add_field(t("Pertanyaan"), self.question)
        self.options = QListWidget()
        self.options.setWordWrap(True)
        self.options.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.options, kind="card")
        fixed(self.options, height=190)
        for issue in issues:
            self._add_option(f"{issue.code}  {issue.title}", issue.issue_id)
        self._own = LineField()
        self._own.setPlaceholderText(t("Pilihan lain, Enter untuk menambah"))
        self._own.returnPressed.connect(self._add_own)
        self._dots, self._cap = QSpinBox(), QSpinBox()
        self._dots.setRange(1, 20)
        self._cap.setRange(1, 20)
        self._dots.setValue(3)
        self._cap.setValue(2)
        self._for_dots = QWidget()
        inner = QVBoxLayout(self._for_dots)
        spaced(inner, gap=8)
        inner.addLayout(field_column(t("Pilihan yang ikut"), self.options))
        inner.addWidget(self._own)
        self._own.setAccessibleName(t("Pilihan lain"))
        inner.addLayout(
            field_row((t("Titik per orang"), self._dots, 1), (t("Paling banyak pada satu pilihan"), self._cap, 1))
        )
        self.fields.addWidget(self._for_dots)
        group.buttonToggled.connect(self._show_method)
        self._methods[DOTS if len(issues) >= FEWEST_OPTIONS else CONSENT].setChecked(True)
        self.question.setFocus()

    def wished(self) -> DraftPoll:
        """The poll as it is wished."""
        if self._methods[CONSENT].isChecked():
            return DraftPoll(CONSENT, self.question.text())
        rules = (("cap", min(self._cap.value(), self._dots.value())), ("dots", self._dots.value()))
        return DraftPoll(DOTS, self.question.text(), tuple(self._chosen()), rules)

    @guard(None)
    def accept(self) -> None:
        """Enter in the field for another option adds it; only with a question and two options."""
        if self._own.hasFocus() and self._own.text().strip():
            self._add_own()
        elif not self.question.text().strip():
            self.complain(t("Pertanyaannya masih kosong."), self.question)
        elif self._methods[DOTS].isChecked() and len(self._chosen()) < FEWEST_OPTIONS:
            self.complain(t("Perlu paling sedikit dua pilihan."), self._own)
        else:
            super().accept()

    def choose(self, method: str) -> None:
        """Choose a method."""
        self._methods[method].setChecked(True)

    def _add_option(self, words: str, issue_id: str | None) -> None:
        item = QListWidgetItem(words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(Qt.ItemDataRole.UserRole, issue_id)
        self.options.addItem(item)

    def _add_own(self) -> None:
        if self._own.text().strip():
            self._add_option(self._own.text().strip(), None)
            self._own.clear()

    def _chosen(self) -> list[OptionWish]:
        items = [self.options.item(place) for place in range(self.options.count())]
        chosen = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [
            OptionWish(issue_id=issue_id)
            if (issue_id := item.data(Qt.ItemDataRole.UserRole))
            else OptionWish(item.text())
            for item in chosen
        ]

    def _show_method(self) -> None:
        dots = self._methods[DOTS].isChecked()
        self._for_dots.setVisible(dots)
        self.question.setPlaceholderText(t("Masalah mana yang didahulukan?") if dots else t("Setujukah kita bahwa …?"))
