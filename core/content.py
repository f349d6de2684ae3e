"""What a berita acara says, as one digest: the same for the same content, whatever the paper, the pen or the hour."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import cast

from core.document_form import DocumentForm
from core.minutes import Minutes
from core.session import Session

_NO_CONTENT: Mapping[type, frozenset[str]] = {
    Session: frozenset({"paper", "wall_names"}),
    DocumentForm: frozenset(field.name for field in fields(DocumentForm)) - {"appendices", "sentences"},
    Minutes: frozenset({"made_at", "journal_head", "version", "signatures", "attendance_signatures", "pictures"}),
}
"""Fields that say how something looks, or stand around the content: when it was taken, which version, who signed."""


def content_digest(minutes: Minutes) -> str:
    """SHA-256 in hex over the content of ``minutes``, in a form of their own (JSON, sorted keys, exact fractions)."""
    text = json.dumps(_plain(minutes), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    """``value`` as JSON can hold it. Raises TypeError for what no minutes contain."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return sorted(([_plain(key), _plain(item)] for key, item in pairs.items()), key=json.dumps)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        skipped = _NO_CONTENT.get(kind, frozenset[str]())
        names = (field.name for field in fields(value) if field.name not in skipped)
        return {"": kind.__name__, **{name: _plain(getattr(value, name)) for name in names}}
    raise TypeError(f"no content: {type(value).__name__}")
