"""Which screen the wall belongs on, and how a screen is known again when it comes back.

No ``QScreen`` is kept beyond a call: Qt deletes them when a cable is pulled.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

QUIET_MS: Final = 350
"""So long screens must stay as they are before the wall is put on one: a beamer that wakes changes several times."""

_SEPARATOR: Final = " | "


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """By what a screen is known again. What a system does not tell is ""."""

    name: str
    maker: str = ""
    model: str = ""
    serial: str = ""

    @classmethod
    def of(cls, screen: QScreen) -> ScreenIdentity:
        """The identity of a screen that is there."""
        told = (screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())
        return cls(*(_plain(part) for part in told))

    @classmethod
    def read(cls, text: str) -> ScreenIdentity | None:
        """The identity that ``text`` was written from; None for "" and for anything else."""
        parts = text.split(_SEPARATOR.strip())
        return cls(*(part.strip() for part in parts)) if len(parts) == 4 else None

    def written(self) -> str:
        """As text, for the settings."""
        return _SEPARATOR.join((self.name, self.maker, self.model, self.serial))

    def likeness(self, other: ScreenIdentity) -> int:
        """How sure it is that this is the same device: 3 by all, 2 by its serial number at another port, 1 by maker and
        model at the same port (or by the port alone where nothing else is told), 0 it is another one.
        """
        if self == other:
            return 3
        same_kind = (self.maker, self.model) == (other.maker, other.model)
        if same_kind and self.serial and self.serial == other.serial:
            return 2
        told_apart = self.serial and other.serial and self.serial != other.serial
        return int(same_kind and self.name == other.name and not told_apart)

    @property
    def label(self) -> str:
        """For people: "HDMI-1 – Epson EB-X49"."""
        device = " ".join(part for part in (self.maker, self.model) if part)
        return f"{self.name} – {device}" if device else self.name


def _plain(text: str) -> str:
    """Printable letters only, and no separator."""
    return "".join(sign for sign in text if sign.isprintable() and sign != _SEPARATOR.strip()).strip()


def find(identity: ScreenIdentity | None) -> QScreen | None:
    """That screen, if it is there and has a place of its own, and the console has another."""
    screens = QGuiApplication.screens()
    if identity is None or len(screens) < 2:
        return None
    best = max(screens, key=lambda screen: identity.likeness(ScreenIdentity.of(screen)))
    return best if identity.likeness(ScreenIdentity.of(best)) and _is_apart(best, screens) else None


def beamer(chosen: ScreenIdentity | None, shunned: Collection[ScreenIdentity] = ()) -> QScreen | None:
    """The screen for the wall: the one ``chosen`` before, else the first that is neither primary nor ``shunned``.

    A screen that mirrors another is none. None: there is no screen for the wall.
    """
    screens, primary = QGuiApplication.screens(), QGuiApplication.primaryScreen()
    others = (screen for screen in screens if screen is not primary and ScreenIdentity.of(screen) not in shunned)
    return find(chosen) or next((screen for screen in others if _is_apart(screen, screens)), None)


def _is_apart(screen: QScreen, screens: Sequence[QScreen]) -> bool:
    """Whether the console keeps a place of its own when the wall covers a screen: it may not mirror the primary one."""
    primary = QGuiApplication.primaryScreen()
    if screen is not primary:
        return not primary.geometry().intersects(screen.geometry())
    return any(not other.geometry().intersects(screen.geometry()) for other in screens)


def identities() -> list[ScreenIdentity]:
    """All screens that are there, in Qt's order."""
    return [ScreenIdentity.of(screen) for screen in QGuiApplication.screens()]


def placed_by_itself() -> bool:
    """Whether windows for the wall's screen cover it without the window manager: on X11 one that still has the monitors
    of before puts a full-screen window on the laptop. Elsewhere the system knows its screens, and full screen is the
    way.
    """
    return QGuiApplication.platformName() == "xcb"


class ScreenWatch(QObject):
    """Tells of everything that happens to screens.

    Signals: ``leaving(ScreenIdentity)`` while a screen goes, before Qt moves its windows; ``stirred`` at once when
    anything changed; ``settled`` when nothing has changed for ``QUIET_MS``.
    """

    leaving = Signal(object)
    stirred = Signal()
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.settled)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._on_removed)
        app.primaryScreenChanged.connect(self._stir)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._stir)
        screen.physicalDotsPerInchChanged.connect(self._stir)
        screen.logicalDotsPerInchChanged.connect(self._stir)

    def _on_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._stir()

    def _on_removed(self, screen: QScreen) -> None:
        self.leaving.emit(ScreenIdentity.of(screen))
        self._stir()

    def _stir(self, *_what: object) -> None:
        self._quiet.start()
        self.stirred.emit()
