"""The result of a closed poll: what came out, the bars, every figure as a table, and ties that are still open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from core.views import PollView, ResultRowView, ResultView
from resources.words import t, word
from ui.panels.result_words import count_words, detail_words, outcome_words, tie_words
from widgets import style
from widgets.follow_look import button, label, spaced
from widgets.poll_words import option_words
from widgets.result_bars import ResultBars
from widgets.style import dress

OPTION_COLUMN, OPTION_WIDTH = 1, 150
"""Where the words of an option stand in the table, and how wide they are, in px at 100 %; they wrap."""


class ResultPanel(QWidget):
    """Signals: ``tie_asked(option_ids)`` for options that share a rank, ``vote_asked()`` after a failed mufakat."""

    tie_asked = Signal(object)
    vote_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._result: ResultView | None = None
        self.outcome = label(wraps=True, text_size="lead", strong=True)
        self.counts = label(wraps=True, tone="soft")
        self.ties = label(wraps=True)
        self._bars = ResultBars()
        self._settle = button(t("Selesaikan seri …"), live=True)
        self._settle.clicked.connect(self._ask_tie)
        self._vote = button(t("Lanjut ke pemungutan suara"), live=True)
        self._vote.clicked.connect(self.vote_asked)
        self.table = QTableWidget()
        self._dress_table()
        self._digest = label(wraps=True, tone="soft", text_size="caption", selectable=True)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 4, 16, 8), gap=8)
        for part in (self.outcome, self._bars, self.ties, self._settle, self._vote, self.counts, self.table):
            layout.addWidget(part)
        layout.addWidget(self._digest)

    def _dress_table(self) -> None:
        self.table.setAccessibleName(t("Hasil dalam tabel"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        dress(self.table, kind="card")
        style.current.changed.connect(self._fit_table)

    def set_poll(self, poll: PollView) -> None:
        """Show the result of a closed poll."""
        result = poll.result
        self._result = result
        if result is None:
            return
        self._bars.set_view(result)
        self.outcome.setText(outcome_words(result))
        self.outcome.setVisible(bool(self.outcome.text()))
        self.counts.setText("\n".join(count_words(poll, result)))
        lines = [tie_words(tie) for tie in result.ties]
        lines += [t("Siklus: {ring}", ring=" > ".join((*cycle, cycle[0]))) for cycle in result.cycles]
        self.ties.setText("\n".join(lines))
        self.ties.setVisible(bool(lines))
        self._settle.setVisible(bool(self.open_ties))
        self._vote.setVisible(poll.method == "mufakat" and result.carried is False)
        self._digest.setText(t("SHA-256 daftar suara: {digest}", digest=_grouped(result.digest)))
        self._fill_table(result)

    @property
    def open_ties(self) -> list[tuple[str, ...]]:
        """The groups of options that still share a rank."""
        return [group for tie in self._result.ties for group in tie.open] if self._result is not None else []

    def _ask_tie(self) -> None:
        if self.open_ties:
            self.tie_asked.emit(self.open_ties[0])

    def _fill_table(self, result: ResultView) -> None:
        parts = list(dict.fromkeys(name for row in result.rows for name, _ in row.details))
        heads = [t("Peringkat"), t("Pilihan"), t("Nilai"), t("Bagian"), t("Pendukung")]
        heads += [detail_words(name) for name in parts]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setRowCount(len(result.rows))
        for place, row in enumerate(result.rows):
            for column, text in enumerate(_cells(result, row, parts)):
                item = QTableWidgetItem(text)
                if column != OPTION_COLUMN:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(place, column, item)
        self._fit_table()

    def _fit_table(self) -> None:
        """As high as its rows, so that only the panel scrolls."""
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self.table.columnCount():
            self.table.horizontalHeader().setSectionResizeMode(OPTION_COLUMN, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(OPTION_COLUMN, style.current.look.px(OPTION_WIDTH))
        self.table.resizeRowsToContents()
        height = self.table.horizontalHeader().sizeHint().height() + self.table.verticalHeader().length()
        self.table.setFixedHeight(height + self.table.horizontalScrollBar().sizeHint().height() + 4)


def _cells(result: ResultView, row: ResultRowView, parts: list[str]) -> list[str]:
    details = dict(row.details)
    tied = t("{n} seri", n=row.rank) if row.tied and row.rank else t("seri") if row.tied else ""
    rank = tied or (str(row.rank) if row.rank else "–")
    words = f"{row.letter}  {option_words(result.method, row.label)}"
    if row.small_sample:
        words += " " + t("(sampel kecil)")
    figures = [row.value, row.share or "–", str(row.supporters)]
    return [rank, words, *figures, *(details.get(name, "–") for name in parts)]


def _grouped(digest: str) -> str:
    """Hexadecimal digits in groups of eight, to be read and compared."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def stage_words(poll: PollView) -> str:
    """What the tag of a poll says besides its phase: the round, and open or secret."""
    openness = t("rahasia") if poll.secret else t("terbuka")
    return t("Putaran {n} · {openness}", n=poll.round, openness=openness)


def annulled_words(poll: PollView) -> str:
    """Why a poll was stopped."""
    return t("{phase}: {reason}", phase=word("poll_phase", poll.stage), reason=poll.reason)
