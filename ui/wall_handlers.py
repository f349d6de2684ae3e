"""What the commands of the wall do: on and off, its scene, its screen, its pages, its picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QStandardPaths
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu

from core.views import Scene, Shown
from resources.words import t, word
from ui.bridge import Bridge
from ui.dialogs.wall_look_dialog import WallLookDialog
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.projector_window import ProjectorWindow
from ui.reading_back import ReadingBack
from ui.screen_numbers import ScreenNumber, number_screens
from ui.screens import identities
from ui.wall_look import WallLook
from widgets.wall.picture import wall_picture

PICTURE_HEIGHT: Final = 1080
"""Of a scene that is saved as a picture, in pixels."""


class WallHandlers(QObject):
    """Leads the wall by commands and by the projector's menu."""

    def __init__(self, bridge: Bridge, window: MainWindow, projector: ProjectorWindow, looks: Looks) -> None:
        super().__init__(window)
        self._looks = looks
        self._bridge, self._window, self._projector = bridge, window, projector
        self._reading = ReadingBack(bridge)
        self._before_black = Shown()
        self._numbers: list[ScreenNumber] = []
        window.head.scene_menu_asked.connect(self.fill_menu)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Command to what it does."""
        return {
            "projector": self._projector.toggle,
            "choose_scene": self._window.head.open_scene_menu,
            "black": self.black,
            "wall_follow": partial(self._bridge.choose_scene, Scene.FOLLOW),
            "wall_swap": self.swap,
            "wall_take": self.take_next,
            "wall_next": self._projector.canvas.next_page,
            "wall_previous": self._projector.canvas.previous_page,
            "read_back": self.read_back,
            "assent": self.assent,
            "number_screens": self.number_screens,
            "save_wall": self.ask_and_save,
            "wall_look": self.ask_look,
        }

    def black(self) -> None:
        """Black, and back to what was chosen before."""
        if self._bridge.scene is Scene.BLACK:
            self._bridge.show(self._before_black)
        else:
            self._before_black = self._bridge.shown
            self._bridge.show(Shown(Scene.BLACK))

    def swap(self) -> None:
        """Show what is prepared, and prepare what was shown."""
        if not self._window.live_page.wall.swap():
            self._window.refuse(t("Belum ada yang disiapkan"))

    def take_next(self) -> None:
        """Show what is prepared next."""
        if not self._window.live_page.wall.take_next():
            self._window.refuse(t("Belum ada yang disiapkan"))

    def read_back(self) -> None:
        """Read the selected entry back to the room (umpan balik): a wall that follows turns to it."""
        self._reading.begin(self._window.live_page.selected_entry())

    def assent(self) -> None:
        """Keep that the speaker confirms what is read back, or show the agreement on the wall as agreed to."""
        if self._reading.confirm():
            self._window.tell(t("Dicatat: dibenarkan oleh penyampai"))
        else:
            self._bridge.assent()

    def number_screens(self) -> None:
        """Show on each screen which it is."""
        self._numbers = number_screens()

    def ask_look(self) -> None:
        """Ask how far people sit and how wide the picture is; kept for the next start, too."""
        dialog = WallLookDialog(self._looks.settings, self._window)
        if dialog.exec():
            dialog.keep_in(self._looks.settings)
            self._looks.keep()
            self._bridge.set_wall_look(WallLook.of(self._looks.settings))
        dialog.deleteLater()

    def ask_and_save(self) -> None:
        """Keep the picture of the wall where the user wants it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        proposed = str(Path(folder) / f"{t('layar')}-{self._bridge.wall.scene if self._bridge.wall else ''}.png")
        chosen, _ = QFileDialog.getSaveFileName(self._window, t("Simpan gambar layar"), proposed, "PNG (*.png)")
        if chosen:
            self.save(Path(chosen).with_suffix(".png"))

    def save(self, path: Path) -> None:
        """Keep the picture of what the wall shows now, in its proportions; also while it is off."""
        view = self._bridge.wall
        if view is None:
            return
        stage, look = self._bridge.wall_stage, self._bridge.wall_look
        size = QSize(round(stage.width * PICTURE_HEIGHT / stage.height), PICTURE_HEIGHT)
        picture = wall_picture(view, self._bridge.now(), stage.page_no, look.theme, look.zoom, size)
        if picture.save(str(path)):
            self._window.tell(t("Gambar layar tersimpan: {path}", path=str(path)))
        else:
            self._window.refuse(t("Gambar tidak dapat disimpan di sana: {path}", path=str(path)))

    def fill_menu(self, menu: QMenu) -> None:
        """The projector's menu: on or off, its scene, its screen."""
        shown = menu.addAction(t("Proyektor nyala"))
        shown.setCheckable(True)
        shown.setChecked(self._projector.isVisible())
        shown.triggered.connect(self._window.book.action("projector").trigger)
        menu.addSeparator()
        scenes = QActionGroup(menu)
        for scene in Scene:
            self._add_choice(menu, scenes, word("scene", scene), scene.value, scene is self._bridge.scene)
        scenes.triggered.connect(self._choose_scene)
        menu.addSeparator()
        screens = QActionGroup(menu)
        for number, identity in enumerate(identities(), start=1):
            words = t("Layar {n}: {name}", n=number, name=identity.label)
            self._add_choice(menu, screens, words, identity, identity == self._projector.on_screen)
        screens.setEnabled(len(identities()) > 1)
        screens.triggered.connect(self._choose_screen)
        for command in ("number_screens", "wall_look", "save_wall"):
            menu.addAction(self._window.book.action(command))

    def _add_choice(self, menu: QMenu, group: QActionGroup, words: str, data: object, checked: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(data)
        group.addAction(action)

    def _choose_scene(self, action: QAction) -> None:
        """Scenes that need words suggest them; a message is written in the tab Layar."""
        scene = Scene(action.data())
        if scene is Scene.MESSAGE:
            self._window.go_to("live")
            self._window.live_page.show_wall_choice(scene)
        else:
            self._bridge.choose_scene(scene)

    def _choose_screen(self, action: QAction) -> None:
        self._projector.choose(action.data())
