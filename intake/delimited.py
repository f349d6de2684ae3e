"""A list as text: which encoding, which separator, and its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter

from core.faults import Fault, FaultCode, FileFaults
from core.participant_list import ListTable
from intake.list_limits import Told, gather, tell_nobody

SEPARATORS = "\t;,|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 60


def read_delimited(raw: bytes, told: Told = tell_nobody) -> ListTable:
    """The table that text with separators holds.

    Raises:
        FileFaults: NOT_A_TABLE for what is no text, TOO_MANY_ROWS.
        ReadingStopped: if ``told`` does.
    """
    text, encoding = decoded(raw)
    if sum(sign < " " and sign not in "\t\r\n\f\v" for sign in text[:4000]) > 0:
        raise _fault(FaultCode.NOT_A_TABLE)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first) == 5:  # what Excel writes above the list
        separator, text = first[4], "\n" + rest
    else:
        separator = separator_of(text)
    try:
        rows = gather(csv.reader(io.StringIO(text, newline=""), delimiter=separator), told)
    except csv.Error as error:
        raise _fault(FaultCode.NOT_A_TABLE) from error
    return ListTable(rows, encoding=encoding, separator=separator)


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark, as UTF-16 without one, as UTF-8, else as Windows-1252.

    A few broken letters in a text that is UTF-8 for the most part do not make it Windows-1252.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, errors="replace"), name
    head = raw[:400]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 4 and zeros.count(0) > 0.6 * len(zeros):
            return raw.decode(name, errors="replace"), name
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        if sum(sign > "\x7f" for sign in text) > 3 * broken:
            return text, "utf-8"
        return raw.decode("cp1252", errors="replace"), "cp1252"


def separator_of(text: str) -> str:
    """The separator that divides the first rows most evenly into most cells; a comma if none divides any."""
    best, most = ",", 0.0
    for separator in SEPARATORS:
        widths = Counter[int]()
        try:
            for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
                if number == _LOOKED_AT:
                    break
                if any(row):
                    widths[len(row)] += 1
        except csv.Error:
            continue
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda found: (found[1] * (found[0] > 1), found[0]))
        score = often / widths.total() * min(width, 6) if width > 1 else 0.0
        if score > most:
            best, most = separator, score
    return best


def _fault(code: FaultCode, **data: str | int) -> FileFaults:
    return FileFaults([Fault("", code, tuple(data.items()))])
