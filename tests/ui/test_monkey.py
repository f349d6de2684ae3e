"""Keys and clicks at random in the whole program: nothing reaches the crash log, and the library stays whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MONKEY = Path(__file__).with_name("monkey.py")
STEPS = 400


@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_and_clicks_find_nothing(seed: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(MONKEY), str(seed), str(STEPS), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
