"""The consent sheet: the seven things that the law wants told (UU PDP article 21), and a row for each person."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from core.forms import FormContent
from export import style
from export.draft import Draft
from export.forms.attendance import BLANK
from export.kop import kop
from export.tables import Column, TableSpec, ruled_table

ITEMS = 7
_FEWEST_ROWS = 12


def consent(draft: Draft, content: FormContent) -> list[Flowable]:
    """The information, then the table to tick and sign."""
    session = draft.minutes.session
    until = draft.say("persetujuan.until_unknown")
    items = [draft.say(f"persetujuan.item_{number}", sampai=until) for number in range(1, ITEMS + 1)]
    return [
        *kop(draft),
        draft.paragraph(draft.say("persetujuan.title"), style.TITLE),
        draft.paragraph(draft.say("persetujuan.basis"), style.SUBTITLE),
        draft.paragraph(draft.say("persetujuan.intro", judul=session.title), style.TEXT),
        Spacer(0, 2 * mm),
        *(Paragraph(item, style.LISTED, bulletText=f"{place}.") for place, item in enumerate(items, start=1)),
        Spacer(0, 3 * mm),
        ruled_table(draft, _table(draft, content), draft.width),
        *(Paragraph(draft.say(key), style.NOTE) for key in ("persetujuan.code_quote", "persetujuan.guardian")),
    ]


def _table(draft: Draft, content: FormContent) -> TableSpec:
    ask = ("take_part", "record", "photo", "quote")
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("persetujuan.name"), 44),
            *(Column(draft.say(f"persetujuan.{key}"), 22, "centre") for key in ask),
            Column(draft.say("persetujuan.sign"), 34, "centre"),
        ],
        dense=True,
    )
    names = [person.name for person in content.people]
    names += [""] * (_FEWEST_ROWS - len(names))
    yes_no = draft.say("persetujuan.yes_no")
    for number, name in enumerate(names, start=1):
        who = [Paragraph(draft.text.markup(name or BLANK), style.DENSE), Spacer(0, 4.5 * mm)]
        spec.rows.append([str(number), who, *[yes_no] * len(ask), BLANK])
    return spec
