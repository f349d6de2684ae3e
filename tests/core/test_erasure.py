"""Erasing a person: what goes, what stays, and what it closes for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.actions import Code
from core.changes import added
from core.document_form import DocumentForm
from core.erasure import (
    NO_STROKES,
    ErasePersonalData,
    Erasure,
    Ground,
    erased_in,
    is_erased,
    occurrences_of,
    retention_is_over,
    words_of,
)
from core.history import ERASING
from core.issues import AddIssue, Issue
from core.live import Redo, Undo
from core.log import Contribution, LogContribution
from core.notes import AddNote, Note, NoteKind
from core.people import Absentee, Consent, NoteAbsence, Person, RecordConsent, Sex
from core.personal import personal_fields, word_fields
from core.photos import AddPhoto, Photo
from core.polls import DraftPoll, Poll
from core.session import AddOfficial, Official
from core.signing import SealVersion, SignAttendance
from core.strokes import strokes_of
from core.version_history import HistoryErased, state_of_version
from core.versions import AttendanceMark, Signature, VersionPhase, versions
from core.voting import OpenPoll
from tests.core.room import TABLET, RunningRoom
from tests.core.signing_room import DRAWN, PAD, PDF, SigningRoom

JPEG = b"\xff\xd8\xff photo"


class ErasingRoom(RunningRoom):
    """Sari Wulandari is spoken of, and so are Sari Dewi and the juice."""

    def __init__(self) -> None:
        super().__init__()
        self.sari = self.guest(
            "Sari Wulandari",
            salutation="Ibu",
            age=44,
            element="PKK RT Sari",
            position="Ketua",
            organisation="PKK",
            rt="03",
            rw="04",
            kelurahan="Lain",
            groups=("Perempuan",),
        )
        self.dewi = self.guest("Sari Dewi")
        self.said = self.add(
            LogContribution(
                Contribution(
                    person_id=self.sari.id, kind="usulan", text="Kata Bu Sari, jual sari buah.", said_at=self.now
                )
            ),
            Contribution,
        )
        self.issue = self.add(AddIssue(Issue(title="Selokan", affected=("tetangga Wulandari", "Sari Dewi"))), Issue)
        self.note = self.add(AddNote(NoteKind.MODERATOR, "Sari Dewi tenang."), Note)
        self.absent = self.add(NoteAbsence(Absentee(name="sari wulandari", reason="dua kali diundang")), Absentee)
        self.other = self.add(NoteAbsence(Absentee(name="Sari Kusuma")), Absentee)
        self.lurah = self.add(AddOfficial(Official(role="Lurah", position="Lurah", name="Sari Wulandari")), Official)

    def erasing(self, **values: object) -> ErasePersonalData:
        return ErasePersonalData(self.sari.id, Ground.WITHDRAWN, "Data pribadi dihapus", **values)  # type: ignore[arg-type]


def test_the_name_and_what_tells_of_the_person_go() -> None:
    room = ErasingRoom()
    step = room.do(room.erasing())
    gone = room.get(room.sari)
    assert (gone.name, gone.salutation, gone.age, gone.groups) == (gone.code, "", None, ())
    assert (gone.position, gone.organisation, gone.rt, gone.rw, gone.kelurahan) == ("", "", "", "", "")
    assert (gone.sex, gone.element) == (Sex.FEMALE, f"PKK RT {gone.code}")
    assert room.get(room.said).text == f"Kata Bu {gone.code}, jual {gone.code} buah."
    assert room.get(room.issue).affected == (f"tetangga {gone.code}", "Sari Dewi")
    assert room.get(room.absent).name == gone.code
    for untouched in (room.dewi, room.note, room.other, room.lurah, room.maryani):
        assert room.get(untouched) == untouched
    (erasure,) = room.state.all(Erasure)
    assert (erasure.person_id, erasure.ground, erasure.erased_at) == (room.sari.id, Ground.WITHDRAWN, room.now)
    assert is_erased(room.state, room.sari.id)
    assert not is_erased(room.state, room.dewi.id)
    assert step.action == ERASING
    assert erased_in(step.changes) == room.sari
    assert erased_in((added(room.note),)) is None
    assert room.nothing(room.erasing())


def test_places_are_shown_first_and_can_be_spared() -> None:
    room = ErasingRoom()
    found = occurrences_of(room.state, room.sari)
    assert [(one.record, one.before, one.found, one.after, one.likely) for one in found] == [
        (Absentee, "", "sari wulandari", "", True),
        (Contribution, "Kata Bu ", "Sari", ", jual sari buah.", True),
        (Contribution, "Kata Bu Sari, jual ", "sari", " buah.", False),
        (Issue, "tetangga ", "Wulandari", "", True),
    ]
    spared = tuple(one.place for one in found if not one.likely)
    room.do(room.erasing(spared=spared))
    assert room.get(room.said).text == f"Kata Bu {room.get(room.sari).code}, jual sari buah."


def test_only_some_words_around_are_shown() -> None:
    room = ErasingRoom()
    long = "kata orang " * 20
    room.do(AddNote(NoteKind.ATMOSPHERE, f"{long}Sari {long}"))
    (note,) = [one for one in occurrences_of(room.state, room.sari) if one.record is Note]
    assert note.before == "… orang kata orang kata orang kata orang "
    assert note.after == " kata orang kata orang kata orang kata …"


def test_photos_of_the_person_go_along() -> None:
    room = ErasingRoom()
    theirs = room.add(AddPhoto(JPEG, 40, 30), Photo)
    other = room.add(AddPhoto(JPEG + b"2", 40, 30, "Bu Sari di depan peta"), Photo)
    room.do(room.erasing(photo_ids=(theirs.id,)))
    assert room.state.get(Photo, theirs.id) is None
    assert room.get(other).caption == f"Bu {room.get(room.sari).code} di depan peta"


def test_refused_for_what_is_not_there_and_while_a_poll_is_open() -> None:
    room = ErasingRoom()
    assert room.refused(room.erasing(photo_ids=("no such photo",))) is Code.NOT_FOUND
    assert room.refused(replace(room.erasing(), person_id="nobody")) is Code.NOT_FOUND
    poll = room.add(DraftPoll("consent_vote", "Setuju?"), Poll)
    room.do(OpenPoll(poll.id))
    assert room.refused(room.erasing()) is Code.POLL_STILL_OPEN


def test_nothing_before_it_can_be_undone_or_put_back() -> None:
    room = ErasingRoom()
    room.do(AddNote(NoteKind.ATMOSPHERE, "Ramai."), TABLET)
    room.do(AddNote(NoteKind.ATMOSPHERE, "Hening."), TABLET)
    room.undo(TABLET)
    room.do(AddNote(NoteKind.ATMOSPHERE, "Hujan."))
    room.do(room.erasing())
    for actor in ("laptop", TABLET):
        assert not room.live.can_undo(actor)
        assert room.refused(Undo(), actor) is Code.ERASED_SINCE

    assert not room.live.can_redo(TABLET)
    assert room.refused(Redo(), TABLET) is Code.ERASED_SINCE
    room.do(AddNote(NoteKind.ATMOSPHERE, "Cerah."))
    room.undo()
    room.redo()
    assert room.live.can_undo("laptop")


def test_content_that_was_frozen_is_opened_as_the_next_version() -> None:
    room = SigningRoom()
    room.do(SignAttendance(room.wulan.id, DRAWN, *PAD))
    room.do(SignAttendance(room.dimas.id, DRAWN, *PAD))
    theirs, other = room.sign(room.second), room.sign(room.third)
    room.do(ErasePersonalData(room.wulan.id, Ground.RETENTION_OVER, "Data pribadi dihapus"))
    assert [(one.number, one.phase) for one in versions(room.state)] == [
        (1, VersionPhase.VOID),
        (2, VersionPhase.DRAFT),
    ]
    assert room.get(theirs).strokes == NO_STROKES
    assert strokes_of(NO_STROKES) == ()
    assert room.get(other).strokes == DRAWN
    assert all(one.void for one in room.state.all(Signature))
    assert [mark.person_id for mark in room.state.all(AttendanceMark)] == [room.dimas.id]
    with pytest.raises(HistoryErased):
        state_of_version(room.ledger, "session", 1)


def test_a_sealed_version_stays_sealed() -> None:
    room = SigningRoom()
    room.sign(room.first)
    room.do(SealVersion(room.version.id, PDF, tuple(one.id for one in room.state.all(Signature))))
    erasing = ErasePersonalData(room.wulan.id, Ground.WITHDRAWN, "")
    assert room.refused(erasing) is Code.EMPTY_TEXT
    room.do(replace(erasing, reason="Data pribadi dihapus"))
    first, second = versions(room.state)
    assert (first.phase, second.phase, second.reason) == (
        VersionPhase.SEALED,
        VersionPhase.DRAFT,
        "Data pribadi dihapus",
    )
    assert room.get(room.wulan).name == room.wulan.code


def test_the_time_for_which_data_are_kept_is_over_the_day_after() -> None:
    room = RunningRoom()
    assert not retention_is_over(room.state, room.wulan.id, date(2030, 1, 1))
    consent = Consent(
        person_id=room.wulan.id,
        take_part=True,
        record_audio=True,
        photo=True,
        quote_by_name=True,
        given_at=room.now,
        keep_until=date(2027, 11, 11),
    )
    room.do(RecordConsent(consent))
    assert not retention_is_over(room.state, room.wulan.id, date(2027, 11, 11))
    assert retention_is_over(room.state, room.wulan.id, date(2027, 11, 12))


def test_words_stand_in_pairs_too() -> None:
    form = DocumentForm(sentences=(("opening", "Pada hari ini"), ("closing", "Demikian")))
    assert words_of(form) == ["opening", "Pada hari ini", "closing", "Demikian"]


def test_what_is_no_text_stays_beside_texts() -> None:
    room = ErasingRoom()
    poll = Poll(id="poll", session_id="session", method="score", question="?", rules=(("from", "Bu Sari"), ("top", 3)))
    state = room.state.apply((added(poll),))
    decision = room.erasing().decide(state, room.moment())
    assert isinstance(decision, tuple)
    after = state.apply(decision).get(Poll, "poll")
    assert after is not None
    assert after.rules == (("from", f"Bu {room.sari.code}"), ("top", 3))


def test_what_tells_of_a_person_is_more_than_words() -> None:
    assert word_fields(Photo) == ("caption",)
    assert personal_fields(Photo) == ("blob", "caption")
    assert personal_fields(Signature) == ("strokes",)
    assert "age" in personal_fields(Person)
    assert not {"id", "code", "sex", "arrived_at", "stands_in_for_id"} & set(personal_fields(Person))
