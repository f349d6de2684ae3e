"""The dialog that prepares a poll: method, question, options, the method's settings, open or secret."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from core.polls import NEVER_SECRET, DraftPoll, OptionWish
from core.tally import METHODS
from core.views import IssueCard
from resources.words import t, word
from ui.dialogs.criteria_rules import FormulaRules, WeightedRules
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.poll_rules import SIMPLE_FORMS, RulesForm, checked, choice_field
from ui.dialogs.poll_ways import PollWays, no_channel_words
from ui.dialogs.screen_fit import FRAME
from ui.panels.form_section import field_column
from widgets.follow_look import fixed, follow_look, spaced
from widgets.guard import guard
from widgets.style import dress
from widgets.tab_order import tab_by_layout
from widgets.text_fields import LineField

DOTS, CONSENT = "dots", "consent_vote"
FEWEST_OPTIONS = 2
AREA, BESIDE_AREA = 460, 190
"""Heights in px at 100 %: of the part that scrolls, and of all else."""

FORMS: Mapping[str, type[RulesForm]] = MappingProxyType(
    {**SIMPLE_FORMS, "weighted": WeightedRules, "formula": FormulaRules}
)
"""Method code to the form of its settings; a test holds it against the methods that can be counted."""


class PollDialog(FormDialog):
    """Every method over issues or words of one's own; or answers to a question (mufakat; setuju, tolak, abstain).

    ``voters``: how many are here now. With three or fewer it says that no vote stays secret.
    """

    def __init__(self, issues: tuple[IssueCard, ...], parent: QWidget | None, voters: int = 0) -> None:
        super().__init__(t("Siapkan pemungutan suara"), t("Simpan"), parent, width=560)
        self.method = choice_field([(word("poll_method", code), code) for code in METHODS])
        self.question = LineField()
        self._forms: dict[str, RulesForm] = {}
        self._build_options(issues)
        inside = QWidget()
        dress(inside, kind="window")
        self._inner = QVBoxLayout(inside)
        spaced(self._inner, margins=(0, 0, 8, 0), gap=8)
        self._inner.addLayout(field_column(t("Cara"), self.method))
        self._inner.addLayout(field_column(t("Pertanyaan"), self.question))
        self._inner.addWidget(self._for_options)
        self._settings = QVBoxLayout()
        spaced(self._settings)
        self._inner.addLayout(self._settings)
        self.ways = PollWays(voters)
        self._inner.addWidget(self.ways)
        self._inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        follow_look(area, lambda look: area.setFixedHeight(min(look.px(AREA), self._room() - look.px(BESIDE_AREA))))
        self.fields.addWidget(area)
        self.method.currentIndexChanged.connect(self._show_method)
        self.choose(DOTS if len(issues) >= FEWEST_OPTIONS else CONSENT)
        self._show_method()
        self.question.setFocus()

    def _build_options(self, issues: tuple[IssueCard, ...]) -> None:
        self.options = QListWidget()
        self.options.setWordWrap(True)
        self.options.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.options, kind="card")
        fixed(self.options, height=110)
        for issue in issues:
            self._add_option(f"{issue.code}  {issue.title}", issue.issue_id)
        self._own = LineField()
        self._own.setPlaceholderText(t("Pilihan lain, Enter untuk menambah"))
        self._own.setAccessibleName(t("Pilihan lain"))
        self._own.returnPressed.connect(self._add_own)
        self._for_options = QWidget()
        inner = QVBoxLayout(self._for_options)
        spaced(inner, gap=8)
        inner.addLayout(field_column(t("Pilihan yang ikut"), self.options))
        inner.addWidget(self._own)

    def _room(self) -> int:
        """How high the screen lets the dialog be."""
        return self.screen().availableGeometry().height() - FRAME

    @property
    def chosen_method(self) -> str:
        """The code of the method that is chosen."""
        return str(self.method.currentData())

    @property
    def rules_form(self) -> RulesForm:
        """The settings of that method."""
        return self._forms[self.chosen_method]

    def wished(self) -> DraftPoll:
        """The poll as it is wished."""
        method = self.chosen_method
        return DraftPoll(
            method,
            self.question.text(),
            () if METHODS[method].choices else tuple(self._chosen()),
            checked(method, self.rules_form.rules()) or (),
            secret=self.ways.is_secret,
            show_running=self.ways.shows_running,
            channels=self.ways.chosen,
            chair_votes=self.ways.chair.isChecked(),
        )

    @guard(None)
    def accept(self) -> None:
        """Enter in the field for another option adds it; only with a question, options and settings that count."""
        if self._own.hasFocus() and self._own.text().strip():
            self._add_own()
        elif not self.question.text().strip():
            self.complain(t("Pertanyaannya masih kosong."), self.question)
        elif len(self._chosen()) < METHODS[self.chosen_method].fewest_options:
            self.complain(t("Perlu paling sedikit dua pilihan."), self._own)
        elif checked(self.chosen_method, self.rules_form.rules()) is None:
            self.complain(t("Aturannya belum dapat dihitung. Periksa bobot, rumus, dan skalanya."), self.rules_form)
        elif not self.ways.chosen:
            self.complain(no_channel_words(), self.ways.secret)
        else:
            super().accept()

    def choose(self, method: str) -> None:
        """Choose a method."""
        self.method.setCurrentIndex(self.method.findData(method))

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
        method = self.chosen_method
        if method not in self._forms:
            self._forms[method] = FORMS[method]()
            self._settings.addWidget(self._forms[method])
            self._forms[method].grew.connect(self._order_keys)
            self._order_keys()
        for code, form in self._forms.items():
            form.setVisible(code == method)
        answers = bool(METHODS[method].choices)
        self._for_options.setVisible(not answers)
        example = t("Setujukah kita bahwa …?") if answers else t("Masalah mana yang didahulukan?")
        self.question.setPlaceholderText(example)
        self.ways.allow_secrecy(method not in NEVER_SECRET)

    def _order_keys(self) -> None:
        """Tab goes through the settings between the options and what comes below, though they were made last."""
        tab_by_layout(self)
