"""How the light moves from who spoke to who speaks: at once, or within the time that motion may take."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from widgets import style


class SpeakerFade(QObject):
    """Keeps how much each person is lit, from 0 to 1; who is not lit at all is not in `lit`."""

    changed = Signal(str, float)
    """A person, and how much that person is lit now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lit: dict[str, float] = {}
        self._speaker: str | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._show)

    @property
    def lit(self) -> Mapping[str, float]:
        """Person → how much lit."""
        return self._lit

    def move_to(self, speaker: str | None, *, animated: bool) -> None:
        """Light this person and no other, gradually where `animated` and motion is wanted."""
        if speaker == self._speaker:
            return
        self._speaker = speaker
        self._animation.stop()
        if speaker is not None:
            self._lit.setdefault(speaker, 0.0)
        if animated and style.current.look.duration_ms:
            self._animation.setDuration(style.current.look.duration_ms)
            self._animation.start()
        else:
            self._show(1.0)

    def keep(self, people: set[str]) -> None:
        """Forget everyone else: they are not there any more."""
        self._lit = {person: part for person, part in self._lit.items() if person in people}
        if self._speaker not in people:
            self._speaker = None

    def _show(self, part: float) -> None:
        for person, lit in list(self._lit.items()):
            now = max(lit, part) if person == self._speaker else min(lit, 1 - part)
            self._lit[person] = now
            if now <= 0 and person != self._speaker:
                del self._lit[person]
            self.changed.emit(person, now)
