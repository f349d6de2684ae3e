"""How the states of the gallery look: nothing cut off or over something else, all of it readable and in reach.

Each state is looked at once here, in one theme, text size and size, so that every two of them meet in some state;
`python -m tools.gallery --check` looks at all of them in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resources.themes import NAMES
from tools.checks.reach import missed_by_tab, scattered, unseen_focus
from tools.checks.whole import Watch, watching
from tools.gallery import LARGE, SCALES, Case, Entry, entries, shown
from tools.gallery_dialogs import end_stages
from widgets.elided_label import ElidedLabel
from widgets.follow_look import button, label
from widgets.style import apply_theme, current, dress

BY_TAB = (
    "page-home", "page-prepare", "page-live", "page-live-issues", "page-live-voting", "live-notes", "live-wall",
    "minutes-open", "booth-dots", "dialog-join", "dialog-new-poll", "dialog-correct-entry", "dialog-palette",
    "dialog-keys", "dialog-consent", "dialog-budget", "dialog-issue-edit",
)  # fmt: skip
"""States in which Tab is followed around: each page and panel, the booth, and dialogs of each make."""

SWITCHED = ("page-live", "page-prepare", "dialog-new-poll")
"""States in which theme and text size are changed while they are open."""


@pytest.fixture(autouse=True)
def stages() -> Iterator[None]:
    """The programs behind the dialogs end with each test: a change of theme is felt in all that is open."""
    yield
    end_stages()


def looks() -> dict[tuple[str, float], list[tuple[Case, Entry]]]:
    """Each state once: the combinations of theme, text size and size take turns."""
    found: dict[tuple[str, float], list[tuple[Case, Entry]]] = {look: [] for look in product(NAMES, SCALES)}
    for at, (name, entry) in enumerate((name, entry) for name, entry in entries().items() if not entry.dear):
        scale = entry.scales[at % len(entry.scales)]
        sizes = entry.sizes_at(scale)
        case = Case(name, NAMES[at % len(NAMES)], scale, sizes[at // 6 % len(sizes)])
        found[case.theme, case.scale].append((case, entry))
    return found


@pytest.mark.parametrize(("theme", "scale"), list(product(NAMES, SCALES)))
def test_every_state_looks_right(qapp: QApplication, theme: str, scale: float) -> None:
    apply_theme(qapp, theme, scale, motion=False)
    faults = []
    for case, entry in looks()[theme, scale]:
        with watching() as watch, shown(entry, case.size) as window:
            faults += [f"{case}: {fault}" for fault in watch.faults_of(window)]
    assert "\n".join(faults) == ""


def test_tab_comes_to_everything_once(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0, motion=False)
    states, faults = entries(), []
    for name in BY_TAB:
        with shown(states[name], states[name].sizes[0]) as window:
            faults += [f"{name}: {fault}" for fault in (*missed_by_tab(window), *scattered(window))]
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("theme", NAMES)
def test_the_keyboard_is_seen_where_it_is(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme, 1.0, motion=False)
    states, faults = entries(), []
    for name in ("page-live", "page-prepare", "dialog-new-poll"):
        with shown(states[name], states[name].sizes[0]) as window:
            faults += [f"{name}: {fault}" for fault in unseen_focus(window)]
    assert "\n".join(faults) == ""


def test_theme_and_text_size_are_switched_in_open_windows(qapp: QApplication) -> None:
    states, faults = entries(), []
    for name in SWITCHED:
        apply_theme(qapp, "light", 1.0, motion=False)
        with watching() as watch, shown(states[name], states[name].sizes[0]) as window:
            apply_theme(qapp, "high_contrast", 1.4, motion=False)
            faults += [f"{name}: {fault}" for fault in watch.faults_of(window)]
    assert "\n".join(faults) == ""


# -- the checks find what is wrong


class Watched:
    """Checks a small window of some widgets beside each other."""

    def __init__(self, qtbot: QtBot, watch: Watch) -> None:
        self._qtbot, self._watch = qtbot, watch

    def row(self, *widgets: QWidget) -> QWidget:
        window = QWidget()
        layout = QHBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        dress(window, kind="window")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._qtbot.addWidget(window)
        window.show()
        return window

    def says(self, window: QWidget) -> str:
        return "; ".join(self._watch.faults_of(window))


@pytest.fixture
def watched(qtbot: QtBot, qapp: QApplication) -> Iterator[Watched]:
    apply_theme(qapp, "light", 1.0, motion=False)
    with watching() as watch:
        yield Watched(qtbot, watch)


def test_a_sound_window_has_no_faults(watched: Watched) -> None:
    window = watched.row(label("Judul", strong=True), button("Simpan", live=True))
    assert watched.says(window) == ""
    assert [*missed_by_tab(window), *unseen_focus(window)] == []


def test_a_text_without_room_is_found(watched: Watched) -> None:
    cut = label("Sebuah kalimat yang panjang")
    cut.setFixedWidth(60)
    assert "too little room" in watched.says(watched.row(cut))


def test_texts_over_each_other_are_found(watched: Watched) -> None:
    window = watched.row(label("Bawah"))
    over = QLabel("Atas", window)
    over.move(window.findChildren(QLabel)[0].pos())
    over.show()
    assert "lies over" in watched.says(window)


class Untold(ElidedLabel):
    """Shortens its text and says it nowhere."""

    def setToolTip(self, words: str) -> None:
        """Say nothing."""


def test_a_painted_text_that_is_shortened_wants_a_tooltip(watched: Watched) -> None:
    told, untold = ElidedLabel("Sebuah kalimat yang panjang"), Untold("Sebuah kalimat yang panjang")
    for short in (told, untold):
        short.setFixedWidth(60)
    assert watched.says(watched.row(told)) == ""
    assert "has no tooltip" in watched.says(watched.row(untold))


def test_faint_text_is_found(watched: Watched) -> None:
    faint = QLabel("Samar")
    faint.setStyleSheet(f"color: {current.look.theme.hairline}")
    assert "contrast of 1." in watched.says(watched.row(faint))


def test_small_and_nameless_buttons_are_found(watched: Watched) -> None:
    small = QPushButton()
    small.setStyleSheet("min-height: 0; padding: 0")
    small.setFixedSize(24, 24)
    said = watched.says(watched.row(small))
    assert "has no accessible name" in said
    assert "is 24 × " in said


def test_what_tab_passes_over_is_found(watched: Watched) -> None:
    passed = button("Lewat")
    passed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert "'Lewat' is not reached by Tab" in "; ".join(missed_by_tab(watched.row(button("Satu"), passed)))


def test_a_focus_that_is_not_seen_is_found(watched: Watched) -> None:
    dull = button("Kusam")
    dull.setStyleSheet("QPushButton:focus { border: 1px solid #D6DBE2; padding: 0 14px; }")
    assert "'Kusam' does not show" in "; ".join(unseen_focus(watched.row(dull, button("Satu"))))


def test_text_sizes_are_looked_at_in_both() -> None:
    assert {case.scale for found in looks().values() for case, _ in found} == {1.0, LARGE}
