"""Completion of names from earlier sessions of the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from core.ports import KnownPerson, LedgerProblem
from ui.desk import Desk


class KnownNames(QObject):
    """Proposes names in a field while they are typed; ``taken(KnownPerson)`` when one was chosen."""

    taken = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._session_id: str | None = None
        self._people: dict[str, KnownPerson] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_chosen)
        field.setCompleter(completer)

    def read(self, desk: Desk) -> None:
        """Read the people of the library, once for each session that is opened."""
        if desk.library is None or desk.bridge.session_id == self._session_id:
            return
        self._session_id = desk.bridge.session_id
        try:
            known = desk.library.known_people()
        except LedgerProblem:  # names are a help; whoever types them misses nothing
            return
        self._people = {one.name.casefold(): one for one in known}
        self._names.setStringList([one.name for one in known])

    def person_named(self, name: str) -> KnownPerson | None:
        """Who is known by that name."""
        return self._people.get(name.casefold())

    def _on_chosen(self, name: str) -> None:
        known = self.person_named(name)
        if known is not None:
            self.taken.emit(known)
