"""The console's view of a session."""

from __future__ import annotations

from collections.abc import Callable

from core.agenda import Question, questions
from core.agenda_view import AGENDA_TABLES, agenda_view
from core.circle_view import CIRCLE_TABLES, circle_view, name_of
from core.clock import local
from core.cross_checks import CrossCheck, cross_checks
from core.floor import Turn, open_turn
from core.identity import Id
from core.issues import Issue, is_vulnerable_group, issues
from core.log import KINDS, Contribution, contributions
from core.naming import SeenState
from core.notes import Note, NoteKind, ParkedIdea, parked_ideas
from core.outcomes import Ranking, ranking
from core.people import Person, Role, moderator
from core.photo_view import PHOTO_TABLES, by_entry, photo_views
from core.poll_view import POLL_TABLES, poll_views
from core.priorities_view import PRIORITIES_TABLES, budget_view, combined_view
from core.remembering import Remembered
from core.session import Phase, Session, session_of
from core.state import SessionState
from core.views import (
    AffectedView,
    CheckView,
    HeadView,
    IssueCard,
    IssueChoice,
    LogLineView,
    LogRow,
    ModeratorView,
    NoteView,
    ParkedView,
    PhotoView,
    QuestionChoice,
    SessionStage,
    SpeakerChoice,
)
from core.wording import clock_time_s, date_long, day_name


class ConsoleView:
    """Makes the console's view of one state after the other; parts that did not change are the same objects.

    Called with a state it answers with its ``ModeratorView``, and raises LookupError if that holds no session.
    """

    def __init__(self) -> None:
        self._seen = SeenState()
        self._head = Remembered(_head_view, Session)
        self._circle = Remembered(circle_view, *CIRCLE_TABLES)
        self._agenda = Remembered(lambda state: agenda_view(state, with_questions=True), *AGENDA_TABLES)
        self._photos = Remembered(photo_views, *PHOTO_TABLES)
        self._log = Remembered(
            _LogRows(self._photos), Session, Contribution, Person, Issue, Question, CrossCheck, *PHOTO_TABLES
        )
        self._log_line = Remembered(_log_line_view, Session, Person, Issue, Question, Turn)
        self._issues = Remembered(_issue_cards, Issue, Contribution, Ranking)
        self._polls = Remembered(poll_views, *POLL_TABLES)
        self._notes = Remembered(_note_views, Session, Note)
        self._prompts = Remembered(_prompt_views, Session, Note)
        self._parked = Remembered(_parked_views, ParkedIdea, Person)
        self._checks = Remembered(_check_views, CrossCheck, Person)
        self._combined = Remembered(combined_view, *PRIORITIES_TABLES)
        self._budget = Remembered(budget_view, *PRIORITIES_TABLES)

    def __call__(self, state: SessionState) -> ModeratorView:
        """The view of ``state``."""
        state = self._seen(state)
        return ModeratorView(
            head=self._head(state),
            circle=self._circle(state),
            agenda=self._agenda(state),
            log=self._log(state),
            log_line=self._log_line(state),
            issues=self._issues(state),
            polls=self._polls(state),
            notes=self._notes(state),
            prompts=self._prompts(state),
            parked=self._parked(state),
            checks=self._checks(state),
            photos=self._photos(state),
            combined=self._combined(state),
            budget=self._budget(state),
        )


def _session(state: SessionState) -> Session:
    session = session_of(state)
    if session is None:
        raise LookupError("no session")
    return session


def _head_view(state: SessionState) -> HeadView:
    session = _session(state)
    day = local(session.planned_start_at, session.zone).date()
    return HeadView(
        title=session.title,
        place=session.kelurahan or session.place,
        day=f"{day_name(day)}, {date_long(day)}",
        zone=session.zone,
        stage=SessionStage(session.phase.value),
        fictional=session.fictional,
    )


class _LogRows:
    """Makes the rows of the log, and makes a row anew only if its entry or something it names has changed."""

    def __init__(self, photos: Callable[[SessionState], tuple[PhotoView, ...]]) -> None:
        self._photos = photos
        self._rows: dict[Id, tuple[tuple[object, ...], LogRow]] = {}

    def __call__(self, state: SessionState) -> tuple[LogRow, ...]:
        zone = _session(state).zone
        flagged = {check.contribution_id for check in cross_checks(state)}
        people, board, guide = state.table(Person), state.table(Issue), state.table(Question)
        pictures = by_entry(self._photos(state))
        rows: dict[Id, tuple[tuple[object, ...], LogRow]] = {}
        for entry in contributions(state):
            issue = board[entry.issue_id] if entry.issue_id else None
            question = guide[entry.question_id] if entry.question_id else None
            shown = pictures.get(entry.id, ())
            made_of = (entry, people[entry.person_id], issue, question, entry.id in flagged, shown, zone)
            known = self._rows.get(entry.id)
            same = known is not None and all(one is other for one, other in zip(known[0], made_of, strict=True))
            rows[entry.id] = known if known is not None and same else (made_of, _log_row(*made_of))
        self._rows = rows
        return tuple(row for _, row in rows.values())


def _log_row(
    entry: Contribution,
    person: Person,
    issue: Issue | None,
    question: Question | None,
    flagged: bool,
    shown: tuple[PhotoView, ...],
    zone: str,
) -> LogRow:
    return LogRow(
        contribution_id=entry.id,
        number=entry.number,
        time=clock_time_s(entry.said_at, zone),
        code=person.code,
        name=name_of(person),
        by_moderator=person.role is Role.MODERATOR,
        kind=entry.kind,
        text=entry.text,
        nonverbal=entry.nonverbal,
        issue_code=issue.code if issue is not None else "",
        flagged=flagged,
        question_code=question.code if question is not None else "",
        corrections=entry.corrections,
        photos=shown,
    )


def _log_line_view(state: SessionState) -> LogLineView:
    turn, leader = open_turn(state), moderator(state)
    by_code = sorted(state.all(Person), key=lambda person: (person.role is not Role.PARTICIPANT, person.code))
    return LogLineView(
        speakers=tuple(SpeakerChoice(person.id, person.code, name_of(person), person.name) for person in by_code),
        kinds=KINDS,
        issues=tuple(IssueChoice(issue.id, issue.code, issue.title) for issue in issues(state)),
        floor_id=turn.person_id if turn is not None else None,
        moderator_id=leader.id if leader is not None else None,
        enabled=_session(state).phase is Phase.RUNNING,
        questions=tuple(QuestionChoice(one.id, one.code, one.text) for one in questions(state)),
    )


def _issue_cards(state: SessionState) -> tuple[IssueCard, ...]:
    settled = ranking(state)
    places = {issue_id: place for place, issue_id in enumerate(settled.ranked_ids, start=1)} if settled else {}
    behind: dict[Id | None, list[Id]] = {}
    for entry in contributions(state):
        behind.setdefault(entry.issue_id, []).append(entry.id)
    return tuple(
        IssueCard(
            issue_id=issue.id,
            code=issue.code,
            title=issue.title,
            field=issue.field,
            place=issue.place,
            causes=issue.causes,
            effects=issue.effects,
            proposals=issue.proposals,
            entries=len(behind.get(issue.id, ())),
            rank=places.get(issue.id),
            affected=tuple(AffectedView(group, is_vulnerable_group(group)) for group in issue.affected),
            assets=issue.assets,
            group=issue.group,
            status=issue.status,
            reason=issue.reason,
            contribution_ids=tuple(behind.get(issue.id, ())),
        )
        for issue in issues(state)
    )


def _note_views(state: SessionState) -> tuple[NoteView, ...]:
    return _notes_as_views(state, lambda note: note.kind is not NoteKind.PROMPT)


def _prompt_views(state: SessionState) -> tuple[NoteView, ...]:
    return _notes_as_views(state, lambda note: note.kind is NoteKind.PROMPT)


def _notes_as_views(state: SessionState, wanted: Callable[[Note], bool]) -> tuple[NoteView, ...]:
    zone = _session(state).zone
    written = sorted(filter(wanted, state.all(Note)), key=lambda note: (note.noted_at, note.id))
    return tuple(
        NoteView(note.id, note.kind is not NoteKind.ATMOSPHERE, clock_time_s(note.noted_at, zone), note.text)
        for note in written
    )


def _parked_views(state: SessionState) -> tuple[ParkedView, ...]:
    people = state.table(Person)
    return tuple(
        ParkedView(idea.id, idea.text, name_of(people[idea.person_id]) if idea.person_id else "")
        for idea in parked_ideas(state)
    )


def _check_views(state: SessionState) -> tuple[CheckView, ...]:
    people = state.table(Person)
    return tuple(
        CheckView(
            check_id=check.id,
            kind=check.kind,
            status=check.status,
            statement=check.statement,
            name=name_of(people[check.person_id]) if check.person_id else "",
            source=check.source,
            manner=check.manner,
            result=check.result,
        )
        for check in cross_checks(state)
    )
