"""The budget line (pagu): how much there is, what each issue would cost, and how far the money goes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSpinBox, QWidget

from core.issues import issues
from core.priorities import SetBudget, budget_of, budget_order
from core.state import SessionState
from core.tally.budget import BudgetItem, Fit, budget_line
from core.wording import rupiah
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import fixed, label, spaced
from widgets.style import dress
from widgets.text_fields import padded

DEAREST = 2_000_000_000
STEP = 1_000_000


class BudgetDialog(FormDialog):
    """A cost of 0 is one that nobody knows. What fits is shown while one types."""

    def __init__(self, state: SessionState, parent: QWidget | None) -> None:
        super().__init__(t("Pagu"), t("Simpan"), parent, width=640)
        budget = budget_of(state)
        known = dict(budget.costs) if budget is not None else {}
        self._order = budget_order(state)
        self.ceiling = _money(budget.ceiling if budget is not None else 0)
        self.costs: dict[str, QSpinBox] = {}
        self._fits = {issue.id: label(tone="soft") for issue in issues(state)}
        self.add_field(t("Pagu yang tersedia"), self.ceiling)
        inside = QWidget()
        dress(inside, kind="window")
        grid = QGridLayout(inside)
        spaced(grid, gap=8)
        grid.setColumnStretch(0, 1)
        ranks = dict(self._order)
        for row, issue in enumerate(
            sorted(issues(state), key=lambda one: (ranks.get(one.id, len(ranks) + 1), one.order))
        ):
            cost = _money(known.get(issue.id, 0))
            cost.setAccessibleName(t("Biaya {code}", code=issue.code))
            cost.valueChanged.connect(self._show)
            self.costs[issue.id] = cost
            grid.addWidget(label(f"{issue.code}  {issue.title}", wraps=True), row, 0)
            grid.addWidget(cost, row, 1)
            grid.addWidget(self._fits[issue.id], row, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        fixed(area, height=300)
        self.fields.addWidget(area)
        words = t("Dari prioritas pertama ke bawah: yang muat diambil, yang tidak muat dilewati dengan alasannya.")
        self.fields.addWidget(
            label(words if self._order else t("Urutan prioritas belum ada."), wraps=True, tone="soft")
        )
        self.left = label(strong=True)
        self.fields.addWidget(self.left)
        self.ceiling.valueChanged.connect(self._show)
        self.ceiling.setFocus()
        self._show()

    def wished(self) -> SetBudget:
        """The budget as it is wished."""
        return SetBudget(self.ceiling.value(), tuple((name, cost) for name, cost in self._known().items()))

    def _known(self) -> dict[str, int]:
        return {issue_id: field.value() for issue_id, field in self.costs.items() if field.value()}

    def _show(self) -> None:
        costs = self._known()
        items = [BudgetItem(issue_id, rank, costs.get(issue_id)) for issue_id, rank in self._order]
        rows = budget_line(items, self.ceiling.value())
        for row in rows:
            self._fits[row.item.name].setText(fit_words(row.fit))
        spent = sum(row.item.cost or 0 for row in rows if row.fit is Fit.TAKEN)
        self.left.setText(
            t("Terpakai {spent}, sisa {left}", spent=rupiah(spent), left=rupiah(self.ceiling.value() - spent))
        )


def fit_words(fit: Fit) -> str:
    """What becomes of an issue under the ceiling."""
    return {
        Fit.TAKEN: t("muat"),
        Fit.OVER: t("lebih dari sisanya"),
        Fit.NO_COST: t("biaya belum diketahui"),
        Fit.TIED: t("seri; selesaikan dahulu"),
        Fit.OPEN: t("menunggu seri di atasnya"),
    }[fit]


def _money(value: int) -> QSpinBox:
    """A field for rupiah."""
    made = padded(QSpinBox())
    made.setRange(0, DEAREST)
    made.setSingleStep(STEP)
    made.setLocale(QLocale(QLocale.Language.Indonesian))
    made.setGroupSeparatorShown(True)
    made.setPrefix("Rp")
    made.setValue(min(value, DEAREST))
    return made
