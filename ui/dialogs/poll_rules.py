"""The settings of each voting method, as a small form that the poll dialog shows. A new method is one line below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from core.polls import Rules
from core.tally import METHODS
from resources.words import t, word
from ui.panels.form_section import field_column, field_row
from widgets.follow_look import label, spaced
from widgets.text_fields import padded

BASES = ("valid", "cast", "present", "signed", "eligible", "invited")
MOST_DOTS = 20


class RulesForm(QWidget):
    """The settings of a method that has none. Others add fields to ``fields``, and tell ``grew()`` when one is new."""

    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = QVBoxLayout(self)
        spaced(self.fields, gap=8)

    def rules(self) -> dict[str, int | str]:
        """The settings as they stand."""
        return {}

    def add_row(self, *pairs: tuple[str, QWidget]) -> None:
        """Fields side by side, with their words above them."""
        self.fields.addLayout(field_row(*((words, field, 1) for words, field in pairs)))


def number_field(low: int, high: int, value: int) -> QSpinBox:
    """A field for a whole number."""
    made = padded(QSpinBox())
    made.setRange(low, high)
    made.setValue(value)
    return made


def choice_field(choices: Sequence[tuple[str, object]]) -> QComboBox:
    """A field for one of a few; pairs of words and what they stand for."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for words, data in choices:
        made.addItem(words, data)
    return made


def ladder_field(*ladders: tuple[str, str]) -> QComboBox:
    """What settles a tie, declared before opening: pairs of words and steps; nothing by itself."""
    return choice_field([(t("Tetap seri; forum yang memutuskan"), ""), *ladders])


class DotRules(RulesForm):
    """Suara titik."""

    def __init__(self) -> None:
        super().__init__()
        self.dots, self.cap = number_field(1, MOST_DOTS, 3), number_field(1, MOST_DOTS, 2)
        self._ladder = ladder_field(
            (t("Jumlah pendukung, lalu adu langsung"), "supporters,head_to_head"),
            (t("Jumlah pendukung"), "supporters"),
        )
        self.add_row((t("Titik per orang"), self.dots), (t("Paling banyak pada satu pilihan"), self.cap))
        self.fields.addLayout(field_column(t("Kalau seri"), self._ladder))

    def rules(self) -> dict[str, int | str]:
        """Dots, cap, ladder; the cap is never above the dots."""
        dots = self.dots.value()
        return {"cap": min(self.cap.value(), dots), "dots": dots, "ladder": self._ladder.currentData()}


class ConsentRules(RulesForm):
    """Setuju, tolak, abstain: what part of what number carries."""

    def __init__(self) -> None:
        super().__init__()
        self.base = choice_field([(word("poll_base", base), base) for base in BASES])
        self.threshold = choice_field(
            [
                (t("lebih dari setengah"), (1, 2, 0)),
                (t("sekurang-kurangnya dua pertiga"), (2, 3, 1)),
                (t("sekurang-kurangnya tiga perempat"), (3, 4, 1)),
                (t("semua"), (1, 1, 1)),
            ]
        )
        self.add_row((t("Diterima kalau setuju"), self.threshold), (t("dari"), self.base))

    def rules(self) -> dict[str, int | str]:
        """Base and threshold."""
        numerator, denominator, at_least = self.threshold.currentData()
        return {
            "base": self.base.currentData(),
            "numerator": numerator,
            "denominator": denominator,
            "at_least": at_least,
        }


class UsgRules(RulesForm):
    """USG: mean or median, the scale, the ladder."""

    def __init__(self) -> None:
        super().__init__()
        self.mean = choice_field([(t("rata-rata"), "mean"), (t("nilai tengah (median)"), "median")])
        self.high = number_field(2, 10, 5)
        self.ladder = ladder_field((t("Urgensi, lalu keseriusan"), "US"), (t("Urgensi"), "U"))
        self.add_row((t("Nilai tiap unsur dari"), self.mean), (t("Skala 1 sampai"), self.high))
        self.fields.addLayout(field_column(t("Kalau seri"), self.ladder))

    def rules(self) -> dict[str, int | str]:
        """Mean, scale, ladder."""
        return {
            "mean": self.mean.currentData(),
            "low": 1,
            "high": self.high.value(),
            "ladder": self.ladder.currentData(),
        }


class TopRules(RulesForm):
    """How many places are named, and the ladder."""

    def __init__(self) -> None:
        super().__init__()
        self.places = number_field(1, 20, 3)
        self.ladder = ladder_field(
            (t("Tempat pertama, kedua, lalu adu langsung"), "firsts,seconds,head_to_head"),
            (t("Tempat pertama"), "firsts"),
        )
        self.add_row((t("Berapa yang diurutkan"), self.places), (t("Kalau seri"), self.ladder))

    def rules(self) -> dict[str, int | str]:
        """Places and ladder."""
        return {"places": self.places.value(), "ladder": self.ladder.currentData()}


class PairRules(RulesForm):
    """The ladder of pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.ladder = ladder_field((t("Adu langsung"), "head_to_head"))
        self.fields.addLayout(field_column(t("Kalau seri"), self.ladder))
        words = t("Dijawab bersama: satu surat suara untuk seluruh forum, atau satu per orang.")
        self.fields.addWidget(label(words, wraps=True, tone="soft"))

    def rules(self) -> dict[str, int | str]:
        """The ladder."""
        return {"ladder": self.ladder.currentData()}


class ScoreRules(RulesForm):
    """The scale of scores."""

    def __init__(self) -> None:
        super().__init__()
        self.low, self.high = number_field(0, 1, 0), number_field(2, 10, 5)
        self.add_row((t("Skala dari"), self.low), (t("sampai"), self.high))

    def rules(self) -> dict[str, int | str]:
        """The scale."""
        return {"low": self.low.value(), "high": self.high.value()}


class ConsensusRules(RulesForm):
    """Mufakat has no settings; says when it is reached."""

    def __init__(self) -> None:
        super().__init__()
        words = t("Tercapai kalau kuorum terpenuhi dan tidak ada yang berkeberatan. Selalu terbuka.")
        self.fields.addWidget(label(words, wraps=True, tone="soft"))


def checked(method: str, rules: Mapping[str, int | str]) -> Rules | None:
    """The settings of a method in the form in which a poll keeps them; None if it cannot count with them."""
    whole = METHODS[method].checked_rules(rules)
    return None if whole is None else tuple(sorted(rules.items()))


SIMPLE_FORMS: Mapping[str, type[RulesForm]] = MappingProxyType(
    {
        "mufakat": ConsensusRules,
        "consent_vote": ConsentRules,
        "dots": DotRules,
        "usg": UsgRules,
        "top_k": TopRules,
        "pairwise": PairRules,
        "approval": RulesForm,
        "score": ScoreRules,
    }
)
"""Method code to form, but for the methods with criteria, whose forms are in ``criteria_rules``."""
