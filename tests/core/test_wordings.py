"""The earlier wordings of an entry, read from the journal, with what was taken back."""

from __future__ import annotations

from dataclasses import replace

from core.issues import AddIssue, Issue
from core.live import LAPTOP
from core.log import Contribution, CorrectContribution, LogContribution, PromoteToIssue
from core.notes import AddNote, NoteKind
from core.wordings import Wording, acts_on_wording, wordings_of
from tests.core.room import TABLET, RunningRoom


def history(room: RunningRoom, entry: Contribution) -> list[Wording]:
    seqs = acts_on_wording(room.ledger.marks("session"))
    return wordings_of(entry.id, room.ledger.entries("session", seqs))


def test_every_wording_is_told_with_time_and_actor() -> None:
    room = RunningRoom()
    first = log(room, "Air setinggi lutut.")
    log(room, "Yang lain.")
    correct(room, first, text="Air setinggi paha.")
    correct(room, first, by=TABLET, kind="fakta", text="Air setinggi paha.")
    told = history(room, first)
    assert [(one.entry.text, one.entry.kind, one.by) for one in told] == [
        ("Air setinggi lutut.", "masalah", LAPTOP),
        ("Air setinggi paha.", "masalah", LAPTOP),
        ("Air setinggi paha.", "fakta", TABLET),
    ]
    assert [one.at for one in told] == sorted({one.at for one in told})
    assert not any(one.taken_back for one in told)


def test_links_and_other_acts_are_no_wording() -> None:
    room = RunningRoom()
    entry = log(room, "Air.")
    room.do(AddNote(NoteKind.MODERATOR, "Air."))
    issue = room.add(AddIssue(Issue(title="Air")), Issue)
    correct(room, entry, issue_id=issue.id)
    room.do(PromoteToIssue(entry.id, "Banjir"))
    assert len(history(room, entry)) == 1


def test_what_was_taken_back_is_told_and_what_never_was_is_not() -> None:
    room = RunningRoom()
    entry = log(room, "Satu.")
    correct(room, entry, text="Dua.")
    room.undo()
    assert [(one.entry.text, one.taken_back) for one in history(room, entry)] == [
        ("Satu.", False),
        ("Dua.", False),
        ("Satu.", True),
    ]
    room.redo()
    assert [one.entry.text for one in history(room, entry)][-1] == "Dua."
    room.undo()
    room.undo()
    assert room.state.get(Contribution, entry.id) is None
    assert len(history(room, entry)) == 5


def log(room: RunningRoom, text: str) -> Contribution:
    wished = Contribution(said_at=room.now, person_id=room.maryani.id, kind="masalah", text=text)
    return room.add(LogContribution(wished), Contribution)


def correct(room: RunningRoom, entry: Contribution, by: str = LAPTOP, **values: str) -> None:
    room.do(CorrectContribution(replace(room.get(entry), **values)), by)
