"""The tab Isu: the board of issues, to be written, reworded and taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.issues import AddIssue, EditIssue, Issue, RemoveIssue
from core.views import IssueCard, ModeratorView
from resources.words import t
from ui.bridge import Bridge
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.issue_dialog import IssueDialog
from widgets.follow_look import icon_button, label, rule, spaced
from widgets.style import dress
from widgets.text_fields import LineField


class IssuesPanel(QWidget):
    """The issues in their order, with a field for a new one."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: tuple[IssueCard, ...] = ()
        self._cards: dict[str, _Card] = {}
        self._new = LineField()
        self._new.setPlaceholderText(t("Isu baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Isu baru"))
        self._new.returnPressed.connect(self._add)
        self._nothing = label(
            t("Belum ada isu. Tulis di sini, atau tandai catatan dengan # dan Ctrl+I."), wraps=True, tone="soft"
        )
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
        top = QHBoxLayout()
        spaced(top, margins=(12, 6, 12, 6))
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(area, 1)

    def set_view(self, view: ModeratorView) -> None:
        """Take the board as it is now; cards that did not change stay."""
        if view.issues is self._shown:
            return
        self._shown = view.issues
        self._nothing.setVisible(not view.issues)
        self._nothing.setContentsMargins(16, 24, 16, 16)
        old, self._cards = self._cards, {}
        for place, issue in enumerate(view.issues):
            card = old.pop(issue.issue_id, None)
            if card is None:
                card = _Card()
                card.edited.connect(self._edit)
                card.removed.connect(self._remove)
            card.show_issue(issue)
            self._cards[issue.issue_id] = card
            self._list.insertWidget(place + 1, card)
        for gone in old.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _add(self) -> None:
        if self._bridge.perform(AddIssue(Issue(title=self._new.text()))) is not None:
            self._new.clear()

    def _edit(self, issue_id: str) -> None:
        issue = self._bridge.state.get(Issue, issue_id)
        if issue is None:
            return
        dialog = IssueDialog(issue, self.window())
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(EditIssue(dialog.wished())))

    def _remove(self, issue_id: str) -> None:
        self._bridge.perform(RemoveIssue(issue_id))


class _Card(QWidget):
    """One issue: code, title, what is known of it, how often it was spoken of."""

    edited = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._issue_id = ""
        self._code = label(strong=True, tone="accent")
        self._title = label(wraps=True, strong=True)
        self._more = label(wraps=True, text_size="caption", tone="soft")
        self._entries = label(text_size="caption", tone="soft")
        self._edit, self._remove = icon_button("edit", t("Ubah isu")), icon_button("remove", t("Hapus isu"))
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)
        words = QVBoxLayout()
        spaced(words, gap=2)
        for part in (self._title, self._more, self._entries):
            words.addWidget(part)
        row = QHBoxLayout()
        spaced(row, margins=(16, 8, 8, 8), gap=8)
        row.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def show_issue(self, issue: IssueCard) -> None:
        """Show it as it is now."""
        self._issue_id = issue.issue_id
        self._code.setText(issue.code)
        self._title.setText(issue.title)
        self._edit.setAccessibleName(t("Ubah isu {code}", code=issue.code))
        self._remove.setAccessibleName(t("Hapus isu {code}", code=issue.code))
        parts = [" · ".join(part for part in (issue.field, issue.place) if part)]
        parts += [_line(t("Penyebab"), issue.causes), _line(t("Akibat"), issue.effects)]
        parts += [_line(t("Usulan"), issue.proposals)]
        self._more.setText("\n".join(part for part in parts if part))
        self._more.setVisible(bool(self._more.text()))
        entries = t("{n} catatan", n=issue.entries)
        rank = "" if issue.rank is None else " · " + t("prioritas {n}", n=issue.rank)
        self._entries.setText(entries + rank)

    def _on_edit(self) -> None:
        self.edited.emit(self._issue_id)

    def _on_remove(self) -> None:
        self.removed.emit(self._issue_id)


def _line(name: str, items: tuple[str, ...]) -> str:
    return f"{name}: {'; '.join(items)}" if items else ""
