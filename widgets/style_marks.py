"""The small marks that a style sheet can only take from files: arrows, the tick and the dot of a chosen item."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from resources.themes import Theme

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{}</svg>'
_LINE = '<path d="{}" fill="none" stroke="{}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>'
_DOT = '<circle cx="6" cy="6" r="{}" fill="{}"/>'


@cache
def _folder() -> QTemporaryDir:
    """Lives as long as the program and is removed with it."""
    return QTemporaryDir()


@cache
def mark_folder(theme: Theme) -> Path:
    """The folder with `down`, `up`, `left`, `right`, `check` and `dot` (`.svg`) in the colours of a theme."""
    folder = Path(_folder().filePath(theme.name))
    folder.mkdir(exist_ok=True)
    for name, drawing in (
        ("down", _LINE.format("M2.5 4.5 L6 8 L9.5 4.5", theme.text)),
        ("left", _LINE.format("M7.5 2.5 L4 6 L7.5 9.5", theme.text)),
        ("right", _LINE.format("M4.5 2.5 L8 6 L4.5 9.5", theme.text)),
        ("up", _LINE.format("M2.5 7.5 L6 4 L9.5 7.5", theme.text)),
        ("check", _LINE.format("M2.5 6.3 L5 8.8 L9.7 3.4", theme.on_accent)),
        ("dot", _DOT.format(2.6, theme.on_accent)),
    ):
        (folder / f"{name}.svg").write_text(_SVG.format(drawing), encoding="utf-8")
    return folder
