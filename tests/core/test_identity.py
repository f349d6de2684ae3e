import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import identity
from core.identity import TimeOrderedIds, random_id, uuid7

LAST_MS = (1 << 48) - 1


def ms_of(text: str) -> int:
    return uuid.UUID(text).int >> 80


def test_uuid7_has_version_variant_and_time() -> None:
    made = uuid.UUID(TimeOrderedIds().next(0x0123456789AB))
    assert made.int >> 76 & 0xF == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == 0x0123456789AB


def test_uuid7_is_canonical_text() -> None:
    made = uuid7()
    assert made == str(uuid.UUID(made)) == made.lower()
    assert len(made) == 36


def test_uuid7_takes_the_system_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity.time, "time_ns", lambda: 1_794_364_867_123_999_999)
    assert ms_of(TimeOrderedIds().next()) == 1_794_364_867_123


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_ids_grow_even_if_the_clock_goes_back(times: list[int]) -> None:
    ids = TimeOrderedIds()
    made = [ids.next(ms) for ms in times]
    assert made == sorted(set(made))


def test_more_ids_in_a_millisecond_than_the_counter_holds_run_ahead() -> None:
    ids = TimeOrderedIds()
    made = [ids.next(5) for _ in range(5000)]
    assert made == sorted(set(made))
    assert ms_of(made[0]) == 5
    assert ms_of(made[-1]) in (6, 7)


def test_the_counter_starts_in_the_lower_half_at_each_millisecond() -> None:
    ids = TimeOrderedIds()
    assert all(uuid.UUID(ids.next(ms)).int >> 64 & 0xFFF < 2048 for ms in range(200))


@pytest.mark.parametrize("ms", [-1, LAST_MS + 1])
def test_a_time_out_of_range_is_refused(ms: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        TimeOrderedIds().next(ms)


def test_the_last_millisecond_runs_out_with_an_error() -> None:
    ids = TimeOrderedIds()
    with pytest.raises(ValueError, match="is left"):
        list(map(ids.next, [LAST_MS] * 5000))


def test_random_id_is_version_4_and_differs() -> None:
    first, second = random_id(), random_id()
    assert uuid.UUID(first).version == 4
    assert first != second
