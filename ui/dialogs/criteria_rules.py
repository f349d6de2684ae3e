"""The settings of methods with criteria: sets to begin with, weights that add up to 100, or a formula."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from resources.criteria import CriteriaTemplate, criteria_templates
from resources.words import t
from ui.dialogs.poll_rules import RulesForm, choice_field, ladder_field, number_field
from ui.panels.form_section import field_column
from widgets.follow_look import empty, icon_button, label, spaced
from widgets.text_fields import LineField

SUM_OF_WEIGHTS = 100


def _template_field(method: str) -> QComboBox:
    """The sets of criteria of a method."""
    return choice_field([(one.title, one) for one in criteria_templates() if one.method == method])


class WeightedRules(RulesForm):
    """Criteria with weights, begun from a set and edited at will."""

    def __init__(self) -> None:
        super().__init__()
        self.template = _template_field("weighted")
        self.rows: list[tuple[LineField, QSpinBox]] = []
        self._list = QVBoxLayout()
        spaced(self._list, gap=4)
        self._sum = label(tone="soft")
        self._ladder = ladder_field((t("Kriteria terberat dahulu"), "heaviest"))
        add = icon_button("add", t("Tambah kriteria"))
        add.clicked.connect(self._add_empty)
        self.fields.addLayout(field_column(t("Mulai dari"), self.template))
        self.fields.addWidget(label(t("Kriteria dan bobotnya (nilai 1 sampai 5)"), text_size="caption", tone="soft"))
        self.fields.addLayout(self._list)
        self.fields.addWidget(add)
        self.fields.addWidget(self._sum)
        self.fields.addLayout(field_column(t("Kalau seri"), self._ladder))
        self.template.activated.connect(self._begin)
        self._begin()

    def rules(self) -> dict[str, int | str]:
        """The weight of each criterion that has a name, the scale, the ladder."""
        weights = {f"weight|{name.text().strip()}": weight.value() for name, weight in self.rows if name.text().strip()}
        return {"low": 1, "high": 5, "ladder": self._ladder.currentData(), **weights}

    def _begin(self) -> None:
        template = self.template.currentData()
        empty(self._list)
        self.rows = []
        if isinstance(template, CriteriaTemplate):
            for name, weight in template.rules.items():
                if name.startswith("weight|"):
                    self._add(name.removeprefix("weight|"), int(weight))
        self.grew.emit()
        self._show_sum()

    def _add_empty(self) -> None:
        self._add("", max(1, SUM_OF_WEIGHTS - sum(weight.value() for _, weight in self.rows)))
        self.grew.emit()
        self.rows[-1][0].setFocus()
        self._show_sum()

    def _add(self, name: str, weight: int) -> None:
        field, number = LineField(), number_field(1, SUM_OF_WEIGHTS, weight)
        field.setText(name)
        field.setAccessibleName(t("Kriteria {n}", n=len(self.rows) + 1))
        number.setAccessibleName(t("Bobot kriteria {n}", n=len(self.rows) + 1))
        number.valueChanged.connect(self._show_sum)
        self.rows.append((field, number))
        row = QWidget()
        layout = QHBoxLayout(row)
        spaced(layout, gap=8)
        layout.addWidget(field, 1)
        layout.addWidget(number)
        self._list.addWidget(row)

    def _show_sum(self) -> None:
        total = sum(weight.value() for _, weight in self.rows)
        words = t("Jumlah bobot {n}", n=total)
        self._sum.setText(words if total == SUM_OF_WEIGHTS else t("{words}; harus 100", words=words))


class FormulaRules(RulesForm):
    """CARL, Hanlon, MIV/C, or a formula of one's own over criteria of one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.template = _template_field("formula")
        self.formula = LineField()
        self.low, self.high = number_field(0, 1, 1), number_field(2, 10, 5)
        self.mean = choice_field([(t("rata-rata"), "mean"), (t("nilai tengah (median)"), "median")])
        self._about = label(wraps=True, tone="soft")
        self.fields.addLayout(field_column(t("Mulai dari"), self.template))
        self.fields.addWidget(self._about)
        self.fields.addLayout(field_column(t("Rumus"), self.formula))
        self.add_row((t("Skala dari"), self.low), (t("sampai"), self.high), (t("Nilai tiap unsur dari"), self.mean))
        self.template.activated.connect(self._begin)
        self._begin()

    def rules(self) -> dict[str, int | str]:
        """The formula, the scale, and of the set what belongs to criteria that the formula still has."""
        template = self.template.currentData()
        text = self.formula.text().strip()
        kept: dict[str, int | str] = {}
        if isinstance(template, CriteriaTemplate):
            kept = {
                name: value
                for name, value in template.rules.items()
                if "|" in name and name.partition("|")[2] in _names_in(text)
            }
        return {
            **kept,
            "formula": text,
            "low": self.low.value(),
            "high": self.high.value(),
            "mean": self.mean.currentData(),
        }

    def _begin(self) -> None:
        template = self.template.currentData()
        if isinstance(template, CriteriaTemplate):
            self.formula.setText(str(template.rules["formula"]))
            self.low.setValue(int(template.rules["low"]))
            self.high.setValue(int(template.rules["high"]))
            labels = (f"{code}: {words}" for code, words in template.labels.items())
            self._about.setText("\n".join((template.about, *labels)))


def _names_in(formula: str) -> set[str]:
    """The words of a formula."""
    return set("".join(letter if letter.isalnum() or letter == "_" else " " for letter in formula).split())
