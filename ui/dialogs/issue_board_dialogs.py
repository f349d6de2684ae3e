"""The questions of the board of issues: what is merged, what is split off, under which heading, what was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from core.views import IssueCard, LogRow
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import fixed, label
from widgets.guard import guard
from widgets.style import dress
from widgets.text_fields import LineField


class TickList(QListWidget):
    """Lines that can be ticked; each stands for a key."""

    def __init__(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self, kind="card")
        fixed(self, height=200)
        for key, words in lines:
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(item)

    def tick(self, key: str) -> None:
        """Tick the line that stands for a key."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the lines that are ticked."""
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]


class MergeDialog(FormDialog):
    """Which other issues become part of this one."""

    def __init__(self, into: IssueCard, others: Sequence[IssueCard], parent: QWidget | None) -> None:
        super().__init__(t("Gabungkan ke {code}", code=into.code), t("Gabungkan"), parent)
        self.fields.addWidget(label(into.title, wraps=True, strong=True))
        what = t("Penyebab, akibat, catatan, dan rencananya ikut pindah. Dapat diurungkan dengan Ctrl+Z.")
        self.fields.addWidget(label(what, wraps=True, tone="soft"))
        self.list = TickList(t("Isu yang digabungkan"), [(o.issue_id, f"{o.code}  {o.title}") for o in others])
        self.fields.addWidget(self.list)
        self.list.setFocus()

    @guard(None)
    def accept(self) -> None:
        """Only with something to merge."""
        if self.list.ticked():
            super().accept()
        else:
            self.complain(t("Centang isu yang digabungkan."), self.list)


class SplitDialog(FormDialog):
    """The title of the new issue, and which entries go with it."""

    def __init__(self, issue: IssueCard, entries: Sequence[LogRow], parent: QWidget | None) -> None:
        super().__init__(t("Pecah {code}", code=issue.code), t("Pecah"), parent)
        self.fields.addWidget(label(issue.title, wraps=True, strong=True))
        self.title = LineField()
        self.add_field(t("Judul isu yang baru"), self.title)
        self.list = TickList(t("Catatan yang ikut pindah"), [(e.contribution_id, entry_words(e)) for e in entries])
        self.add_field(t("Catatan yang ikut pindah"), self.list)
        self.title.setFocus()

    @guard(None)
    def accept(self) -> None:
        """Only with a title."""
        if self.title.text().strip():
            super().accept()
        else:
            self.complain(t("Judul isu masih kosong."), self.title)


class GroupDialog(FormDialog):
    """The heading under which an issue stands, and which others stand there, too."""

    def __init__(self, issue: IssueCard, issues: Sequence[IssueCard], parent: QWidget | None) -> None:
        super().__init__(t("Kelompok isu"), t("Simpan"), parent)
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.addItems(list(dict.fromkeys(one.group for one in issues if one.group)))
        self.group.setCurrentText(issue.group)
        self.list = TickList(t("Isu dalam kelompok ini"), [(o.issue_id, f"{o.code}  {o.title}") for o in issues])
        self.list.tick(issue.issue_id)
        self.add_field(t("Nama kelompok; kosong untuk tanpa kelompok"), self.group)
        self.add_field(t("Isu dalam kelompok ini"), self.list)
        self.group.setFocus()


class EntriesDialog(FormDialog):
    """What was said about an issue, the oldest first."""

    def __init__(self, issue: IssueCard, entries: Sequence[LogRow], parent: QWidget | None) -> None:
        super().__init__(t("Catatan di balik {code}", code=issue.code), t("Tutup"), parent, width=560)
        self.fields.addWidget(label(issue.title, wraps=True, strong=True))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(t("Catatan di balik isu {code}", code=issue.code))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.list, kind="card")
        fixed(self.list, height=300)
        self.list.addItems([entry_words(entry) for entry in entries])
        self.fields.addWidget(self.list)
        if not entries:
            self.fields.addWidget(label(t("Belum ada catatan tentang isu ini."), tone="soft"))
        self._cancel.hide()


def entry_words(entry: LogRow) -> str:
    """Time, who, and the whole text."""
    return f"{entry.time}  {entry.code} {entry.name}: {entry.text}"
