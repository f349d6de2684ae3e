"""A session file is played through the door: in its order, by its times, and nothing behind it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from core.agenda import current_item, items, questions, spans_of
from core.floor import Turn, open_turn
from core.issues import issues
from core.live import LAPTOP, LiveSession
from core.log import Contribution, contributions
from core.notes import NoteKind, notes
from core.outcomes import action_plan, agreements, ranking, recommendations, signatories
from core.participation import figures
from core.people import Person, Role, consent_of, participants
from core.polls import Poll, PollPhase, polls
from core.seating import Seat, seats
from core.session import Phase, Session, pauses, session_of
from core.state import SessionState
from intake.session_file import session_file_of
from intake.timeline import Window, issue_times, spoken
from tests.intake.session_files import MemoryLedger, played, sample


def session(live: LiveSession) -> Session:
    found = session_of(live.state)
    assert found is not None
    return found


def second(live: LiveSession, moment: datetime | None) -> float:
    """The running time in seconds."""
    start = session(live).started_at
    assert start is not None
    assert moment is not None
    return (moment - start).total_seconds()


def person(live: LiveSession, code: str) -> Person:
    return next(one for one in live.state.all(Person) if one.code == code)


def test_the_whole_sample_is_there() -> None:
    data, live = sample(), played(sample())
    state = live.state
    assert session(live).phase is Phase.CLOSED
    assert second(live, session(live).ended_at) == 60 * sum(item["menit_aktual"] for item in data["agenda"])
    assert [entry.text for entry in contributions(state)] == [entry["teks"] for entry in data["kontribusi"]]
    assert [seat.order for seat in seats(state)] == list(range(11))
    assert [one.code for one in participants(state)] == [one["kode"] for one in data["peserta"]]
    assert {one.code: one.role for one in state.all(Person) if one.role is not Role.PARTICIPANT} == {
        "MOD": Role.MODERATOR,
        "NOT1": Role.NOTE_TAKER,
        "NOT2": Role.NOTE_TAKER,
        "LOG": Role.TEAM,
    }
    assert [len(rows) for rows in (agreements(state), recommendations(state), action_plan(state))] == [5, 4, 10]
    assert len(signatories(state)) == 7
    assert [note.text for note in notes(state, NoteKind.ATMOSPHERE)] == [
        note["catatan"] for note in data["catatan_suasana"]
    ]
    assert all(question.asked for question in questions(state))
    settled = ranking(state)
    assert settled is not None
    codes = {issue.id: issue.code for issue in issues(state)}
    assert [codes[issue_id] for issue_id in settled.ranked_ids] == data["prioritas_akhir"]["urutan"]


def test_every_issue_is_written_up_and_stands_in_the_order_of_the_file() -> None:
    on_board = issues(played(sample()).state)
    assert [issue.code for issue in on_board] == ["M1", "M2", "M3", "M4", "M5", "M6"]
    assert [issue.causes for issue in on_board] == [tuple(issue["penyebab"]) for issue in sample()["isu"]]


def test_every_turn_lasts_as_long_as_its_entry_and_none_overlaps() -> None:
    data = sample()
    for entry in data["kontribusi"][20:40]:
        entry["durasi_s"] = 130  # longer than until the next one begins
    live = played(data)
    turns = sorted(live.state.all(Turn), key=lambda turn: turn.started_at)
    lasted = [second(live, turn.ended_at) - second(live, turn.started_at) for turn in turns]
    assert lasted == [entry["durasi_s"] for entry in data["kontribusi"]]
    assert all(one.ended_at is not None and one.ended_at <= other.started_at for one, other in pairwise(turns))
    assert [second(live, entry.said_at) for entry in contributions(live.state)] == [
        entry["offset_s"] for entry in data["kontribusi"]
    ]
    assert all(entry.turn_id for entry in live.state.all(Contribution))


def test_the_agenda_moves_at_its_own_times_even_during_a_turn() -> None:
    data = sample()
    data["kontribusi"][1]["durasi_s"] = 1000  # from 190 s on, across the second item's beginning at 540 s
    live = played(data)
    starts = [second(live, spans_of(live.state, item.id)[0].started_at) for item in items(live.state)]
    assert starts == [item["offset_mulai_aktual_s"] for item in data["agenda"]]


def test_talk_after_the_agenda_is_over_is_no_time_of_the_agenda() -> None:
    data = sample()
    data["kontribusi"][-1]["durasi_s"] = 1000
    live = played(data)
    assert second(live, session(live).ended_at) == 6990 + 1000
    assert [second(live, pause.start) for pause in pauses(live.state)] == [7260]
    assert figures(live.state, live.clock.now()).minutes_late == 1


def test_people_come_and_consent_when_the_file_says() -> None:
    live = played(sample())
    assert second(live, person(live, "P07").arrived_at) == -20 * 60
    assert second(live, person(live, "P10").arrived_at) == 12 * 60
    consent = consent_of(live.state, person(live, "P08").id)
    assert consent is not None
    assert (consent.photo, consent.quote_by_name, second(live, consent.given_at)) == (False, False, 12 * 60)


def test_votes_are_open_during_the_item_on_priorities() -> None:
    live = played(sample())
    usg, dots = polls(live.state)
    times = [second(live, moment) for poll in (usg, dots) for moment in (poll.opened_at, poll.closed_at)]
    assert times == sorted(times)
    assert times[0] >= 4740
    assert times[-1] <= 5580
    assert {poll.phase for poll in (usg, dots)} == {PollPhase.CLOSED}
    assert {poll.question for poll in (usg, dots)} == {sample()["panduan_pertanyaan"][4]["pertanyaan"]}
    assert dict(usg.rules)["mean"] == "median"


def test_a_method_without_a_ballot_has_no_poll() -> None:
    data = sample()
    data["usg"]["surat_suara"] = []
    data["suara_titik"]["surat_suara"] = {"P01": {}, "P02": {"M1": 0}}
    assert not list(played(data).state.all(Poll))


def test_an_entry_is_linked_when_its_issue_comes_onto_the_board() -> None:
    at_minute_42, whole = (played(sample(), until) for until in (timedelta(minutes=42), None))
    assert [issue.code for issue in issues(at_minute_42.state)] == ["M1", "M2", "M3"]
    assert contributions(at_minute_42.state)[7].issue_id is None
    assert contributions(whole.state)[7].issue_id == issues(whole.state)[5].id


def test_a_play_until_minute_42_stops_there_with_the_session_running() -> None:
    live = played(sample(), timedelta(minutes=42))
    turn, item = open_turn(live.state), current_item(live.state)
    assert session(live).phase is Phase.RUNNING
    assert second(live, live.clock.now()) == 42 * 60
    assert turn is not None
    assert turn.person_id == person(live, "P10").id
    assert item is not None
    assert item.order == 4
    assert len(contributions(live.state)) == 23
    assert live.can_undo(LAPTOP)


def test_nothing_is_done_behind_the_door() -> None:
    live = played(sample())
    ledger = live._ledger  # pyright: ignore[reportPrivateUsage]
    assert isinstance(ledger, MemoryLedger)
    state = SessionState.of(live.session_id, [])
    for entry in ledger.journal:
        state = state.apply(entry.changes)
    assert state == live.state
    assert [entry.at for entry in ledger.journal] == sorted(entry.at for entry in ledger.journal)
    assert {entry.by for entry in ledger.journal} == {LAPTOP}


def test_the_least_file_is_a_session_without_a_minute() -> None:
    live = played(
        {
            "sesi": {"judul": "Rembuk", "tanggal": "2026-11-11", "mulai": "09:00", "zona": "WITA"},
            "peserta": [{"kode": "P01", "nama": "Tumini", "jk": "P"}],
        }
    )
    assert session(live).phase is Phase.CLOSED
    assert session(live).started_at == session(live).ended_at == datetime.fromisoformat("2026-11-11T01:00:00+00:00")
    assert figures(live.state, live.clock.now()).entries == 0


def test_cross_checks_are_settled_after_what_they_are_about() -> None:
    data = sample()
    data["uji_silang"][0]["kontribusi"] = 69
    data["uji_silang"][1]["kontribusi"] = None
    assert session(played(data)).phase is Phase.CLOSED


def test_an_item_lasts_by_its_minutes_else_by_its_offsets_else_as_planned() -> None:
    data = sample()
    del data["agenda"][1]["menit_aktual"]
    for key in ("menit_aktual", "offset_mulai_aktual_s", "offset_selesai_aktual_s"):
        del data["agenda"][2][key]
    data["agenda"][1]["offset_selesai_aktual_s"] = 540 + 300
    agenda = session_file_of(data).agenda
    assert [line.ends_s - line.starts_s for line in agenda[:3]] == [540, 300, 600]


def test_turns_are_told_apart_even_if_they_last_no_time() -> None:
    data = sample()
    for entry in data["kontribusi"]:
        entry["durasi_s"] = 0
        entry["offset_s"] = 730
    turns = spoken(session_file_of(data).entries)
    assert {(turn.start_s, turn.end_s) for turn in turns} == {(730, 730)}
    assert len(contributions(played(data).state)) == len(turns)


def test_an_issue_that_nobody_mentions_comes_with_the_one_before_it() -> None:
    data = sample()
    for entry in data["kontribusi"]:
        if entry["isu"] in ("M2", "M6"):
            entry["isu"] = None
    times = {line.issue.code: at for line, at in issue_times(session_file_of(data))}
    assert times == {"M1": 1940, "M2": 1940, "M3": 2415, "M4": 2655, "M5": 2910, "M6": 2910}


def test_a_window_is_spread_from_the_inside() -> None:
    window = Window(100, 200)
    assert (window.at(0), window.at(0.5), window.at(1)) == (100, 150, 200)
    assert window.part(0.5, 1).spread(4) == [160, 170, 180, 190]
    assert Window(100, 100).spread(2) == [100, 100]


def test_observers_and_substitutes_come_from_the_file() -> None:
    data = sample()
    data["peserta"][3]["pengganti_untuk"] = data["peserta"][1]["kode"]
    data["peserta"][3]["kelurahan"] = "Banyuputih"
    data["pengamat"] = [{"kode": "PGM1", "nama": "Tono Rekaan", "jk": "L", "jabatan": "Staf", "jam_hadir": "09.10"}]
    live = played(data)
    observer, stand_in = person(live, "PGM1"), person(live, data["peserta"][3]["kode"])
    assert (observer.role, observer.position) == (Role.OBSERVER, "Staf")
    assert observer.arrived_at is not None
    assert [seat.outside for seat in live.state.all(Seat) if seat.person_id == observer.id] == [True]
    assert observer not in participants(live.state)
    assert all(observer.id not in poll.roster_ids for poll in polls(live.state))
    assert stand_in.stands_in_for_id == person(live, data["peserta"][1]["kode"]).id
    assert stand_in.kelurahan == "Banyuputih"
