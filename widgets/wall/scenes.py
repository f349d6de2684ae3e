"""Which scene a view asks for."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtGui import QPainter

from core.views import (
    ProjectorView,
    WallAgreement,
    WallContent,
    WallIssues,
    WallMessage,
    WallPlan,
    WallPlanRow,
    WallQuestion,
    WallReadBack,
    WallTitle,
)
from core.views import Scene as SceneName
from resources.words import t, word
from widgets.wall.circle_scene import CircleScene
from widgets.wall.clock_scene import ClockScene
from widgets.wall.list_scene import ListRow, ListScene
from widgets.wall.page import BODY, SUBTITLE, TITLE, Lives, Scene, WallPage
from widgets.wall.result_scene import ResultScene
from widgets.wall.statement_scene import Statement, StatementScene
from widgets.wall.title_scene import TitleScene
from widgets.wall.vote_scene import VoteScene

_APPENDIX = re.compile(r"\{lampiran:\w+\}")


class BlackScene:
    """Nothing at all: a black wall."""

    pages = 1

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """The still layer is black already."""

    def lives(self, now: datetime, page_no: int) -> Lives:
        """Nothing moves."""
        return {}


def scene_of(view: ProjectorView, page: WallPage) -> Scene:
    """The scene that a view asks for; one without its poll or its words gives way to the clock."""
    if view.scene is SceneName.BLACK:
        return BlackScene()
    if view.scene is SceneName.VOTE and view.turnout is not None:
        return VoteScene(page, view, view.turnout)
    if view.scene is SceneName.RESULT and view.result is not None:
        return ResultScene(page, view, view.result)
    if view.scene in (SceneName.CIRCLE, SceneName.FOLLOW):
        return CircleScene(page, view)
    return ClockScene(page, view) if view.content is None else _worded(page, view, view.content)


def _worded(page: WallPage, view: ProjectorView, content: WallContent) -> Scene:
    match content:
        case WallTitle():
            return TitleScene(page, view, content)
        case WallIssues(rows=issues):
            rows = tuple(ListRow(issue.code, issue.title, fact=_rank(issue.rank)) for issue in issues)
            return ListScene(page, view, t("Isu yang dibahas"), rows)
        case WallPlan(rows=planned):
            rows = tuple(ListRow(str(at), row.activity, _who_and_when(row)) for at, row in enumerate(planned, start=1))
            return ListScene(page, view, t("Rencana tindak lanjut"), rows)
        case WallQuestion() | WallReadBack() | WallAgreement() | WallMessage():
            return StatementScene(page, view, _statement(view, content))


def _statement(view: ProjectorView, content: WallQuestion | WallReadBack | WallAgreement | WallMessage) -> Statement:
    match content:
        case WallQuestion(text=text, probe=probe):
            item = view.agenda.current
            title = view.title if item is None else item.title
            return Statement(title, text, below=probe, sizes=(SUBTITLE, 0.081, 0.074, BODY), bold=True)
        case WallMessage(text=text):
            return Statement(view.title, text, sizes=(TITLE, SUBTITLE, 0.081, 0.074, BODY), centred=True, bold=True)
        case WallAgreement():
            below = t("Mufakat") if content.assented else t("Apakah sudah sesuai?")
            return Statement(
                t("Kesepakatan"), _APPENDIX.sub(t("lampiran"), content.text), label=content.label, below=below,
                checked=content.assented, place=(content.number, content.count),
            )  # fmt: skip
        case WallReadBack():
            return _read_back(content)


def _read_back(content: WallReadBack) -> Statement:
    parts = [content.text]
    for name, items in ((t("Penyebab"), content.causes), (t("Akibat"), content.effects)):
        parts += [f"{name}: {'; '.join(items)}"] if items else []
    kind = word("log_kind", content.kind) if content.kind else ""
    label = " – ".join(part for part in (content.code, content.name, kind) if part)
    below = t("Sudah dikonfirmasi") if content.confirmed else t("Apakah sudah sesuai?")
    return Statement(t("Dibacakan kembali"), "\n".join(parts), label=label, below=below, checked=content.confirmed)


def _rank(rank: int | None) -> str:
    return "" if rank is None else t("prioritas {n}", n=rank)


def _who_and_when(row: WallPlanRow) -> str:
    """As far as it is known: "Ibu Maryani, 20 November 2026"."""
    when = row.starts_on or row.ends_on
    if row.starts_on and row.ends_on and row.starts_on != row.ends_on:
        when = t("{start} sampai {end}", start=row.starts_on, end=row.ends_on)
    return ", ".join(part for part in (row.responsible, when) if part)
