"""States of the whole window: each place with the sample session, a vote, and nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from core.polls import DraftPoll, OptionWish
from core.voting import CastBallot, ClosePoll, OpenPoll
from main import services_for
from tools.gallery import Entry
from ui.desk import SAMPLE_MINUTE
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program

_SIZES = ((1366, 768), (1920, 1080), (1280, 720))
_VOTERS = 7


@cache
def folder() -> Path:
    """A folder that lives as long as the pictures are made."""
    return Path(_temporary().name)


@cache
def _temporary() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="lingkar-gallery-")


@cache
def _sample() -> Path:
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


def _page(show: Callable[[Program], None], *, sample: bool = True) -> Entry:
    def build() -> QWidget:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        path = folder() / "shown.fgd"
        path.unlink(missing_ok=True)
        if sample:
            copyfile(_sample(), path)
        window = Shown()
        window.program = Program(services_for(str(path)), Still(app), window)
        window.program.start()
        if sample:
            window.program.desk.choose(window.program.desk.sessions[0])
        show(window.program)
        window.show()
        app.processEvents()
        app.processEvents()
        return window

    return Entry(build, _SIZES)


class Still(Looks):
    """Leaves theme and text size as the gallery has set them."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app, folder() / "settings.toml")

    def _apply(self) -> None:
        pass


def _live(program: Program) -> None:
    program.window.go_to("live")


def _writing(program: Program) -> None:
    _live(program)
    line = program.window.live_page.line
    line.focus()
    line.editor.setPlainText("/usulan #m1 Pinjaman bergulir tersendat bukan karena nakal, melainkan @s")


def _voting(program: Program) -> None:
    _live(program)
    bridge = program.bridge
    assert bridge.console is not None
    options = tuple(OptionWish(issue_id=issue.issue_id) for issue in bridge.console.issues)
    bridge.perform(DraftPoll("dots", "Masalah mana yang didahulukan?", options, (("cap", 2), ("dots", 3))))
    poll = bridge.console.polls[-1]
    bridge.perform(OpenPoll(poll.poll_id))
    first, second = poll.options[0].option_id, poll.options[1].option_id
    for seat in [seat for seat in bridge.console.circle.seats if seat.number][:_VOTERS]:
        bridge.perform(CastBallot(poll.poll_id, seat.person_id, ((first, 2), (second, 1))))
    program.window.live_page.press_number(_VOTERS + 1)


def _result(program: Program) -> None:
    _voting(program)
    assert program.bridge.console is not None
    program.bridge.perform(ClosePoll(program.bridge.console.polls[-1].poll_id))


def _prepare(program: Program) -> None:
    program.window.go_to("prepare")


def _minutes(program: Program) -> None:
    program.window.go_to("minutes")


def _home(program: Program) -> None:
    program.bridge.close()
    program.window.go_to("home")


GALLERY = {
    "page-live": _page(_live),
    "page-live-writing": _page(_writing),
    "page-live-voting": _page(_voting),
    "page-live-result": _page(_result),
    "page-prepare": _page(_prepare),
    "page-minutes": _page(_minutes),
    "page-home": _page(_home),
    "page-home-empty": _page(_home, sample=False),
}
