"""What is remembered about the looks, in a small TOML file in the user's configuration folder."""

from __future__ import annotations

import contextlib
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from resources import themes, words
from ui.system_theme import SYSTEM


def settings_path() -> Path:
    """Where the settings are kept."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "lingkar" / "settings.toml"


@dataclass(slots=True)
class Settings:
    """Theme ("system" follows the system), text size (1.0 is 100 %), language, whether less is to move, the places
    whose tips were dismissed, the screen that was chosen for the projector, the wall's own theme, how far the farthest
    participant sits from it, and how wide its picture is (metres).
    """

    theme: str = SYSTEM
    text_size: float = 1.0
    language: str = "id"
    less_motion: bool = False
    tips_seen: str = ""
    projector_screen: str = ""
    wall_theme: str = "light"
    wall_distance_m: float = 6.0
    wall_width_m: float = 2.0

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings of a file; what is missing or makes no sense there is as at the start."""
        settings = cls()
        with contextlib.suppress(OSError, ValueError):
            kept = tomllib.loads(path.read_text(encoding="utf-8"))
            for field in fields(cls):
                value = kept.get(field.name)
                if isinstance(value, type(getattr(settings, field.name))):
                    setattr(settings, field.name, value)
        if settings.theme not in themes.NAMES:
            settings.theme = SYSTEM
        if settings.wall_theme not in themes.NAMES:
            settings.wall_theme = "light"
        settings.wall_distance_m = min(max(settings.wall_distance_m, 1.0), 40.0)
        settings.wall_width_m = min(max(settings.wall_width_m, 0.5), 12.0)
        if settings.language not in words.LANGUAGES:
            settings.language = "id"
        settings.text_size = min(max(settings.text_size, 1.0), 1.75)
        return settings

    def write(self, path: Path) -> None:
        """Keep them; where that cannot be done they hold for this run."""
        lines = [f"{name} = {_toml(value)}" for name, value in asdict(self).items()]
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: str | float) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{"".join(sign for sign in escaped if sign.isprintable())}"'
    return str(value)
