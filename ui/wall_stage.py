"""What of the wall a preview must know beside its view, to show the very same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WallStage:
    """How large the wall is, in pixels, and which page of its scene it shows (``page_no`` from 0)."""

    width: int = 1920
    height: int = 1080
    page_no: int = 0
    pages: int = 1
