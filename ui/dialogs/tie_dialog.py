"""How the forum settles a tie: a run-off, mufakat typed by the chair, lots before witnesses, or the method's ladder."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from core.polls import Poll, PollPhase
from core.state import SessionState
from core.tally import METHODS
from core.ties import FEWEST_WITNESSES, DraftRunOff, SettleTie, TieManner
from core.views import PollView
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.poll_rules import choice_field
from ui.panels.result_words import ladder_words
from widgets.follow_look import fixed, label
from widgets.guard import guard
from widgets.poll_words import option_words
from widgets.style import dress
from widgets.text_fields import LineField


class TieDialog(FormDialog):
    """The options in the order that was found, who chose the manner, witnesses for lots. Nothing is drawn here.

    ``by_ladder`` is the order that the method's ladder gives; if it gives none, the ladder is not offered.
    """

    def __init__(
        self,
        poll: PollView,
        tied: tuple[str, ...],
        *,
        run_off_done: bool,
        by_ladder: tuple[str, ...] = (),
        parent: QWidget | None,
    ) -> None:
        super().__init__(t("Selesaikan seri"), t("Catat"), parent, width=480)
        self._poll, self._run_off_done, self._by_ladder = poll, run_off_done, by_ladder
        manners = [manner for manner in TieManner if manner is not TieManner.LADDER or by_ladder]
        self.manner = choice_field([(word("tie_manner", manner), manner.value) for manner in manners])
        self.manner.setCurrentIndex(self.manner.findData(TieManner.CONSENSUS.value))
        self.order = QListWidget()
        self.order.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.order.setAccessibleName(t("Urutan, yang didahulukan di atas"))
        self.order.setWordWrap(True)
        self.order.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.order, kind="card")
        fixed(self.order, height=120)
        for option in poll.options:
            if option.option_id in tied:
                item = QListWidgetItem(f"{option.letter}  {option_words(poll.method, option.label)}")
                item.setData(Qt.ItemDataRole.UserRole, option.option_id)
                self.order.addItem(item)
        self.chosen_by, self.reason, self.witnesses = LineField(), LineField(), LineField()
        self.witnesses.setPlaceholderText(t("sedikitnya tiga nama, dipisah dengan titik koma"))
        self._about = label(wraps=True, tone="soft")
        self.add_field(t("Cara"), self.manner)
        self.fields.addWidget(self._about)
        self.add_field(t("Urutan, yang didahulukan di atas (geser, atau Alt+↑ dan Alt+↓)"), self.order)
        self.add_field(t("Siapa yang memilih cara ini"), self.chosen_by)
        self.add_field(t("Saksi"), self.witnesses)
        self.add_field(t("Alasan"), self.reason)
        self.manner.currentIndexChanged.connect(self._show_manner)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            self._move_by(keys, step)
        self._show_manner()
        self.manner.setFocus()

    @property
    def ordered(self) -> tuple[str, ...]:
        """The options from the first one on."""
        items = [self.order.item(place) for place in range(self.order.count())]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def wished(self) -> SettleTie | DraftRunOff:
        """The settlement, or the run-off that must be held first."""
        manner = TieManner(self.manner.currentData())
        if manner is TieManner.RUN_OFF and not self._run_off_done:
            return DraftRunOff(self._poll.poll_id, self.ordered)
        named = self._names() if manner is TieManner.LOT else ()
        return SettleTie(
            self._poll.poll_id, self.ordered, manner, self.chosen_by.text().strip(), named, self.reason.text().strip()
        )

    @guard(None)
    def accept(self) -> None:
        """Only with who chose the manner, and witnesses of lots."""
        manner = TieManner(self.manner.currentData())
        if manner is TieManner.RUN_OFF and not self._run_off_done:
            super().accept()
        elif not self.chosen_by.text().strip():
            self.complain(t("Sebutkan siapa yang memilih cara ini."), self.chosen_by)
        elif manner is TieManner.LOT and len({name.casefold() for name in self._names()}) < FEWEST_WITNESSES:
            self.complain(t("Undian perlu sedikitnya tiga saksi yang disebut namanya."), self.witnesses)
        else:
            super().accept()

    def move_chosen(self, step: int) -> None:
        """Move the option that is chosen up (-1) or down (1)."""
        row = self.order.currentRow()
        if row >= 0 and 0 <= row + step < self.order.count():
            self.order.insertItem(row + step, self.order.takeItem(row))
            self.order.setCurrentRow(row + step)

    def _move_by(self, keys: str, step: int) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: self.move_chosen(step))

    def _names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.witnesses.text().split(";") if name.strip())

    def _show_manner(self) -> None:
        manner = TieManner(self.manner.currentData())
        drafts = manner is TieManner.RUN_OFF and not self._run_off_done
        self._about.setText(
            {
                TieManner.RUN_OFF: t("Pilih lagi di antara yang seri; urutannya dicatat sesudah ditutup."),
                TieManner.CONSENSUS: t("Forum sepakat; urutannya ditulis di sini."),
                TieManner.LOT: t("Diundi di depan forum, bukan oleh Lingkar; hasilnya ditulis di sini."),
                TieManner.LADDER: t(
                    "Dihitung dari surat suara: {steps}.", steps=ladder_words(METHODS[self._poll.method].usual_ladder)
                ),
            }[manner]
        )
        if manner is TieManner.LADDER:
            self._put_in_order(self._by_ladder)
        self.name_acceptance(t("Siapkan putaran kedua") if drafts else t("Catat"))
        self.witnesses.setEnabled(manner is TieManner.LOT)
        for part in (self.chosen_by, self.reason):
            part.setEnabled(not drafts)
        self.order.setEnabled(not drafts and manner is not TieManner.LADDER)

    def _put_in_order(self, option_ids: tuple[str, ...]) -> None:
        rows = {option_id: place for place, option_id in enumerate(option_ids)}
        items = [self.order.takeItem(0) for _ in range(self.order.count())]
        for item in sorted(items, key=lambda item: rows[str(item.data(Qt.ItemDataRole.UserRole))]):
            self.order.addItem(item)


def run_off_done(state: SessionState, poll_id: str) -> bool:
    """Whether a run-off that came out of this poll is over."""
    return any(poll.follows_id == poll_id and poll.phase is PollPhase.CLOSED for poll in state.all(Poll))
