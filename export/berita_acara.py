"""The berita acara as a PDF: the story put together from its parts, printed, and put on the disk.

Its contents and their order follow the berita acara of kelurahan forums: kop, title, opening sentence, A organisation,
B attendance, C discussion, D votes, E agreements, F recommendations, closing, signatures, then the lampiran.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable

from core.minutes import Minutes
from export import style
from export.appendices import appendices, appendices_of
from export.draft import Draft
from export.drafting import draft_of, missing_signs
from export.file import replace_file
from export.ink import SlotPlace
from export.kop import kop, title
from export.page import printed, text_height
from export.sections.agreements import agreements, recommendations
from export.sections.attendance import attendance
from export.sections.discussion import discussion
from export.sections.opening import opening, organisation
from export.sections.voting import voting
from export.signature_block import closing
from resources.templates import sentence

_LETTERED: tuple[Callable[[Draft, str], list[Flowable]], ...] = (
    organisation,
    attendance,
    discussion,
    voting,
    agreements,
    recommendations,
)


def print_minutes(minutes: Minutes, path: Path) -> int:
    """Write the PDF and return its number of pages; an existing file is replaced at once or not at all.

    The same minutes give the same bytes.

    Raises:
        LedgerProblem: if the file cannot be written.
    """
    content, pages = minutes_pdf(minutes)
    replace_file(path, content)
    return pages


def print_for_office(minutes: Minutes, path: Path) -> int:
    """As ``print_minutes``; the foot says that the file is to be signed electronically elsewhere.

    Each place to sign has its invisible anchor (#1, #2 …), by which the office's signing service finds it.
    """
    made = printed_minutes(minutes, sentence("running.for_office"))
    replace_file(path, made.content)
    return made.pages


@dataclass(frozen=True, slots=True)
class PrintedMinutes:
    """The PDF, its number of pages, and where everybody signs, by number from 1 in the order of the signature block."""

    content: bytes
    pages: int
    slots: Mapping[int, SlotPlace]


def minutes_pdf(minutes: Minutes) -> tuple[bytes, int]:
    """The PDF itself and its number of pages, without an electronic signature."""
    printed_one = printed_minutes(minutes)
    return printed_one.content, printed_one.pages


def printed_minutes(minutes: Minutes, signing: str = "") -> PrintedMinutes:
    """The PDF whose foot says ``signing`` about its electronic signature ("": that it has none)."""
    paper = style.paper_of(minutes)
    draft = draft_of(minutes, paper, appendices_of(minutes), signing=signing)
    body = _body(draft)
    story = [*kop(draft), *title(draft), *opening(draft), *body[:-1]]
    story += closing(draft, body[-1:], text_height(paper, draft.margins))
    story += appendices(draft)
    content, pages = printed(draft, paper, [*story, *missing_signs(draft)])
    return PrintedMinutes(content, pages, draft.slots)


def _body(draft: Draft) -> list[Flowable]:
    """The lettered parts; a part without content is left out and the letters close up."""
    body: list[Flowable] = []
    letter = ord("A")
    for part in _LETTERED:
        flowables = part(draft, chr(letter))
        body += flowables
        letter += bool(flowables)
    return body
