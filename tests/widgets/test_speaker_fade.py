"""The light goes to whoever speaks, turn after turn, with motion and without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation, QVariantAnimation
from PySide6.QtWidgets import QApplication

from widgets.speaker_fade import SpeakerFade
from widgets.style import apply_theme


@pytest.mark.parametrize("animated", [True, False])
def test_each_speaker_in_turn_is_lit_alone(qapp: QApplication, animated: bool) -> None:
    apply_theme(qapp, "light", motion=animated)
    fade = SpeakerFade(qapp)
    for speaker in ("a", "b", None, "a", "b", "a"):
        fade.move_to(speaker, animated=animated)
        to_the_end(fade)
        assert fade.lit == ({} if speaker is None else {speaker: 1.0})


def test_a_light_taken_back_half_way_returns(qapp: QApplication) -> None:
    apply_theme(qapp, "light", motion=True)
    fade = SpeakerFade(qapp)
    for speaker in ("a", "b", "a"):
        fade.move_to(speaker, animated=True)
    to_the_end(fade)
    assert fade.lit == {"a": 1.0}


def to_the_end(fade: SpeakerFade) -> None:
    animation = fade.findChild(QVariantAnimation)
    assert animation is not None
    if animation.state() is QAbstractAnimation.State.Running:
        animation.setCurrentTime(animation.duration())
