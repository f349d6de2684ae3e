"""States of the whole window: each place with the sample session, a vote, and nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.clock import SimulatedClock
from core.polls import DraftPoll, OptionWish
from core.voting import CastBallot, ClosePoll, OpenPoll
from main import services_for
from tools.gallery import Entry
from ui.desk import SAMPLE_MINUTE
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.panels.tip_strip import TIPS
from ui.panels.voting_channels import Way
from ui.program import Program
from widgets.guard import guard

_SIZES = ((1366, 768), (1920, 1080), (1280, 720))
_VOTERS = 7
_NOW = datetime(2026, 11, 11, 2, 0, 7, tzinfo=UTC)
"""When the sessions that are not the sample are looked at: 09.00.07 WIB."""


@cache
def folder() -> Path:
    """A folder that lives as long as the pictures are made."""
    return Path(_temporary().name)


@cache
def _temporary() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="lingkar-gallery-")


@cache
def sample_library() -> Path:
    """A library with the sample session at minute 42."""
    path = folder() / "sample.fgd"
    services = services_for(str(path))
    library = services.open_library(create=True)
    services.play_sample(library, SAMPLE_MINUTE)
    library.close()
    return path


class Shown(MainWindow):
    """A window that keeps its program alive, and ends it when it is closed."""

    program: Program | None = None

    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close in any case, also with something that is not kept."""
        if self.program is not None:
            self.program.end()
            self.program.projector.deleteLater()
        super().closeEvent(event)


def page(
    show: Callable[[Program], None],
    *,
    sample: bool = True,
    part: Callable[[Program], QWidget] = lambda program: program.window,
) -> Entry:
    """The window after ``show``, or another ``part`` of the program."""

    def build() -> QWidget:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        path = folder() / "shown.fgd"
        path.unlink(missing_ok=True)
        if sample:
            copyfile(sample_library(), path)
        window = Shown()
        services = services_for(str(path))
        window.program = Program(
            services if sample else replace(services, clock=SimulatedClock(_NOW)), Still(app), window
        )
        window.program.start()
        if sample:
            window.program.desk.choose(window.program.desk.sessions[0])
        show(window.program)
        window.show()
        app.processEvents()
        app.processEvents()
        return part(window.program)

    return Entry(build, _SIZES)


class Still(Looks):
    """Leaves theme and text size as the gallery has set them; all tips were dismissed."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app, folder() / "settings.toml")
        self.settings.tips_seen = " ".join(TIPS)

    def _apply(self) -> None:
        pass


def _live(program: Program) -> None:
    program.window.go_to("live")


def _writing(program: Program) -> None:
    _live(program)
    line = program.window.live_page.line
    line.focus()
    line.editor.setPlainText("/usulan #m1 Pinjaman bergulir tersendat bukan karena nakal, melainkan @s")


def voting(program: Program) -> None:
    """A vote with seven ballots, the eighth being typed."""
    drafted(program)
    bridge = program.bridge
    assert bridge.console is not None
    poll = bridge.console.polls[-1]
    bridge.perform(OpenPoll(poll.poll_id))
    first, second = poll.options[0].option_id, poll.options[1].option_id
    for seat in [seat for seat in bridge.console.circle.seats if seat.number][:_VOTERS]:
        bridge.perform(CastBallot(poll.poll_id, seat.person_id, ((first, 2), (second, 1))))
    program.window.live_page.press_number(_VOTERS + 1)


def drafted(program: Program) -> None:
    """A vote that was prepared and is not open."""
    _live(program)
    assert program.bridge.console is not None
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in program.bridge.console.issues)
    program.bridge.perform(DraftPoll("dots", "Masalah mana yang didahulukan?", options, (("cap", 2), ("dots", 3))))


def _secret(program: Program) -> None:
    """A secret vote with the third person in the booth and two dots given."""
    _live(program)
    bridge = program.bridge
    assert bridge.console is not None
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in bridge.console.issues)
    bridge.perform(DraftPoll("dots", "Masalah mana yang didahulukan?", options, (("cap", 2), ("dots", 3)), secret=True))
    bridge.perform(OpenPoll(bridge.console.polls[-1].poll_id))
    program.window.live_page.press_number(3)
    booth = program.window.live_page.polls.booth
    booth.showNormal()
    booth.begin()
    assert booth.ballot.sheet is not None
    for letter in "AB":
        booth.ballot.sheet.take_key(Qt.Key(ord(letter)), letter)


def _checking(program: Program) -> None:
    _secret(program)
    program.window.live_page.polls.booth.look_over()


def _paper(program: Program) -> None:
    voting(program)
    channels = program.window.live_page.polls.channels
    channels.choose(Way.PAPER)
    program.window.live_page.press_number(_VOTERS + 1)
    channels.paper.type_next()


def _board(program: Program) -> None:
    _live(program)
    program.window.live_page.show_issues()


def _booth(program: Program) -> QWidget:
    """The booth; closing it ends the program behind it."""
    booth = program.window.live_page.polls.booth
    booth.left.connect(program.window.close)
    return booth


def _result(program: Program) -> None:
    voting(program)
    assert program.bridge.console is not None
    program.bridge.perform(ClosePoll(program.bridge.console.polls[-1].poll_id))


def _prepare(program: Program) -> None:
    program.window.go_to("prepare")


def _minutes(program: Program) -> None:
    program.window.go_to("minutes")


def _home(program: Program) -> None:
    program.bridge.close()
    program.window.go_to("home")


def _tip(place: str) -> Callable[[Program], None]:
    """A place as it is seen for the first time."""

    def show(program: Program) -> None:
        program.window.go_to(place)
        program.window.tip.set_seen(frozenset())

    return show


GALLERY = {
    **{f"tip-{place}": page(_tip(place)) for place in TIPS},
    "page-live": page(_live),
    "page-live-writing": page(_writing),
    "page-live-voting": page(voting),
    "page-live-result": page(_result),
    "page-live-paper": page(_paper),
    "page-live-issues": page(_board),
    "booth-ballot": page(_secret, part=_booth),
    "booth-check": page(_checking, part=_booth),
    "page-prepare": page(_prepare),
    "page-minutes": page(_minutes),
    "page-home": page(_home),
    "page-home-empty": page(_home, sample=False),
}
