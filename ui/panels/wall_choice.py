"""Choosing what the wall shows: a scene, what it is about, and whether now or later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.state import SessionState
from core.views import Scene, Shown
from resources.words import t, word
from ui.wall_subjects import subjects
from widgets.follow_look import button, spaced
from widgets.text_fields import LineField


class WallChoice(QWidget):
    """Signals: ``shown(Shown)`` to show it now, ``prepared(Shown)`` to let it wait."""

    shown = Signal(object)
    prepared = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: SessionState | None = None
        self.scene, self.subject, self.message = QComboBox(), QComboBox(), LineField()
        self.scene.setAccessibleName(t("Isi layar"))
        self.subject.setAccessibleName(t("Tentang apa"))
        self.message.setAccessibleName(t("Pesan untuk ruangan"))
        self.message.setPlaceholderText(t("Pesan untuk ruangan"))
        for scene in Scene:
            self.scene.addItem(word("scene", scene), scene.value)
        self.subject.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_button, self.prepare_button = button(t("Tampilkan"), strong=True), button(t("Siapkan dahulu"))
        self.scene.currentIndexChanged.connect(self._fill_subjects)
        self.show_button.clicked.connect(self._show)
        self.prepare_button.clicked.connect(self._prepare)
        self.message.returnPressed.connect(self._show)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self.show_button)
        row.addWidget(self.prepare_button)
        row.addStretch(1)
        spaced(layout, gap=6)
        for part in (self.scene, self.subject, self.message):
            layout.addWidget(part)
        layout.addLayout(row)
        self._fill_subjects()

    def set_state(self, state: SessionState) -> None:
        """Offer what the session has; what was chosen stays chosen."""
        self._state = state
        self._fill_subjects()

    def choose(self, scene: Scene) -> None:
        """Choose a scene, not what it is about."""
        self.scene.setCurrentIndex(self.scene.findData(scene.value))

    def chosen(self) -> Shown:
        """What is chosen now."""
        scene = Scene(self.scene.currentData())
        if scene is Scene.MESSAGE:
            return Shown(scene, message=self.message.text().strip())
        subject = self.subject.currentData(Qt.ItemDataRole.UserRole)
        return subject if isinstance(subject, Shown) else Shown(scene)

    def _fill_subjects(self) -> None:
        scene = Scene(self.scene.currentData())
        before = self.chosen()
        offered = subjects(self._state, scene) if self._state is not None else []
        if [(self.subject.itemText(at), self.subject.itemData(at)) for at in range(self.subject.count())] != offered:
            self.subject.clear()
            for words, shown in offered:
                self.subject.addItem(words, shown)
            known = [shown for _, shown in offered]
            self.subject.setCurrentIndex(known.index(before) if before in known else min(0, len(known) - 1))
        self.subject.setVisible(bool(offered))
        self.message.setVisible(scene is Scene.MESSAGE)

    def _show(self) -> None:
        self.shown.emit(self.chosen())

    def _prepare(self) -> None:
        self.prepared.emit(self.chosen())
