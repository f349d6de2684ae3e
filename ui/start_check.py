"""Can a window be opened here at all? Asked before the first import of PySide6; standard library only.

Qt ends the process when the platform it needs cannot be loaded, and names only the first missing library.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from resources.words import t

# What a bare Debian or Ubuntu lacks: the first line for any use of Qt, the second for a window.
DEBIAN_PACKAGES = (
    "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
INSTALL = f"sudo apt-get install -y {DEBIAN_PACKAGES}"
WITHOUT_SCREEN = (
    "main.py demo OUT.pdf, main.py play FILE.json, main.py list, main.py show ID, main.py export ID OUT.pdf"
)


def why_no_window() -> str | None:
    """A sentence for people that says why no window can open and what to do, or None if one can."""
    on_linux = sys.platform.startswith("linux")
    platforms = wanted_platforms(os.environ) if on_linux else ()
    if on_linux and not platforms:
        return t("Tidak ada layar di sini. Yang dapat dilakukan tanpa layar: {commands}.", commands=WITHOUT_SCREEN)
    problem = why_qt_cannot_be_imported()
    if problem is None and on_linux:
        problem = why_none_can_be_loaded(platforms)
    if problem is None:
        return None
    if on_linux:
        return t(
            "Pustaka sistem untuk jendela belum lengkap ({problem}). Pasang dengan: {install}",
            problem=problem,
            install=INSTALL,
        )
    return t("Qt tidak dapat dijalankan: {problem}", problem=problem)


def wanted_platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Qt's platforms that this Linux session can use; empty where there is no screen and none was asked for."""
    if asked := environment.get("QT_QPA_PLATFORM"):
        return tuple(name.partition(":")[0] for name in asked.split(";"))
    by_variable = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    return tuple(platform for variable, platform in by_variable.items() if environment.get(variable))


def why_qt_cannot_be_imported() -> str | None:
    """What the import of QtWidgets says, or None when all is well."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return str(error)
    return None


def why_none_can_be_loaded(platforms: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> str | None:
    """What the loader says of the first platform's plugin, or None if at least one loads.

    A platform without a plugin file of its own is left to Qt.
    """
    problems = []
    for platform in platforms:
        plugins = sorted(plugin_folder().glob(f"libq{platform}*.so"))
        try:
            for plugin in plugins:
                load(str(plugin))
        except OSError as error:
            problems.append(str(error))
        else:
            return None
    return problems[0] if problems else None


def plugin_folder() -> Path:
    """Where PySide6 keeps its platform plugins."""
    found = importlib.util.find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "Qt" / "plugins" / "platforms"
