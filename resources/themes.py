"""Themes: colours by role and the lengths that go with them, read from `themes/*.toml` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "themes"
NAMES = ("light", "dark", "high_contrast")


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes of text in px at 100 %; `strong` is `body` in bold."""

    caption: int
    body: int
    strong: int
    lead: int
    title: int
    display: int
    clock: int


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in px at 100 %."""

    control: int
    card: int


@dataclass(frozen=True, slots=True)
class Target:
    """Smallest height and width of things to click, in px at 100 %; `live` where seconds count."""

    control: int
    live: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Every colour is "#RRGGBB"; a `_soft` role is a fill that `text` can be read on.

    `category_fills[i]` and `category_texts[i]` belong together: a fill and the text that stands on it.
    """

    name: str
    window: str
    surface: str
    sunken: str
    hairline: str
    text: str
    text_soft: str
    accent: str
    accent_soft: str
    on_accent: str
    speaking: str
    speaking_soft: str
    good: str
    good_soft: str
    warn_fill: str
    on_warn: str
    bad: str
    bad_soft: str
    focus: str
    category_fills: tuple[str, ...]
    category_texts: tuple[str, ...]
    family: str
    line_height: float
    space: tuple[int, ...]
    type: TypeScale
    radius: Radius
    target: Target

    def category(self, index: int) -> tuple[str, str]:
        """Fill and text colour of the category with this number; they repeat after the last one."""
        at = index % len(self.category_fills)
        return self.category_fills[at], self.category_texts[at]


@cache
def load_theme(name: str) -> Theme:
    """The theme `light`, `dark` or `high_contrast`; ValueError for any other name."""
    if name not in NAMES:
        raise ValueError(f"no theme {name!r}; there are {', '.join(NAMES)}")
    shared = tomllib.loads((FOLDER / "shared.toml").read_text(encoding="utf-8"))
    own = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(
        name=name,
        **own["colours"],
        category_fills=tuple(shared["categories"]["fills"]),
        category_texts=tuple(shared["categories"]["text_on"]),
        family=shared["family"],
        line_height=shared["line_height"],
        space=tuple(shared["space"]),
        type=TypeScale(**shared["type"]),
        radius=Radius(**shared["radius"]),
        target=Target(**shared["target"]),
    )
