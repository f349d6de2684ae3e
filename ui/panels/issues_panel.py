"""The tab Isu: the board of issues as cards under their headings, or as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.issues import AddIssue, Issue
from core.views import IssueCard, ModeratorView
from resources.words import t
from ui.bridge import Bridge
from ui.issue_acts import IssueActs
from ui.panels.issue_card import IssueCardWidget
from ui.panels.issues_table import IssuesTable
from widgets.follow_look import button, label, rule, spaced
from widgets.style import dress
from widgets.text_fields import LineField


class IssuesPanel(QWidget):
    """The issues in their order, those of one heading together, with a field for a new one."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.acts = IssueActs(bridge, self.window)
        self._shown: tuple[IssueCard, ...] = ()
        self.cards: dict[str, IssueCardWidget] = {}
        self._headings: list[QLabel] = []
        self._new = LineField()
        self._new.setPlaceholderText(t("Isu baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Isu baru"))
        self._new.returnPressed.connect(self._add)
        self.as_table = button(t("Tabel"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_form)
        self._nothing = label(
            t("Belum ada isu. Tulis di sini, atau tandai catatan dengan # dan Ctrl+I."), wraps=True, tone="soft"
        )
        self._nothing.setContentsMargins(16, 24, 16, 16)
        self.table = IssuesTable()
        self.table.opened.connect(self._edit)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        dress(inside, kind="surface")
        self._list = QVBoxLayout(inside)
        spaced(self._list, gap=0)
        self._list.addWidget(self._nothing)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._forms = QStackedWidget()
        self._forms.addWidget(area)
        self._forms.addWidget(self.table)
        top, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(top, margins=(12, 6, 12, 6), gap=8)
        top.addWidget(self._new, 1)
        top.addWidget(self.as_table)
        spaced(layout, gap=0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(self._forms, 1)

    def set_view(self, view: ModeratorView) -> None:
        """Take the board as it is now; cards that did not change stay."""
        if view.issues is self._shown:
            return
        self._shown = view.issues
        self._nothing.setVisible(not view.issues)
        self.table.set_issues(view.issues)
        for heading in self._headings:
            self._take_away(heading)
        self._headings = []
        old, self.cards = self.cards, {}
        place = 1
        for group, members in grouped(view.issues).items():
            if group:
                self._list.insertWidget(place, self._heading(group))
                place += 1
            for issue in members:
                card = old.pop(issue.issue_id, None) or self._new_card()
                card.show_issue(issue)
                self.cards[issue.issue_id] = card
                self._list.insertWidget(place, card)
                place += 1
        for gone in old.values():
            self._take_away(gone)

    def _new_card(self) -> IssueCardWidget:
        card = IssueCardWidget()
        card.asked.connect(self.acts.do)
        return card

    def _heading(self, group: str) -> QLabel:
        made = label(group, strong=True, text_size="lead", wraps=True)
        made.setContentsMargins(16, 12, 16, 4)
        self._headings.append(made)
        return made

    def _take_away(self, part: QWidget) -> None:
        self._list.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _add(self) -> None:
        if self._bridge.perform(AddIssue(Issue(title=self._new.text()))) is not None:
            self._new.clear()

    def _edit(self, issue_id: str) -> None:
        self.acts.do("edit", issue_id)

    def _show_form(self, table: bool) -> None:
        self._forms.setCurrentIndex(int(table))


def grouped(issues: tuple[IssueCard, ...]) -> dict[str, list[IssueCard]]:
    """Heading to its issues, those without one first; headings in the order of their first issue."""
    groups: dict[str, list[IssueCard]] = {"": []}
    for issue in issues:
        groups.setdefault(issue.group, []).append(issue)
    return groups
