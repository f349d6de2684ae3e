"""A small menu: for each attribute the group heard least, and who of it could speak next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from core.views import HeardView
from resources.words import t, word
from widgets import style


class SuggestionButton(QPushButton):
    """``picked(person_id)``: the floor for this person."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(t("Menurut …"))
        self._groups: tuple[HeardView, ...] = ()
        self.setAccessibleName(t("Paling jarang terdengar menurut kelompok"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.dress(self, kind="quiet")
        self.clicked.connect(self._open)

    @property
    def has_groups(self) -> bool:
        """Whether there is anything to suggest."""
        return bool(self._groups)

    def set_groups(self, groups: tuple[HeardView, ...]) -> None:
        """Take the groups heard least."""
        self._groups = groups

    def menu_now(self) -> QMenu:
        """The menu for the groups as they are; it goes when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for heard in self._groups:
            line = t("{group}: {name}, {n} kali", group=group_words(heard), name=heard.person.name, n=heard.entries)
            menu.addAction(line.replace("&", "&&")).setData(heard.person.person_id)
        menu.triggered.connect(lambda action: self.picked.emit(action.data()))
        return menu

    def _open(self) -> None:
        menu = self.menu_now()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def group_words(heard: HeardView) -> str:
    """How a group is called."""
    if heard.attribute == "sex":
        return word("sex", heard.group)
    if heard.attribute == "age":
        return {"young": t("Pemuda"), "adult": t("Dewasa"), "elder": t("Lansia")}[heard.group]
    return t("RW {number}", number=heard.group) if heard.attribute == "rw" else heard.group
