"""States of Siapkan: a new session, a full room, and the dialogs that take lists and agendas."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.people import Person, Sex
from core.session import Session
from core.taking_in import TakeInPeople
from main import read_pasted, understand_list
from tools.gallery import Entry
from tools.gallery_pages import page
from ui.dialogs.agenda_text_dialog import AgendaTextDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.panels.particulars_panel import moment_of
from ui.program import Program
from ui.take_template import plan_from, take_template, template_of

_LIST = """No\tNama Lengkap\tL/P\tNIK\tUnsur\tJabatan\tRT/RW
1\tIbu Sari Dewi\tP\t-\tPKK\tKetua\t003/005
2\tTono\tX\t-\tRT\t\t
3\tBudi\tLaki-laki\t-\tKarang Taruna\tSekretaris\t2026-05-03
4\tRaden Mas Panji Kusumawardhana Adiwijaya Notonegoro Sastrowardoyo\tL\t-\tTOGA\tTokoh agama\t01/04
"""


def _new_session(program: Program) -> None:
    from PySide6.QtCore import QDate, QTime

    day = QDate(2026, 11, 11)
    start, end = (moment_of(day, QTime(hour, 0), "WIB") for hour in (9, 11))
    program.desk.create_session(Session(title="FGD Sampah RW 09", planned_start_at=start, planned_end_at=end))
    program.window.go_to("prepare")


def _full(count: int, name: str, program: Program) -> None:
    _new_session(program)
    take_template(program.bridge, "fgd_120")
    people = (
        Person(
            name=f"{name} {number}",
            sex=Sex.FEMALE if number % 2 else Sex.MALE,
            element=("PKK", "RT", "BKM")[number % 3],
        )
        for number in range(1, count + 1)
    )
    program.bridge.perform(TakeInPeople(tuple(people)))


def _import() -> QWidget:
    return ImportDialog(read_pasted(_LIST, lambda _: None), understand_list, (), None)


def _agenda_text() -> QWidget:
    return AgendaTextDialog(plan_from(template_of("fgd_120")), None)


GALLERY = {
    "prepare-new": page(_new_session, sample=False),
    "prepare-5": page(lambda program: _full(5, "Ani", program), sample=False),
    "prepare-80": page(
        lambda program: _full(80, "Raden Mas Panji Kusumawardhana Adiwijaya Notonegoro", program), sample=False
    ),
    "prepare-import": Entry(_import, ((1000, 560),)),
    "prepare-agenda-text": Entry(_agenda_text, ((680, 560),)),
}
