"""The end of the body: closing sentence, place and date, and everybody who signs. Never split, never alone.

Where it does not fit, the space for the signatures shrinks first; then the last clause moves to the next page along
with it. Each slot carries an invisible anchor (#1, #2 …) by which a signing service finds its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table

from core.clock import local
from core.minutes import DrawnSignature, Signer, SignerKind
from core.wording import date_long, terbilang
from export import style
from export.draft import Draft
from export.ink import Room, SlotPlace, draw_signature
from export.paragraph import Paragraph
from export.tables import RuledTable
from export.text import Markup

SPACES = (22 * mm, 20.5 * mm, 19 * mm, 17.5 * mm)
"""Room for a signature, the most that fits; representatives get 13/22 of it."""

LARGEST, LARGEST_OF_REPRESENTATIVES = (45 * mm, 15 * mm), (32 * mm, 12 * mm)
"""Width and height of a drawn signature at most."""

_REPRESENTATIVES_PART = 13 / 22
_SMALL = (SignerKind.REPRESENTATIVE, SignerKind.TEAM, SignerKind.OBSERVER)
_LEADS = {
    SignerKind.REPRESENTATIVE: "closing.representatives",
    SignerKind.TEAM: "closing.team",
    SignerKind.OBSERVER: "closing.observers",
    SignerKind.OFFICIAL: "closing.acknowledged",
}
"""The line over each group that has one."""
_COLUMNS = 4
_GAP = 3.5 * mm
_GUTTER = 3 * mm
_LONGEST_CLAUSE = 45 * mm


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where one person signs: role above, space, name and NIP below; ``anchor`` is the person's number.

    ``places`` takes up where that came to be on the page.
    """

    anchor: int
    drawn: DrawnSignature | None
    places: dict[int, SlotPlace]
    role: Paragraph
    name: Paragraph
    nip: Paragraph | None


class Kept(Flowable):
    """Flowables that stay on one page; those that can shrink do so before all of it moves on."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = list(parts)
        self.spaceBefore = parts[0].getSpaceBefore()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """The height with the widest spaces that fit; with the narrowest of all, if none do."""
        self.width = aW
        for space in SPACES:
            for part in self.parts:
                if isinstance(part, SignatureRow):
                    part.set_space(space)
            self._heights = [self._height_of(part, place, aH) for place, part in enumerate(self.parts)]
            self.height = sum(self._heights)
            if self.height <= aH:
                break
        return self.width, self.height

    def _height_of(self, part: Flowable, place: int, available_height: float) -> float:
        gap = part.getSpaceBefore() if place else 0
        return gap + part.wrap(self.width, available_height)[1]

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Nothing: it goes to the next page."""
        return []

    def draw(self) -> None:
        """All parts from the top down."""
        y = self.height
        for part, height in zip(self.parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


class SignatureRow(Flowable):
    """Slots side by side, as wide as the text in equal columns."""

    def __init__(self, slots: Sequence[_Slot], columns: int, part_of_space: float = 1) -> None:
        super().__init__()
        self._slots = slots
        self._columns = columns
        self._part = part_of_space
        self.set_space(SPACES[0])

    def set_space(self, space: float) -> None:
        """Take ``space`` points for each full-size signature."""
        self._space = space * self._part

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width, and the height of the tallest slot."""
        self.width = aW
        self._column = aW / self._columns
        inner = self._column - _GUTTER
        self._role = max(slot.role.wrap(inner, aH)[1] for slot in self._slots)
        name = max(slot.name.wrap(inner, aH)[1] for slot in self._slots)
        nips = [slot.nip.wrap(inner, aH)[1] for slot in self._slots if slot.nip is not None]
        self.height = self._role + self._space + name + max(nips, default=0)
        return self.width, self.height

    def paragraphs(self) -> list[Flowable]:
        """Role, name and NIP of each slot, without the space to sign."""
        return [part for slot in self._slots for part in (slot.role, slot.name, slot.nip) if part is not None]

    def draw(self) -> None:
        """Roles at the top, names on one line below the space. A row that is not full stands in the middle."""
        canvas: Canvas = self.canv
        start = (self.width - self._column * len(self._slots)) / 2
        for place, slot in enumerate(self._slots):
            x = start + place * self._column + _GUTTER / 2
            top = self.height
            slot.role.drawOn(canvas, x, top - slot.role.height)
            top -= self._role + self._space
            _draw_anchor(canvas, x, top + self._space / 2, slot.anchor)
            self._draw_ink(canvas, x, top, slot)
            slot.name.drawOn(canvas, x, top - slot.name.height)
            if slot.nip is not None:
                slot.nip.drawOn(canvas, x, top - slot.name.height - slot.nip.height)

    def _draw_ink(self, canvas: Canvas, x: float, y: float, slot: _Slot) -> None:
        """The signature, if there is one, in the space above the name; ``y`` is where the name begins."""
        widest, highest = LARGEST if self._part == 1 else LARGEST_OF_REPRESENTATIVES
        width, height = min(widest, self._column - _GUTTER), min(highest, self._space)
        room = Room(x + (self._column - _GUTTER - width) / 2, y, width, height)
        if slot.drawn is not None:
            draw_signature(canvas, slot.drawn, room)
        left, bottom = canvas.absolutePosition(room.x, room.y)
        slot.places[slot.anchor] = SlotPlace(canvas.getPageNumber() - 1, Room(left, bottom, width, height))


def _draw_anchor(canvas: Canvas, x: float, y: float, number: int) -> None:
    canvas.saveState()  # the mode of rendering would go on for all text after it
    text = canvas.beginText(x, y)
    text.setFont(style.REGULAR, 6)
    text.setTextRenderMode(3)
    text.textOut(f"#{number}")
    canvas.drawText(text)
    canvas.restoreState()


def closing(draft: Draft, last_clause: Sequence[Flowable], page_height: float) -> list[Flowable]:
    """The last clause and the signature block as one piece, as long as a page can hold it."""
    copies = draft.minutes.session.copies
    words = f"{copies} ({terbilang(copies)})"
    return closing_with(draft, draft.say("closing.sentence", rangkap=words), last_clause, page_height)


def closing_with(draft: Draft, sentence: Markup, last_clause: Sequence[Flowable], page_height: float) -> list[Flowable]:
    """As ``closing``, with another sentence above the signatures."""
    block: list[Flowable] = [Paragraph(sentence, draft.styles.closing), *_rows(draft)]
    short = all(_may_move(part, draft.width, page_height) for part in last_clause)
    for before, kept in (((), [*last_clause, *block]), (last_clause, block)):
        piece = Kept(kept)
        if (short or before) and piece.wrap(draft.width, page_height)[1] <= page_height:
            return [*before, piece]
    return [*last_clause, *_pieces(block, draft.width, page_height)]


def _may_move(part: Flowable, width: float, page_height: float) -> bool:
    """Whether a part is a paragraph or clause short enough to move on together with the signatures."""
    if isinstance(part, RuledTable) or not isinstance(part, Paragraph | Table):
        return False
    return part.wrap(width, page_height)[1] <= _LONGEST_CLAUSE


def _pieces(block: Sequence[Flowable], width: float, page_height: float) -> list[Flowable]:
    """The block where no page can hold all of it, in pieces that each stay whole.

    Words stay with the row below them, and who acknowledges with the last of those who sign before.
    """
    pieces: list[list[Flowable]] = []
    for part in block:
        if pieces and isinstance(pieces[-1][-1], Paragraph):
            pieces[-1].append(part)
        else:
            pieces.append([part])
    if len(pieces) > 1 and isinstance(pieces[-1][0], Paragraph):
        last = pieces.pop()
        pieces[-1] += last
    made: list[Flowable] = []
    for piece in pieces:
        kept = Kept(piece)
        fits = kept.wrap(width, page_height)[1] <= page_height
        made += [kept] if fits else [part for row in piece for part in _breakable(row, width, page_height)]
    return made


def _breakable(part: Flowable, width: float, page_height: float) -> list[Flowable]:
    """A part of the block; a row that no page can hold comes as its paragraphs, one below the other."""
    if not isinstance(part, SignatureRow) or part.wrap(width, page_height)[1] <= page_height:
        return [part]
    return part.paragraphs()


def _rows(draft: Draft) -> list[Flowable]:
    slots = _by_kind(draft)
    writers, leaders = slots[SignerKind.NOTE_TAKER], slots[SignerKind.MODERATOR]
    rows: list[Flowable] = [_place_and_date(draft)]
    pairs = max(len(writers), len(leaders))
    for place in range(pairs):
        pair = [side[place] for side in (writers, leaders) if place < len(side)]
        rows.append(_spaced(SignatureRow(pair, 2)) if place else SignatureRow(pair, 2))
    for kind in _SMALL:
        others = slots[kind]
        columns = min(_COLUMNS, len(others))
        for start in range(0, len(others), columns or 1):
            row = SignatureRow(others[start : start + columns], columns, _REPRESENTATIVES_PART)
            rows += [_spaced(row)] if start else [_lead(draft, _LEADS[kind]), row]
    officials = slots[SignerKind.OFFICIAL]
    if officials:
        rows.append(_lead(draft, _LEADS[SignerKind.OFFICIAL]))
        for start in range(0, len(officials), 2):
            row = SignatureRow(officials[start : start + 2], 2)
            rows.append(_spaced(row) if start else row)
    return rows


def _by_kind(draft: Draft) -> dict[SignerKind, list[_Slot]]:
    slots: dict[SignerKind, list[_Slot]] = {kind: [] for kind in SignerKind}
    signatures = draft.minutes.signatures if draft.minutes.signers else ()
    for number, (signer, drawn) in enumerate(zip_longest(_signers(draft), signatures), start=1):
        slots[signer.kind].append(_slot(draft, signer, number, drawn))
    return slots


def _signers(draft: Draft) -> Sequence[Signer]:
    """Those who are to sign; where nobody is named, note-taker and moderator, by name or on a dotted line."""
    minutes = draft.minutes
    if minutes.signers:
        return minutes.signers
    return (
        Signer(draft.say("closing.moderator"), minutes.moderator, "", SignerKind.MODERATOR),
        Signer(draft.say("closing.note_taker"), minutes.note_taker, "", SignerKind.NOTE_TAKER),
    )


def _slot(draft: Draft, signer: Signer, number: int, drawn: DrawnSignature | None) -> _Slot:
    small = signer.kind in _SMALL
    name = f"<u>{draft.text.markup(signer.name)}</u>" if signer.name else draft.say("closing.nobody")
    nip = signer.nip if not signer.nip or signer.nip.upper().startswith("NIP") else f"NIP {signer.nip}"
    return _Slot(
        anchor=number,
        drawn=drawn,
        places=draft.slots,
        role=draft.paragraph(_role(draft, signer), draft.styles.small_role if small else draft.styles.signer_role),
        name=Paragraph(name, draft.styles.small_name if small else draft.styles.signer_name),
        nip=draft.paragraph(nip, draft.styles.small_role) if nip else None,
    )


def _role(draft: Draft, signer: Signer) -> str:
    """The role above the signature, without the words that stand over the whole group already."""
    role = " ".join(signer.role.split())
    lead = _LEADS.get(signer.kind)
    said = draft.say(lead).rstrip(",") if lead is not None else ""
    if said and role.lower().startswith(said.lower()):
        role = role[len(said) :].lstrip(" ,") or role
    role = role[:1].upper() + role[1:]
    return role if signer.kind in _SMALL or not role else f"{role},"


def _place_and_date(draft: Draft) -> Flowable:
    session = draft.minutes.session
    ended = session.ended_at or session.started_at or session.planned_start_at
    day = date_long(local(ended, session.zone).date())
    city = session.city.strip()
    for rank in ("Kota Administrasi ", "Kota ", "Kabupaten "):
        city = city[len(rank) :] if city.lower().startswith(rank.lower()) else city
    line = draft.say("closing.place_and_date", tempat=city, tanggal=day) if city else day
    right = ParagraphStyle(
        "place-and-date", parent=draft.styles.signer_role, leftIndent=draft.width / 2, spaceBefore=_GAP
    )
    return Paragraph(line, right)


def _lead(draft: Draft, key: str) -> Flowable:
    return draft.paragraph(draft.say(key), draft.styles.signer_lead)


def _spaced(flowable: Flowable) -> Flowable:
    flowable.spaceBefore = _GAP
    return flowable
