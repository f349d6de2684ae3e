"""Screens come and go on a real display while a session runs: the wall is never seen on the laptop, and comes back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import desktop, missing_tools

ROOT = Path(__file__).parent.parent.parent
MISSING = [*missing_tools(), *([] if shutil.which("xrandr") else ["xrandr"])]
EVENTS = int(os.environ.get("LINGKAR_HOT_PLUGS", "24"))
"""A short form; 100 take a minute and a half."""

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def test_whatever_happens_to_the_screens_the_session_goes_on(tmp_path: Path) -> None:
    with desktop(tmp_path, "4000x2300") as screen:
        done = subprocess.run(
            [sys.executable, "-m", "tests.e2e.hot_plug", str(EVENTS), "7", str(tmp_path)],
            env={**screen.environment, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            timeout=60 + 3 * EVENTS,
        )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["acts"] == EVENTS
    assert told["unheard"] <= EVENTS // 2
    assert told["chosen"] == "beamer"
    assert 'projector_screen = "beamer |' in told["kept"]
