"""Plays a session file through the door, act by act, by a simulated clock. Nothing is put behind the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.agenda import AddAgendaItem, AddQuestion, AdvanceAgenda, AgendaItem, Question
from core.clock import SimulatedClock
from core.course import CloseSession, ResumeAfterStop, StartSession
from core.live import LiveSession
from core.people import AddPerson, MarkArrived, NoteAbsence, Person, RecordConsent, Role
from core.seating import TakeSeat
from core.session import AddOfficial, CreateSession, Official
from intake.discussion import add_issue, end_turn, note_atmosphere, say, settle_check, write_up_issue
from intake.outcomes import (
    agree,
    name_signatory,
    park_idea,
    plan_action,
    play_poll,
    recommend,
    settle_ranking,
)
from intake.session_values import PersonText, SessionFile
from intake.stage import Stage
from intake.timeline import (
    OUTCOMES_PHASE,
    PRIORITIES_PHASE,
    agenda_end_s,
    close_s,
    closing_window,
    issue_times,
    spoken,
    window_of,
)

SETTING_UP = timedelta(minutes=30)
"""The laptop is ready so long before the first participant comes."""

Act = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that happens at a moment."""

    at: datetime
    act: Act


def opening_of(file: SessionFile) -> datetime:
    """When the play begins (UTC): the room is set up before the first participant comes."""
    arrivals = [one.arrives_at for one in file.people if one.arrives_at is not None]
    return min([file.session.planned_start_at, *arrivals]) - SETTING_UP


def play(file: SessionFile, live: LiveSession, clock: SimulatedClock, until: timedelta | None = None) -> None:
    """Play ``file`` in ``live``, an empty session that runs by ``clock``.

    ``until`` stops the play at that time after the session's start, with the session still running.

    Raises:
        FileFaults: if the door refuses something, with its place in the file. What was done until then stands, so play
            into a library that can be thrown away.
        LedgerProblem: if something could not be kept.
    """
    stage = Stage(live, clock, file.session.planned_start_at)
    stop_at = None if until is None else stage.start_at + until
    for cue in sorted(_cues(file, stage), key=lambda cue: cue.at):
        if stop_at is not None and cue.at > stop_at:
            break
        clock.set(max(clock.now(), cue.at))
        cue.act(stage)
    if stop_at is not None:
        clock.set(max(clock.now(), stop_at))


def _cues(file: SessionFile, stage: Stage) -> list[Cue]:
    """Everything that happens. Of things at the same moment the one that stands first here happens first."""
    opening = opening_of(file)
    return [
        Cue(opening, lambda stage: _set_up(file, stage)),
        *_people_cues(file, opening),
        Cue(stage.start_at, lambda stage: stage.perform("sesi", StartSession())),
        *_agenda_cues(file, stage),
        *_talk_cues(file, stage),
        *_outcome_cues(file, stage),
        Cue(stage.at(close_s(file)), lambda stage: _close(file, stage)),
    ]


def _set_up(file: SessionFile, stage: Stage) -> None:
    stage.perform("sesi", CreateSession(file.session))
    for n, official in enumerate(file.officials):
        stage.officials.append(stage.add(f"pejabat[{n}]", AddOfficial(official), Official))
    for one in file.people:
        person = replace(one.person, stands_in_for_id=stage.people.get(one.stands_in_for))
        stage.people[one.person.code] = stage.add(one.place, AddPerson(person), Person)
    for one in sorted(file.people, key=_seat_order):
        stage.perform(one.place, TakeSeat(stage.people[one.person.code], one.seat, one.angle))
    for line in file.agenda:
        stage.items[line.number] = stage.add(line.place, AddAgendaItem(line.item), AgendaItem)
    for line in file.guide:
        question = replace(line.question, item_id=stage.items[line.item_number])
        stage.questions[question.code] = stage.add(line.place, AddQuestion(question), Question)
    for n, absentee in enumerate(file.absentees):
        stage.perform(f"sesi.tidak_hadir[{n}]", NoteAbsence(absentee))


def _seat_order(one: PersonText) -> tuple[bool, int]:
    """The moderator first, then by seat; who has none in the file takes what is left."""
    if one.person.role is Role.MODERATOR:
        return (False, 0)
    return (one.seat is None, one.seat or 0)


def _people_cues(file: SessionFile, opening: datetime) -> list[Cue]:
    arrivals = [Cue(one.arrives_at or opening, _arrival(one)) for one in file.people]
    consents = [Cue(one.consent.given_at, _consent(one)) for one in file.people if one.consent is not None]
    return [*arrivals, *(replace(cue, at=max(opening, cue.at)) for cue in consents)]


def _arrival(one: PersonText) -> Act:
    return lambda stage: stage.perform(one.place, MarkArrived(stage.people[one.person.code]))


def _consent(one: PersonText) -> Act:
    def record(stage: Stage) -> None:
        assert one.consent is not None
        consent = replace(one.consent, person_id=stage.people[one.person.code])
        stage.perform(f"{one.place}.persetujuan", RecordConsent(consent))

    return record


def _agenda_cues(file: SessionFile, stage: Stage) -> list[Cue]:
    def advance(place: str) -> Act:
        return lambda stage: stage.perform(place, AdvanceAgenda())

    return [Cue(stage.at(line.starts_s), advance(line.place)) for line in file.agenda[1:]]


def _talk_cues(file: SessionFile, stage: Stage) -> list[Cue]:
    cues = [Cue(stage.at(second), add_issue(line, file)) for line, second in issue_times(file)]
    for turn in spoken(file.entries):
        checks = [line for line in file.checks if line.entry_number == turn.entry.number]
        cues.append(Cue(stage.at(turn.start_s), say(turn.entry, checks)))
        cues.append(Cue(stage.at(turn.end_s), end_turn(turn.entry)))
    cues += [Cue(stage.at(note.offset_s), note_atmosphere(note)) for note in file.notes]
    return cues


def _outcome_cues(file: SessionFile, stage: Stage) -> list[Cue]:
    voting, deciding = window_of(file, PRIORITIES_PHASE), window_of(file, OUTCOMES_PHASE)
    closing = closing_window(file)
    rows = zip(file.plan, deciding.part(0.2, 0.8).spread(len(file.plan)), strict=True)
    cues = [Cue(stage.at(voting.start_s), write_up_issue(line)) for line in file.issues]
    for n, poll in enumerate(file.polls):
        window = voting.part(0.16 + 0.2 * n, 0.32 + 0.2 * n)
        cues += [Cue(stage.at(second), act) for second, act in play_poll(poll, file, window)]
    if file.ranking is not None:
        cues.append(Cue(stage.at(deciding.at(0.02)), settle_ranking(file.ranking)))
    cues += [Cue(stage.at(second), plan_action(row)) for row, second in rows]
    cues += [Cue(stage.at(deciding.at(0.85)), agree(n, text)) for n, text in enumerate(file.agreements)]
    cues += [Cue(stage.at(deciding.at(0.9)), recommend(n, text)) for n, text in enumerate(file.recommendations)]
    said: dict[int | None, float] = {turn.entry.number: turn.start_s for turn in spoken(file.entries)}
    cues += [
        Cue(stage.at(max(closing.at(0.1), said.get(line.entry_number, 0))), settle_check(line)) for line in file.checks
    ]
    cues += [Cue(stage.at(closing.at(0.3)), park_idea(line)) for line in file.ideas]
    cues += [Cue(stage.at(closing.at(0.8)), name_signatory(line)) for line in file.signatories]
    return cues


def _close(file: SessionFile, stage: Stage) -> None:
    """End the session. If people went on speaking after the agenda was over, that time is a break of the agenda."""
    over_s = agenda_end_s(file)
    if over_s is not None and over_s < close_s(file):
        stage.perform("agenda", ResumeAfterStop(stage.at(over_s), as_break=True))
    stage.perform("sesi", CloseSession())
