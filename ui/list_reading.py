"""A list of participants read on another thread, with word of how far it is, and given up when nobody wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal

from core.faults import FileFaults
from core.participant_list import ListTable, ReadingStopped
from ui.background import Background
from ui.services import Told

Read = Callable[[Told], ListTable]


class ListReading(QObject):
    """One list at a time. Signals: ``rows_read(int)``, and in the end ``done(ListTable)``, ``refused(FileFaults)`` or,
    for a bug that is in the crash log, ``broke()``; none of them after ``stop``.
    """

    rows_read = Signal(int)
    done = Signal(object)
    refused = Signal(object)
    broke = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = Event()
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.broke.connect(self.broke)

    def start(self, read: Read) -> None:
        """Read another list; the one before is given up."""
        self.stop()
        self._stopped = Event()
        self._work.start(partial(_result, read, self._stopped, self.rows_read.emit))

    def stop(self) -> None:
        """Give up what is being read."""
        self._stopped.set()

    def wait(self) -> None:
        """Wait until nothing is being read."""
        self._work.wait()

    def _on_done(self, result: tuple[Event, ListTable | FileFaults | None]) -> None:
        stopped, found = result
        if stopped is not self._stopped or stopped.is_set():
            return
        if isinstance(found, FileFaults):
            self.refused.emit(found)
        else:
            self.done.emit(found)


def _result(read: Read, stopped: Event, tell: Told) -> tuple[Event, ListTable | FileFaults | None]:
    """What was read, why not, or None if it was given up. Runs on the pool's thread."""

    def told(rows: int) -> None:
        if stopped.is_set():
            raise ReadingStopped
        tell(rows)

    try:
        return stopped, read(told)
    except FileFaults as faults:
        return stopped, faults
    except ReadingStopped:
        return stopped, None
