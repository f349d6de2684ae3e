"""Leading the wall from the console: previews, what is prepared, swap, black, names, pictures, reading back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu

from core.agenda import Question
from core.cross_checks import CheckKind, CheckStatus, CrossCheck, cross_checks
from core.outcomes import AddAgreement, Agreement
from core.session import WallNames, session_of
from core.views import ProjectorView, Scene, Shown, WallAgreement, WallMessage, WallQuestion, WallReadBack
from tests.ui.conftest import InDialog
from ui.dialogs.entry_dialog import EntryDialog
from ui.dialogs.wall_look_dialog import WallLookDialog
from ui.program import Program
from ui.screen_numbers import number_screens
from ui.screens import ScreenIdentity
from ui.settings import Settings
from ui.wall_queue import WallQueue
from ui.wall_stage import WallStage
from ui.wall_subjects import shown_words, subjects
from widgets.countdown_dial import CountdownDial
from widgets.digits import left


def wall_of(live: Program) -> ProjectorView:
    assert live.bridge.wall is not None
    return live.bridge.wall


def do(live: Program, command: str) -> None:
    live.window.book.action(command).trigger()


def feedback(live: Program) -> list[CrossCheck]:
    return [check for check in cross_checks(live.bridge.state) if check.kind is CheckKind.FEEDBACK]


def test_a_queue_gives_what_comes_next_and_swaps() -> None:
    queue = WallQueue()
    assert (queue.first, queue.take(), queue.swap(Shown())) == (None, None, None)
    for scene in (Scene.TITLE, Scene.CLOCK, Scene.PLAN):
        queue.add(Shown(scene))
    assert queue.swap(Shown(Scene.CIRCLE)) == Shown(Scene.TITLE)
    assert queue.waiting == (Shown(Scene.CIRCLE), Shown(Scene.CLOCK), Shown(Scene.PLAN))
    queue.drop(1)
    assert queue.take() == Shown(Scene.CIRCLE)
    assert queue.waiting == (Shown(Scene.PLAN),)
    queue.clear()
    assert queue.first is None


def test_the_console_shows_what_the_wall_shows_and_what_comes_next(live: Program) -> None:
    panel = live.window.live_page.wall
    assert "Lingkaran" in panel.now.words.text()
    assert panel.next.words.text() == "Belum ada yang disiapkan"
    panel.choice.choose(Scene.TITLE)
    panel.choice.prepare_button.click()
    assert "Halaman judul" in panel.next.words.text()
    assert wall_of(live).scene is Scene.CIRCLE
    do(live, "wall_swap")
    assert wall_of(live).scene is Scene.TITLE
    assert panel.queue.waiting == (Shown(Scene.FOLLOW),)
    do(live, "wall_swap")
    assert wall_of(live).scene is Scene.CIRCLE
    do(live, "wall_take")
    assert (wall_of(live).scene, panel.queue.first) == (Scene.TITLE, None)
    do(live, "wall_take")
    assert live.window.live_page.hints.sentence == "Belum ada yang disiapkan"
    do(live, "wall_follow")
    assert wall_of(live).scene is Scene.CIRCLE


def test_what_is_prepared_can_be_taken_out_and_is_forgotten_with_the_session(live: Program) -> None:
    panel = live.window.live_page.wall
    for scene in (Scene.TITLE, Scene.CLOCK):
        panel.choice.choose(scene)
        panel.choice.prepare_button.click()
    rows = [panel._waiting.itemAt(at).widget() for at in range(panel._waiting.count())]
    assert ["Halaman judul" in row.findChild(QLabel).text() for row in rows if row is not None] == [True, False]
    panel._drop(0)
    assert panel.queue.waiting == (Shown(Scene.CLOCK),)
    live.bridge.close()
    assert panel.queue.first is None


def test_black_goes_back_to_what_was_chosen(live: Program) -> None:
    live.bridge.show(Shown(Scene.CLOCK))
    do(live, "black")
    assert wall_of(live).scene is Scene.BLACK
    do(live, "black")
    assert wall_of(live).scene is Scene.CLOCK


def test_a_question_is_chosen_with_a_probe(live: Program) -> None:
    choice = live.window.live_page.wall.choice
    choice.choose(Scene.QUESTION)
    question = next(one for one in live.bridge.state.all(Question) if one.probes)
    known = [shown for _, shown in subjects(live.bridge.state, Scene.QUESTION)]
    choice.subject.setCurrentIndex(known.index(Shown(Scene.QUESTION, question.id, probe=0)))
    choice.show_button.click()
    assert wall_of(live).content == WallQuestion(question.text, question.probes[0])
    assert shown_words(live.bridge.state, live.bridge.shown).startswith("Pertanyaan: ")


def test_a_message_is_written_in_the_panel(live: Program) -> None:
    menu = QMenu()
    live.window.head.scene_menu_asked.emit(menu)
    next(action for action in menu.actions() if action.data() == Scene.MESSAGE.value).trigger()
    menu.deleteLater()
    panel = live.window.live_page.wall
    assert live.window.live_page.tabs.currentWidget() is panel
    assert not panel.choice.message.isHidden()
    panel.choice.message.setText("Istirahat")
    QTest.keyClick(panel.choice.message, Qt.Key.Key_Return)
    assert wall_of(live).content == WallMessage("Istirahat")


def test_names_are_a_setting_of_the_session(live: Program) -> None:
    panel = live.window.live_page.wall
    panel.names.setCurrentIndex(panel.names.findData(WallNames.CODES.value))
    panel.names.activated.emit(panel.names.currentIndex())
    session = session_of(live.bridge.state)
    assert session is not None
    assert session.wall_names is WallNames.CODES
    assert wall_of(live).seats[1].name == wall_of(live).seats[1].code


def test_an_entry_is_read_back_and_a_wall_that_follows_turns_to_it(live: Program) -> None:
    do(live, "read_back")
    (check,) = [one for one in live.bridge.state.all(CrossCheck) if one.kind is CheckKind.FEEDBACK]
    content = wall_of(live).content
    assert isinstance(content, WallReadBack)
    assert content.text == check.statement


def test_a_speaker_confirms_what_is_read_back_by_the_key_of_assent(live: Program) -> None:
    do(live, "read_back")
    do(live, "next_item")
    assert not isinstance(wall_of(live).content, WallReadBack)
    do(live, "read_back")
    (check,) = feedback(live)
    do(live, "assent")
    (confirmed,) = feedback(live)
    assert (check.status, confirmed.status) == (CheckStatus.WAITING, CheckStatus.CONFIRMED)
    assert (confirmed.manner, confirmed.result) == ("dibacakan kembali kepada forum", "dibenarkan oleh penyampai")
    content = wall_of(live).content
    assert isinstance(content, WallReadBack)
    assert content.confirmed
    do(live, "assent")
    assert feedback(live) == [confirmed]
    do(live, "undo")
    assert feedback(live) == [check]


def test_an_entry_that_is_corrected_after_it_was_read_back_is_kept_as_corrected(
    live: Program, in_dialog: InDialog
) -> None:
    do(live, "read_back")

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        dialog.text.setPlainText("Air naik sampai pinggang")
        dialog.accept()

    in_dialog("correct_entry", correct)
    (check,) = feedback(live)
    assert (check.status, check.result) == (CheckStatus.CORRECTED, "Air naik sampai pinggang")
    assert check.statement != check.result


def test_a_wall_that_follows_shows_the_agreement_as_it_is_written(live: Program) -> None:
    live.bridge.perform(AddAgreement(Agreement(text="Kerja bakti tiap Minggu")))
    content = wall_of(live).content
    assert isinstance(content, WallAgreement)
    assert content.text == "Kerja bakti tiap Minggu"


def test_a_clickers_keys_work_where_no_text_takes_them(live: Program) -> None:
    page, window = live.window.live_page, live.window
    for where in (page, window.rail.findChild(QAbstractButton), window.head.findChild(QAbstractButton), page.circle):
        for key in (Qt.Key.Key_Period, Qt.Key.Key_B):
            QTest.keyClick(where, key)
            assert wall_of(live).scene is Scene.BLACK
            QTest.keyClick(where, key)
            assert wall_of(live).scene is Scene.CIRCLE
        before = wall_of(live).agenda.current
        for key, number in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0)):
            QTest.keyClick(where, key)
            current = wall_of(live).agenda.current
            assert before is not None
            assert current is not None
            assert current.number == before.number + number
    window.go_to("prepare")
    QTest.keyClick(window, Qt.Key.Key_Period)
    assert wall_of(live).scene is Scene.CIRCLE


@pytest.mark.parametrize("follows", [True, False])
def test_assent_is_shown_with_the_agreement_that_is_on_the_wall(live: Program, follows: bool) -> None:
    do(live, "assent")
    assert wall_of(live).scene is Scene.CIRCLE
    live.bridge.perform(AddAgreement(Agreement(text="Kerja bakti tiap Minggu")))
    if not follows:
        live.bridge.show(Shown(Scene.AGREEMENT))
    for assented in (True, False):
        do(live, "assent")
        content = wall_of(live).content
        assert isinstance(content, WallAgreement)
        assert content.assented is assented


def test_any_scene_can_be_saved_as_a_picture(live: Program, tmp_path: Path) -> None:
    path = tmp_path / "layar.png"
    handlers = live.handlers._wall
    pictures = set()
    for scene in Scene:
        live.bridge.show(Shown(scene, message="Istirahat"))
        handlers.save(path)
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1920, 1080)
        pictures.add(path.read_bytes())
    assert len(pictures) >= 6
    live.bridge.set_wall_stage(WallStage(1024, 768))
    handlers.save(path)
    assert (QImage(str(path)).width(), QImage(str(path)).height()) == (1440, 1080)
    handlers.save(tmp_path / "no such folder" / "layar.png")
    assert "tidak dapat disimpan" in live.window.live_page.hints.sentence


def test_the_wall_has_a_look_of_its_own_that_is_kept(live: Program, in_dialog: InDialog) -> None:
    canvas, preview = live.projector.canvas, live.window.live_page.wall.now.canvas
    assert (canvas.theme, canvas.zoom) == ("light", 1.0)

    def far_away(dialog: QDialog) -> None:
        assert isinstance(dialog, WallLookDialog)
        assert dialog.advice.text() == "Semua tulisan terbaca dari sana."
        dialog.distance.setValue(8.0)
        assert dialog.advice.text() == "Tulisan dibesarkan agar semuanya terbaca dari sana."
        dialog.distance.setValue(12.0)
        assert "selebar 2,3 m atau lebih" in dialog.advice.text()
        dialog.distance.setValue(8.0)
        dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
        dialog.accept()

    in_dialog("wall_look", far_away)
    assert canvas.theme == preview.theme == "dark"
    assert canvas.zoom == preview.zoom == pytest.approx(1.138, abs=1e-3)
    kept = Settings.read(live.looks._file)
    assert (kept.wall_distance_m, kept.wall_width_m, kept.wall_theme) == (8.0, 2.0, "dark")


def test_settings_that_make_no_sense_are_put_right(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('wall_theme = "pink"\nwall_distance_m = 0.0\nwall_width_m = 99.0\n')
    settings = Settings.read(path)
    assert (settings.wall_theme, settings.wall_distance_m, settings.wall_width_m) == ("light", 1.0, 12.0)


def test_screens_are_numbered_and_the_numbers_go_by_themselves(live: Program) -> None:
    made = number_screens()
    assert [window.number.text() for window in made] == [str(at) for at in range(1, len(QApplication.screens()) + 1)]
    assert all(window.isVisible() for window in made)
    assert all(window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) for window in made)
    for window in made:
        window.close()


def test_both_windows_show_the_same_act_and_the_same_digits_in_one_turn(live: Program) -> None:
    """No event is processed between the act and what both windows hold."""
    page = live.window.live_page
    dial = page.agenda.findChild(CountdownDial)
    live.projector.appear()
    number = 2 if wall_of(live).seats[1].speaking else 1
    page.press_number(number)
    view = wall_of(live)
    assert view.seats[number].speaking
    assert live.projector.canvas._view is view
    assert page.wall.now.canvas._view is view
    assert page._view is not None
    assert page._view.circle.speaker is not None
    assert view.speaker is not None
    assert (page._view.circle.speaker.since, page._view.agenda.current) == (view.speaker.since, view.agenda.current)
    live.bridge.show(Shown(Scene.CLOCK))
    for _ in range(3):
        live.desk.services.clock.advance(timedelta(seconds=1))
        live.tick()
        shown = [live.projector.canvas._lives[f"digit{at}"].runs[0][0] for at in range(5)]
        remaining = dial._remaining_s()
        assert remaining is not None
        assert "".join(shown) == left(remaining)
        assert live.projector.canvas._now == dial._now


def test_a_label_for_each_screen(live: Program) -> None:
    menu = QMenu()
    live.window.head.scene_menu_asked.emit(menu)
    screens = [action for action in menu.actions() if isinstance(action.data(), ScreenIdentity)]
    assert [action.text().startswith("Layar 1: ") for action in screens] == [True]
    assert not any(action.isEnabled() for action in screens)
    menu.deleteLater()


def test_the_preview_has_the_walls_proportions_and_page(live: Program) -> None:
    panel, projector = live.window.live_page.wall, live.projector
    live.bridge.show(Shown(Scene.MESSAGE, message=" ".join(["Istirahat sampai pukul sepuluh."] * 20)))
    projector.resize(800, 640)
    projector.appear()
    projector.resize(800, 640)
    QApplication.processEvents()
    canvas, wall = panel.now.canvas, projector.canvas
    assert wall.pages > 2
    assert canvas.pages == wall.pages
    assert canvas.width() / canvas.height() == pytest.approx(wall.width() / wall.height(), abs=0.02)
    panel.pager.findChildren(QAbstractButton)[1].click()
    assert (canvas.page_no, wall.page_no) == (1, 1)
    assert panel._page_words.text() == f"halaman 2 dari {wall.pages}"
    assert not panel.pager.isHidden()
    do(live, "wall_previous")
    assert (canvas.page_no, wall.page_no) == (0, 0)
    do(live, "wall_next")
    projector.put_away()
    live.bridge.show(Shown(Scene.CIRCLE))
    assert (canvas.pages, wall.pages, panel.pager.isHidden()) == (1, 1, True)
    assert live.bridge.wall_stage.page_no == 0
