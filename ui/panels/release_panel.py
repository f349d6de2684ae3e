"""What leaves the program: export, paper and seal, with the versions that there have been."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from core.clock import local
from core.state import SessionState
from core.versions import Version, VersionPhase, versions
from core.wording import clock_time, date_long
from resources.words import t, word
from ui.minutes_stage import MinutesStage, NextAct, Stage
from widgets.follow_look import button, empty, icon_button, label, set_icon, spaced
from widgets.style import dress

MOST_VERSIONS = 3
"""More than these would take the room of the signers; all of them stand in the list of versions."""


@dataclass(frozen=True, slots=True)
class _Shown:
    stage: MinutesStage
    versions: tuple[Version, ...]
    pages: int


class ReleasePanel(QWidget):
    """Signals: ``export_asked``, ``seal_asked``, ``print_asked``, ``stop_asked`` to print no more, ``change_asked``,
    ``version_asked(number)`` to write an earlier version again, ``file_asked`` and ``folder_asked`` after an export.
    What is done more seldom is in ``menu``.
    """

    export_asked = Signal()
    seal_asked = Signal()
    print_asked = Signal()
    stop_asked = Signal()
    change_asked = Signal()
    version_asked = Signal(int)
    file_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Shown | None = None
        self._title, self._facts = label(strong=True), label(text_size="caption", tone="soft", wraps=True)
        self._older = QVBoxLayout()
        spaced(self._older, gap=0)
        self.outcome = label(wraps=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = icon_button("remove", t("Hentikan pencetakan"))
        self.stop.hide()
        self.export, self.seal = button(t("Ekspor PDF"), live=True), button(t("Segel"), live=True)
        self.paper, self.more = button(t("Cetak")), button(t("Lainnya"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.change = button("")
        self.open_file, self.open_folder = button(t("Buka PDF")), button(t("Buka folder"))
        for part, asked in (
            (self.export, self.export_asked),
            (self.seal, self.seal_asked),
            (self.paper, self.print_asked),
            (self.stop, self.stop_asked),
            (self.change, self.change_asked),
            (self.open_file, self.file_asked),
            (self.open_folder, self.folder_asked),
        ):
            part.clicked.connect(asked)
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addLayout(self._older)
        layout.addWidget(self.outcome)
        spaced(going := QHBoxLayout(), gap=8)
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop)
        layout.addLayout(going)
        for pair in ((self.open_file, self.open_folder), (self.export, self.seal), (self.paper, self.more)):
            spaced(row := QHBoxLayout(), gap=8)
            for part in pair:
                row.addWidget(part, 1)
            layout.addLayout(row)
        layout.addWidget(self.change)

    def dress_icons(self) -> None:
        """Draw the icons; they follow the look by themselves from then on."""
        if self.export.icon().isNull():
            for part, name in (
                (self.export, "export"),
                (self.seal, "seal"),
                (self.paper, "print"),
            ):
                set_icon(part, name)

    def set_stage(self, stage: MinutesStage, state: SessionState, zone: str, pages: int) -> None:
        """Show the version that is worked on, those before it, and what can be done; ``pages``: 0 if not known yet."""
        shown = _Shown(stage, tuple(versions(state)), pages)
        if shown == self._shown:
            return
        if self._shown is not None and self._shown.stage.version != stage.version:
            self.say("", "soft")
        self._shown = shown
        self._title.setText(t("Versi {n}", n=stage.version))
        self._facts.setText(_facts(stage, pages, zone))
        sealable = stage.stage in (Stage.SIGNING, Stage.OPEN) and stage.next_act in (NextAct.SIGN, NextAct.NAME_SIGNERS)
        self.seal.setVisible(sealable)
        self.export.setVisible(stage.next_act is not NextAct.EXPORT)
        self.change.setVisible(stage.stage is not Stage.OPEN)
        self.change.setText(t("Ubah isi sebagai versi {n}", n=stage.version + 1))
        self.change.setAccessibleName(self.change.text())
        empty(self._older)
        for version in reversed(shown.versions[:-1][-MOST_VERSIONS:]):
            self._older.addWidget(self._version_row(version, zone))

    def _version_row(self, version: Version, zone: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        spaced(row, gap=8)
        parts = [
            t("Versi {n}", n=version.number),
            word("version_phase", version.phase),
            _day(version, zone),
            version.reason,
        ]
        words = label(" · ".join(part for part in parts if part), text_size="caption", tone="soft", wraps=True)
        again = icon_button("export", t("Ekspor versi {n}", n=version.number))
        number = version.number
        again.clicked.connect(lambda: self.version_asked.emit(number))
        row.addWidget(words, 1)
        row.addWidget(again)
        return made

    def say(self, sentence: str, tone: str) -> None:
        """Say what came of it, below the version."""
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        dress(self.outcome, tone=tone)

    def offer_file(self, offered: bool) -> None:
        """Whether there is a file to open."""
        self.open_file.setVisible(offered)
        self.open_folder.setVisible(offered)

    def work(self, working: bool) -> None:
        """Something is being written or checked, or nothing any more."""
        self.progress.setRange(0, 0)
        self.progress.setVisible(working)
        self.stop.hide()
        for part in (self.export, self.seal, self.paper, self.more, self.change):
            part.setEnabled(not working)

    def go_on(self, done: int, count: int) -> None:
        """So many pages of ``count`` are printed; it can be stopped."""
        self.progress.setRange(0, count)
        self.progress.setValue(done)
        self.stop.show()

    def forget(self) -> None:
        """Another session will be shown."""
        self._shown = None
        self.say("", "soft")
        self.offer_file(False)
        self.work(False)


def _facts(stage: MinutesStage, pages: int, zone: str) -> str:
    counted = t("{n} halaman", n=pages) if pages else ""
    match stage.stage:
        case Stage.SEALED:
            state = word("version_phase", VersionPhase.SEALED)
        case Stage.OPEN:
            state = t("draf, isi masih dapat berubah")
        case _:
            at = clock_time(stage.frozen_at, zone) if stage.frozen_at else ""
            state = t("isi tetap sejak {time}, belum disegel", time=at)
    return " · ".join(part for part in (counted, state) if part)


def _day(version: Version, zone: str) -> str:
    at = version.sealed_at or version.frozen_at
    return f"{date_long(local(at, zone).date())} {clock_time(at, zone)}" if at is not None else ""
