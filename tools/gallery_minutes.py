"""States of the berita acara: open, being signed, sealed; the pad, the attendance list, the check of a file."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.outcomes import AddAgreement, Agreement, signatories
from core.scans import KeepScan
from core.sealing import (
    Damage,
    DamageCode,
    KnownSigner,
    LibraryMatch,
    OwnKey,
    SealFacts,
    SealOrder,
    SignatureText,
    Verdict,
    Verification,
)
from core.session import EditSession, session_of
from core.signing import NewVersion, Sign, SignAttendance, digest_to_sign
from core.versions import current_version
from export.seal import seal_minutes
from main import services_for
from tools.gallery import Entry
from tools.gallery_pages import Shown, Still, folder
from ui.dialogs.arrivals_dialog import ArrivalsDialog
from ui.dialogs.keys_dialog import KeysDialog
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.recognise_dialog import RecogniseDialog
from ui.dialogs.seal_dialog import SealDialog
from ui.dialogs.signatory_dialog import SignatoryDialog
from ui.dialogs.verification_dialog import VerificationDialog
from ui.dialogs.versions_dialog import VersionsDialog
from ui.drawn import text_of
from ui.minutes_history import version_histories
from ui.minutes_stage import attendance_lines
from ui.pages.minutes_page import MinutesPage
from ui.program import Program
from ui.sealing import keep_seal, minutes_to_seal
from ui.signing_window import SigningWindow
from widgets.signature_strokes import Drawing, PenPoint

_SIZES = ((1366, 768), (1920, 1080))
_LONGEST_MS = 20_000
_PAD = (9600, 2800)


def signature(seed: int) -> Drawing:
    """A made-up signature, another one for each number."""
    first = [
        PenPoint(
            round(3000 + 34 * step + 500 * math.cos(step / 9 + seed)),
            round(1500 + 900 * math.exp(-step / 70) * math.sin(step / (4 + seed % 3))),
            12 * step,
            round(500 + 350 * math.sin(step / 6)),
        )
        for step in range(100)
    ]
    line = [PenPoint(2800 + 42 * step, 2300 - 3 * step, 1400 + 9 * step, 300) for step in range(100)]
    return Drawing((tuple(first), tuple(line)), *_PAD)


@cache
def _closed() -> Path:
    """A library with the whole sample session."""
    path = folder() / "closed.fgd"
    library = services_for(str(path)).open_library(create=True)
    services_for(str(path)).play_sample(library)
    library.close()
    return path


def page_entry(
    show: Callable[[Program, MinutesPage], QWidget | None],
    sizes: tuple[tuple[int, int], ...] = _SIZES,
    settle: Callable[[QWidget], None] | None = None,
) -> Entry:
    """The page of the closed sample session, or a dialog that ``show`` opens over it."""

    def build() -> QWidget:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        path = folder() / "shown.fgd"
        path.unlink(missing_ok=True)
        copyfile(_closed(), path)
        window = Shown()
        window.program = Program(services_for(str(path)), Still(app), window)
        window.program.start()
        window.show()
        window.program.desk.choose(window.program.desk.sessions[0])
        page = window.minutes_page
        wait_until(lambda: page.preview.document is not None)
        shown = show(window.program, page)
        if isinstance(shown, QDialog):
            shown.finished.connect(window.close)
        return shown or window

    return Entry(build, sizes, settle=settle or _settle, dear=True)


def _settle(widget: QWidget) -> None:
    """Wait until the pages in sight have their pictures."""
    window = widget if isinstance(widget, Shown) else widget.parentWidget()
    if isinstance(window, Shown) and window.program is not None:
        page = window.minutes_page
        wait_until(lambda: page.preview.is_idle)


def wait_until(ready: Callable[[], bool]) -> None:
    """Let Qt go on until something is so, or for twenty seconds."""
    loop, check = QEventLoop(), QTimer()
    check.timeout.connect(lambda: ready() and loop.quit())
    check.start(20)
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    loop.exec()


def _sign(program: Program, count: int) -> None:
    bridge = program.bridge
    for number, signatory in enumerate(signatories(bridge.state)[:count]):
        drawn = signature(number)
        seen = digest_to_sign(bridge.state, bridge.now())
        bridge.perform(Sign(signatory.id, text_of(drawn), drawn.width, drawn.height, seen))


def _open(_program: Program, page: MinutesPage) -> None:
    page.pages.go_to_signature(1)


def _missing(program: Program, _page_shown: MinutesPage) -> None:
    bridge = program.bridge
    session = session_of(bridge.state)
    assert session is not None
    bridge.perform(EditSession(replace(session, document_number="")))
    bridge.perform(AddAgreement(Agreement(text="Membentuk kelompok kerja saluran air di RW 04")))


def _signing(program: Program, page: MinutesPage) -> None:
    _sign(program, 4)
    wait_until(lambda: page.preview.is_idle)
    page.pages.go_to_signature(5)


def _signed(program: Program, _page_shown: MinutesPage) -> None:
    _sign(program, 7)


def _sealed(program: Program, page: MinutesPage) -> None:
    _sign(program, 7)
    with TemporaryDirectory() as keys:
        minutes = minutes_to_seal(program.bridge.live)
        keep_seal(program.bridge.live, minutes, seal_minutes(Path(keys), minutes, SealOrder()))
    page.release.say("Versi 1 tersegel. Ekspor berkasnya sekarang.", "good")


def _second_version(program: Program, page: MinutesPage) -> None:
    _sealed(program, page)
    program.bridge.perform(NewVersion("Salah tulis nama pada butir KEDUA"))


def _agreements(_program: Program, page: MinutesPage) -> None:
    page.columns.show_panel(page.agreements)


def _pad(program: Program, page: MinutesPage) -> QWidget:
    _sign(program, 4)
    page.signing.sign()
    window = page.signing.pad_window
    assert window is not None
    return window


def _draw(widget: QWidget) -> None:
    """Sign with the mouse, once the pad has its size."""
    assert isinstance(widget, SigningWindow)
    pad, drawn = widget.pad, signature(5)
    scale = min(pad.width() / drawn.width, pad.height() / drawn.height)
    for stroke in drawn.strokes:
        places = [QPoint(round(point.x * scale), round(point.y * scale)) for point in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def _long_pad(program: Program, page: MinutesPage) -> QWidget:
    for number in range(14):
        text = f"Butir {number + 6}: " + "menyampaikan hasil diskusi ini kepada warga melalui ketua RT " * 2
        program.bridge.perform(AddAgreement(Agreement(text=text, manner="musyawarah mufakat")))
    return _pad(program, page)


def _attendance(program: Program, page: MinutesPage) -> QWidget:
    for number, line in enumerate(attendance_lines(program.bridge.state)[:3]):
        drawn = signature(number)
        program.bridge.perform(SignAttendance(line.id, text_of(drawn), drawn.width, drawn.height))
    page.signing.sign_attendance()
    window = page.signing.pad_window
    assert window is not None
    return window


_OWN = OwnKey("Lingkar 7F3A-9C21", "7f3a9c2104be55d1" * 4, datetime(2046, 11, 11, tzinfo=UTC), protected=True)


def _seal_dialog(_program: Program, page: MinutesPage) -> QWidget:
    return SealDialog(1, 3, None, page.window())


def _seal_with_keys(_program: Program, page: MinutesPage) -> QWidget:
    dialog = SealDialog(1, 0, _OWN, page.window())
    for name in ("hesti-prameswari.p12", "kunci-notulis-bagas-wicaksana-kelurahan-tirtawana-2026.p12"):
        dialog.keys.add_file(Path(name))
    dialog.fail("Kata sandi kunci salah: hesti-prameswari.p12", "hesti-prameswari.p12")
    return dialog


def _keys_dialog(_program: Program, page: MinutesPage) -> QWidget:
    known = [
        KnownSigner("Bagas Wicaksana, S.Kom.", "a1b2c3d4e5f60718" * 4),
        KnownSigner("Lingkar 11AA-22BB", "11aa22bb" * 8),
    ]
    return KeysDialog(_OWN, known, "WIB", page.window())


def _recognise_dialog(_program: Program, page: MinutesPage) -> QWidget:
    return RecogniseDialog(_STRANGER, page.window())


def _versions_dialog(program: Program, page: MinutesPage) -> QWidget:
    bridge = program.bridge
    _sign(program, 2)
    bridge.perform(NewVersion("Salah tulis nama pada butir KEDUA"))
    _sealed(program, page)
    version = current_version(bridge.state)
    assert version is not None
    bridge.perform(
        KeepScan(version.id, "Berita acara bertanda tangan basah, pindaian halaman 1 sampai 4.pdf", b"%PDF-")
    )
    return VersionsDialog(version_histories(bridge.state), "WIB", page.window())


def _paper_dialog(_program: Program, page: MinutesPage) -> QWidget:
    return PaperDialog(1, page.window())


def _arrivals_dialog(program: Program, page: MinutesPage) -> QWidget:
    session = session_of(program.bridge.state)
    assert session is not None
    return ArrivalsDialog(session, program.bridge.state, page.window())


def _signatory_dialog(program: Program, page: MinutesPage) -> QWidget:
    return SignatoryDialog(program.bridge.state, page.window())


def _changed_file(_program: Program, page: MinutesPage) -> QWidget:
    facts = SealFacts("x", "BA/017/FGD-KPM/XI/2026", 1, "7f3a9c21" * 8, "0" * 64)
    damages = (Damage(DamageCode.CHANGED_SINCE, (("field", "Segel1"),)), Damage(DamageCode.NOT_COVERED))
    found = Verification(Verdict.CHANGED, damages, facts, library=LibraryMatch.DIFFERS)
    return VerificationDialog("Berita Acara FGD.pdf", found, "WIB", page.window())


_STRANGER = SignatureText(
    "lingkar-1", "Lingkar 7F3A-9C21", datetime(2026, 11, 11, 4, 26, tzinfo=UTC), False, "7f3a9c21" * 8
)


def _unknown_signer(_program: Program, page: MinutesPage) -> QWidget:
    facts = SealFacts("x", "BA/017/FGD-KPM/XI/2026", 1, "7f3a9c21" * 8, "0" * 64)
    known = replace(_STRANGER, name="Hesti Prameswari, S.Sos.", known=True, fingerprint="a1b2c3d4" * 8)
    signed, left = (_STRANGER, known), ("Drs. Haryo Subrata, M.Si.",)
    found = Verification(Verdict.UNKNOWN_SIGNER, (), facts, signed, left, LibraryMatch.SAME)
    return VerificationDialog("Berita Acara FGD Kader.pdf", found, "WIB", page.window())


_DIALOG = ((560, 420),)

GALLERY = {
    "minutes-open": replace(page_entry(_open, (*_SIZES, (1280, 720), (1100, 720))), dear=False),
    "minutes-missing": page_entry(_missing),
    "minutes-agreements": page_entry(_agreements),
    "minutes-signing": page_entry(_signing),
    "minutes-signed": page_entry(_signed),
    "minutes-sealed": page_entry(_sealed),
    "minutes-version-2": page_entry(_second_version),
    "minutes-pad": page_entry(_pad),
    "minutes-pad-drawn": replace(page_entry(_pad, settle=_draw), dear=False),
    "minutes-pad-long": page_entry(_long_pad),
    "minutes-pad-attendance": page_entry(_attendance),
    "minutes-seal-dialog": page_entry(_seal_dialog, _DIALOG),
    "minutes-seal-with-keys": replace(page_entry(_seal_with_keys, _DIALOG), dear=False),
    "minutes-keys": page_entry(_keys_dialog, _DIALOG),
    "minutes-recognise": page_entry(_recognise_dialog, _DIALOG),
    "minutes-unknown-signer": page_entry(_unknown_signer, _DIALOG),
    "minutes-versions": page_entry(_versions_dialog, ((700, 600),)),
    "minutes-paper": page_entry(_paper_dialog, _DIALOG),
    "minutes-arrivals": page_entry(_arrivals_dialog, _DIALOG),
    "minutes-signatory-dialog": page_entry(_signatory_dialog, _DIALOG),
    "minutes-changed-file": page_entry(_changed_file, _DIALOG),
}
