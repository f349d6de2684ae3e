"""The installed PySide6 survives a session's worth of calls that return None.

PySide6 6.12.0 on Python 3.11 loses a reference to None in each such call and aborts after some thousand
of them, so pyproject.toml keeps that pair apart. A child process makes the calls: an abort cannot be caught.
"""

from __future__ import annotations

import os
import subprocess
import sys

CALLS = 50_000

CHILD = f"""
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range({CALLS} // 2):
    widget.update()
    assert widget.parentWidget() is None
print("done")
"""


def test_void_calls_do_not_end_the_process() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (child.returncode, child.stdout.strip()) == (0, "done"), child.stderr
