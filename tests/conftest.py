"""What every test may count on: no screen, no data of the user's, the same random examples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

HOMES = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "LOCALAPPDATA": "home/local",
    "APPDATA": "home/roaming",
}


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for this run: no test can read or touch the library of the person who runs it."""
    base = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in HOMES.items():
            (base / folder).mkdir(parents=True, exist_ok=True)
            patch.setenv(variable, str(base / folder))
        yield base / "home"


@pytest.fixture(autouse=True)
def strict_words() -> Iterator[None]:
    """Indonesian at the start of each test; a text without its data or its English raises."""
    from resources import words

    words.set_language("id")
    words.raise_on_gaps()
    yield
    words.set_language("id")
