"""All keys on one page, made from the commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from resources.words import t, translate
from ui.commands import COMMANDS, Command, Group
from widgets import style
from widgets.follow_look import button, label, spaced
from widgets.style import dress

SEAT_KEYS = "Ctrl+1 … 9, 0"


class KeyHelp(QDialog):
    """Two columns of headings with their keys."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Daftar tombol"))
        px = style.current.look.px
        self.resize(min(px(980), 1240), min(px(640), 700))
        dress(self, kind="window")
        columns = QHBoxLayout()
        spaced(columns, gap=32)
        halves = (QVBoxLayout(), QVBoxLayout())
        for half in halves:
            spaced(half, gap=16)
            columns.addLayout(half, 1)
        for place, group in enumerate(Group):
            halves[0 if place < len(Group) // 2 else 1].addLayout(_group(group))
        halves[1].addLayout(_table(t("Di baris catatan"), _line_keys()))
        halves[1].addLayout(_table(t("Pada surat suara"), _ballot_keys()))
        for half in halves:
            half.addStretch(1)
        inside = QWidget()
        inside.setLayout(columns)
        dress(inside, kind="window")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(t("Daftar tombol"))
        close = button(t("Tutup"), live=True)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 20, 24, 16), gap=12)
        layout.addWidget(area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def _group(group: Group) -> QVBoxLayout:
    rows = [(key_words(command), command.label) for command in COMMANDS if command.group is group and command.keys]
    if group is Group.FLOOR:
        rows = [row for row in rows if not row[0].startswith("Ctrl+") or not row[0][5:].isdigit()]
        rows.insert(0, (SEAT_KEYS, t("Beri giliran kepada kursi 1 … 10, atau akhiri gilirannya")))
    return _table(translate(group.value), rows)


def key_words(command: Command) -> str:
    """The keys of a command as they are shown."""
    return ", ".join(key.replace("Return", "Enter") for key in command.keys)


def _table(heading: str, rows: list[tuple[str, str]]) -> QVBoxLayout:
    box, grid = QVBoxLayout(), QGridLayout()
    spaced(box, gap=6)
    spaced(grid, gap=6)
    box.addWidget(label(heading, strong=True, text_size="lead"))
    for line, (key, does) in enumerate(rows):
        grid.addWidget(label(key, kind="key"), line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(does, wraps=True), line, 1)
    grid.setColumnStretch(1, 1)
    box.addLayout(grid)
    return box


def _line_keys() -> list[tuple[str, str]]:
    return [
        ("Enter", t("simpan catatan; pada baris kosong: pembicara sebelumnya")),
        ("@sa  Tab", t("pilih pembicara")),
        ("/m  Tab", t("pilih jenis")),
        ("#  Tab", t("pilih isu, atau isu baru")),
        ("?  Tab", t("pilih pertanyaan panduan")),
        ("!angguk", t("yang terlihat; juga !geleng !tawa !tepuk !bisik !diam !haru")),
        ("Shift+Enter", t("baris baru")),
        ("Esc", t("tutup daftar pilihan; teks tidak pernah hilang")),
    ]


def _ballot_keys() -> list[tuple[str, str]]:
    return [
        ("A … F", t("beri titik atau pilih")),
        ("Backspace", t("ambil kembali satu titik")),
        ("Enter", t("catat suara")),
        ("Esc", t("batal")),
    ]
