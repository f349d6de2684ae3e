"""What the wall can show: its scenes, the choice of one, and the words that a scene needs beside the session's own.

A choice (``Shown``) is a value and no record: what hangs on the wall for a moment is nobody's decision about the
session. The words of a scene are in the wall's view only while that scene is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from core.identity import Id


class Scene(StrEnum):
    """What the wall shows. FOLLOW is whatever the session is at."""

    FOLLOW = auto()
    TITLE = auto()
    CIRCLE = auto()
    CLOCK = auto()
    QUESTION = auto()
    ISSUES = auto()
    READ_BACK = auto()
    VOTE = auto()
    RESULT = auto()
    AGREEMENT = auto()
    PLAN = auto()
    MESSAGE = auto()
    BLACK = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A scene and what of the session it is about.

    ``subject_id`` names a question, an agreement, or, to be read back, an entry, an issue or a cross-check; None for
    the one that suggests itself. ``probe`` is the index of a probe of the question, from 0. ``message`` are the
    moderator's own words. ``assented``: the room has agreed to the agreement.
    """

    scene: Scene = Scene.FOLLOW
    subject_id: Id | None = None
    probe: int | None = None
    message: str = ""
    assented: bool = False


@dataclass(frozen=True, slots=True)
class WallTitle:
    """The title page beside title and kelurahan: where, which day, and from when to when, ready to be read."""

    place: str
    day: str
    times: tuple[str, str]


@dataclass(frozen=True, slots=True)
class WallQuestion:
    """A question of the guide, and the probe that the moderator chose ("" for none)."""

    text: str
    probe: str


@dataclass(frozen=True, slots=True)
class WallIssue:
    """An issue in its shortest wording; ``rank`` is its place in the final order, None before there is one."""

    code: str
    title: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class WallIssues:
    """The issues, by rank or as they stand on the board."""

    rows: tuple[WallIssue, ...]


@dataclass(frozen=True, slots=True)
class WallReadBack:
    """Something as it was logged, to be confirmed by the room.

    ``name`` is who said it and ``kind`` its kind, for an entry; ``code`` that of an issue, whose ``causes`` and
    ``effects`` follow. ``confirmed``: whoever said it has confirmed it.
    """

    text: str
    name: str = ""
    kind: str = ""
    code: str = ""
    causes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class WallAgreement:
    """One agreement; ``label`` is KESATU, KEDUA …, ``number`` counts from 1. ``{lampiran:NAME}`` stays in the text."""

    label: str
    number: int
    count: int
    text: str
    assented: bool


@dataclass(frozen=True, slots=True)
class WallPlanRow:
    """One row of the action plan: what, who ("" for nobody yet), and its days, ready to be read."""

    activity: str
    responsible: str
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class WallPlan:
    """The action plan."""

    rows: tuple[WallPlanRow, ...]


@dataclass(frozen=True, slots=True)
class WallMessage:
    """The moderator's own words."""

    text: str


WallContent = WallTitle | WallQuestion | WallIssues | WallReadBack | WallAgreement | WallPlan | WallMessage
