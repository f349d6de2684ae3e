"""The attack on a secret ballot: everything is seized, before, during and after; nothing links a voter to a choice."""

from __future__ import annotations

import json
import math
import random
import re
import stat
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

import core.voting
from core.actions import Action, Code, Refusal
from core.ballots import Channel, Receipt, ballot_list_of
from core.changes import added
from core.clock import SimulatedClock
from core.course import StartSession
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.minute_taking import minutes_of
from core.people import AddPerson, MarkArrived, Person, Sex, participants
from core.polls import DraftPoll, OptionWish, Poll, open_poll, options_of, polls
from core.ports import LedgerProblem, Problem
from core.session import CreateSession, Session
from core.voting import AnnulPoll, CastBallot, ClosePoll, OpenPoll
from db.backup import backups_of
from db.ballot_box import KeyFolder, key_folder
from db.ledger import SqliteLedger
from db.library import SqliteLibrary, open_library
from export.ballots_csv import write_ballots
from export.figures_json import figures_json
from tests.db.seizure import Seizure, Traces, seize, traces

START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)
VOTERS, POLLS = 20, 12
NEAR = 64
"""So many bytes around a choice no voter may stand."""


def perform(live: LiveSession, action: Action) -> None:
    assert isinstance(step := live.perform(action, LAPTOP), Step), step


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "library.fgd"


@pytest.fixture
def library(path: Path) -> Iterator[SqliteLibrary]:
    library = open_library(path, create=True)
    yield library
    library.close()


def session_with_voters(library: SqliteLibrary) -> LiveSession:
    live = LiveSession(uuid7(), library.ledger, SimulatedClock(START))
    end = START + timedelta(hours=2)
    perform(live, CreateSession(Session(title="Uji rahasia", planned_start_at=START, planned_end_at=end)))
    for number in range(VOTERS):
        perform(live, AddPerson(Person(name=f"Pemilih {number}", sex=Sex.FEMALE)))
    for person in participants(live.state):
        perform(live, MarkArrived(person.id))
    perform(live, StartSession())
    return live


def opened_poll(live: LiveSession) -> Poll:
    wishes = (OptionWish("Pasar"), OptionWish("Drainase"))
    perform(live, DraftPoll("dots", "Mana yang lebih dahulu?", wishes, (("cap", 1), ("dots", 1)), secret=True))
    perform(live, OpenPoll(polls(live.state)[-1].id))
    poll = open_poll(live.state)
    assert poll is not None
    return poll


@dataclass
class Case:
    """One poll: what everybody chose, in the order of voting, and what was seized."""

    choices: dict[str, str]
    list_of_ballots: list[str]
    seizures: list[Seizure]
    seen: Traces
    key: bytes

    def right(self, guessed: Sequence[str]) -> int:
        """How many voters were linked to their choice if the list belongs to ``guessed``, one after the other."""
        return sum(self.choices[voter] == choice for voter, choice in zip(guessed, self.list_of_ballots, strict=True))


def give_out(live: LiveSession, folder: Path) -> None:
    """Write what is given out of the newest poll: the list of ballots, and the figures."""
    minutes = minutes_of(live.state, "", live.clock.now())
    write_ballots(minutes.polls[-1], folder / "suara.csv")
    (folder / "angka.json").write_text(json.dumps(figures_json(minutes)), encoding="utf-8")


def held_poll(library: SqliteLibrary, live: LiveSession, chance: random.Random, evidence: Path) -> Case:
    poll = opened_poll(live)
    options = [option.id for option in options_of(live.state, poll.id)]
    people = participants(live.state)
    chance.shuffle(people)
    choices = {person.id: chance.choice(options) for person in people}
    (key_file,) = key_folder(library.path).iterdir()
    key = key_file.read_bytes()
    seizures = [seize(library.path, evidence / "before", with_keys=False)]
    for number, (person_id, choice) in enumerate(choices.items()):
        assert library.backup() is None
        perform(live, CastBallot(poll.id, person_id, ((choice, 1),), Channel.BOOTH))
        if number == VOTERS // 2:
            seizures.append(seize(library.path, evidence / "during", with_keys=False))
    seizures.append(seize(library.path, evidence / "killed", with_keys=False))
    perform(live, ClosePoll(poll.id))
    library.backup()
    give_out(live, library.path.parent)
    seizures.append(seize(library.path, evidence / "after", with_keys=True))
    ballots = ballot_list_of(live.state, poll.id)
    assert ballots is not None
    listed = [next(iter(json.loads(line))) for line in ballots.lines]
    return Case(choices, listed, seizures, traces(seizures[:3], evidence), key)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Twelve polls in one library, with 240 votes."""
    folder, evidence = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("evidence")
    chance = random.Random(20261111)

    def random_id() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    library = open_library(folder / "library.fgd", create=True)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(core.voting, "random_id", random_id)
            live = session_with_voters(library)
            return [held_poll(library, live, chance, evidence / str(number)) for number in range(POLLS)]
    finally:
        library.close()


def test_the_attack_links_no_better_than_chance(cases: list[Case]) -> None:
    links = Counter[str]()
    expected = variance = votes = 0.0
    for case in cases:
        seen = case.seen
        assert seen.voters == list(case.choices), "who seizes the log does see who voted when"
        by_ballot = dict(zip(seen.ballot_ids, seen.voters, strict=True))
        by_seal = dict(zip(seen.sealed, seen.voters, strict=True))
        guesses = {
            "order of voting": seen.voters,
            "reversed order": seen.voters[::-1],
            "order of ids": [by_ballot[ballot_id] for ballot_id in sorted(by_ballot)],
            "order of people": sorted(seen.voters),
        }
        for name, guessed in guesses.items():
            links[name] += case.right(guessed)
        assert len({len(seal) for seal in by_seal}) == 1
        shares = [count / VOTERS for count in Counter(case.choices.values()).values()]
        hit = sum(share * share for share in shares)
        expected, variance, votes = expected + VOTERS * hit, variance + VOTERS * hit * (1 - hit), votes + VOTERS
    assert votes >= 200
    limit = expected + 3 * math.sqrt(variance)
    assert {name: count for name, count in links.items() if count > limit} == {}


def test_the_attack_would_find_a_key(library: SqliteLibrary, tmp_path: Path) -> None:
    """The same files with the key, taken while the poll was open: all is linked, so the test above can fail."""
    live = session_with_voters(library)
    poll = opened_poll(live)
    options = [option.id for option in options_of(live.state, poll.id)]
    choices = {person.id: random.Random(1).choice(options) for person in participants(live.state)}
    for person_id, choice in choices.items():
        perform(live, CastBallot(poll.id, person_id, ((choice, 1),), Channel.BOOTH))
    seizure = seize(library.path, tmp_path / "evidence", with_keys=True)
    seen = traces([seizure], tmp_path)
    lines = KeyFolder(key_folder(seizure.library)).unseal(poll.id, seen.sealed)
    assert lines is not None
    assert {voter: next(iter(json.loads(line))) for voter, line in zip(seen.voters, lines, strict=True)} == choices


def test_no_choice_stands_near_a_voter_in_any_byte(cases: list[Case]) -> None:
    for number, case in enumerate(cases):
        options = sorted(set(case.choices.values()))
        choice = re.compile(rb"(%s)\\*\":\d" % b"|".join(option.encode() for option in options))
        names = [rb"Pemilih \d", rb"P\d\d\""]
        voter = re.compile(b"|".join([*(person_id.encode() for person_id in case.choices), *names]))
        *sealed, after = case.seizures
        for seizure in sealed:
            for name, content in seizure.files().items():
                assert not choice.search(content), (number, name)
        found = 0
        for name, content in after.files().items():
            for match in choice.finditer(content):
                found += 1
                around = content[max(0, match.start() - NEAR) : match.end() + NEAR]
                assert not voter.search(around), (number, name, around)
        assert found >= VOTERS


def test_the_key_is_nowhere_after_the_box_was_opened(cases: list[Case]) -> None:
    for case in cases:
        assert not [name for name in case.seizures[3].files() if name.endswith(".key")]
        for seizure in case.seizures:
            for content in seizure.files().values():
                assert case.key not in content
                assert case.key.hex().encode() not in content


def test_nothing_sealed_is_left_after_the_box_was_opened(cases: list[Case]) -> None:
    for case in cases:
        files = case.seizures[3].files()
        for seal in case.seen.sealed:
            for name, content in files.items():
                assert seal[:40].encode() not in content, name


def test_backups_are_made_again_after_the_poll(library: SqliteLibrary) -> None:
    live = session_with_voters(library)
    assert library.backup() is not None
    poll = opened_poll(live)
    assert library.backup() is None
    perform(live, ClosePoll(poll.id))
    assert library.backup() is not None
    assert len(backups_of(library.path)) == 2


def test_a_key_is_the_owners_alone(library: SqliteLibrary) -> None:
    live = session_with_voters(library)
    poll = opened_poll(live)
    folder = key_folder(library.path)
    (key_file,) = folder.iterdir()
    assert key_file.stem == poll.id
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    perform(live, AnnulPoll(poll.id, "Salah pertanyaan."))
    assert not folder.exists()


def test_a_key_is_overwritten_where_it_lies_before_it_is_removed(tmp_path: Path) -> None:
    keys = KeyFolder(tmp_path / "keys")
    keys.make_key("poll")
    (key,) = (tmp_path / "keys").iterdir()
    second_name = tmp_path / "second name of the same bytes"
    second_name.hardlink_to(key)
    assert second_name.read_bytes() != bytes(32)
    keys.destroy("poll")
    assert not key.exists()
    assert second_name.read_bytes() == bytes(32)


def test_a_secret_poll_goes_on_after_the_program_was_opened_again(library: SqliteLibrary, path: Path) -> None:
    live = session_with_voters(library)
    poll = opened_poll(live)
    option = options_of(live.state, poll.id)[0].id
    first, second = poll.roster_ids[:2]
    perform(live, CastBallot(poll.id, first, ((option, 1),), Channel.BOOTH))
    library.close()
    again = open_library(path)
    try:
        live = LiveSession(live.session_id, again.ledger, live.clock)
        assert again.check() == []
        refusal = live.perform(CastBallot(poll.id, first, ((option, 1),), Channel.BOOTH), LAPTOP)
        assert isinstance(refusal, Refusal)
        assert refusal.code is Code.ALREADY_VOTED
        perform(live, CastBallot(poll.id, second, ((option, 1),), Channel.BOOTH))
        perform(live, ClosePoll(poll.id))
        ballots = ballot_list_of(live.state, poll.id)
        assert ballots is not None
        assert len(ballots.lines) == 2
        assert again.ledger.load(live.session_id) == live.state
        assert again.check() == []
    finally:
        again.close()


def test_a_crash_between_closing_and_destroying_is_made_good_at_the_next_start(
    library: SqliteLibrary, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = session_with_voters(library)
    poll = opened_poll(live)

    def full(ledger: SqliteLedger) -> None:
        raise LedgerProblem(Problem.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(SqliteLedger, "clear_boxes", full)
        perform(live, ClosePoll(poll.id))
    assert [finding.code for finding in library.check()] == ["ballot_key_left"]
    library.close()
    again = open_library(path)
    try:
        assert not key_folder(path).exists()
        assert again.check() == []
    finally:
        again.close()


def test_a_key_of_a_poll_that_was_never_opened_is_replaced_or_cleared(library: SqliteLibrary, path: Path) -> None:
    keys = library.ledger.box
    first = keys.make_key("poll")
    assert keys.make_key("poll") != first
    assert keys.poll_ids() == ["poll"]
    library.close()
    open_library(path).close()
    assert keys.poll_ids() == []


def test_a_lost_key_and_a_ballot_of_another_poll(library: SqliteLibrary) -> None:
    keys = library.ledger.box
    one, other = keys.make_key("one"), keys.make_key("other")
    sealed = [keys.seal(one, "{}", 40), keys.seal(one, '{"agree":1}', 40)]
    assert keys.unseal("one", sealed) == ["{}", '{"agree":1}']
    with pytest.raises(ValueError, match="not sealed"):
        keys.unseal("other", sealed)
    assert keys.seal(other, "{}", 40) != keys.seal(other, "{}", 40)
    keys.destroy("one")
    keys.destroy("one")
    assert keys.unseal("one", sealed) is None
    keys.destroy("other")


def test_the_table_itself_holds_one_tick_for_a_person(library: SqliteLibrary) -> None:
    live = session_with_voters(library)
    poll = opened_poll(live)
    person_id = poll.roster_ids[0]
    ticks = [
        Receipt(id=person_id, session_id=live.session_id, poll_id=poll.id, person_id=person_id, channel=channel)
        for channel in (Channel.BOOTH, Channel.PAPER)
    ]
    library.ledger.keep_unjournaled((added(ticks[0]),))
    with pytest.raises(IntegrityError):
        library.ledger.keep_unjournaled((added(ticks[1]),))
    assert list(library.ledger.load(live.session_id).all(Receipt)) == ticks[:1]


def test_what_is_left_of_a_box_is_found(library: SqliteLibrary) -> None:
    live = session_with_voters(library)
    poll = opened_poll(live)
    option = options_of(live.state, poll.id)[0].id
    perform(live, CastBallot(poll.id, poll.roster_ids[0], ((option, 1),), Channel.BOOTH))
    with library.file.writing() as connection:
        connection.exec_driver_sql("UPDATE poll SET phase = 'annulled'")
    assert {finding.code for finding in library.check()} == {"ballots_left", "tables_differ", "ballot_key_left"}
