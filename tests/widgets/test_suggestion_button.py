"""The menu of whom to hear, group by group."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from core.views import HeardView, NamedPerson
from tools.sample_views import circle
from widgets.circle_strips import FootStrip
from widgets.suggestion_button import SuggestionButton

GROUPS = (
    HeardView("sex", "P", NamedPerson("a", "Ibu A&B"), 0),
    HeardView("age", "elder", NamedPerson("b", "Bapak B"), 2),
    HeardView("element", "PKK", NamedPerson("c", "Ibu C"), 1),
    HeardView("rw", "05", NamedPerson("d", "Bapak D"), 3),
)


def test_each_group_is_a_line_that_gives_the_floor(qtbot: QtBot) -> None:
    button = SuggestionButton()
    qtbot.addWidget(button)
    button.set_groups(GROUPS)
    menu = button.menu_now()
    assert [action.text() for action in menu.actions()] == [
        "Perempuan: Ibu A&&B, 0 kali",
        "Lansia: Bapak B, 2 kali",
        "PKK: Ibu C, 1 kali",
        "RW 05: Bapak D, 3 kali",
    ]
    with qtbot.waitSignal(button.picked) as told:
        menu.actions()[2].trigger()
    assert told.args == ["c"]


def test_the_foot_shows_the_menu_only_where_there_is_something_to_suggest(qtbot: QtBot) -> None:
    strip = FootStrip()
    qtbot.addWidget(strip)
    strip.resize(640, 56)
    strip.show()
    for heard, shown in ((GROUPS, True), ((), False)):
        strip.set_view(replace(circle(10), heard=heard), with_legend=False)
        assert strip.findChild(SuggestionButton).isVisible() is shown
