"""Lampiran masalah dan prioritas: each issue with causes, effects, assets and proposals, in the final order."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from core.issues import IssueStatus, is_vulnerable_group
from core.minutes import IssueText, Minutes
from core.wording import join_id
from export.appendices.frame import appendix
from export.draft import Draft, bullets, words_of
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup
from resources.templates import sections

NAME = "masalah"


def has_content(minutes: Minutes) -> bool:
    """Whether an issue was brought up and not left aside."""
    return bool(_going_on(minutes))


def story(draft: Draft) -> list[Flowable]:
    """One block per issue; those without a rank come last, in their own order."""
    issues = sorted(_going_on(draft.minutes), key=lambda issue: issue.rank or len(draft.minutes.issues) + 1)
    ranking = draft.minutes.ranking
    subtitle = draft.say("masalah.ranked" if ranking else "masalah.unranked")
    return [*appendix(draft, NAME, subtitle=subtitle), *(part for issue in issues for part in _issue(draft, issue))]


def _going_on(minutes: Minutes) -> list[IssueText]:
    return [issue for issue in minutes.issues if issue.status is not IssueStatus.NOT_TAKEN_UP]


def _issue(draft: Draft, issue: IssueText) -> list[Flowable]:
    rank = draft.say("masalah.rank", n=issue.rank) if issue.rank else draft.say("masalah.no_rank")
    title = Markup(f"<b>{rank} {draft.text.markup(f'{issue.code} {issue.title}'.strip())}</b>")
    spec = TableSpec(
        [
            Column(draft.say("masalah.causes"), 40),
            Column(draft.say("masalah.effects"), 40),
            Column(draft.say("masalah.assets"), 40),
            Column(draft.say("masalah.proposals"), 40),
        ],
        [
            [
                bullets(draft, items, draft.styles.dense.texts["left"])
                for items in (issue.causes, issue.effects, issue.assets, issue.proposals)
            ]
        ],
        dense=True,
    )
    table = ruled_table(draft, spec, draft.width)
    table.spaceBefore = 1 * mm
    heading = draft.heading(title, kind=draft.styles.subheading, level=1)
    return [KeepTogether([*heading[1:], Paragraph(_particulars(draft, issue), draft.styles.note), table])]


def _particulars(draft: Draft, issue: IssueText) -> str:
    groups = zip(words_of(sections()["group"], issue.affected), issue.affected, strict=True)
    affected = join_id([_marked(draft, words, group) for words, group in groups])
    parts = [
        draft.say("masalah.group", isi=issue.group) if issue.group else "",
        draft.say("masalah.field", isi=issue.field) if issue.field else "",
        draft.say("masalah.place", isi=issue.place) if issue.place else "",
        draft.say("masalah.affected", isi=affected) if affected else "",
        draft.say("masalah.entries", n=issue.entries),
    ]
    return "; ".join(part for part in parts if part) + "."


def _marked(draft: Draft, words: str, group: str) -> str:
    """A group whom an issue concerns, with a word for a vulnerable one."""
    return draft.line("masalah.vulnerable", isi=words) if is_vulnerable_group(group) else words
