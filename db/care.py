"""What is done to a library's file while nobody has it open: ``core.ports.LibraryCare``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.ports import BackupFile
from db import backup
from db.location import path_of
from db.making import set_aside


class FileCare:
    """Backups and rescue of the library at one location (see ``db.location.path_of``)."""

    def __init__(self, location: str | Path | None) -> None:
        self._path = path_of(location)

    def backups(self) -> Sequence[BackupFile]:
        """The backups with their sizes, the newest first; one that has just been thinned out is left out."""
        return backup.backup_files(self._path)

    def restore(self, chosen: Path) -> Path:
        """Put a copy of a backup in the place of the library, which is set aside; where that is now."""
        return backup.restore(self._path, chosen)

    def set_aside(self) -> Path:
        """Give the library another name, so that a new one can be made in its place; what that is."""
        return set_aside(self._path)
