"""The measures of a seat in each of its sizes, at 100 % text; `core.geometry` has those that decide about room."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class SeatForm:
    """Radii and distances in px, measured from the centre of the disc; `pill_y` and `name_y` are centres.

    `arc` 0: no arc of talk share, no pill and no name (size S).
    """

    code: str
    disc: float
    speaking: float
    ring_gap: float
    ring_width: float
    arc: float
    arc_width: float
    pill_height: float
    pill_y: float
    name_y: float
    label_width: float
    badge: float
    badge_x: float
    badge_y: float
    initials: float
    name: float
    pill: float
    shows_silence: bool

    @property
    def speaking_reach(self) -> float:
        """Radius of the ring around a speaker, outer edge."""
        return self.speaking + self.ring_gap + self.ring_width

    @property
    def grows_by(self) -> float:
        """How much larger the radius of a speaker's disc is; the label moves down by it."""
        return self.speaking - self.disc

    @property
    def name_width(self) -> float:
        """How wide a name may be: beside the labels of the larger sizes there is some room more."""
        return self.label_width * (1.12 if self.shows_silence else 1.0)

    def scaled(self, scale: float) -> SeatForm:
        """The same form at a text size."""
        return _scaled(self, scale)


@lru_cache(maxsize=32)
def _scaled(form: SeatForm, scale: float) -> SeatForm:
    plain = {"code", "shows_silence"}
    return SeatForm(**{
        field.name: getattr(form, field.name) if field.name in plain else getattr(form, field.name) * scale
        for field in fields(form)
    })  # fmt: skip


_XL = SeatForm(
    "XL", disc=38, speaking=47, ring_gap=6, ring_width=5, arc=45.5, arc_width=5, pill_height=21, pill_y=43.5,
    name_y=65.5, label_width=128, badge=14, badge_x=42, badge_y=-33, initials=28, name=16, pill=13, shows_silence=True,
)  # fmt: skip
_L = SeatForm(
    "L", disc=28, speaking=36, ring_gap=6, ring_width=4, arc=33, arc_width=4, pill_height=18, pill_y=32,
    name_y=52, label_width=112, badge=12, badge_x=32, badge_y=-25, initials=20, name=14, pill=12, shows_silence=True,
)  # fmt: skip
_M = SeatForm(
    "M", disc=20, speaking=25, ring_gap=3, ring_width=4, arc=23.5, arc_width=3, pill_height=16, pill_y=21,
    name_y=37, label_width=80, badge=10, badge_x=23, badge_y=-17, initials=14, name=12, pill=12, shows_silence=False,
)  # fmt: skip
_S = SeatForm(
    "S", disc=17, speaking=20, ring_gap=3, ring_width=4, arc=0, arc_width=0, pill_height=0, pill_y=0,
    name_y=0, label_width=0, badge=9, badge_x=16, badge_y=-11, initials=12, name=12, pill=12, shows_silence=False,
)  # fmt: skip

FORMS: Final = {form.code: form for form in (_XL, _L, _M, _S)}
"""Code of `core.geometry.SIZES` → form."""
