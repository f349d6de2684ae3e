"""How a session's berita acara is printed: which lampiran in which order, type, margins, emblem, an office's wording.

What an office likes is kept in its profile (``core.office``) and copied into each new session, so that a version of the
document stays the same whatever the office changes later. The paper is among the session's particulars.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added
from core.state import SessionState

APPENDICES = (
    "daftar_hadir",
    "susunan_acara",
    "masalah",
    "rtl",
    "tidak_ditindaklanjuti",
    "notula",
    "uji_silang",
    "denah",
    "dokumentasi",
)
"""The lampiran in their usual order; one for which a session has no content is left out, and the numbers close up."""

BODY_SIZES = (11, 12)
"""Points of the running text (regional guides to official documents ask for Arial 11 or 12)."""

MARGINS: Mapping[str, tuple[int, int]] = {
    "left_mm": (30, 50),
    "right_mm": (20, 40),
    "top_mm": (20, 40),
    "bottom_mm": (25, 45),
}
"""The least margin of official documents, which is the usual one, and the widest that leaves room for a table."""

_MOST_SENTENCES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentForm(Record):
    """The form of the document. Without such a record it is the usual one.

    ``appendices`` are the lampiran that are wanted, in their order; ``body_pt`` is one of ``BODY_SIZES``. ``catchword``
    prints the first word of the next page at the foot of each (kata sambung). ``logo_blob`` is the digest of the
    office's emblem among the library's bytes, "" for none. ``sentences`` are pairs of a sentence's name and the
    office's own wording for it; one that lacks a field of the usual sentence is not printed.
    """

    appendices: tuple[str, ...] = APPENDICES
    body_pt: int = BODY_SIZES[0]
    left_mm: int = MARGINS["left_mm"][0]
    right_mm: int = MARGINS["right_mm"][0]
    top_mm: int = MARGINS["top_mm"][0]
    bottom_mm: int = MARGINS["bottom_mm"][0]
    catchword: bool = False
    logo_blob: str = ""
    sentences: tuple[tuple[str, str], ...] = ()

    def claims(self) -> tuple[Hashable, ...]:
        """To be the only one."""
        return ("document_form",)


USUAL = DocumentForm()
"""The form of a document for which nobody has chosen another."""


def form_of(state: SessionState) -> DocumentForm:
    """The form of a session's document."""
    return next(iter(state.all(DocumentForm)), USUAL)


def bad_value(form: DocumentForm) -> str:
    """The name of the first field whose value no document can have; "" if there is none."""
    names = form.appendices
    if len(set(names)) < len(names) or not set(names) <= set(APPENDICES):
        return "appendices"
    if form.body_pt not in BODY_SIZES:
        return "body_pt"
    for name, (least, most) in MARGINS.items():
        if not least <= getattr(form, name) <= most:
            return name
    keys = [key for key, _ in form.sentences]
    if len(set(keys)) < len(keys) or len(keys) > _MOST_SENTENCES:
        return "sentences"
    return ""


@dataclass(frozen=True, slots=True)
class SetDocumentForm(Action):
    """Give the document another form."""

    form: DocumentForm

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a lampiran unknown or named twice, a size or margin no document has, and two of one sentence."""
        field = bad_value(self.form)
        if field:
            return refuse(Code.BAD_VALUE, field=field)
        wished = checked(self.form)
        if isinstance(wished, Refusal):
            return wished
        before = form_of(state)
        if before.id:
            wished = replace(wished, id=before.id, session_id=before.session_id)
            return () if wished == before else (Change(before, wished),)
        if replace(wished, id="", session_id="") == USUAL:
            return ()
        return (added(as_new(wished, state, moment)),)
