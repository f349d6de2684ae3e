"""Reads values out of JSON objects and remembers every one that is missing or wrong, instead of stopping there.

What is wrong is noted with its place, and a harmless value of the right type is given in its stead, so that one
reading finds all faults of a file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from math import isfinite
from typing import Any, TypeVar

from core.faults import Fault, FaultCode
from intake.json_file import shown

V = TypeVar("V")

YEARS = range(1900, 3000)
LONGEST_TEXT = 4000

_TIME = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})", re.ASCII)
_OFFSET = re.compile(r"([0-9]{1,4}):([0-5][0-9])", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(slots=True)
class Faults:
    """The faults found so far, in the order of reading."""

    found: list[Fault] = field(default_factory=list)

    def note(self, place: str, code: FaultCode, **data: str | int) -> None:
        """Remember one more."""
        self.found.append(Fault(place, code, tuple(data.items())))


@dataclass(frozen=True, slots=True)
class Reader:
    """One JSON object of the file. null under a key is the same as no key; keys that nobody asks for do not matter."""

    value: Mapping[str, Any]
    place: str
    faults: Faults

    def place_of(self, key: str) -> str:
        """The place of the value under ``key``."""
        return f"{self.place}.{key}" if self.place else key

    def has(self, key: str) -> bool:
        """Whether there is something under ``key``."""
        return self.value.get(key) is not None

    def note(self, key: str, code: FaultCode, **data: str | int) -> None:
        """Remember a fault in the value under ``key``."""
        self.faults.note(self.place_of(key), code, **data)

    def text(self, key: str, *, required: bool = False) -> str:
        """A text, trimmed; "" if there is none."""
        text = self._value(key, required)
        if text is None:
            return ""
        return self._text(self.place_of(key), text, required)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._text(f"{self.place_of(key)}[{n}]", text, True) for n, text in enumerate(self._list(key)))

    def whole(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """A whole number from ``low`` to ``high``; it must be there if there is no ``default``."""
        number = self._value(key, default is None)
        fallback = low if default is None else default
        if number is None:
            return fallback
        if not isinstance(number, int) or isinstance(number, bool):
            self.note(key, FaultCode.NOT_WHOLE, value=shown(number))
        elif not low <= number <= high:
            self.note(key, FaultCode.OUT_OF_RANGE, value=shown(number), low=low, high=high)
        else:
            return number
        return fallback

    def maybe_whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number, or None if there is none."""
        return self.whole(key, low, high) if self.has(key) else None

    def angle(self, key: str) -> float | None:
        """A number from 0 to 360, or None if there is none."""
        number = self._value(key, False)
        if number is None:
            return None
        if not isinstance(number, int | float) or isinstance(number, bool) or not isfinite(number):
            self.note(key, FaultCode.NOT_NUMBER, value=shown(number))
        elif not 0 <= number <= 360:
            self.note(key, FaultCode.OUT_OF_RANGE, value=shown(number), low=0, high=360)
        else:
            return float(number)
        return None

    def truth(self, key: str, *, default: bool) -> bool:
        """True or false."""
        truth = self._value(key, False)
        if truth is None:
            return default
        if not isinstance(truth, bool):
            self.note(key, FaultCode.NOT_TRUTH, value=shown(truth))
            return default
        return truth

    def one_of(self, key: str, choices: Mapping[str, V], *, required: bool = True, otherwise: V) -> V:
        """What ``choices`` has for the text under ``key``."""
        text = self._value(key, required)
        if text is None:
            return otherwise
        if not isinstance(text, str) or text not in choices:
            self.note(key, FaultCode.NOT_ONE_OF, value=shown(text), choices="/".join(choices))
            return otherwise
        return choices[text]

    def time(self, key: str, *, required: bool = False) -> time | None:
        """A time of day, written "09.41" or "09:41"."""
        text = self._value(key, required)
        found = _TIME.fullmatch(text) if isinstance(text, str) else None
        if found is not None and int(found[1]) < 24 and int(found[2]) < 60:
            return time(int(found[1]), int(found[2]))
        if text is not None:
            self.note(key, FaultCode.BAD_TIME, value=shown(text))
        return None

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A calendar day, written "2026-11-11"."""
        text = self._value(key, required)
        if text is None:
            return None
        try:
            day = date.fromisoformat(text) if isinstance(text, str) and _DATE.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or day.year not in YEARS:
            self.note(key, FaultCode.BAD_DATE, value=shown(text))
            return None
        return day

    def offset_s(self, key: str) -> int:
        """Seconds since the start, written in minutes and seconds: "116:30" is 6990. It must be there."""
        text = self._value(key, True)
        found = _OFFSET.fullmatch(text) if isinstance(text, str) else None
        if found is not None:
            return 60 * int(found[1]) + int(found[2])
        if text is not None:
            self.note(key, FaultCode.BAD_TIME, value=shown(text))
        return 0

    def code(self, key: str, known: Collection[str], *, required: bool = False) -> str:
        """A text that names something elsewhere in the file; "" if there is none."""
        text = self.text(key, required=required)
        if text and text not in known:
            self.note(key, FaultCode.UNKNOWN_CODE, value=shown(text))
        return text

    def codes(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of texts, each once, that name something elsewhere in the file."""
        codes = self.texts(key)
        for n, text in enumerate(codes):
            if text and text not in known:
                self.note(f"{key}[{n}]", FaultCode.UNKNOWN_CODE, value=shown(text))
            elif text in codes[:n]:
                self.note(f"{key}[{n}]", FaultCode.DUPLICATE, value=shown(text))
        return codes

    def new_code(self, key: str, taken: Collection[str]) -> str:
        """A text that names this object, and no other before it."""
        text = self.text(key, required=True)
        if text in taken:
            self.note(key, FaultCode.DUPLICATE, value=shown(text))
        return text

    def part(self, key: str, *, required: bool = False) -> Reader:
        """The object under ``key``; an empty one if there is none."""
        value = self._value(key, required)
        return _as_object({} if value is None else value, self.place_of(key), self.faults)

    def parts(self, key: str, *, required: bool = False) -> list[Reader]:
        """The objects of the list under ``key``."""
        place = self.place_of(key)
        if required and self._value(key, True) == []:
            self.note(key, FaultCode.EMPTY)
        return [_as_object(item, f"{place}[{n}]", self.faults) for n, item in enumerate(self._list(key))]

    def members(self) -> Iterator[tuple[str, Reader]]:
        """Every key of this object with the object under it."""
        for key in self.value:
            yield key, self.part(key)

    def _value(self, key: str, required: bool) -> Any:
        value = self.value.get(key)
        if value is None and required:
            self.note(key, FaultCode.MISSING)
        return value

    def _list(self, key: str) -> list[Any]:
        items = self._value(key, False)
        if items is None or isinstance(items, list):
            return items or []
        self.note(key, FaultCode.NOT_LIST, value=shown(items))
        return []

    def _text(self, place: str, text: object, required: bool) -> str:
        if not isinstance(text, str):
            self.faults.note(place, FaultCode.NOT_TEXT, value=shown(text))
        elif len(text) > LONGEST_TEXT or any(not _can_be_kept(sign) for sign in text):
            self.faults.note(place, FaultCode.BAD_TEXT, longest=LONGEST_TEXT)
        elif required and not text.strip():
            self.faults.note(place, FaultCode.EMPTY)
        else:
            return text.strip()
        return ""


def reader_of(value: object, faults: Faults) -> Reader:
    """The reader of a whole file."""
    return _as_object(value, "", faults)


def _as_object(value: object, place: str, faults: Faults) -> Reader:
    if not isinstance(value, dict):
        faults.note(place, FaultCode.NOT_OBJECT, value=shown(value))
    return Reader(value if isinstance(value, dict) else {}, place, faults)


def _can_be_kept(sign: str) -> bool:
    """As at the door: no lone surrogates, no control characters but newline and tab."""
    return not ("\ud800" <= sign <= "\udfff" or (sign < " " and sign not in "\r\n\t") or sign == "\x7f")
