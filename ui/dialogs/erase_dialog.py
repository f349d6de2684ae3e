"""Asks whose personal data are to be erased, and shows before where the name stands and what will stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from core.erasure import ErasePersonalData, Ground, Place, is_erased, occurrences_of
from core.people import Person
from core.photos import photos
from core.ports import Library
from core.state import SessionState
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.erasing import kept_sentences, occurrence_words, version_reason
from widgets.follow_look import fixed, follow_look, label, spaced
from widgets.style import Look, dress

LIST_HEIGHT, TALLEST, REST = 112, 420, 280
"""In px at 100 %: of a list, of the part that scrolls, and of what stands around it."""

_VALUE = Qt.ItemDataRole.UserRole


class EraseDialog(FormDialog):
    """``state`` has the names as they are, also of people who withdrew their consent. ``person_id`` is proposed."""

    def __init__(self, state: SessionState, library: Library, person_id: str | None, parent: QWidget | None) -> None:
        super().__init__(t("Hapus data pribadi"), t("Hapus data pribadi"), parent, width=620)
        self._state, self._library = state, library
        self.person = QComboBox()
        people = sorted(state.all(Person), key=lambda one: (one.role.value != "participant", one.code))
        for one in people:
            if not is_erased(state, one.id):
                self.person.addItem(f"{one.code}  {one.name}", one.id)
        self.ground = QComboBox()
        self.ground.addItem(t("Persetujuan ditarik, minta dihapus"), Ground.WITHDRAWN.value)
        self.ground.addItem(t("Masa simpan berakhir"), Ground.RETENTION_OVER.value)
        self.add_row((t("Siapa"), self.person), (t("Alasan"), self.ground))
        self.what, self.kept = label(wraps=True), label(wraps=True, tone="soft")
        self.places, self.photos = checked_list(t("Tempat nama itu disebut")), checked_list(t("Foto"))
        self.places_words, self.photos_words = label(strong=True, wraps=True), label(strong=True, wraps=True)
        self._lay_out()
        final = t("Ini tidak dapat diurungkan, begitu juga semua tindakan sebelumnya. Cadangan lama dihapus.")
        self.fields.addWidget(label(final, wraps=True, strong=True))
        self.accept_button.setDefault(False)
        self._cancel.setDefault(True)
        self.person.setCurrentIndex(max(0, self.person.findData(person_id)))
        self.person.currentIndexChanged.connect(self._fill)
        self.ground.currentIndexChanged.connect(self._fill_photos)
        self._fill()

    def _lay_out(self) -> None:
        inside = QWidget()
        dress(inside, kind="window")
        column = QVBoxLayout(inside)
        spaced(column, margins=(0, 0, 8, 0), gap=8)
        for part in (self.what, self.places_words, self.places, self.photos_words, self.photos, self.kept):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        follow_look(area, lambda look: area.setFixedHeight(self._room_for_fields(look)))
        self.fields.addWidget(area)

    def _room_for_fields(self, look: Look) -> int:
        """What the screen leaves beside title, choice and buttons, in pixels."""
        return min(look.px(TALLEST), self.screen().availableGeometry().height() - look.px(REST))

    @property
    def chosen(self) -> Person | None:
        """Who is to be erased; None if nobody is left."""
        return self._state.get(Person, self.person.currentData())

    def wished(self) -> ErasePersonalData:
        """The act. Only after somebody was chosen."""
        person = self.chosen
        assert person is not None
        spared: tuple[Place, ...] = tuple(_values(self.places, checked=False))
        shown: tuple[str, ...] = tuple(_values(self.photos, checked=True))
        return ErasePersonalData(person.id, Ground(self.ground.currentData()), version_reason(), shown, spared)

    def _fill(self) -> None:
        person = self.chosen
        self.accept_button.setEnabled(person is not None)
        if person is None:
            self.what.setText(t("Tidak ada lagi orang yang datanya dapat dihapus di sesi ini."))
            return
        self.what.setText(
            t(
                "Nama diganti {code} di semua catatan sesi ini; umur, alamat, jabatan, kelompok, tanda tangan hilang.",
                code=person.code,
            )
        )
        found = occurrences_of(self._state, person)
        fill(self.places, [(occurrence_words(one), one.place, one.likely) for one in found])
        self.places_words.setText(t("Disebut di {n} tempat. Lepas centang bila kata itu bukan nama:", n=len(found)))
        for part in (self.places, self.places_words):
            part.setVisible(bool(found))
        self._fill_photos()
        self.kept.setText("\n".join(kept_sentences(self._state, self._other_sessions(person))))

    def _fill_photos(self) -> None:
        """All photos go when the time is over for which they were to be kept."""
        pictures, over = photos(self._state), self.ground.currentData() == Ground.RETENTION_OVER.value
        lines = [(t("Foto {n}: {caption}", n=one.number, caption=one.caption), one.id, over) for one in pictures]
        fill(self.photos, lines)
        self.photos_words.setText(t("Centang foto yang memperlihatkan orang itu; foto itu dihapus:"))
        for part in (self.photos, self.photos_words):
            part.setVisible(bool(pictures))

    def _other_sessions(self, person: Person) -> Sequence[str]:
        return self._library.sessions_naming(person.name, but_not=self._state.session_id)


def checked_list(name: str) -> QListWidget:
    """A list whose lines have boxes to tick."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    dress(made, kind="card")
    fixed(made, height=LIST_HEIGHT)
    return made


def fill(listed: QListWidget, lines: Sequence[tuple[str, object, bool]]) -> None:
    """Show lines of words, a value, and whether the box is ticked."""
    listed.clear()
    for words, value, ticked in lines:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(_VALUE, value)
        listed.addItem(item)


def _values(listed: QListWidget, *, checked: bool) -> list:
    items = (listed.item(row) for row in range(listed.count()))
    return [item.data(_VALUE) for item in items if (item.checkState() is Qt.CheckState.Checked) is checked]
