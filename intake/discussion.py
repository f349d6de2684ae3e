"""Acts of the discussion: issues on the board, what is said, what is noted and cross-checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.agenda import TickQuestion
from core.cross_checks import AddCrossCheck, CheckStatus, CrossCheck, SettleCrossCheck
from core.floor import EndFloor, GiveFloor
from core.issues import AddIssue, EditIssue, Issue
from core.log import Contribution, CorrectContribution, LogContribution
from core.notes import AddNote, NoteKind
from intake.session_values import CheckText, EntryText, IssueText, NoteText, SessionFile
from intake.stage import Stage

Act = Callable[[Stage], None]


def add_issue(line: IssueText, file: SessionFile) -> Act:
    """Put an issue on the board by its title, and link the entries that mentioned it before."""
    named = replace(line.issue, causes=(), effects=(), assets=(), proposals=())

    def act(stage: Stage) -> None:
        issue_id = stage.add(line.place, AddIssue(named), Issue)
        stage.issues[line.issue.code] = issue_id
        for entry in file.entries:
            if entry.issue == line.issue.code and entry.number in stage.entries:
                said = stage.known(Contribution, stage.entries[entry.number])
                stage.perform(entry.place, CorrectContribution(replace(said, issue_id=issue_id)))

    return act


def write_up_issue(line: IssueText) -> Act:
    """Write down what the discussion found out about an issue: causes, effects, assets, proposals."""

    def act(stage: Stage) -> None:
        stage.perform(line.place, EditIssue(replace(line.issue, id=stage.issues[line.issue.code])))

    return act


def say(entry: EntryText, checks: Sequence[CheckText]) -> Act:
    """Give the floor, and log what is said; ``checks`` are the cross-checks that it is marked for."""

    def act(stage: Stage) -> None:
        speaker_id, question_id = stage.people[entry.speaker], stage.questions.get(entry.question)
        stage.perform(entry.place, GiveFloor(speaker_id))
        if question_id is not None:
            stage.perform(entry.place, TickQuestion(question_id))
        contribution = Contribution(
            said_at=stage.at(entry.offset_s),
            person_id=speaker_id,
            kind=entry.kind,
            text=entry.text,
            nonverbal=entry.nonverbal,
            verbatim=entry.verbatim,
            question_id=question_id,
            issue_id=stage.issues.get(entry.issue),
        )
        stage.entries[entry.number] = stage.add(entry.place, LogContribution(contribution), Contribution)
        for line in checks:
            mark_for_check(line)(stage)

    return act


def end_turn(entry: EntryText) -> Act:
    """End the turn in which ``entry`` was said."""
    return lambda stage: stage.perform(entry.place, EndFloor())


def note_atmosphere(note: NoteText) -> Act:
    """Write a note on the atmosphere."""
    return lambda stage: stage.perform(note.place, AddNote(NoteKind.ATMOSPHERE, note.text))


def mark_for_check(line: CheckText) -> Act:
    """Mark a statement for cross-checking."""

    def act(stage: Stage) -> None:
        check = replace(
            line.check,
            person_id=stage.people.get(line.speaker),
            contribution_id=None if line.entry_number is None else stage.entries[line.entry_number],
            result="",
            status=CheckStatus.WAITING,
        )
        stage.checks[line.place] = stage.add(line.place, AddCrossCheck(check), CrossCheck)

    return act


def settle_check(line: CheckText) -> Act:
    """Keep how a cross-check came out; one that is about no entry is marked only now."""

    def act(stage: Stage) -> None:
        if line.place not in stage.checks:
            mark_for_check(line)(stage)
        check = line.check
        settled = SettleCrossCheck(stage.checks[line.place], check.status, check.manner, check.result)
        stage.perform(line.place, settled)

    return act
