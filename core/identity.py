"""Identifiers of records: UUIDs as hyphenated lower-case text.

Almost every record gets a time-ordered UUID (version 7), so that rows written together lie together and
sorting by id is sorting by age. Where the order of writing must not show, as with the ballots of a secret
poll, a random UUID (version 4) is taken instead.
"""

import secrets
import time
import uuid

Id = str

_MS_MAX = (1 << 48) - 1
_COUNTER_MAX = (1 << 12) - 1
_COUNTER_SEED_BITS = 11
_VERSION_7 = 0x7
_VARIANT = 0b10


class TimeOrderedIds:
    """A source of version 7 UUIDs, each greater than the one before.

    RFC 9562 section 6.2, method 1: the 12 bits of ``rand_a`` are a counter that starts each millisecond
    at a random value with its highest bit clear, and the other 62 bits are random. A counter that is
    full, or a clock that went back, lets the id run ahead of the clock; the order is never broken.
    """

    def __init__(self) -> None:
        self._last_ms = -1
        self._counter = 0

    def next(self, now_ms: int | None = None) -> str:
        """Return the next id; ``now_ms`` is milliseconds since 1970 UTC, by default the system's.

        Raises ValueError for a time outside the 48 bits of the format (1970 to the year 10889).
        """
        ms = time.time_ns() // 1_000_000 if now_ms is None else now_ms
        if not 0 <= ms <= _MS_MAX:
            raise ValueError(f"milliseconds out of range: {ms}")
        self._step(ms)
        if self._last_ms > _MS_MAX:
            raise ValueError("no time-ordered identifier is left")
        return _layout(self._last_ms, self._counter, secrets.randbits(62))

    def _step(self, ms: int) -> None:
        if ms > self._last_ms:
            self._last_ms = ms
            self._counter = secrets.randbits(_COUNTER_SEED_BITS)
        elif self._counter < _COUNTER_MAX:
            self._counter += 1
        else:
            self._last_ms += 1
            self._counter = secrets.randbits(_COUNTER_SEED_BITS)


def _layout(ms: int, counter: int, random_62: int) -> str:
    value = ms << 80 | _VERSION_7 << 76 | counter << 64 | _VARIANT << 62 | random_62
    return str(uuid.UUID(int=value))


_process_ids = TimeOrderedIds()


def uuid7(now_ms: int | None = None) -> Id:
    """Return a time-ordered UUID, greater than every one this process made before it.

    ``now_ms`` is milliseconds since 1970 UTC (default: the system's time). Not safe across threads: ids
    are made on the one thread that performs actions. Raises ValueError for a time out of range.
    """
    return _process_ids.next(now_ms)


def random_id() -> Id:
    """Return a random UUID (version 4), which tells nothing about when it was made."""
    return str(uuid.uuid4())
