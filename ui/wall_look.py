"""How the wall looks: its own theme, and how large its type is."""

from __future__ import annotations

from dataclasses import dataclass

from core.legibility import zoom_for
from ui.settings import Settings

ASPECT = 16 / 9
"""Width over height of the picture; most beamers' since 2010. A narrower picture is higher, so type is larger still."""


@dataclass(frozen=True, slots=True)
class WallLook:
    """``zoom`` is how many times larger than usual the type is."""

    theme: str = "light"
    zoom: float = 1.0

    @classmethod
    def of(cls, settings: Settings) -> WallLook:
        """The look that the settings ask for."""
        return cls(settings.wall_theme, zoom_for(settings.wall_distance_m, settings.wall_width_m, ASPECT))
