"""States of the dialogs and menus: opened by the program itself, over the sample session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from core.polls import DraftPoll
from core.ports import BackupFile
from core.voting import CastBallot, ClosePoll, OpenPoll
from main import services_for
from tools.gallery import NATURAL, Entry, delete
from tools.gallery_pages import Shown, Still, drafted, folder, sample_library, voting
from ui.crash_log import Crash
from ui.dialogs.backups_dialog import BackupsDialog, RescueDialog
from ui.dialogs.consent_dialog import ConsentDialog
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.template_name_dialog import TemplateNameDialog
from ui.gap_handlers import GapDialog
from ui.program import Program

LONG_NAME = "Raden Ajeng Kusumaningtyas Adiwijaya Notonegoro Sastrowardoyo"
"""A name of 61 letters."""

_stages: list[Program] = []

Prepare = Callable[[Program], object]


def as_it_is(_program: Program) -> None:
    """Nothing is done beforehand."""


@cache
def stage(prepare: Prepare) -> Program:
    """The program with the sample session after `prepare`, behind the dialogs as long as pictures are made."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    path = folder() / f"stage-{prepare.__name__}.fgd"
    copyfile(sample_library(), path)
    window = Shown()
    window.setProperty("stays", True)
    window.program = Program(services_for(str(path)), Still(app), window)
    window.program.start()
    window.program.desk.choose(window.program.desk.sessions[0])
    window.go_to("live")
    prepare(window.program)
    _stages.append(window.program)
    return window.program


def end_stages() -> None:
    """Close the programs behind the dialogs."""
    for program in _stages:
        program.window.close()
        program.window.setProperty("stays", False)
        delete(program.window)
    _stages.clear()
    stage.cache_clear()


@contextmanager
def opened() -> Iterator[list[QDialog]]:
    """Collect the dialogs that the program opens in the block, and let it go on as if people had left them."""
    found: list[QDialog] = []
    run = QDialog.exec

    def collect(dialog: QDialog) -> int:
        found.append(dialog)
        keeping: Any = dialog
        keeping.deleteLater = lambda: None
        return 0

    _set_exec(collect)
    try:
        yield found
    finally:
        _set_exec(run)


def _set_exec(call: Any) -> None:
    QDialog.exec = call


def _asked(command: str, prepare: Prepare = as_it_is) -> Entry:
    """The dialog that a command opens."""
    return _from(lambda program: program.window.book.action(command).trigger(), prepare)


def _from(act: Callable[[Program], object], prepare: Prepare = as_it_is) -> Entry:
    """The dialog that comes up when `act` is done."""

    def build() -> QWidget:
        with opened() as found:
            act(stage(prepare))
        assert len(found) == 1, f"{len(found)} dialogs were opened"
        return found[0]

    return Entry(build, (NATURAL,))


def _alone(make: Callable[[], QWidget]) -> Entry:
    return Entry(make, (NATURAL,))


def _menu(open_menu: Callable[[Program], QMenu | None], prepare: Prepare = as_it_is) -> Entry:
    """A menu that was opened; None: the one that came up by itself."""

    def build() -> QWidget:
        made = open_menu(stage(prepare))
        found = made if made is not None else QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    return Entry(build, (NATURAL,))


def closed(program: Program) -> None:
    """A vote that is over, with a tie of its first two options."""
    drafted(program)
    bridge = program.bridge
    assert bridge.console is not None
    poll = bridge.console.polls[-1]
    bridge.perform(OpenPoll(poll.poll_id))
    poll = bridge.console.polls[-1]
    for person, option in zip(poll.waiting, poll.options[:2], strict=False):
        bridge.perform(CastBallot(poll.poll_id, person.person_id, ((option.option_id, 2),)))
    bridge.perform(ClosePoll(poll.poll_id))


def no_mufakat(program: Program) -> None:
    """A question on which no mufakat was reached."""
    bridge = program.bridge
    bridge.perform(DraftPoll("mufakat", "Setujukah balai warga dibuka tiap malam?"))
    assert bridge.console is not None
    bridge.perform(OpenPoll(bridge.console.polls[-1].poll_id))
    poll = bridge.console.polls[-1]
    rejecting = next(option for option in poll.options if option.option_id == "objection")
    for person in poll.waiting:
        bridge.perform(CastBallot(poll.poll_id, person.person_id, ((rejecting.option_id, 1),)))
    bridge.perform(ClosePoll(poll.poll_id))


def _consensus_open(program: Program) -> None:
    bridge = program.bridge
    bridge.perform(DraftPoll("mufakat", "Setujukah balai warga dibuka tiap malam?"))
    assert bridge.console is not None
    bridge.perform(OpenPoll(bridge.console.polls[-1].poll_id))
    program.window.live_page.press_number(1)


def _issue(act: str) -> Callable[[Program], None]:
    def ask(program: Program) -> None:
        assert program.bridge.console is not None
        issues = program.window.live_page.issues
        issues.acts.do(act, program.bridge.console.issues[0].issue_id)

    return ask


def _seat_menu(number: int) -> Callable[[Program], None]:
    def ask(program: Program) -> None:
        seat = program.window.live_page.seat_number(number)
        assert seat is not None
        program.window.live_page.circle.menu_asked.emit(seat.person_id, QPoint(0, 0))

    return ask


def _scenes(program: Program) -> QMenu:
    menu = QMenu(program.window)
    program.window.head.scene_menu_asked.emit(menu)
    return menu


def _button_menu(words: str, place: str) -> Callable[[Program], QMenu]:
    """The menu of the button with these words in a page."""

    def ask(program: Program) -> QMenu:
        buttons = program.window.page(place).findChildren(QPushButton)
        menu = next(one.menu() for one in buttons if one.text() == words and one.menu() is not None)
        menu.setProperty("stays", True)
        menu.aboutToShow.emit()
        return menu

    return ask


def _backups() -> tuple[BackupFile, ...]:
    days = (datetime(2026, 11, day, 2, 41, tzinfo=UTC) for day in (11, 10, 9, 4))
    return tuple(BackupFile(day, Path(f"lingkar-{day:%Y%m%d}.fgd"), 2_400_000) for day in days)


_PLACE = "/home/notulis/.local/share/Lingkar/cadangan"
_CRASH = Crash(
    datetime(2026, 11, 11, 2, 41, tzinfo=UTC),
    "ValueError: contoh",
    "Traceback (most recent call last):\n" + '  File "ui/program.py", line 114, in tick\n' * 12 + "ValueError: contoh",
    Path("/home/notulis/.local/state/Lingkar/crash-20261111.log"),
)
_RESCUE = "Pustaka ini rusak: 12 halaman tidak terbaca. Cadangan terbaru yang baik adalah dari kemarin."
_GAP = "Laptop berhenti pukul 09.41.07 WIB dan jalan lagi pukul 09.58.30 WIB: 17 menit."

GALLERY = {
    **{
        f"dialog-{command.replace('_', '-')}": _asked(command)
        for command in (
            "new_session", "find_seat", "join", "catch_up", "correct_entry", "palette", "keys", "new_poll",
            "settle_ranking", "budget", "wall_look", "close_session", "agenda_text",
        )
    },
    "dialog-open-poll": _asked("open_poll", drafted),
    "dialog-close-poll": _asked("close_poll", voting),
    "dialog-annul-poll": _asked("annul_poll", voting),
    "dialog-all-agree": _asked("all_agree", _consensus_open),
    "dialog-repeat-poll": _asked("repeat_poll", closed),
    "dialog-tie": _asked("settle_tie", closed),
    "dialog-vote-after-consensus": _asked("vote_after_consensus", no_mufakat),
    **{f"dialog-issue-{act}": _from(_issue(act)) for act in ("edit", "leave", "merge", "split", "group", "entries")},
    "dialog-consent": _alone(lambda: ConsentDialog(LONG_NAME, None, date(2027, 2, 9), None)),
    "dialog-template-name": _alone(lambda: TemplateNameDialog(None)),
    "dialog-backups": _alone(lambda: BackupsDialog(_backups(), "WIB", _PLACE, None)),
    "dialog-backups-none": _alone(lambda: BackupsDialog((), "WIB", _PLACE, None)),
    "dialog-rescue": _alone(lambda: RescueDialog(_RESCUE, _backups(), _backups()[0].path, "WIB", None)),
    "dialog-crash": _alone(lambda: CrashDialog(_CRASH, None)),
    "dialog-gap": _alone(lambda: GapDialog(_GAP, None)),
    "menu-seat": _menu(_seat_menu(4)),
    "menu-scenes": _menu(_scenes),
    "menu-seat-order": _menu(_button_menu("Atur", "prepare")),
}  # fmt: skip
