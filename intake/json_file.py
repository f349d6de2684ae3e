"""A file of JSON read with care: its size, its letters, its form; no key twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.faults import Fault, FaultCode, FileFaults

MOST_BYTES = 20_000_000
"""More than a hundred times what a long session's file has."""

MOST_DIGITS = 18
"""What a whole number of a database can have."""


def read_json(path: Path) -> Any:
    """The value that the file at ``path`` holds. A byte order mark at its beginning is allowed.

    Raises:
        FileFaults: NO_SUCH_FILE, CANNOT_READ, TOO_BIG, NOT_UTF8, NOT_JSON, TOO_DEEP or DUPLICATE_KEY.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise _whole_file(FaultCode.NO_SUCH_FILE) from error
    except (OSError, ValueError) as error:
        raise _whole_file(FaultCode.CANNOT_READ) from error
    if len(raw) > MOST_BYTES:
        raise _whole_file(FaultCode.TOO_BIG, most=MOST_BYTES // 1_000_000)
    return parse_json(raw)


def parse_json(raw: bytes) -> Any:
    """The value that ``raw`` holds as JSON in UTF-8. Raises as ``read_json`` does."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _whole_file(FaultCode.NOT_UTF8, byte=error.start) from error
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _whole_file(FaultCode.NOT_JSON, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise _whole_file(FaultCode.TOO_DEEP) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _whole_file(FaultCode.DUPLICATE_KEY, value=shown(key))
        found[key] = value
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        _no_number(digits)
    return int(digits)


def _no_number(text: str) -> Any:
    raise _whole_file(FaultCode.NOT_NUMBER, value=shorten(text))


def _whole_file(code: FaultCode, **data: str | int) -> FileFaults:
    return FileFaults([Fault("", code, tuple(data.items()))])


def shown(value: object) -> str:
    """A value of the file as a message shows it: texts in 'quotes', the rest as JSON, on one short line."""
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    return shorten(f"'{value}'" if isinstance(value, str) else json.dumps(value))


def shorten(text: str, longest: int = 40) -> str:
    """``text`` cut to ``longest`` signs, with a mark in the place of each that cannot be printed."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
