"""What an office keeps for its next session: its address and kop, how it numbers, who signs, whom it invites."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast

from core.document_form import USUAL, DocumentForm, bad_value, form_of
from core.session import Official, Session
from core.state import SessionState
from core.wording import roman

NUMBERING = "{no}/{kode}/{unit}/{bulan_romawi}/{tahun}"
"""The elements of a document number as regional circulars have them: 001/005/KEL-TWN/XI/2026."""

ELEMENTS = (
    "LKMK", "PKK", "BKM", "Karang Taruna", "TOGA", "TOMAS", "KPM", "RT/RW", "RTM", "Disabilitas", "Lansia",
    "Perempuan", "Pemuda", "Posyandu", "UMKM", "LPMK",
)  # fmt: skip
"""The unsur that are offered until an office has a list of its own."""

WOMEN_AIM_PERCENT = 30
"""Women among the participants that a session aims at (Permendagri 114/2014 asks as much of a Musrenbangdes)."""

_FORM = tuple(field.name for field in fields(DocumentForm) if field.name not in ("id", "session_id"))

_PLACE = ("kelurahan", "kecamatan", "city", "province", "postcode", "office_address", "organizer", "zone", "paper")


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An official as the next session will name them."""

    role: str
    position: str
    name: str
    nip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """The particulars of the office. ``numbering`` has the tokens of ``NUMBERING``, ``classification`` is {kode} and
    ``unit`` is {unit}; ``last_number`` is the newest {no} that was given out in ``last_year``.
    """

    kelurahan: str = ""
    kecamatan: str = ""
    city: str = ""
    province: str = ""
    postcode: str = ""
    office_address: str = ""
    organizer: str = ""
    zone: str = "WIB"
    paper: str = "A4"
    copies: int = 2
    numbering: str = NUMBERING
    classification: str = ""
    unit: str = ""
    last_number: int = 0
    last_year: int = 0
    women_aim_percent: int = WOMEN_AIM_PERCENT
    elements: tuple[str, ...] = ELEMENTS
    officials: tuple[OfficialText, ...] = ()
    form: DocumentForm = USUAL

    def next_number(self, year: int) -> int:
        """The running number that comes next in a year; each year begins with 1."""
        return self.last_number + 1 if self.last_year == year else 1

    def with_number(self, number: int, year: int) -> OfficeProfile:
        """The profile after ``number`` was given out."""
        return replace(self, last_number=number, last_year=year)


def document_number(profile: OfficeProfile, number: int, day: date) -> str:
    """The number of a document of that day. Tokens without a value go together with the stroke before them.

    An unknown token stays as it is written.
    """
    values = {
        "{no}": f"{number:03}",
        "{kode}": profile.classification,
        "{unit}": profile.unit,
        "{bulan_romawi}": roman(day.month),
        "{tahun}": str(day.year),
    }
    text = profile.numbering
    for token, value in values.items():
        text = text.replace(token, value) if value else text.replace(f"/{token}", "").replace(token, "")
    return text.strip("/ ")


def profile_after(profile: OfficeProfile, state: SessionState, session: Session) -> OfficeProfile:
    """The profile with what a session says of its office; what the session leaves empty stays."""
    said: dict[str, Any] = {name: value for name in _PLACE if (value := getattr(session, name))}
    officials = tuple(
        OfficialText(one.role, one.position, one.name, one.nip)
        for one in sorted(state.all(Official), key=lambda one: one.order)
    )
    chosen = form_of(state)
    form = replace(chosen, id="", session_id="") if chosen.id else profile.form
    return replace(profile, **said, copies=session.copies, officials=officials or profile.officials, form=form)


def with_profile(wished: Session, profile: OfficeProfile) -> Session:
    """A wished-for session with what the office keeps, where the wish says nothing itself; its zone is its own."""
    kept = {name: getattr(profile, name) for name in _PLACE if not getattr(wished, name)}
    return replace(wished, **kept, paper=profile.paper, copies=profile.copies)


def profile_text(profile: OfficeProfile) -> str:
    """The profile as JSON; ``profile_from`` reads it back."""
    values = {field.name: getattr(profile, field.name) for field in fields(profile)}
    values["officials"] = [[one.role, one.position, one.name, one.nip] for one in profile.officials]
    values["form"] = {name: getattr(profile.form, name) for name in _FORM}
    return json.dumps(values, ensure_ascii=False)


def profile_from(text: str) -> OfficeProfile:
    """The profile of a kept text. What is missing, or of another kind than it should be, is as at the start."""
    usual = OfficeProfile()
    try:
        kept: object = json.loads(text) if text else {}
    except ValueError:
        return usual
    if not isinstance(kept, dict):
        return usual
    found = cast("Mapping[str, object]", kept)
    values: dict[str, Any] = {}
    for field in fields(usual):
        value, before = found.get(field.name), getattr(usual, field.name)
        if isinstance(value, list):
            value = _tuple_of(field.name, cast("list[object]", value))
        elif field.name == "form":
            value = _form_from(value)
        if type(value) is type(before):
            values[field.name] = value
    return replace(usual, **values)


def _form_from(kept: object) -> DocumentForm:
    """The form of a kept value. A field that no document can have is as usual."""
    form = USUAL
    for name, value in cast("Mapping[str, object]", kept if isinstance(kept, dict) else {}).items():
        if isinstance(value, list):
            value = _tuple_of(name, cast("list[object]", value))
        if name in _FORM and type(value) is type(getattr(form, name)):
            wished = replace(form, **cast("dict[str, Any]", {name: value}))
            form = form if bad_value(wished) else wished
    return form


def _tuple_of(name: str, items: list[object]) -> tuple[object, ...] | None:
    if name == "officials":
        rows = [cast("list[object]", item) for item in items if isinstance(item, list)]
        if len(rows) == len(items) and all(len(row) == 4 and _all_texts(row) for row in rows):
            return tuple(OfficialText(*cast("list[str]", row)) for row in rows)
        return None
    if name == "sentences":
        pairs = [cast("list[object]", item) for item in items if isinstance(item, list)]
        good = len(pairs) == len(items) and all(len(pair) == 2 and _all_texts(pair) for pair in pairs)
        return tuple((str(pair[0]), str(pair[1])) for pair in pairs) if good else None
    return tuple(items) if _all_texts(items) else None


def _all_texts(items: list[object]) -> bool:
    return all(isinstance(item, str) for item in items)
