"""What every part of the document is put together with: the facts, clean text, sentences, and names of lampiran."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from core.clock import local
from core.document_form import APPENDICES
from core.minutes import Minutes
from core.wording import clock_time, number, roman
from export.ink import SlotPlace
from export.paragraph import Paragraph
from export.style import Margins, Styles, margins_of, styles_at
from export.text import DocumentText, Markup
from resources.templates import sentence

NONE = "–"

_REFERENCE = re.compile(r"\{lampiran:(\w+)\}")


class Heading(Paragraph):
    """A paragraph that stands in the outline of the file: ``outline`` is its level (0 the highest) and its words."""

    outline: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One document in the making.

    ``width`` is that of the text on an upright page, ``wide_width`` on a lying one (points).
    ``appendices`` are the names of the lampiran that have content, in their order. ``signing`` says in the foot how the
    document is signed electronically ("": it is not). ``slots`` takes up where everybody signs, by number from 1, while
    the document is drawn. ``wording`` has the sentences that the office words in its own way (``export.wording``).
    ``titled`` names the sentence by which the document calls itself, ``made`` the one in its foot ("": that of a
    version of the berita acara).
    """

    minutes: Minutes
    text: DocumentText
    width: float
    wide_width: float
    appendices: tuple[str, ...]
    signing: str = ""
    slots: dict[int, SlotPlace] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict[str, str])
    titled: str = "running.title"
    made: str = ""

    @property
    def styles(self) -> Styles:
        """The styles of its paragraphs."""
        return styles_at(self.minutes.form.body_pt)

    @property
    def margins(self) -> Margins:
        """The margins of its sheets."""
        return margins_of(self.minutes.form)

    def sentence(self, key: str) -> str:
        """The sentence of that name with its fields in braces: as the office words it, or as it is usual."""
        return self.wording.get(key) or sentence(key)

    def say(self, key: str, **fields: str | int) -> Markup:
        """A sentence of the template with its fields cleaned; fields that are ``Markup`` keep theirs."""
        texts = {name: value if isinstance(value, str) else number(value) for name, value in fields.items()}
        return Markup(self.sentence(key).format_map({name: self.text.markup(text) for name, text in texts.items()}))

    def paragraph(self, text: str, kind: ParagraphStyle) -> Paragraph:
        """A paragraph of a human text or of markup."""
        return Paragraph(self.text.markup(text), kind)

    def line(self, key: str, **fields: str) -> str:
        """A sentence of the template as one line for drawing, without markup."""
        return sentence(key).format_map({name: self.text.plain(value) for name, value in fields.items()})

    @property
    def title(self) -> str:
        """What the document calls itself, for drawing."""
        return self.line(self.titled, judul=self.minutes.session.title)

    def bold(self, text: str) -> Markup:
        """A human text in bold."""
        return Markup(f"<b>{self.text.markup(text)}</b>")

    def heading(
        self, text: str, *, room: float = 0, kind: ParagraphStyle | None = None, level: int = 0
    ) -> list[Flowable]:
        """A heading that stays with what follows: ``room`` is the height in points that must be left below it.

        It stands in the outline of the file at ``level`` (0 the highest).
        """
        kind = kind or self.styles.heading
        words = self.text.markup(text)
        line = Heading(words, kind)
        line.outline = (level, words.words)  # read by export.page when it is drawn
        return [CondPageBreak(kind.leading * 2 + kind.spaceBefore + room), line]

    def appendix(self, name: str) -> str:
        """How a text calls a lampiran: "Lampiran IV", or that there is none where it has no content."""
        if name in self.appendices:
            return f"Lampiran\N{NO-BREAK SPACE}{roman(self.appendices.index(name) + 1)}"
        return sentence("general.no_appendix")

    def see(self, key: str, name: str, **fields: str | int) -> Markup:
        """A sentence that points to a lampiran by ``{lampiran}``; empty if that has no content."""
        return self.say(key, lampiran=self.appendix(name), **fields) if name in self.appendices else Markup("")

    def with_references(self, text: str) -> str:
        """A human text with its ``{lampiran:NAME}`` replaced. A name that no lampiran has stays as it was written."""
        return _REFERENCE.sub(lambda found: self.appendix(found[1]) if found[1] in APPENDICES else found[0], text)

    def quoted_names(self) -> dict[str, str]:
        """Code to the name by which somebody is quoted in the notula: the code again, without consent to be named."""
        return {line.code: line.speaker for line in self.minutes.log}

    def day(self) -> date:
        """The day on which the session was held, in its own zone."""
        session = self.minutes.session
        return local(session.started_at or session.planned_start_at, session.zone).date()

    def time(self, at: datetime | None) -> str:
        """A time of day in the session's zone, "09.41", or a dash."""
        return NONE if at is None else clock_time(at, self.minutes.session.zone)


def bullets(draft: Draft, items: Sequence[str], kind: ParagraphStyle) -> list[Flowable]:
    """Short items below each other, each with a dash; a dash alone if there are none."""
    if not items:
        return [draft.paragraph(NONE, kind)]
    return [Paragraph(draft.text.markup(item), _hanging(kind), bulletText="–") for item in items]


@cache
def _hanging(kind: ParagraphStyle) -> ParagraphStyle:
    size = kind.fontSize
    more = {"leftIndent": size, "bulletFontName": kind.fontName, "bulletFontSize": size}
    return ParagraphStyle(f"{kind.name}-hanging", parent=kind, **more)


def words_of(names: Mapping[str, str], items: Sequence[str]) -> list[str]:
    """Codes of a session file as words: those known by their name, others with blanks for underscores."""
    return [names.get(item, item.replace("_", " ")) for item in items]
