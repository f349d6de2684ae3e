"""The consent sheet: the seven things that the law wants told (UU PDP article 21), and a row for each person."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from core.forms import FormContent
from export.draft import Draft
from export.forms.attendance import BLANK
from export.kop import kop
from export.paragraph import Paragraph
from export.tables import Column, TableSpec, ruled_table
from export.text import Markup

INFORMATION = (
    "persetujuan.item_1",
    "persetujuan.item_2",
    "persetujuan.item_3",
    "persetujuan.item_4",
    "persetujuan.item_5",
    "persetujuan.item_6",
    "persetujuan.item_7",
)
PURPOSES = ("persetujuan.take_part", "persetujuan.record", "persetujuan.photo", "persetujuan.quote")
_FEWEST_ROWS = 11
_EMPTY_LINE = Markup("&nbsp;")


def consent(draft: Draft, content: FormContent) -> list[Flowable]:
    """The information, then the table to tick and sign."""
    session = draft.minutes.session
    until = draft.say("persetujuan.until_unknown")
    items = [draft.say(item, sampai=until) for item in INFORMATION]
    return [
        *kop(draft),
        draft.paragraph(draft.say("persetujuan.title"), draft.styles.title),
        draft.paragraph(draft.say("persetujuan.basis"), draft.styles.subtitle),
        draft.paragraph(draft.say("persetujuan.intro", judul=session.title), draft.styles.text),
        Spacer(0, 2 * mm),
        *(Paragraph(item, draft.styles.listed, bulletText=f"{place}.") for place, item in enumerate(items, start=1)),
        Spacer(0, 1 * mm),
        *(Paragraph(draft.say(key), draft.styles.note) for key in ("persetujuan.code_quote", "persetujuan.guardian")),
        Spacer(0, 2 * mm),
        ruled_table(draft, _table(draft, content), draft.width),
    ]


def _table(draft: Draft, content: FormContent) -> TableSpec:
    spec = TableSpec(
        [
            Column(draft.say("table.number"), 11, "centre"),
            Column(draft.say("persetujuan.name"), 44),
            *(Column(draft.say(purpose), 22, "centre") for purpose in PURPOSES),
            Column(draft.say("persetujuan.sign"), 34, "centre"),
        ],
        dense=True,
    )
    names = [person.name for person in content.people]
    names += [""] * (_FEWEST_ROWS - len(names))
    yes_no = draft.say("persetujuan.yes_no")
    for number, name in enumerate(names, start=1):
        who = [
            Paragraph(draft.text.markup(name) if name else _EMPTY_LINE, draft.styles.dense.texts["left"]),
            Spacer(0, 4 * mm),
        ]
        spec.rows.append([str(number), who, *[yes_no] * len(PURPOSES), BLANK])
    return spec
