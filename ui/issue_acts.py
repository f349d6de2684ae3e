"""What is done with an issue of the board, after asking what must be known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.issue_board import DecideIssue, GroupIssues, MergeIssues, SplitIssue
from core.issues import EditIssue, Issue, IssueStatus, RemoveIssue
from core.views import IssueCard, LogRow
from resources.words import t
from ui.bridge import Bridge
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.issue_board_dialogs import EntriesDialog, GroupDialog, MergeDialog, SplitDialog
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.reason_dialog import ReasonDialog


class IssueActs:
    """One act for each entry in an issue's menu. ``window`` is asked when a dialog needs a parent."""

    def __init__(self, bridge: Bridge, window: Callable[[], QWidget]) -> None:
        self._bridge, self._window = bridge, window
        self._acts: dict[str, Callable[[IssueCard], object]] = {
            "edit": self._edit,
            "take_up": self._take_up,
            "leave": self._leave,
            "reopen": self._reopen,
            "merge": self._merge,
            "split": self._split,
            "group": self._group,
            "remove": self._remove,
            "entries": self._show_entries,
        }

    def do(self, act: str, issue_id: str) -> None:
        """Do one of the acts with an issue that is on the board."""
        issue = next((one for one in self._issues() if one.issue_id == issue_id), None)
        if issue is not None:
            self._acts[act](issue)

    def _issues(self) -> tuple[IssueCard, ...]:
        return self._bridge.console.issues if self._bridge.console is not None else ()

    def _entries(self, issue: IssueCard) -> list[LogRow]:
        log = self._bridge.console.log if self._bridge.console is not None else ()
        return [row for row in log if row.contribution_id in issue.contribution_ids]

    def _edit(self, card: IssueCard) -> None:
        issue = self._bridge.state.get(Issue, card.issue_id)
        if issue is not None:
            dialog = IssueDialog(issue, self._window())
            ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(EditIssue(dialog.wished())))

    def _take_up(self, issue: IssueCard) -> None:
        self._bridge.perform(DecideIssue(issue.issue_id, IssueStatus.TAKEN_UP))

    def _reopen(self, issue: IssueCard) -> None:
        self._bridge.perform(DecideIssue(issue.issue_id, IssueStatus.RAISED))

    def _leave(self, issue: IssueCard) -> None:
        what = t("{title}: alasannya dicetak dalam lampiran isu yang tidak ditindaklanjuti.", title=issue.title)
        question = ReasonDialog(t("Tidak ditindaklanjuti?"), what, t("Catat"), self._window())
        leaving = partial(DecideIssue, issue.issue_id, IssueStatus.NOT_TAKEN_UP)
        ask_until_kept(question, self._bridge, lambda: self._bridge.perform(leaving(question.given)))

    def _merge(self, issue: IssueCard) -> None:
        others = [one for one in self._issues() if one is not issue]
        dialog = MergeDialog(issue, others, self._window())
        act = MergeIssues
        ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(act(issue.issue_id, dialog.list.ticked())))

    def _split(self, issue: IssueCard) -> None:
        dialog = SplitDialog(issue, self._entries(issue), self._window())

        def split() -> object:
            part = Issue(title=dialog.title.text(), field=issue.field, place=issue.place, group=issue.group)
            return self._bridge.perform(SplitIssue(issue.issue_id, part, dialog.list.ticked()))

        ask_until_kept(dialog, self._bridge, split)

    def _group(self, issue: IssueCard) -> None:
        dialog = GroupDialog(issue, self._issues(), self._window())

        def group() -> object:
            return self._bridge.perform(GroupIssues(dialog.list.ticked(), dialog.group.currentText().strip()))

        ask_until_kept(dialog, self._bridge, group)

    def _remove(self, issue: IssueCard) -> None:
        self._bridge.perform(RemoveIssue(issue.issue_id))

    def _show_entries(self, issue: IssueCard) -> None:
        dialog = EntriesDialog(issue, self._entries(issue), self._window())
        dialog.exec()
        dialog.deleteLater()
