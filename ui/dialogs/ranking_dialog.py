"""The dialog that settles the order of the issues; it proposes what the polls say, with the sum of their ranks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.issues import Issue, IssueStatus, issues
from core.outcomes import Ranking, ranking
from core.polls import PollPhase, options_of, polls, result_of
from core.priorities import combination
from core.state import SessionState
from resources.words import t, t_id, word
from ui.dialogs.form_dialog import FormDialog
from ui.panels.dissent_field import DissentField
from ui.panels.form_section import field_column
from widgets.follow_look import fixed, icon_button, label, spaced
from widgets.style import dress
from widgets.text_fields import LineField


class RankingDialog(FormDialog):
    """Drag, or move with the buttons; below stands how it was settled and who saw it differently."""

    def __init__(self, state: SessionState, parent: QWidget | None) -> None:
        super().__init__(t("Urutan prioritas"), t("Tetapkan urutan"), parent, width=560)
        settled = ranking(state) or Ranking(ranked_ids=())
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.list, kind="card")
        fixed(self.list, height=210)
        for issue in proposed_order(state):
            item = QListWidgetItem(f"{issue.code}  {issue.title}")
            item.setData(Qt.ItemDataRole.UserRole, issue.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        up, down = icon_button("up", t("Naikkan")), icon_button("down", t("Turunkan"))
        up.clicked.connect(self.move_up)
        down.clicked.connect(self.move_down)
        beside, row = QVBoxLayout(), QHBoxLayout()
        spaced(beside, gap=8)
        spaced(row, gap=8)
        beside.addWidget(up)
        beside.addWidget(down)
        beside.addStretch(1)
        row.addLayout(field_column(t("Masalah, yang didahulukan di atas"), self.list), 1)
        row.addLayout(beside)
        self.fields.addLayout(row)
        self.sums = label("\n".join(sum_lines(state)), wraps=True, tone="soft")
        self.sums.setVisible(bool(self.sums.text()))
        self.fields.addWidget(self.sums)
        self._manner = QComboBox()
        self._manner.setEditable(True)
        self._manner.addItems([t_id("musyawarah mufakat"), t_id("suara titik"), t_id("suara terbanyak")])
        self._manner.setCurrentText(settled.manner or self._manner.itemText(0))
        self._reason, self._dissent = LineField(settled.reason), DissentField(settled.dissent)
        self._dissent.set_state(state)
        self.add_field(t("Cara menetapkan"), self._manner)
        self.add_field(t("Alasan"), self._reason)
        self.add_field(t("Pendapat berbeda, kalau ada"), self._dissent)

    def wished(self) -> Ranking:
        """The order as it is wished."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return Ranking(
            ranked_ids=tuple(item.data(Qt.ItemDataRole.UserRole) for item in items),
            manner=self._manner.currentText(),
            reason=self._reason.text(),
            dissent=self._dissent.text(),
        )

    def move_up(self) -> None:
        """The selected issue goes one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """The selected issue goes one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self.list.currentRow()
        if 0 <= place + step < self.list.count():
            self.list.insertItem(place + step, self.list.takeItem(place))
            self.list.setCurrentRow(place + step)


def proposed_order(state: SessionState) -> list[Issue]:
    """The order that is settled, else the sum of ranks, else the newest dot vote that is closed, else the board."""
    board = [issue for issue in issues(state) if issue.status is not IssueStatus.NOT_TAKEN_UP]
    settled = ranking(state)
    places: dict[str, int] = {}
    if settled is not None:
        places = {issue_id: place for place, issue_id in enumerate(settled.ranked_ids)}
    elif (sums := combination(state)) is not None:
        places = {row.option: row.rank for row in sums.ranks if row.rank is not None}
    else:
        closed = [poll for poll in polls(state) if poll.method == "dots" and poll.phase is PollPhase.CLOSED]
        if closed:
            by_option = {option.id: option.issue_id for option in options_of(state, closed[-1].id)}
            for place, row in enumerate(result_of(state, closed[-1]).rows):
                places[by_option.get(row.option) or ""] = place
    return sorted(board, key=lambda issue: (places.get(issue.id, len(places)), issue.order))


def sum_lines(state: SessionState) -> list[str]:
    """The sum of ranks over the polls that rank issues, a line for each issue, the first one first; ties are named."""
    sums = combination(state)
    if sums is None:
        return []
    codes = {issue.id: issue.code for issue in issues(state)}
    names = [word("poll_method", poll.method) for poll in sums.polls]
    lines = [t("Gabungan peringkat (jumlah terkecil didahulukan):")]
    for row in sorted(sums.ranks, key=lambda one: (one.rank is None, one.rank)):
        parts = " + ".join(
            f"{name} {'–' if rank is None else rank}" for name, rank in zip(names, row.ranks, strict=True)
        )
        total = "–" if row.total is None else str(row.total)
        line = f"{'–' if row.rank is None else row.rank}  {codes[row.option]}: {parts} = {total}"
        lines.append(f"{line} ({t('seri')})" if row.tied else line)
    return lines
