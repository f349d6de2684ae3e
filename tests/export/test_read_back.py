"""Every figure of any session, read back from its PDF: people, entries, turns, votes, costs, times."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from datetime import timedelta
from fractions import Fraction

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.course import CloseSession
from core.floor import EndFloor, GiveFloor
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.outcomes import PlanAction, PlannedAction
from core.participation import gini
from core.people import Person, Sex
from core.polls import DraftPoll, OptionWish, Poll, PollOption, options_of
from core.voting import CastBallot, ClosePoll, OpenPoll
from core.wording import decimal, duration, rupiah
from export.berita_acara import minutes_pdf
from tests.core.room import RunningRoom
from tests.export.pdf_reading import text_of

EXAMPLES = 100 if os.environ.get("LINGKAR_LONG") else 4
KINDS = ("masalah", "usulan", "pendapat")


class AnySession:
    """A session of ``people`` participants (four at least) and ``entries`` in its log, all else drawn by ``seed``.

    What is expected is counted here while things are done, apart from the rules of the program.
    """

    def __init__(self, people: int, entries: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.room = RunningRoom()
        room = self.room
        self.people: list[Person] = [room.maryani, room.dimas, room.wulan]
        for number in range(len(self.people), people):
            sex = self.chance.choice(list(Sex))
            self.people.append(
                room.guest(f"Peserta {number}", sex, element=self.chance.choice(("PKK", "LKMK", "TOMAS")))
            )
        for person in self.people:
            room.consents(person)
        self.said: Counter[str] = Counter()
        self.talked: Counter[str] = Counter()
        self._turns()
        self._entries(entries)
        self.dots = self._vote()
        self.costs = [self.chance.randrange(0, 90_000_000, 500) for _ in range(self.chance.randrange(1, 5))]
        for place, cost in enumerate(self.costs):
            room.do(PlanAction(PlannedAction(activity=f"Kegiatan {place}", cost=cost)))
        room.do(CloseSession())

    def _turns(self) -> None:
        for person in self.chance.choices(self.people, k=self.chance.randrange(8)):
            self.room.do(GiveFloor(person.id))
            seconds = self.chance.randrange(1, 300)
            self.room.wait(seconds)
            self.room.do(EndFloor())  # one second later
            self.talked[person.id] += seconds + 1

    def _entries(self, count: int) -> None:
        for number in range(count):
            person = self.chance.choice([*self.people, self.room.moderator])
            said_at = self.room.started_at + timedelta(seconds=number)
            kind, text = self.chance.choice(KINDS), f"Pernyataan bernomor {number + 1}."
            self.room.do(LogContribution(Contribution(person_id=person.id, kind=kind, text=text, said_at=said_at)))
            self.said[person.id] += 1

    def _vote(self) -> dict[str, int]:
        """Dots by option in a vote of everybody, some of whom leave dots unused."""
        wishes = tuple(OptionWish(f"Pilihan {letter}") for letter in "ABC")
        poll = self.room.add(DraftPoll("dots", "Mana yang didahulukan?", wishes), Poll)
        self.room.do(OpenPoll(poll.id))
        options: list[PollOption] = options_of(self.room.state, poll.id)
        dots = {option.label: 0 for option in options}
        for person in self.people:
            chosen = self.chance.sample(options, k=self.chance.randrange(1, 4))
            self.room.do(CastBallot(poll.id, person.id, tuple((option.id, 1) for option in chosen)))
            for option in chosen:
                dots[option.label] += 1
        self.room.do(ClosePoll(poll.id))
        return dots

    @property
    def minutes(self) -> Minutes:
        return minutes_of(self.room.state, "", self.room.now)


@example(people=80, entries=500, seed=1)
@given(people=st.integers(3, 80), entries=st.integers(0, 500), seed=st.integers(0, 10**6))
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_figure_is_that_of_the_session(people: int, entries: int, seed: int) -> None:
    session = AnySession(people, entries, seed)
    text = text_of(minutes_pdf(session.minutes)[0])
    women = sum(person.sex is Sex.FEMALE for person in session.people)
    assert f"hadir {people} orang, terdiri atas {people - women} laki-laki dan {women} perempuan".casefold() in (
        text.casefold()
    )
    assert f"Jumlah {people - women or '–'} {women or '–'} {people}" in text
    by_moderator = session.said[session.room.moderator.id]
    talked = [session.talked[person.id] for person in session.people]
    assert (
        f"Dari {entries} pernyataan, {entries - by_moderator} disampaikan peserta dan {by_moderator} moderator. "
        f"Koefisien Gini waktu bicara peserta {decimal(gini(talked), 3)} (0 berarti merata); "
        f"keterwakilan perempuan {decimal(Fraction(100 * women, people), 1)} persen."
    ) in text
    _shares_are_read(session, text)
    _votes_are_read(session, text)
    for cost in session.costs:
        assert (rupiah(cost) if cost else "–") in text
    assert f"Jumlah biaya {rupiah(sum(session.costs))}" in text
    for number in range(1, entries + 1):
        assert f"Pernyataan bernomor {number}." in text


def _shares_are_read(session: AnySession, text: str) -> None:
    total = sum(session.talked.values())
    for person in session.people:
        seconds = session.talked[person.id]
        share = decimal(Fraction(100 * seconds, total), 1) if total else "0,0"
        name = person.name if session.said[person.id] else person.code
        assert f"{name} {session.said[person.id]} {duration(seconds)} {share} " in text


def _votes_are_read(session: AnySession, text: str) -> None:
    count, cast = len(session.people), sum(session.dots.values())
    assert f"Hak suara {count}, suara masuk {count}, sah {count}, tidak sah 0, kosong 0." in text
    for label, dots in session.dots.items():
        share = decimal(Fraction(100 * dots, cast), 1)
        assert re.search(rf"{label} {dots}[a-z]? {share} ", text), label  # a letter where a tie is told of below
