"""States of the console: every number of seats, long and short names, each tab, each sentence that can come up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QComboBox, QWidget

from core.course import CloseSession, PauseSession, StartSession
from core.floor import GiveFloor, RaiseHand
from core.log import Contribution, LogContribution
from core.notes import AddNote, NoteKind
from core.people import MarkArrived, Person, Role, Sex, participants
from core.polls import DraftPoll, OptionWish, Rules
from core.session import Session
from core.taking_in import TakeInPeople
from core.tally import METHODS
from core.voting import CastBallot, OpenPoll
from tools.gallery import Entry
from tools.gallery_pages import page
from ui.booth_window import BoothWindow
from ui.panels.particulars_panel import moment_of
from ui.program import Program
from ui.take_template import take_template

SHORT = "Ani"
LONG = "Raden Mas Panji Kusumawardhana Adiwijaya Notonegoro Sosrowidjo"
"""Names of 3 and of 60 letters and more."""

_ELEMENTS = ("PKK", "Karang Taruna", "BKM", "LKMK", "Penyandang disabilitas", "RT/RW", "")
_LIKE_OTHERS = ("consent_vote", "formula", "approval", "score")
"""Methods whose ballot is made like that of another one."""

_RULES: dict[str, Rules] = {
    "weighted": (("weight|Mendesak", 40), ("weight|Jumlah warga yang terdampak", 35), ("weight|Biaya", 25)),
    "formula": (("formula", "C*A*R*L"),),
}
_SENTENCE = (
    "Penyimpanan penuh: catatan terakhir belum tersimpan. Kosongkan tempat di cakram ini, lalu tekan Coba lagi; "
    "yang sudah tersimpan tetap aman."
)


def running(program: Program, count: int, name: str) -> None:
    """A session that has just begun, with so many people of that name."""
    prepared(program, count, name)
    bridge = program.bridge
    people = participants(bridge.state)
    for person in people:
        bridge.perform(MarkArrived(person.id))
    bridge.perform(StartSession())
    bridge.perform(GiveFloor(people[1].id))
    for person in (people[0], people[-1]):
        bridge.perform(RaiseHand(person.id))
    for person in people[:3]:
        said = Contribution(said_at=bridge.now(), person_id=person.id, kind="masalah", text=f"Kata {name}: " + LONG)
        bridge.perform(LogContribution(said))
    program.window.go_to("live")


def prepared(program: Program, count: int, name: str) -> None:
    """A session with agenda and people, not begun."""
    day = QDate(2026, 11, 11)
    start, end = (moment_of(day, QTime(hour, 0), "WIB") for hour in (9, 11))
    session = Session(title=f"FGD {name} RW 09", kelurahan=name, planned_start_at=start, planned_end_at=end)
    program.desk.create_session(session)
    take_template(program.bridge, "fgd_120")
    people = (
        Person(
            name=f"{name} {number}" if name == LONG else name,
            sex=Sex.FEMALE if number % 2 else Sex.MALE,
            element=_ELEMENTS[number % len(_ELEMENTS)],
        )
        for number in range(1, count + 1)
    )
    team = (Person(name=name, sex=Sex.FEMALE, role=role) for role in (Role.MODERATOR, Role.NOTE_TAKER))
    program.bridge.perform(TakeInPeople((*people, *team)))
    program.window.go_to("live")


def _with(count: int, name: str) -> Entry:
    return page(lambda program: running(program, count, name), sample=False)


def _sample(change: Callable[[Program], object]) -> Entry:
    """The console on the sample session after a change."""

    def show(program: Program) -> None:
        program.window.go_to("live")
        change(program)

    return page(show)


def _tab(name: str) -> Entry:
    def change(program: Program) -> None:
        live = program.window.live_page
        live.tabs.setCurrentWidget(getattr(live, name))

    return _sample(change)


def _prompt(program: Program) -> None:
    program.bridge.perform(AddNote(NoteKind.PROMPT, "Q3 belum ditanyakan, dan Ibu Tumini sudah lama diam: " + LONG))


def _nothing_found(program: Program) -> None:
    kinds = program.window.live_page.log.findChild(QComboBox)
    assert kinds is not None
    kinds.setCurrentIndex(kinds.count() - 1)


def _selected(program: Program) -> None:
    program.window.live_page.log.log.selectRow(program.window.live_page.log.log.rows.rowCount() - 2)


def _proposals(program: Program) -> None:
    line = program.window.live_page.line
    line.focus()
    line.editor.insertPlainText("@")


def _agenda_open(program: Program) -> None:
    program.window.live_page.columns.toggle_agenda()


def _banner(program: Program) -> None:
    program.window.banner.show_fault(_SENTENCE, "Coba lagi")


def _told(program: Program) -> None:
    program.window.go_to("prepare")
    program.window.tell("Teks diperbesar menjadi 175 %. " + _SENTENCE)


def opened(program: Program, method: str, *, secret: bool = False) -> None:
    """A vote by that method is open."""
    bridge = program.bridge
    assert bridge.console is not None
    issues = () if METHODS[method].choices else bridge.console.issues
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in issues)
    rules = _RULES.get(method, ())
    bridge.perform(DraftPoll(method, "Mana yang harus didahulukan?", options, rules, secret=secret))
    bridge.perform(OpenPoll(bridge.console.polls[-1].poll_id))


def _voting(program: Program, count: int) -> None:
    running(program, count, LONG)
    opened(program, "consent_vote")
    assert program.bridge.console is not None
    poll = program.bridge.console.polls[-1]
    for person in poll.waiting[: count // 2]:
        program.bridge.perform(CastBallot(poll.poll_id, person.person_id, ((poll.options[0].option_id, 1),)))
    program.window.live_page.press_number(count)


def _ballot(method: str) -> Entry:
    """The ballot of a method beside the circle."""

    def change(program: Program) -> None:
        opened(program, method)
        program.window.live_page.press_number(2)

    return _sample(change)


def _booth(method: str, go: Callable[[BoothWindow], object]) -> Entry:
    """The booth with the second person in it, after `go`."""

    def show(program: Program) -> None:
        program.window.go_to("live")
        opened(program, method, secret=method == "dots")
        program.window.live_page.press_number(2)
        booth = program.window.live_page.polls.booth
        if not booth.isVisible():
            assert program.bridge.console is not None
            booth.call_in(program.bridge.console.polls[-1], _second(program), "Ibu Tumini")
        booth.showNormal()
        go(booth)

    def part(program: Program) -> QWidget:
        booth = program.window.live_page.polls.booth
        booth.left.connect(program.window.close)
        return booth

    return page(show, part=part)


def _second(program: Program) -> str:
    seat = program.window.live_page.seat_number(2)
    assert seat is not None
    return seat.person_id


def begin(booth: BoothWindow) -> None:
    """The voter takes the ballot."""
    booth.begin()


def _finish(booth: BoothWindow) -> None:
    booth.begin()
    assert booth.ballot.sheet is not None
    for letter in "AB":
        booth.ballot.sheet.take_key(Qt.Key(ord(letter)), letter)
    booth.look_over()
    booth.send()


GALLERY = {
    "live-5-short": _with(5, SHORT),
    "live-5-long": _with(5, LONG),
    "live-10-short": _with(10, SHORT),
    "live-10-long": _with(10, LONG),
    "live-24-short": _with(24, SHORT),
    "live-24-long": _with(24, LONG),
    "live-80-short": _with(80, SHORT),
    "live-80-long": _with(80, LONG),
    "live-24-voting": page(partial(_voting, count=24), sample=False),
    "live-80-voting": page(partial(_voting, count=80), sample=False),
    "live-prepared": page(lambda program: prepared(program, 10, SHORT), sample=False),
    "live-nobody": page(lambda program: prepared(program, 0, LONG), sample=False),
    "live-paused": _sample(lambda program: program.bridge.perform(PauseSession())),
    "live-closed": _sample(lambda program: program.bridge.perform(CloseSession())),
    "live-refused": _sample(lambda program: program.window.live_page.press_number(77)),
    "live-told": _sample(lambda program: program.window.live_page.tell(_SENTENCE)),
    "live-banner": _sample(_banner),
    "live-status-line": _sample(_told),
    "live-flow": _sample(lambda program: program.window.live_page.flow.setChecked(True)),
    "live-prompt": _sample(_prompt),
    "live-agenda-open": _sample(_agenda_open),
    "live-log-selected": _sample(_selected),
    "live-log-nothing-found": _sample(_nothing_found),
    "live-proposals": _sample(_proposals),
    "live-votes-empty": _tab("polls"),
    "live-notes": _tab("notes"),
    "live-wall": _tab("wall"),
    **{
        f"live-ballot-{method.replace('_', '-')}": replace(_ballot(method), dear=method in _LIKE_OTHERS)
        for method in METHODS
    },
    "booth-invite": _booth("dots", lambda _booth: None),
    "booth-cover": _booth("dots", lambda booth: (booth.begin(), booth.rest())),
    "booth-thanks": _booth("dots", _finish),
    **{
        f"booth-{method.replace('_', '-')}": replace(_booth(method, begin), dear=method in _LIKE_OTHERS)
        for method in METHODS
        if method != "mufakat"
    },
}
