"""Signing freezes what the document says, and nothing else; a seal is for good; a correction is the next version."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Action, Code
from core.content import content_digest
from core.course import CloseSession
from core.live import Redo, Undo
from core.minute_taking import minutes_of
from core.minutes import Minutes, PlanRow
from core.notes import AddNote, DropNote, Note, NoteKind
from core.outcomes import EditAgreement
from core.people import EditPerson, MarkArrived
from core.session import EditSession, session_of
from core.signing import (
    FreezeContent,
    NewVersion,
    RejectSignature,
    SealVersion,
    Sign,
    SignAttendance,
    digest_to_sign,
)
from core.strokes import LARGEST_PAD, MOST_POINTS, Point, box_of, drawn_length, is_drawn, strokes_of, strokes_text
from core.version_history import state_of_version
from core.versions import (
    AttendanceMark,
    SealedFile,
    Signature,
    Version,
    VersionPhase,
    frozen_version,
    sealed_file,
    signatures_on,
    versions,
)
from tests.core.room import TABLET, RunningRoom
from tests.core.signing_room import DRAWN, PAD, PDF, SigningRoom


def minutes(room: SigningRoom) -> Minutes:
    return minutes_of(room.state, room.ledger.head("session").digest, room.now)


def seal(room: SigningRoom) -> SealVersion:
    return SealVersion(room.version.id, PDF, minutes(room).drawn_ids)


def test_first_signature_freezes_the_content_as_version_one() -> None:
    room = SigningRoom()
    head = room.ledger.head("session").digest
    signature = room.sign(room.first)
    version = room.version
    assert (version.number, version.phase, version.reason) == (1, VersionPhase.FROZEN, "")
    assert (version.journal_head, version.frozen_at) == (head, room.now)
    assert version.content_digest == room.digest()
    assert signatures_on(room.state, version) == {room.first.id: signature}


def test_a_frozen_version_is_printed_as_it_was_frozen() -> None:
    room = SigningRoom()
    room.sign(room.first)
    frozen = room.version
    room.wait(600)
    room.sign(room.second)
    told = minutes_of(room.state, "another head", room.now)
    assert (told.made_at, told.journal_head) == (frozen.frozen_at, frozen.journal_head)
    assert told.version.number == 1
    assert [drawn is not None for drawn in told.signatures] == [True, True, False]


def test_nobody_signs_before_the_session_is_closed() -> None:
    room = RunningRoom()
    assert room.refused(FreezeContent()) is Code.SESSION_NOT_CLOSED
    room = SigningRoom.__new__(SigningRoom)
    RunningRoom.__init__(room)
    signatory = room.signatory("Moderator", person_id=room.moderator.id)
    assert room.refused(room.wish_to_sign(signatory)) is Code.SESSION_NOT_CLOSED


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"signatory_id": "nobody"}, Code.NOT_FOUND),
        ({"strokes": "[]"}, Code.BAD_VALUE),
        ({"strokes": "["}, Code.BAD_VALUE),
        ({"width": 0}, Code.BAD_VALUE),
        ({"seen_digest": "0" * 64}, Code.CONTENT_CHANGED),
    ],
)
def test_what_is_no_signature_is_refused(values: dict[str, object], code: Code) -> None:
    room = SigningRoom()
    assert room.refused(replace(room.wish_to_sign(room.first), **values)) is code


def test_everybody_signs_once() -> None:
    room = SigningRoom()
    room.sign(room.first)
    assert room.refused(room.wish_to_sign(room.first)) is Code.ALREADY_SIGNED
    room.sign(room.second)
    assert len(signatures_on(room.state, room.version)) == 2


def changes_of_content(room: SigningRoom) -> list[Action]:
    session = session_of(room.state)
    assert session is not None
    return [
        EditAgreement(replace(room.agreement, text="Bank sampah di RW 5")),
        EditSession(replace(session, document_number="001/BA/2026")),
        EditPerson(replace(room.get(room.wulan), name="Wulandari")),
        AddNote(NoteKind.ATMOSPHERE, "Hangat"),
    ]


@pytest.mark.parametrize("place", range(4))
def test_a_signed_version_does_not_change(place: int) -> None:
    room = SigningRoom()
    room.sign(room.first)
    refusal = room.refusal(changes_of_content(room)[place])
    assert (refusal.code, refusal.data) == (Code.VERSION_FROZEN, (("number", 1),))
    room.do(seal(room))
    assert room.refused(changes_of_content(room)[place]) is Code.VERSION_SEALED
    room.do(NewVersion("Salah tulis"))
    room.do(changes_of_content(room)[place])


def test_what_the_document_does_not_show_may_change() -> None:
    room = SigningRoom()
    room.sign(room.first)
    note = room.add(AddNote(NoteKind.MODERATOR, "Ingat kopi"), Note)
    session = session_of(room.state)
    assert session is not None
    room.do(EditSession(replace(session, paper="F4")))
    room.do(seal(room))
    room.do(DropNote(note.id))


def test_undo_does_not_reach_into_a_signed_version() -> None:
    room = SigningRoom()
    room.do(EditAgreement(replace(room.agreement, text="Bank sampah di RW 6")), TABLET)
    room.sign(room.first)
    assert room.refused(Undo(), TABLET) is Code.VERSION_FROZEN
    assert room.refused(Undo()) is Code.CANNOT_BE_UNDONE
    room = SigningRoom()
    room.do(EditAgreement(replace(room.agreement, text="Bank sampah di RW 6")), TABLET)
    room.undo(TABLET)
    room.sign(room.first)
    assert room.refused(Redo(), TABLET) is Code.VERSION_FROZEN


def test_edits_that_run_together_are_undone_as_one_or_not_at_all() -> None:
    room = SigningRoom()
    room.do(EditAgreement(replace(room.agreement, text="A")), TABLET)
    room.do(EditAgreement(replace(room.agreement, text="B")), TABLET)
    room.sign(room.first)
    before = room.state
    assert room.refused(Undo(), TABLET) is Code.VERSION_FROZEN
    assert room.state is before


def test_a_new_version_voids_the_signatures_and_keeps_them() -> None:
    room = SigningRoom()
    first = room.sign(room.first)
    room.do(NewVersion("Jumlah peserta salah"))
    assert [(version.number, version.phase) for version in versions(room.state)] == [
        (1, VersionPhase.VOID),
        (2, VersionPhase.DRAFT),
    ]
    assert room.get(first).void
    assert room.version.reason == "Jumlah peserta salah"
    assert minutes(room).signatures == (None, None, None)
    assert minutes(room).version.number == 2
    again = room.sign(room.first)
    assert room.version.number == 2
    assert room.version.phase is VersionPhase.FROZEN
    assert {signature.id for signature in room.state.all(Signature)} == {first.id, again.id}


def test_a_new_version_needs_a_frozen_one_and_a_reason() -> None:
    room = SigningRoom()
    assert room.refused(NewVersion("Salah")) is Code.VERSION_NOT_FROZEN
    room.do(FreezeContent())
    assert room.refused(FreezeContent()) is Code.VERSION_FROZEN
    assert room.refused(NewVersion("  ")) is Code.EMPTY_TEXT
    room.do(NewVersion("Salah"))
    assert room.refused(NewVersion("Salah")) is Code.VERSION_NOT_FROZEN


def test_a_rejected_signature_stays_and_its_place_is_free() -> None:
    room = SigningRoom()
    first = room.sign(room.first)
    room.do(RejectSignature(first.id))
    assert room.nothing(RejectSignature(first.id))
    assert room.get(first).void
    assert minutes(room).signatures[0] is None
    room.sign(room.first)
    assert room.refused(RejectSignature("unknown")) is Code.NOT_FOUND
    room.do(NewVersion("Salah"))
    assert room.refused(RejectSignature(first.id)) is Code.NOT_FOUND
    again = room.sign(room.first)
    assert room.refused(RejectSignature(first.id)) is Code.NOT_FOUND
    room.do(seal(room))
    assert room.refused(RejectSignature(again.id)) is Code.VERSION_SEALED


def test_a_seal_keeps_the_file_and_its_digest() -> None:
    room = SigningRoom()
    room.sign(room.first)
    room.do(SignAttendance(room.wulan.id, DRAWN, *PAD))
    room.do(seal(room))
    kept = sealed_file(room.state, room.version)
    assert kept is not None
    assert room.version.file_digest == hashlib.sha256(b64decode(kept.content)).hexdigest()
    assert (room.version.phase, room.version.sealed_at) == (VersionPhase.SEALED, room.now)
    assert kept.id not in {
        change.record.id for entry in room.ledger.entries("session", [1]) for change in entry.changes
    }


def test_only_a_frozen_version_is_sealed_and_once() -> None:
    room = SigningRoom()
    assert room.refused(SealVersion("", PDF, ())) is Code.VERSION_NOT_FROZEN
    room.sign(room.first)
    wish = seal(room)
    assert room.refused(replace(wish, version_id="another")) is Code.VERSION_NOT_FROZEN
    assert room.refused(replace(wish, content="no base 64")) is Code.BAD_VALUE
    assert room.refused(replace(wish, content="aGFsbw==")) is Code.BAD_VALUE
    room.do(wish)
    assert room.refused(wish) is Code.VERSION_SEALED
    assert room.refused(room.wish_to_sign(room.second)) is Code.VERSION_SEALED
    assert room.refused(FreezeContent()) is Code.VERSION_SEALED
    assert room.refused(SignAttendance(room.wulan.id, DRAWN, *PAD)) is Code.VERSION_SEALED


@pytest.mark.parametrize("late", ["signature", "attendance"])
def test_who_signs_while_the_file_is_made_is_not_left_out(late: str) -> None:
    room = SigningRoom()
    room.sign(room.first)
    wish = seal(room)
    if late == "signature":
        room.sign(room.second)
    else:
        room.do(SignAttendance(room.wulan.id, DRAWN, *PAD))
    assert room.refused(wish) is Code.SIGNATURES_CHANGED
    room.do(seal(room))


def test_the_next_version_of_a_sealed_one_leaves_it_sealed() -> None:
    room = SigningRoom()
    first = room.sign(room.first)
    room.do(seal(room))
    sealed = room.version
    room.do(NewVersion("Nama salah"))
    assert room.get(sealed) == sealed
    assert not room.get(first).void
    assert sealed_file(room.state, sealed) is not None
    assert frozen_version(room.state) is None
    room.do(FreezeContent())
    assert room.version.number == 2
    assert sealed_file(room.state, room.version) is None


def test_attendance_is_signed_at_any_time_and_freezes_nothing() -> None:
    room = RunningRoom()
    room.do(SignAttendance(room.wulan.id, DRAWN, *PAD))
    room.do(SignAttendance(room.moderator.id, DRAWN, *PAD))
    other = strokes_text([[Point(0, 0, 0, 1000), Point(9, 9, 5, 1000)]])
    room.do(SignAttendance(room.wulan.id, other, *PAD))
    drawn = {mark.person_id: mark.strokes for mark in room.state.all(AttendanceMark)}
    assert drawn == {room.wulan.id: other, room.moderator.id: DRAWN}
    assert frozen_version(room.state) is None
    room.undo()
    assert {mark.strokes for mark in room.state.all(AttendanceMark)} == {DRAWN}
    room.do(CloseSession())
    told = minutes_of(room.state, "", room.now)
    assert [code for code, _ in told.attendance_signatures] == sorted([room.wulan.code, room.moderator.code])


def test_records_claim_what_only_one_of_them_may_have() -> None:
    room = SigningRoom()
    room.do(SignAttendance(room.wulan.id, DRAWN, *PAD))
    first = room.sign(room.first)
    room.sign(room.second)
    room.do(seal(room))
    kinds = (Version, Signature, AttendanceMark, SealedFile)
    claimed = [claim for kind in kinds for record in room.state.all(kind) for claim in record.claims()]
    assert len(claimed) == len(set(claimed)) == 5
    assert replace(first, void=True).claims() == ()


def test_only_who_is_here_signs_the_attendance_list() -> None:
    room = RunningRoom()
    absent = room.person("Retno")
    assert room.refused(SignAttendance("nobody", DRAWN, *PAD)) is Code.NOT_FOUND
    assert room.refused(SignAttendance(absent.id, DRAWN, *PAD)) is Code.NOT_PRESENT
    room.do(MarkArrived(absent.id))
    assert room.refused(SignAttendance(absent.id, "[[1,2,3]]", *PAD)) is Code.BAD_VALUE
    room.do(SignAttendance(absent.id, DRAWN, *PAD))


def planned_on(day: date) -> PlanRow:
    return PlanRow("", "Bank sampah", "", "", "", day, None, "", (), 0, "", "", "")


def test_the_digest_is_of_the_content_alone() -> None:
    room = SigningRoom()
    told = minutes(room)
    digest = content_digest(told)
    assert digest == digest_to_sign(room.state, room.now)
    session = replace(told.session, paper="F4")
    same = replace(told, session=session, made_at=room.now, journal_head="x")
    assert content_digest(same) == digest
    room.sign(room.first)
    assert content_digest(minutes(room)) == digest == digest_to_sign(room.state, room.now)
    found = {digest}
    for other in (
        replace(told, moderator="Another"),
        replace(told, plan=(planned_on(date(2026, 12, 1)),)),
        replace(told, plan=(planned_on(date(2026, 12, 2)),)),
        replace(told, quorum=told.quorum + 1),
        replace(told, figures=replace(told.figures, gini=Fraction(1, 3))),
        replace(told, agreements=told.agreements[:-1]),
        replace(told, seats=(replace(told.seats[0], angle=0.1), *told.seats[1:])),
    ):
        assert content_digest(other) not in found
        found.add(content_digest(other))


def test_what_no_minutes_hold_has_no_digest() -> None:
    told = minutes(SigningRoom())
    with pytest.raises(TypeError, match="no content: set"):
        content_digest(replace(told, moderator={"a"}))  # type: ignore[arg-type]


points = st.builds(Point, st.integers(0, 900), st.integers(0, 400), st.just(0), st.integers(0, 1000))


@given(st.lists(st.lists(points, min_size=1, max_size=6), max_size=4))
def test_strokes_come_back_as_they_were(strokes: list[list[Point]]) -> None:
    text = strokes_text(strokes)
    assert strokes_of(text) == tuple(tuple(stroke) for stroke in strokes)
    assert json.loads(text) == [[number for point in stroke for number in point] for stroke in strokes]
    assert is_drawn(strokes_of(text), *PAD) is (drawn_length(strokes_of(text)) > 0)


@pytest.mark.parametrize(
    "text", ["{}", "[1]", "[[]]", "[[1,2,3]]", "[[1,2,3,4.5]]", "[[true,0,0,0]]", "x", "[" * 100_000]
)
def test_what_is_no_drawing_is_told(text: str) -> None:
    with pytest.raises(ValueError):
        strokes_of(text)


@pytest.mark.parametrize(
    ("numbers", "pad"),
    [
        ([1, 1, 0, 0, 1, 1, 5, 0], PAD),
        ([1, 1, 9, 0, 5, 5, 5, 0], PAD),
        ([-1, 1, 0, 0, 5, 5, 5, 0], PAD),
        ([1, 401, 0, 0, 5, 5, 5, 0], PAD),
        ([1, 1, 0, 1001, 5, 5, 5, 0], PAD),
        ([1, 1, 0, 0, 5, 5, 2**31, 0], PAD),
        ([1, 1, 0, 0, 5, 5, 5, 0], (LARGEST_PAD + 1, 10)),
        ([1, 1, 0, 0, 5, 5, 5, 0], (10, 0)),
        ([1, 1, 0, 0] * MOST_POINTS + [2, 2, 0, 0], PAD),
    ],
)
def test_a_dot_or_a_line_off_the_pad_is_no_signature(numbers: list[int], pad: tuple[int, int]) -> None:
    assert not is_drawn(strokes_of(json.dumps([numbers])), *pad)


def test_the_box_is_around_every_stroke() -> None:
    strokes = strokes_of("[[5,6,0,0,9,2,1,0],[1,3,2,0]]")
    assert box_of(strokes) == (1, 2, 9, 6)
    assert drawn_length(strokes) == pytest.approx(32**0.5)


def test_the_sign_wish_is_kept_in_one_form() -> None:
    room = SigningRoom()
    wish = room.wish_to_sign(room.first)
    spaced = Sign(wish.signatory_id, json.dumps(json.loads(DRAWN)), wish.width, wish.height, wish.seen_digest)
    assert room.add(spaced, Signature).strokes == DRAWN


def test_an_earlier_version_comes_back_out_of_the_journal() -> None:
    room = SigningRoom()
    first = room.sign(room.first)
    told = minutes(room)
    room.do(NewVersion("Salah tulis"))
    room.do(EditAgreement(replace(room.agreement, text="Bank sampah di RW 5")))
    room.sign(room.second)
    then = state_of_version(room.ledger, "session", 1)
    assert minutes_of(then, "", room.now) == told
    assert then.get(Signature, first.id) == first
    assert state_of_version(room.ledger, "session", 2) == room.state
    for number in (0, 3):
        with pytest.raises(LookupError):
            state_of_version(room.ledger, "session", number)


def test_a_sealed_attendance_list_does_not_change_by_undo() -> None:
    room = SigningRoom()
    room.do(SignAttendance(room.wulan.id, DRAWN, *PAD), TABLET)
    room.do(FreezeContent())
    room.undo(TABLET)
    room.redo(TABLET)
    room.do(seal(room))
    assert room.refused(Undo(), TABLET) is Code.VERSION_SEALED
