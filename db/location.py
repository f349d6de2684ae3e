"""Which file a library is: the default place, a path, or a URL."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from core.ports import LedgerProblem, Problem

_FILE_URL = "sqlite:///"


def default_path() -> Path:
    """The library in the user's local data folder (never the roaming one: redirected folders break SQLite)."""
    return user_data_path("Lingkar", appauthor=False, roaming=False) / "library.fgd"


def path_of(location: str | Path | None) -> Path:
    """The file that ``location`` names: None for the default, a path, or ``sqlite:///PATH``.

    Raises:
        LedgerProblem: NOT_SUPPORTED for any other URL; only its scheme is told, since a URL may hold a password.
    """
    if location is None:
        return default_path()
    text = str(location)
    if text.startswith(_FILE_URL) and len(text) > len(_FILE_URL):
        return Path(text.removeprefix(_FILE_URL)).absolute()
    scheme, separator, _ = text.partition("://")
    if separator or text.startswith(_FILE_URL[:-2]):
        raise LedgerProblem(Problem.NOT_SUPPORTED, scheme if separator else text)
    return Path(location).absolute()
