"""Erasing from the windows: what is shown before, what is told after, and what is shown no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from core.erasure import Ground, is_erased
from core.log import Contribution, LogContribution
from core.people import Person, RecordConsent, consent_of, participants
from core.photos import AddPhoto, photos
from core.polls import open_poll
from core.session import EditSession, session_of
from core.voting import AnnulPoll
from tests.db.traces import files_naming
from ui.dialogs.consent_dialog import ConsentDialog
from ui.dialogs.erase_dialog import EraseDialog
from ui.dialogs.retention_dialog import RetentionDialog
from ui.dialogs.told_dialog import ToldDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.pages.live_page import LOG_SLOT
from ui.program import Program


@pytest.fixture
def told(qapp: QApplication) -> Iterator[list[str]]:
    """What the dialog afterwards says; it is closed as soon as it is there."""
    sentences: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ToldDialog):
            sentences.extend(one.text() for one in dialog.findChildren(QLabel))
            dialog.accept()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    yield sentences
    timer.stop()


def somebody(program: Program) -> Person:
    """A participant who is named in an entry of the log, and no poll is open."""
    poll = open_poll(program.bridge.state)
    if poll is not None:
        program.bridge.perform(AnnulPoll(poll.id, "x"))
    person = participants(program.bridge.live.state)[0]
    first = person.name.split()[0]
    words = f"Menurut {person.name}, {first} dan {first.lower()}."
    entry = Contribution(person_id=person.id, kind="usulan", text=words, said_at=program.bridge.now())
    assert program.bridge.perform(LogContribution(entry)) is not None
    return person


def test_somebody_is_erased_everywhere(live: Program, in_dialog: Callable, told: list[str], tmp_path: Path) -> None:
    person = somebody(live)
    assert live.bridge.perform(AddPhoto(b"\xff\xd8\xff photo", 40, 30, "Papan")) is not None
    live.bridge.keep_draft(LOG_SLOT, f"kata {person.name}", live.bridge.now())
    live.desk.library.backup()

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, EraseDialog)
        dialog.person.setCurrentIndex(dialog.person.findData(person.id))
        assert dialog.accept_button.isEnabled()
        assert not dialog.accept_button.isDefault()
        ticks = [dialog.places.item(row).checkState() for row in range(dialog.places.count())]
        assert ticks[-3:] == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
        dialog.places.item(dialog.places.count() - 1).setCheckState(Qt.CheckState.Checked)
        assert dialog.wished().photo_ids == ()
        dialog.ground.setCurrentIndex(1)
        assert len(dialog.wished().photo_ids) == 1
        dialog.ground.setCurrentIndex(0)
        dialog.photos.item(0).setCheckState(Qt.CheckState.Checked)
        assert dialog.wished().ground is Ground.WITHDRAWN
        dialog.accept()

    in_dialog("erase_person", agree)
    assert is_erased(live.bridge.state, person.id)
    assert any("1 cadangan lama" in sentence for sentence in told)
    assert live.window.live_page.line.editor.toPlainText() == f"kata {person.code}"
    assert not live.bridge.can_undo()
    assert files_naming(tmp_path, *person.name.split()) == {}
    assert live.desk.library.check() == []


def test_leaving_the_dialog_erases_nobody(live: Program, in_dialog: Callable) -> None:
    before = live.bridge.live.state
    in_dialog("erase_person", lambda dialog: dialog.reject())
    assert live.bridge.live.state is before


def test_all_whose_time_is_over(live: Program, in_dialog: Callable, told: list[str]) -> None:
    person = somebody(live)
    session = session_of(live.bridge.state)
    assert session is not None
    live.bridge.perform(EditSession(replace(session, fictional=False)))
    assert live.bridge.perform(AddPhoto(b"\xff\xd8\xff photo", 40, 30, "Papan")) is not None
    given = consent_of(live.bridge.state, person.id)
    assert given is not None
    live.bridge.perform(RecordConsent(replace(given, keep_until=date(2020, 1, 1))))

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, RetentionDialog)
        assert person.name in dialog.list.item(0).text()
        dialog.accept()

    in_dialog("retention", agree)
    assert is_erased(live.bridge.state, person.id)
    assert any("1 orang" in sentence for sentence in told)
    assert photos(live.bridge.state) == []

    def nobody(dialog: QDialog) -> None:
        assert not dialog.accept_button.isEnabled()
        dialog.reject()

    in_dialog("retention", nobody)


def test_withdrawing_consent_leads_on_to_erasing(live: Program, told: list[str]) -> None:
    person = somebody(live)
    live.window.go_to("prepare")
    panel = live.window.page("prepare").people
    panel.table.selectRow([one.id for one in panel.model.people].index(person.id))

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ConsentDialog):
            next(one for one in dialog.findChildren(QPushButton) if "Hapus" in one.text()).click()
        elif isinstance(dialog, EraseDialog):
            assert dialog.chosen == live.bridge.live.state.get(Person, person.id)
            dialog.accept()

    timer = QTimer()
    timer.timeout.connect(agree)
    timer.start(5)
    panel._consent.click()
    timer.stop()
    assert is_erased(live.bridge.state, person.id)
    assert told

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, WordingsDialog)
        texts = [one.text() for one in dialog.findChildren(QLabel)]
        assert "(dihapus)" in texts
        assert any(text.startswith(f"Menurut {person.code}") for text in texts)
        dialog.accept()

    live.window.go_to("live")
    in_next(read)
    live.window.book.action("wordings").trigger()


def in_next(do: Callable[[QDialog], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        do(dialog)

    QTimer.singleShot(0, act)
