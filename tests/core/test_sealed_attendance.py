"""What a sealed version shows of the attendance list is not taken back by anybody."""

from __future__ import annotations

from core.actions import Code
from core.live import Redo, Undo
from core.signing import NewVersion, SealVersion, SignAttendance
from core.versions import AttendanceMark
from tests.core.room import TABLET
from tests.core.signing_room import DRAWN, PAD, PDF, SigningRoom


def seal(room: SigningRoom, *shown: str) -> None:
    room.do(SealVersion(room.version.id, PDF, shown))


def test_a_signature_in_the_list_stays_once_the_version_is_sealed() -> None:
    room = SigningRoom()
    signature = room.sign(room.first)
    mark = room.add(SignAttendance(room.dimas.id, DRAWN, *PAD), AttendanceMark, TABLET)
    seal(room, signature.id, mark.id)
    assert room.refused(Undo(), TABLET) is Code.VERSION_SEALED
    room.do(NewVersion("salah nama"))
    room.undo(TABLET)
    assert list(room.state.all(AttendanceMark)) == []


def test_no_signature_comes_back_into_a_sealed_list() -> None:
    room = SigningRoom()
    signature = room.sign(room.first)
    room.do(SignAttendance(room.dimas.id, DRAWN, *PAD), TABLET)
    room.undo(TABLET)
    seal(room, signature.id)
    assert room.refused(Redo(), TABLET) is Code.VERSION_SEALED
