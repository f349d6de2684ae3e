"""Presses keys and clicks at random in the whole program: `python tests/ui/monkey.py SEED STEPS FOLDER`.

Every step is planned before the one before is done, so that nested dialogs do not stop it. What escapes to the hooks
of Python or is said by Qt as a warning is printed, and makes the exit code 1.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget
from shiboken6 import isValid

from main import services_for
from ui.commands import COMMANDS, Group
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program

LEFT_ALONE = {"quit", "export_pdf"}
ALL_COMMANDS = [one for one in COMMANDS if one.id not in LEFT_ALONE]
FEW_LOOKS = [one for one in ALL_COMMANDS if one.group is not Group.LOOKS]
"""Another look polishes every widget, as long as a hundred other steps take: it is chosen one time in ten."""

SYSTEM_DIALOGS = (QFileDialog, QPrintDialog)
"""Qt's own; what they complain about is not ours."""

LONGEST_IN_A_DIALOG = 60
WORDS = "Air naik #M1 @p03 /usulan <b>tebal</b> & 3/4 RT/RW 'kutip' \u0627\u0644\u0645\u0627\u0621 \U0001f30a"
PLAIN_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
IGNORED = (
    "This plugin does not support",
    "propagateSizeHints",
    "QTextCursor::setPosition: Position",
    "Keyboard event not accepted by receiving widget",
)
"""What the offscreen platform cannot do; what Qt says to itself when its own undo of a text gives a place behind the
end, and then leaves the cursor where it is; and what QTest says of keys that are pressed where nothing takes them.
"""


class Monkey(QObject):
    """Does `steps` random things in a program, then ends it."""

    def __init__(self, program: Program, seed: int, steps: int) -> None:
        super().__init__()
        self._program, self._random, self._left = program, random.Random(seed), steps
        self._in_dialog = 0
        self.found: list[str] = []

    def step(self) -> None:
        """Plan the next step, then do one."""
        if self._left == 0:
            while isinstance(modal := QApplication.activeModalWidget(), QWidget):
                modal.close()
            library = self._program.desk.library
            self.found = [str(finding) for finding in library.check()] if library is not None else ["no library"]
            QTimer.singleShot(0, QApplication.quit)
            return
        self._left -= 1
        QTimer.singleShot(0, self, self.step)
        acts = (self._command, self._click, self._key, self._type, self._drag, self._resize)
        try:
            self._random.choices(acts, (6, 6, 5, 3, 2, 1))[0]()
        except RuntimeError as error:
            if "already deleted" not in str(error):  # the press of a key may take away who was to get its release
                raise

    def _window(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        self._in_dialog = self._in_dialog + 1 if modal is not None else 0
        if modal is not None and (isinstance(modal, SYSTEM_DIALOGS) or self._in_dialog > LONGEST_IN_A_DIALOG):
            self._in_dialog = 0
            modal.close()
        return popup or modal or self._program.window

    def _target(self) -> QWidget:
        window = self._window()
        focus = window.focusWidget()
        return focus if focus is not None and isValid(focus) else window

    def _command(self) -> None:
        command = self._random.choice(ALL_COMMANDS if self._random.random() < 0.1 else FEW_LOOKS)
        if self._random.random() < 0.5 or not command.keys:
            if QApplication.activeModalWidget() is None:
                self._program.window.book.action(command.id).trigger()
            return
        pressed = QKeySequence(command.keys[0])[0]
        QTest.keyClick(self._target(), pressed.key(), pressed.keyboardModifiers())

    def _in_sight(self) -> list[QWidget]:
        return [
            one
            for one in self._window().findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.width() > 4 and one.height() > 4
        ]

    def _drag(self) -> None:
        """Press somewhere, move in some steps, let go: a seat, a row, a splitter, a signature."""
        widgets = self._in_sight()
        if not widgets:
            return
        one = self._random.choice(widgets)
        if isinstance(one.window(), SYSTEM_DIALOGS) or (
            isinstance(one, QAbstractButton) and "Buka" in one.accessibleName()
        ):
            return
        QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=self._place_in(one))
        for _ in range(self._random.randrange(1, 6)):
            if isValid(one):
                QTest.mouseMove(one, self._place_in(one))
        if isValid(one):
            QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=self._place_in(one))

    def _place_in(self, one: QWidget) -> QPoint:
        return QPoint(self._random.randrange(one.width()), self._random.randrange(one.height()))

    def _click(self) -> None:
        widgets = self._in_sight()
        buttons = [one for one in widgets if isinstance(one, QAbstractButton | QComboBox)]
        some = self._random.choice((buttons, buttons, widgets))
        if not some:
            return
        one = self._random.choice(some)
        opens_a_folder = one.toolTip().startswith("Buka") or "Buka" in one.accessibleName()
        if opens_a_folder or isinstance(one.window(), SYSTEM_DIALOGS):
            return
        place = self._place_in(one)
        button = self._random.choice((Qt.MouseButton.LeftButton,) * 4 + (Qt.MouseButton.RightButton,))
        if self._random.random() < 0.1:
            QTest.mouseDClick(one, button, pos=place)
        else:
            QTest.mouseClick(one, button, pos=place)

    def _key(self) -> None:
        QTest.keyClick(self._target(), self._random.choice(PLAIN_KEYS))

    def _type(self) -> None:
        start = self._random.randrange(len(WORDS))
        for sign in WORDS[start : start + 8]:
            if ord(sign) < 128:
                QTest.keyClicks(self._target(), sign)

    def _resize(self) -> None:
        self._program.window.resize(self._random.randrange(640, 1920), self._random.randrange(480, 1080))


def main(seed: int, steps: int, folder: Path) -> int:
    """Run one monkey; 1 if anything was found."""
    found: list[str] = []

    def on_message(kind: QtMsgType, context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(part in message for part in IGNORED):
            found.append(message)

    def on_exception(kind: type[BaseException], error: BaseException, trace: object) -> None:
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]
        found.append(repr(error))

    qInstallMessageHandler(on_message)
    sys.excepthook = on_exception
    app = QApplication([])
    looks = Looks(app, folder / "settings.toml")
    program = Program(services_for(str(folder / f"{seed}.fgd")), looks, MainWindow())
    program.window.show()
    program.start(demo=True)
    monkey = Monkey(program, seed, steps)
    QTimer.singleShot(0, monkey, monkey.step)
    began = datetime.now(UTC)
    app.exec()
    wrong = monkey.found
    program.end()
    looks.end()
    seconds = (datetime.now(UTC) - began).total_seconds()
    sys.stdout.write(f"{steps} steps in {seconds:.1f} s, found {[*found, *wrong]}\n")
    return 1 if found or wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
