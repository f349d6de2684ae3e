"""Who took part how much: entries, talk time, balance. People stand here as they do in the notula."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from core.participation import PersonShare
from core.people import Sex
from core.wording import decimal, duration, number
from export import style
from export.draft import NONE, Draft
from export.tables import Column, TableSpec, ruled_table
from resources.words import word_id


def participation(draft: Draft) -> list[Flowable]:
    """Heading, sentences, every participant, the sexes. Empty where nobody took part."""
    figures = draft.minutes.figures
    if not figures.people:
        return []
    return [
        *draft.heading(draft.say("denah.participation"), room=40 * mm, level=1),
        Paragraph(_sentence(draft), style.TEXT),
        _with_space(ruled_table(draft, _table(draft), draft.width)),
    ]


def _sentence(draft: Draft) -> str:
    figures = draft.minutes.figures
    return draft.say(
        "denah.sentence",
        n=figures.entries,
        peserta=figures.entries_of_participants,
        moderator=figures.entries_of_moderator,
        gini=decimal(figures.gini, 3),
        perempuan=decimal(figures.women_share * 100, 1),
    )


def _table(draft: Draft) -> TableSpec:
    spec = TableSpec(
        [
            Column(draft.say("denah.participant"), 64),
            Column(draft.say("denah.entries"), 24, "centre"),
            Column(draft.say("denah.talk"), 24, "centre"),
            Column(draft.say("denah.share"), 24, "centre"),
            Column(draft.say("denah.first"), 24, "centre"),
        ],
        dense=True,
    )
    named = draft.quoted_names()
    for share in draft.minutes.figures.people:
        spec.rows.append([named.get(share.person.code, share.person.code), *_figures(share)])
    spec.rows += [_of_sex(draft, sex) for sex in Sex]
    return spec


def _of_sex(draft: Draft, sex: Sex) -> Sequence[str]:
    """The sums of one sex, in bold."""
    part = draft.minutes.figures.by_sex[sex]
    talk_s = sum(share.talk_s for share in draft.minutes.figures.people if share.person.sex is sex)
    cells = [number(part.entries), duration(talk_s), decimal(part.share * 100, 1), NONE]
    label = draft.say("denah.of_sex", jk=word_id("sex", sex), n=part.people)
    return [draft.bold(cell) for cell in (label, *cells)]


def _figures(share: PersonShare) -> Sequence[str]:
    first = NONE if share.first_s is None else duration(share.first_s, with_hours=True)
    return [number(share.entries), duration(share.talk_s), decimal(share.share * 100, 1), first]


def _with_space(table: Flowable) -> Flowable:
    table.spaceBefore = 2 * mm
    return table
