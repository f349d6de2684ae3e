"""The order of undo and redo that follows from the marks of a journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.actions import Code, refuse
from core.changes import Changes, added
from core.history import REDO, UNDO, Entry, History, Mark
from core.notes import Note, NoteKind
from tests.core.room import OPENED, TABLET

LAPTOP = "laptop"


def entry(
    seq: int, by: str = LAPTOP, *, undoes: int | None = None, action: str = "AddNote", barrier: bool = False
) -> Entry:
    return Entry(
        session_id="s",
        seq=seq,
        at=OPENED + timedelta(seconds=seq),
        monotonic_ns=seq,
        by=by,
        action=action,
        barrier=barrier,
        together=False,
        undoes=undoes,
        changes=_changes(undoes or seq),
    )


def _changes(number: int) -> Changes:
    return (added(Note(id=str(number), session_id="s", kind=NoteKind.MODERATOR, text="x", noted_at=OPENED)),)


class Read:
    """Gives entries by seq and remembers which were asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = {entry.seq: entry for entry in entries}
        self.asked: list[int] = []

    def __call__(self, seqs: Sequence[int]) -> Sequence[Entry]:
        self.asked += seqs
        return [self._entries[seq] for seq in seqs]


def history(*entries: Entry) -> History:
    return History([Mark.of(entry) for entry in entries], Read(entries))


def test_an_empty_journal() -> None:
    empty = history()
    assert (empty.last_seq, empty.can_undo(LAPTOP), empty.can_redo(LAPTOP)) == (0, False, False)
    assert empty.to_undo(LAPTOP) == refuse(Code.NOTHING_TO_UNDO)
    assert empty.to_redo(LAPTOP) == refuse(Code.NOTHING_TO_REDO)


def test_a_mark_is_an_entry_without_its_changes() -> None:
    mark = Mark.of(entry(3, TABLET, undoes=1, action=UNDO))
    assert (mark.seq, mark.by, mark.action, mark.undoes, mark.barrier, mark.together) == (
        3,
        TABLET,
        UNDO,
        1,
        False,
        False,
    )
    assert mark.at == OPENED + timedelta(seconds=3)


def test_a_barrier_stops_its_actor_and_nobody_else() -> None:
    past = history(entry(1), entry(2, TABLET), entry(3, barrier=True))
    assert not past.can_undo(LAPTOP)
    assert past.to_undo(LAPTOP) == refuse(Code.CANNOT_BE_UNDONE)
    assert past.can_undo(TABLET)
    assert past.to_undo(TABLET) == entry(2, TABLET)


def test_what_was_done_after_a_barrier_can_be_undone_and_redone() -> None:
    past = history(entry(1, barrier=True), entry(2), entry(3, undoes=2, action=UNDO))
    assert past.to_undo(LAPTOP) == refuse(Code.CANNOT_BE_UNDONE)
    assert past.to_redo(LAPTOP) == entry(2)
    past.add(Mark.of(entry(4, undoes=2, action=REDO)))
    assert past.to_undo(LAPTOP) == entry(2)
    assert past.last_seq == 4


def test_a_barrier_after_an_undo_ends_redo() -> None:
    past = history(entry(1), entry(2, undoes=1, action=UNDO), entry(3, barrier=True))
    assert not past.can_redo(LAPTOP)


def test_only_entries_since_the_act_are_read() -> None:
    entries = [entry(1, TABLET), entry(2), entry(3, TABLET), entry(4, TABLET), entry(5, TABLET, undoes=4, action=UNDO)]
    read = Read(entries)
    past = History([Mark.of(one) for one in entries], read)
    assert past.to_undo(LAPTOP) == entry(2)
    assert sorted(set(read.asked)) == [2, 3], "4 was done and taken back: it does not stand in the way"


def test_an_act_of_which_something_is_gone_cannot_be_taken_back() -> None:
    told = history(entry(1), replace(entry(2), erased=True))
    assert told.to_undo(LAPTOP) == refuse(Code.ERASED_SINCE)
