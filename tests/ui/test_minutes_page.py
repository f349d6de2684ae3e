"""The berita acara on the screen: true pages, what is missing, signatures, the seal, and the check of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copyfile

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from core.clock import SimulatedClock
from core.outcomes import AddAgreement, AddRecommendation, Agreement, Recommendation, signatories
from core.sealing import SealOrder, Verdict
from core.session import Phase, session_of
from core.strokes import strokes_of
from core.versions import VersionPhase, attendance_marks, current_version, signatures_on, versions
from main import services_for
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.minutes_needs import Mark, Mend, minutes_needs
from ui.minutes_stage import NextAct, Stage, minutes_stage
from ui.page_pictures import PagePictures
from ui.pages.minutes_page import MinutesPage
from ui.pages.prepare_page import PreparePage
from ui.panels.signers_panel import SignerRow
from ui.printing import PrintJob
from ui.program import Program
from ui.room import Room
from ui.sealing import sealed_version
from ui.services import Services
from ui.signing_window import SHOWN_MS, SigningWindow

LONG_MS = 30_000


@pytest.fixture(scope="session")
def closed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the whole sample session: played once, copied for each test."""
    path = tmp_path_factory.mktemp("closed") / "library.fgd"
    library = services_for(str(path)).open_library(create=True)
    services_for(str(path)).play_sample(library)
    library.close()
    return path


@pytest.fixture
def services(tmp_path: Path, clock: SimulatedClock, closed_library: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    monkeypatch.setattr("main.identity_folder", lambda: tmp_path / "identity")
    copyfile(closed_library, tmp_path / "library.fgd")
    return replace(services_for(str(tmp_path / "library.fgd")), clock=clock)


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> Iterator[MinutesPage]:
    """The page of the closed sample session, with its pages drawn."""
    program.desk.choose(program.desk.sessions[0])
    made = program.window.minutes_page
    qtbot.waitUntil(lambda: made.preview.document is not None, timeout=LONG_MS)
    yield made
    made.signing.close()


def draw(window: SigningWindow) -> None:
    pad = window.pad
    places = [QPoint(pad.width() // 3 + 8 * step, pad.height() // 2 + 20 * (step % 3)) for step in range(20)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def opened_pad(page: MinutesPage) -> SigningWindow:
    window = page.signing.pad_window
    assert window is not None
    QApplication.processEvents()
    return window


def sign_all(page: MinutesPage) -> None:
    """Everybody signs, without waiting for the second in which each signature is shown."""
    page.do_next()
    while page.signing.pad_window is not None:
        window = opened_pad(page)
        draw(window)
        window.keep.click()
        window.go_on()


def seal(page: MinutesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sealing.sealed, timeout=LONG_MS):
        page.sealing.seal(SealOrder())


def test_the_pages_are_those_of_the_document(page: MinutesPage, qtbot: QtBot, tmp_path: Path) -> None:
    document = page.preview.document
    assert document is not None
    with qtbot.waitSignal(page.files.writing.done, timeout=LONG_MS):
        page.export(tmp_path / "x.pdf")
    assert len(pypdf.PdfReader(tmp_path / "x.pdf").pages) == len(document.sizes) == page.pages.pages.page_count
    view = page.pages.pages
    qtbot.waitUntil(lambda: 0 in view._current, timeout=LONG_MS)
    image = view._images[0]
    assert image.width() == view._wanted_width(0)
    shades = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(0, image.height(), 7)}
    assert min(shades) < 60
    assert max(shades) == 255


def test_a_change_is_drawn_by_itself_and_the_newest_wins(page: MinutesPage, program: Program, qtbot: QtBot) -> None:
    drawn: list[str] = []
    page.preview.drawn.connect(lambda document: drawn.append(document.minutes.agreements[-1].text))
    for number in range(5):
        program.bridge.perform(AddAgreement(Agreement(text=f"Butir baru {number}", manner="mufakat")))
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1] == "Butir baru 4", timeout=LONG_MS)
    assert len(drawn) < 5
    document = page.preview.document
    assert document is not None
    assert any("Kesepakatan" in entry.words for entry in document.outline)
    text = " ".join(leaf.extract_text() for leaf in pypdf.PdfReader(BytesIO(document.content)).pages)
    assert "Butir baru 4" in " ".join(text.split())


def test_a_change_keeps_the_place_and_shows_no_empty_page(page: MinutesPage, program: Program, qtbot: QtBot) -> None:
    view = page.pages.pages
    view.go_to(3)
    qtbot.waitUntil(lambda: page.preview.is_idle and 3 in view._current, timeout=LONG_MS)
    place, before = view.verticalScrollBar().value(), view._images[3]
    seen: list[bool] = []
    page.preview.drawn.connect(lambda _drawn: seen.append(view._images.get(3) is before))
    with qtbot.waitSignal(page.preview.drawn, timeout=LONG_MS):
        program.bridge.perform(AddRecommendation(Recommendation(addressee="Camat", text="Mengawal usulan ini.")))
    assert seen == [True]  # the old page stays until the new one is drawn
    assert (view.page, view.verticalScrollBar().value()) == (3, place)
    qtbot.waitUntil(lambda: page.preview.is_idle and view._images[3] is not before, timeout=LONG_MS)
    assert view.verticalScrollBar().value() == place


def test_what_is_missing_leads_to_where_it_is_mended(page: MinutesPage, program: Program) -> None:
    program.bridge.perform(AddAgreement(Agreement(text="Tanpa cara")))
    needs = minutes_needs(program.bridge.state)
    (missing,) = [need for need in needs if need.mark is Mark.TODO]
    assert missing.mend is Mend.AGREEMENTS
    assert page.checklist.heading.text() == "Masih perlu 1 hal"
    page.checklist.asked.emit(missing)
    assert page.agreements.isVisible()
    assert isinstance(program.window.focusWidget(), QComboBox)
    page.checklist.asked.emit(next(need for need in needs if need.heading == "Uji silang" or need.mend is Mend.CHECKS))
    assert page.checks.isVisible()
    done = next(need for need in needs if need.heading == "Notula")
    page.checklist.asked.emit(done)
    assert page.pages.isVisible()
    assert page.pages.pages.page > 5
    prepare = program.window.page("prepare")
    assert isinstance(prepare, PreparePage)
    for mend, field in (
        (Mend.NUMBER, prepare.office.give_number),
        (Mend.OFFICIALS, prepare.officials.position),
        (Mend.PEOPLE, prepare.people.name),
    ):
        page.checklist.asked.emit(replace(done, mark=Mark.TODO, mend=mend))
        assert program.window.place == "prepare"
        assert program.window.focusWidget() is field


def test_one_button_is_filled_and_says_what_is_next(page: MinutesPage) -> None:
    filled = [one for one in page.findChildren(QPushButton) if one.property("kind") == "primary"]
    assert filled == [page.signers.next_button]
    assert minutes_stage(page._bridge.state).next_act is NextAct.SIGN
    assert page.signers.next_button.text() == "Tanda tangan: Hesti"


def test_enter_presses_the_button_that_has_the_keys_once(page: MinutesPage, program: Program) -> None:
    pressed: list[str] = []
    backups = program.window.home_page.backups
    program.window.go_to("home")
    backups.clicked.disconnect()
    backups.clicked.connect(lambda: pressed.append("backups"))
    backups.setFocus()
    QTest.keyClick(backups, Qt.Key.Key_Return)
    QTest.keyClick(backups, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(backups, Qt.Key.Key_Space)
    assert pressed == ["backups"] * 3


def test_signing_freezes_and_goes_on_to_the_next(page: MinutesPage, program: Program, qtbot: QtBot) -> None:
    page.do_next()
    window = opened_pad(page)
    first, second = signatories(program.bridge.state)[:2]
    assert window.key == first.id
    assert not window.keep.isEnabled()
    draw(window)
    assert window.keep.text() == "Simpan, lalu Bagas"
    window.keep.click()
    state = program.bridge.state
    version = current_version(state)
    kept = signatures_on(state, version)[first.id]
    assert [len(stroke) for stroke in strokes_of(kept.strokes)] == [20]
    assert window.key == first.id  # the signature stays in its place for a moment
    assert not window.keep.isEnabled()
    qtbot.waitUntil(lambda: window.key == second.id, timeout=4 * SHOWN_MS)
    assert window.pad.is_empty
    assert "kepala jurnal" in window._foot.text()
    window.reject()
    assert minutes_stage(program.bridge.state).stage is Stage.SIGNING
    assert page.checklist.heading.text() == "Tinggal tanda tangan"
    before = program.bridge.state
    program.bridge.perform(AddAgreement(Agreement(text="Terlambat")))
    assert program.bridge.state is before


def test_esc_keeps_nothing_and_skipping_goes_on(page: MinutesPage, program: Program) -> None:
    page.do_next()
    window = opened_pad(page)
    draw(window)
    first, second, *others = (one.id for one in signatories(program.bridge.state))
    window.skip.click()
    assert window.key == second
    assert window.pad.is_empty
    draw(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.signing.pad_window is None
    assert current_version(program.bridge.state) is None
    page.signing.sign(others[-1])
    window = opened_pad(page)
    assert window.key == others[-1]
    window.skip.click()
    assert window.key == first


def test_what_clears_never_lies_where_one_kept(page: MinutesPage, program: Program) -> None:
    page.do_next()
    window = opened_pad(page)
    keep = window.keep.geometry()
    for _ in signatories(program.bridge.state)[:-1]:
        draw(window)
        assert keep.intersects(window.keep.geometry())
        assert not keep.intersects(window.redo.geometry())
        window.keep.click()
        assert window.focusWidget() is window.pad
        window.go_on()
        QApplication.processEvents()
    draw(window)
    assert not keep.intersects(window.redo.geometry())
    window.redo.click()
    assert window.focusWidget() is window.pad


def test_the_pad_has_its_share_and_the_decisions_scroll(page: MinutesPage, program: Program) -> None:
    page.do_next()
    window = opened_pad(page)
    assert window.pad.height() >= 0.4 * window.height()
    words = [one.words for one in window.decisions._decisions]
    assert any("Lampiran III" in one for one in words)
    assert not any("{lampiran" in one for one in words)
    assert window.decisions.verticalScrollBar().maximum() == 0
    window.reject()
    for number in range(30):
        program.bridge.perform(AddAgreement(Agreement(text=f"Butir {number} " + "kata " * 30, manner="mufakat")))
    page.do_next()
    window = opened_pad(page)
    assert window.pad.height() >= 0.4 * window.height()
    assert window.decisions.verticalScrollBar().maximum() > window.decisions.height()


def test_the_attendance_list_is_signed_without_freezing(page: MinutesPage, program: Program) -> None:
    page.signing.sign_attendance()
    for _ in range(2):
        window = opened_pad(page)
        draw(window)
        window.keep.click()
        window.go_on()
    opened_pad(page).reject()
    assert len(attendance_marks(program.bridge.state)) == 2
    assert current_version(program.bridge.state) is None
    assert page.signers.attendance.text() == "Daftar hadir: 2 dari 10 paraf"


def test_a_running_session_is_not_signed(page: MinutesPage, program: Program) -> None:
    program.bridge.close()
    assert program.desk.start_sample()
    program.window.go_to("minutes")
    session = session_of(program.bridge.state)
    assert session is not None
    assert session.phase is Phase.RUNNING
    assert page.signers.next_button.text() == "Akhiri sesi"
    page.signing.sign()
    assert page.signing.pad_window is None
    assert "Akhiri sesi" in page.release.outcome.text()


def test_sealed_exported_checked_and_a_new_version(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    sign_all(page)
    assert page.checklist.heading.text() == "Siap disegel"
    assert page.signers.next_button.text() == "Segel versi 1"
    seal(page, qtbot)
    assert page.checklist.heading.text() == "Tersegel, versi 1"
    kept = sealed_version(program.bridge.state)
    assert kept is not None
    qtbot.waitUntil(
        lambda: page.preview.document is not None and page.preview.document.content == kept[1], timeout=LONG_MS
    )
    path = tmp_path / "sealed.pdf"
    with qtbot.waitSignal(page.files.writing.done, timeout=LONG_MS):
        page.export(path)
    assert page.release.open_file.isVisible()
    verdict, lines = checked(program, qtbot, path)
    assert verdict is Verdict.INTACT
    assert any("Sama dengan versi" in line for line in lines)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(content)
    verdict, lines = checked(program, qtbot, broken)
    assert verdict is Verdict.CHANGED
    assert lines
    reopen(page, "Salah tulis nama")
    found = versions(program.bridge.state)
    assert [(one.number, one.phase, one.reason) for one in found] == [
        (1, VersionPhase.SEALED, ""),
        (2, VersionPhase.DRAFT, "Salah tulis nama"),
    ]
    again = tmp_path / "again.pdf"
    with qtbot.waitSignal(page.files.writing.done, timeout=LONG_MS):
        page.files.export_version(1, again)
    assert again.read_bytes() == path.read_bytes()


def checked(program: Program, qtbot: QtBot, path: Path) -> tuple[Verdict, list[str]]:
    seals = program.handlers.seals
    with qtbot.waitSignal(seals.checking.done, timeout=LONG_MS) as told:
        seals.check(path)
    dialog = seals.dialog
    assert dialog is not None
    lines = [line.text() for line in dialog.lines]
    dialog.accept()
    return told.args[0][2].verdict, lines


def reopen(page: MinutesPage, reason: str) -> None:
    """Press the button, and type a reason into the dialog that it opens."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.reason.setText(reason)
        dialog.accept()

    QTimer.singleShot(0, fill)
    page.release.change.click()


def test_a_seal_without_a_key_changes_nothing(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "identity").mkdir()
    (tmp_path / "identity" / "identity.pem").write_text("not a key")
    with qtbot.waitSignal(page.sealing.trying.failed, timeout=LONG_MS):
        page.sealing.seal(SealOrder())
    assert current_version(program.bridge.state) is None
    assert "identity.pem" in page.release.outcome.text()
    assert page.release.export.isEnabled()


def test_signers_are_moved_removed_and_rejected(page: MinutesPage, program: Program, qtbot: QtBot) -> None:
    ids = [one.id for one in signatories(program.bridge.state)]
    page.signers.rows.moved.emit(ids[0], 1)
    assert [one.id for one in signatories(program.bridge.state)][:2] == [ids[1], ids[0]]
    page.signers.moved.emit(ids[1], -1)
    page.signers.removed.emit(ids[-1])
    assert len(signatories(program.bridge.state)) == len(ids) - 1
    sign_all(page)
    signed = signatures_on(program.bridge.state, current_version(program.bridge.state))
    assert len(signed) == len(ids) - 1
    row = page.signers.rows.row(ids[1])
    assert isinstance(row, SignerRow)
    words = [action.text() for action in row.menu().actions()]
    assert "Batalkan tanda tangan ini" in words
    assert "Naikkan" not in words


@pytest.mark.parametrize(("room", "tabs"), [(Room.WIDE, 5), (Room.MIDDLE, 6), (Room.NARROW, 7)])
def test_columns_become_tabs_where_there_is_little_room(page: MinutesPage, room: Room, tabs: int) -> None:
    page.set_room(Room.NARROW)
    page.set_room(room)
    assert page.columns._tabs.count() == tabs
    assert page.columns._tabs.currentWidget() is page.pages


def test_a_closed_session_leaves_nothing_on_the_page(page: MinutesPage, program: Program) -> None:
    page.do_next()
    opened_pad(page)
    program.bridge.close()
    assert page.signing.pad_window is None
    assert page.preview.document is None
    assert page.pages.pages.page_count == 0


def test_commands_lead_to_the_page_and_act(page: MinutesPage, program: Program, qtbot: QtBot) -> None:
    program.window.go_to("prepare")
    program.window.book.action("sign_minutes").trigger()
    assert program.window.place == "minutes"
    opened_pad(page).reject()
    seal(page, qtbot)
    program.window.book.action("seal_minutes").trigger()
    assert QApplication.activeModalWidget() is None
    assert "sudah disegel" in page.release.outcome.text()


def printer_to(path: Path) -> QPrinter:
    """A printer whose paper is a file, set to the pages 2 to 4."""
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setFullPage(True)
    made.setFromTo(2, 4)
    return made


def test_printed_pages_are_those_of_the_document(page: MinutesPage, qtbot: QtBot, tmp_path: Path) -> None:
    document = page.preview.document
    assert document is not None
    job = PrintJob(PagePictures(document.content), printer_to(tmp_path / "printed.pdf"), page)
    went_on: list[tuple[int, int]] = []
    job.went_on.connect(lambda done, count: went_on.append((done, count)))
    with qtbot.waitSignal(job.ended, timeout=LONG_MS) as told:
        job.start()
    assert told.args == [True]
    assert went_on == [(1, 3), (2, 3), (3, 3)]
    paper = PagePictures((tmp_path / "printed.pdf").read_bytes())
    assert len(paper.sizes) == 3
    shown = _bands(paper.picture(0, 200))
    paper.close()
    away = [_apart(shown, _bands(document.pages.picture(index, 200))) for index in range(5)]
    assert away[1] < 0.5
    assert min(away) == away[1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printing_can_be_called_off(page: MinutesPage, qtbot: QtBot, tmp_path: Path) -> None:
    document = page.preview.document
    assert document is not None
    job = PrintJob(PagePictures(document.content), printer_to(tmp_path / "printed.pdf"), page)
    job.went_on.connect(job.call_off)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS) as told:
        job.start()
    assert told.args == [False]
    unreachable = PrintJob(PagePictures(document.content), printer_to(tmp_path / "none" / "printed.pdf"), page)
    with qtbot.waitSignal(unreachable.ended, timeout=LONG_MS) as told:
        unreachable.start()
    assert told.args == [False]


def test_paper_for_ink_is_frozen_before_it_is_printed(
    page: MinutesPage, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.minutes_printing.asked_printer", lambda *_: printer_to(tmp_path / "printed.pdf"))

    def for_ink() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PaperDialog)
        dialog.to_sign.setChecked(True)
        dialog.accept()

    QTimer.singleShot(0, for_ink)
    page.release.paper.click()
    qtbot.waitUntil(lambda: page.release.outcome.text() == "Dikirim ke pencetak.", timeout=LONG_MS)
    version = current_version(program.bridge.state)
    assert version is not None
    assert version.phase is VersionPhase.FROZEN
    assert not page.release.progress.isVisible()


def _apart(shown: list[int], wanted: list[int]) -> float:
    """How different two pages are, as a part of the ink of the second."""
    return sum(abs(one - other) for one, other in zip(shown, wanted, strict=False)) / sum(wanted)


def _bands(image: QImage) -> list[int]:
    """The ink in each ten rows of a page."""
    return [sum(_ink(image, row) for row in range(top, top + 10)) for top in range(0, image.height() - 10, 10)]


def _ink(image: QImage, row: int) -> int:
    """How dark a row of the picture is."""
    return sum(255 - image.pixelColor(x, row).lightness() for x in range(image.width()))
