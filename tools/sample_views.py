"""Invented views for the gallery, the tests and the benchmarks of widgets: any number of people, any state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.timing import Stretch
from core.views import (
    AgendaView,
    CircleView,
    ItemState,
    ItemView,
    NamedPerson,
    OptionView,
    ProjectorView,
    ResultRowView,
    ResultView,
    Scene,
    SeatRole,
    SeatState,
    SeatView,
    SpeakerView,
    TurnoutView,
    VoteMark,
    WallAgreement,
    WallContent,
    WallIssue,
    WallIssues,
    WallMessage,
    WallPlan,
    WallPlanRow,
    WallQuestion,
    WallReadBack,
    WallSeat,
    WallTitle,
    WallTurnout,
)

NOW = datetime(2026, 11, 11, 2, 41, 7, tzinfo=UTC)
"""The moment at which all of this is looked at: 09.41.07 WIB."""

PEOPLE = (
    ("Sarwono", "Bapak", "LKMK"),
    ("Tumini", "Ibu", None),
    ("Zainal Muttakin", "K.H.", "TOGA"),
    ("Maryani Kusuma", "Ibu", "BKM"),
    ("Agus Priyono", "Bapak", None),
    ("Retno Wulandari", "Ibu", "PKK"),
    ("Suparlan Wibowo", "Bapak", "TOMAS"),
    ("Nur Asiyah", "Ibu", "KPM"),
    ("Dimas Aditya", "Sdr.", "Pemuda"),
    ("Yulia Sari", "Ibu", "UMKM"),
    ("Hartini", "Ibu", "Posyandu"),
    ("Joko Prasetyo", "Bapak", "RT/RW"),
)
"""Invented names, salutations and unsur."""

LONG_NAMES = ("Ibu " + "Kusumaningtyas " * 13, "Bapak <b>Tebal</b> & Rekan", "السيدة فاطمة الزهراء", "")
"""Names that nothing may break on: 200 letters, markup, Arabic, none."""


def people(count: int) -> list[tuple[str, str, str | None]]:
    """Name, short name and unsur of so many people."""
    found = []
    for at in range(count):
        full, salutation, element = PEOPLE[at % len(PEOPLE)]
        found.append((full, f"{salutation} {full.split()[0] if full != 'Nur Asiyah' else full}", element))
    return found


def circle(
    count: int = 10,
    *,
    speaker: int | None = 4,
    queue: Sequence[int] = (10, 2),
    absent: Sequence[int] = (3,),
    left: Sequence[int] = (),
    voted: Sequence[int] | None = None,
    names: Sequence[str] = (),
    paused: bool = False,
    spoken_s: int = 52,
    team: Sequence[str] = ("Bagas",),
) -> CircleView:
    """A circle of `count` participants with a moderator, and a `team` outside the ring. Numbers are those of seats.

    `voted` not None: a poll is open and these have voted. `names` take the place of the first ones.
    """
    seats = [_seat(0, "MOD", "Hesti Prameswari", "Ibu Hesti", SeatRole.MODERATOR)]
    categories: dict[str | None, int] = {}
    for number, (full, short, element) in enumerate(people(count), start=1):
        name = names[number - 1] if number <= len(names) else short
        state = SeatState.PRESENT
        if number in absent or number in left:
            state = SeatState.ABSENT if number in absent else SeatState.LEFT
        if number == speaker:
            state = SeatState.SPEAKING
        silent = timedelta(minutes=23 if number == 5 else 2)
        vote = VoteMark.NONE
        if voted is not None and state in (SeatState.PRESENT, SeatState.SPEAKING):
            vote = VoteMark.VOTED if number in voted else VoteMark.WAITING
        seats.append(
            SeatView(
                person_id=f"p{number}",
                number=number,
                code=f"P{number:02}",
                initials="".join(word[0] for word in full.split()[:2]).upper(),
                name=name,
                full_name=full if number > len(names) else name,
                role=SeatRole.PARTICIPANT,
                element=element,
                category=categories.setdefault(element, len(categories)),
                angle=None,
                state=state,
                entries=number * 7 % 4,
                share=(number * 5 % 4) / (2 * max(count, 1)),
                silent_since=NOW - silent,
                queue_place=queue.index(number) + 1 if number in queue and number <= count else 0,
                vote=vote,
            )
        )
    participants = seats[1:]
    here = [seat for seat in participants if seat.state in (SeatState.PRESENT, SeatState.SPEAKING)]
    by_number = {seat.number: NamedPerson(seat.person_id, seat.name) for seat in participants}
    return CircleView(
        seats=tuple(seats),
        outside=tuple(
            _seat(0, f"NOT{at or ''}", name, f"Sdr. {name}", SeatRole.OUTSIDE) for at, name in enumerate(team)
        ),
        present=len(here),
        expected=count,
        speaker=_speaker(by_number.get(speaker) if speaker is not None else None, spoken_s),
        queue=tuple(by_number[number] for number in queue if number in by_number),
        least_heard=by_number.get(min(5, count)),
        least_heard_entries=1,
        women_talk=0.47 if count else None,
        gini=0.3,
        turnout=None if voted is None else _turnout([seat for seat in participants if seat.vote is not VoteMark.NONE]),
        paused=paused,
    )


def agenda(*, at: int = 3, gone_s: int = 746, minutes: int = 25, title: str = "Penggalian masalah") -> AgendaView:
    """Eight items; the one with index `at` has run for `gone_s` of its `minutes`."""
    titles = ["Pembukaan", "Perkenalan", "Kondisi umum", title, "Analisis penyebab dan akibat", "Penetapan prioritas",
              "Solusi dan kesepakatan", "Umpan balik dan penutup"]  # fmt: skip
    planned = [10, 10, 10, minutes, 20, 15, 20, 10]
    started = NOW - timedelta(seconds=gone_s)
    items = tuple(
        ItemView(
            item_id=f"i{place}",
            number=place + 1,
            title=name,
            planned_s=length * 60,
            budget_s=length * 60,
            state=ItemState.DONE if place < at else ItemState.CURRENT if place == at else ItemState.COMING,
            ran=(Stretch(started),) if place == at else (),
        )
        for place, (name, length) in enumerate(zip(titles, planned, strict=True))
    )
    return AgendaView(
        items=items,
        current=items[at] if 0 <= at < len(items) else None,
        questions=(),
        started_at=NOW - timedelta(minutes=41),
        ended_at=None,
        agreed_end_at=NOW + timedelta(minutes=79),
        pauses=(),
        can_go_back=True,
        can_go_on=True,
    )


def paused_agenda() -> AgendaView:
    """The same agenda in a pause that began five minutes ago."""
    return replace(agenda(), pauses=(Stretch(NOW - timedelta(minutes=5, seconds=12)),))


def prepared_agenda() -> AgendaView:
    """The same agenda before the session runs."""
    items = tuple(replace(item, state=ItemState.COMING, ran=()) for item in agenda().items)
    return replace(agenda(), items=items, current=None, started_at=None)


def consent_result() -> ResultView:
    """A consent vote that was carried; its options are codes."""
    rows = tuple(
        ResultRowView(0, False, letter, code, str(value), value / 10)
        for letter, code, value in (("A", "agree", 8), ("B", "disagree", 1), ("C", "abstain", 1))
    )
    return ResultView("poll", "consent_vote", "Apakah balai warga dibuka tiap malam?", rows, 10, 10, 9, True, False)


def result(count: int = 6, *, labels: Sequence[str] = (), method: str = "usg") -> ResultView:
    """A result of so many rows, with a tie of the third and fourth."""
    known = ("Genangan dan banjir", "Sampah dibuang ke selokan", "Posyandu sepi balita", "Usaha warga sulit maju",
             "Pemuda menganggur", "Balai dan gang sulit diakses")  # fmt: skip
    values = [max(14 - place + (place > 2), 1) for place in range(count)]
    rows = tuple(
        ResultRowView(
            rank=3 if place == 3 else place + 1,
            tied=place in (2, 3) and count > 3,
            letter=chr(ord("A") + place % 26),
            label=labels[place] if place < len(labels) else known[place % len(known)],
            value=str(value),
            length=value / 15,
        )
        for place, value in enumerate(values)
    )
    return ResultView("poll", method, "Mana yang harus didahulukan?", rows, 10, 10, 10, None, False)


def content(scene: Scene, *, long: str = "") -> WallContent | None:
    """The words of a scene that has words of its own; `long` takes the place of the longest of them."""
    days = ("20 November 2026", "1 Desember 2026")
    plan = (
        WallPlanRow("Kerja bakti membersihkan selokan RT 02 sampai RT 05", "Bapak Sarwono", *days),
        WallPlanRow(long or "Membentuk kelompok pengelola sampah di tiap RT", "Ibu Retno", days[1], ""),
        WallPlanRow("Menyurati dinas tentang gorong-gorong", "", "", ""),
        WallPlanRow("Jadwal posyandu pindah ke sore", "Ibu Hartini", days[0], days[0]),
    )
    titles = [row.label for row in result().rows]
    agreed = (
        "Menetapkan enam masalah prioritas pemberdayaan masyarakat Kelurahan Tirtawana dengan urutan sebagaimana "
        "tercantum dalam {lampiran:urutan}."
    )
    said = "Setiap hujan deras air naik sampai lutut, dan anak-anak tidak bisa berangkat sekolah."
    known: dict[Scene, WallContent] = {
        Scene.TITLE: WallTitle("Balai Warga RW 03", "Rabu, 11 November 2026", ("09.00", "11.00")),
        Scene.QUESTION: WallQuestion(long or "Masalah apa yang paling sering Ibu dan Bapak alami?", "Sejak kapan?"),
        Scene.ISSUES: WallIssues(
            tuple(WallIssue(f"M{at}", long if long and at == 2 else title, at if at < 4 else None)
                  for at, title in enumerate((*titles, *titles, *titles), start=1))
        ),
        Scene.READ_BACK: WallReadBack(long or said, "Ibu Maryani", "masalah"),
        Scene.AGREEMENT: WallAgreement("KESATU", 1, 5, long or agreed, False),
        Scene.PLAN: WallPlan(plan),
        Scene.MESSAGE: WallMessage(long or "Istirahat sampai pukul 10.30. Silakan menikmati hidangan di teras."),
    }  # fmt: skip
    return known.get(scene)


def projector(scene: Scene, count: int = 10, **parts: object) -> ProjectorView:
    """The wall in a scene; `parts` are fields of `ProjectorView` that are to be different."""
    view = circle(count, speaker=8, queue=(9, 2), absent=())
    seats = tuple(
        WallSeat(seat.code, seat.initials, seat.name, seat.role, seat.angle, True,
                 seat.state is SeatState.SPEAKING, seat.queue_place)
        for seat in view.seats
    )  # fmt: skip
    options = tuple(OptionView(f"o{at}", row.letter, row.label, "") for at, row in enumerate(result().rows))
    turnout = WallTurnout("Mana yang harus didahulukan?", "dots", (("cap", 2), ("dots", 3)), options, 7, 10)
    fields: dict[str, object] = {
        "scene": scene, "title": "FGD Kader Pemberdayaan Masyarakat", "kelurahan": "Tirtawana", "zone": "WIB",
        "fictional": False, "agenda": agenda(), "seats": seats, "speaker": view.speaker,
        "queue": tuple(person.name for person in view.queue), "turnout": turnout, "result": result(),
        "content": content(scene),
    }  # fmt: skip
    return ProjectorView(**(fields | parts))  # type: ignore[arg-type]


def _seat(number: int, code: str, full: str, name: str, role: SeatRole) -> SeatView:
    return SeatView(
        person_id=code, number=number, code=code, initials="HP", name=name, full_name=full, role=role, element=None,
        category=0, angle=None, state=SeatState.PRESENT, entries=0, share=0.0, silent_since=None, queue_place=0,
        vote=VoteMark.NONE,
    )  # fmt: skip


def _speaker(person: NamedPerson | None, spoken_s: int) -> SpeakerView | None:
    if person is None:
        return None
    return SpeakerView(person.person_id, person.name, NOW - timedelta(seconds=spoken_s))


def _turnout(voters: Sequence[SeatView]) -> TurnoutView:
    waiting = tuple(NamedPerson(seat.person_id, seat.name) for seat in voters if seat.vote is VoteMark.WAITING)
    return TurnoutView("dots", "Masalah mana yang didahulukan?", len(voters) - len(waiting), len(voters), waiting)
