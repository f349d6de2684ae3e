"""One issue on the board: what is known of it, how far it is, what was said of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.issues import IssueStatus
from core.views import IssueCard
from resources.words import t, word
from widgets.follow_look import button, button_text, icon_button, label, rule, spaced
from widgets.style import dress

ACTS = ("edit", "take_up", "leave", "reopen", "merge", "split", "group", "remove")
"""What can be done with an issue, in the order of the menu."""


class IssueCardWidget(QWidget):
    """Code, title, causes and effects, status; ``asked(act, issue_id)`` with an act of ``ACTS`` or "entries"."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._issue: IssueCard | None = None
        self._code = label(strong=True, tone="accent")
        self.title = label(wraps=True, strong=True)
        self.status = label(wraps=True, text_size="caption", strong=True)
        self.more = label(wraps=True, text_size="caption", tone="soft")
        self.entries = button("", compact=True, kind="quiet")
        self.entries.clicked.connect(self._ask_entries)
        self._menu_button = icon_button("more", t("Tindakan untuk isu"))
        self._menu_button.clicked.connect(self._open_menu)
        words, row, layout = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(words, gap=2)
        for part in (self.title, self.status, self.more):
            words.addWidget(part)
        words.addWidget(self.entries, 0, Qt.AlignmentFlag.AlignLeft)
        spaced(row, margins=(16, 8, 8, 8), gap=8)
        row.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def show_issue(self, issue: IssueCard) -> None:
        """Show it as it is now."""
        self._issue = issue
        self._code.setText(issue.code)
        self.title.setText(issue.title)
        self._menu_button.setAccessibleName(t("Tindakan untuk isu {code}", code=issue.code))
        self.status.setText(status_words(issue))
        self.status.setVisible(issue.status != IssueStatus.RAISED)
        dress(self.status, tone="good" if issue.status == IssueStatus.TAKEN_UP else "bad")
        self.more.setText("\n".join(tree_lines(issue)))
        self.more.setVisible(bool(self.more.text()))
        rank = "" if issue.rank is None else " · " + t("prioritas {n}", n=issue.rank)
        self.entries.setText(button_text(t("{n} catatan", n=issue.entries) + rank))
        self.entries.setAccessibleName(t("Catatan di balik isu {code}", code=issue.code))

    def menu(self) -> QMenu:
        """What can be done with this issue now."""
        menu = QMenu(self)
        words = {
            "edit": t("Ubah isu"),
            "take_up": t("Ditindaklanjuti"),
            "leave": t("Tidak ditindaklanjuti …"),
            "reopen": t("Belum diputuskan"),
            "merge": t("Gabungkan isu lain ke sini …"),
            "split": t("Pecah menjadi dua …"),
            "group": t("Kelompok …"),
            "remove": t("Hapus isu"),
        }
        now = self._issue.status if self._issue is not None else ""
        hidden = {IssueStatus.TAKEN_UP: "take_up", IssueStatus.NOT_TAKEN_UP: "", IssueStatus.RAISED: "reopen"}
        for act in ACTS:
            if act != hidden.get(IssueStatus(now or IssueStatus.RAISED)):
                menu.addAction(words[act]).triggered.connect(lambda _checked=False, act=act: self._ask(act))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _ask_entries(self) -> None:
        self._ask("entries")

    def _ask(self, act: str) -> None:
        if self._issue is not None:
            self.asked.emit(act, self._issue.issue_id)


def status_words(issue: IssueCard) -> str:
    """Whether the forum goes on with it, and why not."""
    words = word("issue_status", issue.status or IssueStatus.RAISED)
    return t("{words}: {reason}", words=words, reason=issue.reason) if issue.reason else words


def tree_lines(issue: IssueCard) -> Iterator[str]:
    """Where it is, causes above effects as a small tree, whom it concerns, what there is and what is proposed."""
    where = " · ".join(part for part in (issue.field, issue.place) if part)
    if where:
        yield where
    yield from (t("Penyebab ← {text}", text=text) for text in issue.causes)
    yield from (t("Akibat → {text}", text=text) for text in issue.effects)
    names = [(one.name.replace("_", " "), one.vulnerable) for one in issue.affected]
    affected = ", ".join(t("{name} (rentan)", name=name) if vulnerable else name for name, vulnerable in names)
    if affected:
        yield t("Terdampak: {names}", names=affected)
    if issue.assets:
        yield t("Potensi: {texts}", texts="; ".join(issue.assets))
    if issue.proposals:
        yield t("Usulan: {texts}", texts="; ".join(issue.proposals))
