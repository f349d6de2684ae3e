"""Every test of a widget starts with the light theme, text at 100 % and no motion."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from widgets.style import apply_theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0, motion=False)
