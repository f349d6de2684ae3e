"""The head of the first page: kop naskah dinas of the kelurahan, title and number of the berita acara.

Three levels of office, the address, a thick and a thin rule (Permendagri 1/2023); the emblem stands at the left.
"""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from export import style
from export.draft import Draft
from export.paragraph import Paragraph
from export.picture import picture_of

_EMBLEM_WIDTH, _EMBLEM_HEIGHT = 20 * mm, 24 * mm
_TALLEST = 110 * mm  # beyond that the lines are printed as plain paragraphs, which can break
_THICK, _THIN, _BETWEEN, _ABOVE_RULE = 1.5, 0.5, 1, 2.4 * mm


def kop(draft: Draft) -> list[Flowable]:
    """The letterhead; nothing for a session that names no office at all."""
    lines = _office_lines(draft)
    if not lines:
        return []
    logo = dict(draft.minutes.pictures).get(draft.minutes.form.logo_blob)
    example = draft.line("kop.emblem").split() if draft.minutes.session.fictional else []
    head = _Kop(lines, picture_of(logo), example)
    fits = head.wrap(draft.width, _TALLEST)[1] <= _TALLEST
    return [*([head] if fits else lines), Spacer(0, 7 * mm)]


def title(draft: Draft) -> list[Flowable]:
    """The words "BERITA ACARA", what it is of, and its number."""
    session = draft.minutes.session
    parts: list[Flowable] = [draft.paragraph(line, draft.styles.title) for line in _title_lines(draft)]
    if session.document_number:
        parts.append(draft.paragraph(draft.say("title.number", nomor=session.document_number), draft.styles.number))
    version = draft.minutes.version
    if version.number > 1:
        follows = draft.say("title.version", versi=version.number, lama=version.number - 1, alasan=version.reason)
        parts.append(draft.paragraph(follows, draft.styles.number))
    if session.fictional:
        parts.append(draft.paragraph(draft.say("title.fictional"), draft.styles.marked))
    return [*parts, Spacer(0, 6.5 * mm)]


def _office_lines(draft: Draft) -> list[Paragraph]:
    session = draft.minutes.session
    offices = [
        _office("PEMERINTAH", session.city),
        _office("KECAMATAN", session.kecamatan),
        _office("KELURAHAN", session.kelurahan),
    ]
    names = [name for name in offices if name] or [session.organizer.upper()]
    names = [name for name in names if name]
    if not names:
        return []
    postcode = draft.line("kop.postcode", kode=session.postcode) if session.postcode else ""
    address = ", ".join(part for part in (session.office_address, postcode) if part)
    return [
        *(draft.paragraph(name, style.KOP_LINE) for name in names[:-1]),
        draft.paragraph(names[-1], style.KOP_NAME),
        *([draft.paragraph(address, style.KOP_ADDRESS)] if address else []),
    ]


def _office(rank: str, name: str) -> str:
    """An office in capitals with its rank, "KECAMATAN …", which is not said twice."""
    capitals = " ".join(name.upper().split())
    return capitals if not capitals or capitals.startswith(rank) else f"{rank} {capitals}"


def _title_lines(draft: Draft) -> list[str]:
    """The title in lines as they are read: the kind of forum, its subject, the kelurahan."""
    session = draft.minutes.session
    words = " ".join(session.title.split())
    lines = [draft.say("title.berita_acara")]
    if words.upper().startswith("FGD "):
        lines.append(draft.say("title.of_fgd"))
        words = words[4:]
    else:
        words = f"{draft.say('title.of')} {words}"
    ending = f"KELURAHAN {session.kelurahan}".upper()
    words = words.upper()
    if session.kelurahan and words.endswith(f" {ending}"):
        return [*lines, words.removesuffix(ending).strip(), ending]
    return [*lines, words]


class _Kop(Flowable):
    """Lines and rules, and the office's emblem; without one, ``example`` words in a blank shield if there are any."""

    def __init__(self, lines: list[Paragraph], logo: ImageReader | None, example: list[str]) -> None:
        super().__init__()
        self._lines = lines
        self._logo = logo
        self._example = example

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width, and the height of the lines or of the emblem."""
        self.width = aW
        self._inner = aW - 2 * _EMBLEM_WIDTH
        self._text_height = sum(line.wrap(self._inner, aH)[1] for line in self._lines)
        self.height = max(self._text_height, _EMBLEM_HEIGHT) + _ABOVE_RULE + _THICK + _BETWEEN + _THIN
        return self.width, self.height

    def draw(self) -> None:
        """Lines from the top, the rules at the bottom."""
        canvas: Canvas = self.canv
        y = self.height - max(0, (_EMBLEM_HEIGHT - self._text_height) / 2)
        for line in self._lines:
            _, height = line.wrap(self._inner, self.height)
            y -= height
            line.drawOn(canvas, _EMBLEM_WIDTH, y)
        if self._logo is not None:
            y = self.height - _EMBLEM_HEIGHT
            canvas.drawImage(self._logo, 0, y, _EMBLEM_WIDTH, _EMBLEM_HEIGHT, preserveAspectRatio=True, anchor="nw")
        elif self._example:
            _draw_blank_shield(canvas, self.height - _EMBLEM_HEIGHT, self._example)
        canvas.setStrokeColor(style.INK)
        canvas.setLineCap(0)
        for y, weight in ((_THIN + _BETWEEN + _THICK / 2, _THICK), (_THIN / 2, _THIN)):
            canvas.setLineWidth(weight)
            canvas.line(0, y, self.width, y)


def _draw_blank_shield(canvas: Canvas, y: float, words: list[str]) -> None:
    """A shield, 18 mm wide, that is nobody's emblem."""
    canvas.saveState()
    canvas.translate(1 * mm, y)
    canvas.setLineJoin(1)
    for inset, weight, dash in ((0, 1.2, ()), (1.6 * mm, 0.35, (1.2, 1.2))):
        canvas.setLineWidth(weight)
        canvas.setDash(*dash)
        left, right, top, low = inset, 18 * mm - inset, 23 * mm - inset, inset * 1.3
        shape = canvas.beginPath()
        shape.moveTo(9 * mm, top + 1 * mm)
        shape.lineTo(right, top - 2 * mm)
        shape.lineTo(right, 11 * mm)
        shape.curveTo(right, 5 * mm, 13 * mm, low + 2 * mm, 9 * mm, low)
        shape.curveTo(5 * mm, low + 2 * mm, left, 5 * mm, left, 11 * mm)
        shape.lineTo(left, top - 2 * mm)
        shape.close()
        canvas.drawPath(shape)
    canvas.setDash()
    canvas.setFont(style.REGULAR, 6.5)
    for place, word in enumerate(words):
        canvas.drawCentredString(9 * mm, (13 - 2.8 * place) * mm, word)
    canvas.restoreState()
