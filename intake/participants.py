"""A table understood as a list of participants: the meaning of its columns, its people, its rows that are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.faults import Fault, FaultCode, FileFaults
from core.participant_list import (
    Column,
    Doubt,
    LeftOut,
    ListedPerson,
    ListTable,
    ParticipantList,
    RejectedRow,
    RowFault,
)
from core.people import Sex
from intake.column_guess import guess_columns
from intake.headings import Headings, find_headings, plain
from intake.participant_values import (
    age_of,
    became_date,
    is_formula,
    is_nothing,
    is_ticked,
    number_of,
    pair_in_address,
    pair_of,
    sex_of,
    sex_of_title,
    without_nik,
    without_number,
)

LONGEST = 500
"""Letters that the door takes in a field of a person."""

_TOTALS = ("jumlah", "total", "sub total", "subtotal")


def understand(table: ListTable, columns: Sequence[Column] | None = None) -> ParticipantList:
    """What ``table`` says; ``columns``: the meaning of its columns, where somebody has set it.

    Raises:
        FileFaults: NO_NAMES if no column holds names.
    """
    found = find_headings(table)
    if found is None:
        found = Headings(guess_columns(table), ("",) * table.width, 0)
    meanings = tuple(columns) if columns is not None else found.columns
    if Column.NAME not in meanings:
        raise FileFaults([Fault("", FaultCode.NO_NAMES)])
    below = table.rows[found.rows_above :]
    reading = _Reading(meanings, _is_pria_wanita(below, meanings))
    for number, cells in below:
        if not _repeats_headings(cells, found.words):
            reading.take(number, cells)
    first_row = below[0][0] if below else 0
    return ParticipantList(
        meanings, found.words, first_row, tuple(reading.people), tuple(reading.rejected), tuple(reading.left_out)
    )


def _is_pria_wanita(rows: Sequence[tuple[int, tuple[str, ...]]], columns: Sequence[Column]) -> bool:
    """Whether the column of the sex says P for pria beside W for wanita: then P is no perempuan."""
    if Column.SEX not in columns:
        return False
    place = columns.index(Column.SEX)
    letters = {plain(cells[place]) for _, cells in rows if place < len(cells)} - {""}
    return {"p", "w"} <= letters and letters.isdisjoint({"l", "lk", "laki laki"})


def _repeats_headings(cells: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a row is the headings again, as on the next page of a printed list."""
    filled = [(cell, word) for cell, word in zip(cells, words, strict=False) if cell]
    return len(filled) > 1 and all(plain(cell) == plain(word) for cell, word in filled)


class _NotTaken(Exception):
    """Why a row is not taken."""

    def __init__(self, code: RowFault, **data: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.data = tuple(data.items())


Values = dict[Column, str]


class _Reading:
    """The rows taken and not taken so far."""

    def __init__(self, columns: tuple[Column, ...], pria_wanita: bool) -> None:
        self._columns, self._pria_wanita = columns, pria_wanita
        self._rows_of: dict[ListedPerson, int] = {}
        self.people: list[ListedPerson] = []
        self.rejected: list[RejectedRow] = []
        self.left_out: list[LeftOut] = []

    def take(self, number: int, cells: tuple[str, ...]) -> None:
        """Understand one row. Rows in which only a running number stands are empty lines of a form."""
        values = self._values(cells)
        if not any(value for column, value in values.items() if column is not Column.NUMBER):
            return
        left_out: list[LeftOut] = []
        try:
            if any(plain(cell).startswith(_TOTALS) for cell in cells[:3]) and _sex(values) is None:
                raise _NotTaken(RowFault.TOTAL)
            person = _person(number, values, left_out)
            other = self._rows_of.setdefault(replace(person, row=0), number)
            if other != number:
                raise _NotTaken(RowFault.TWICE, other=other)
        except _NotTaken as why:
            self.rejected.append(RejectedRow(number, why.code, why.data))
            return
        self.people.append(person)
        self.left_out += left_out

    def _values(self, cells: tuple[str, ...]) -> Values:
        """Meaning to text; what is not kept (NIK, telephone) is dropped here already."""
        dropped = (Column.NIK, Column.PHONE, Column.IGNORED)
        pairs = zip(self._columns, cells, strict=False)
        values = {column: without_nik(cell) for column, cell in pairs if column not in dropped}
        if self._pria_wanita and plain(values.get(Column.SEX, "")) == "p":
            values[Column.SEX] = Sex.MALE
        return values


def _person(number: int, values: Values, left_out: list[LeftOut]) -> ListedPerson:
    name = _name(values.get(Column.NAME, ""))
    sex = _sex(values)
    if sex is None:
        written = values.get(Column.SEX) or values.get(Column.MALE_TICK) or values.get(Column.FEMALE_TICK) or ""
        raise _NotTaken(RowFault.NO_SEX) if is_nothing(written) else _NotTaken(RowFault.BAD_SEX, value=_short(written))
    if not all(map(_can_be_kept, values.values())):
        raise _NotTaken(RowFault.BAD_TEXT)

    def leave_out(column: Column, code: Doubt) -> None:
        left_out.append(LeftOut(number, column, code, _short(values[column])))

    def text(column: Column) -> str:
        written = values.get(column, "")
        if len(written) > LONGEST:
            leave_out(column, Doubt.TOO_LONG)
            return ""
        if is_formula(written):
            leave_out(column, Doubt.FORMULA)
            return ""
        return "" if is_nothing(written) else written

    age = age_of(values.get(Column.AGE, ""))
    if age is None and not is_nothing(values.get(Column.AGE, "")):
        leave_out(Column.AGE, Doubt.BAD_AGE)
    rt, rw = _rt_rw(values, leave_out)
    organisation = text(Column.ORGANISATION)
    element = text(Column.ELEMENT) if Column.ELEMENT in values else organisation
    return ListedPerson(
        row=number,
        name=name,
        sex=sex,
        element=element,
        position=text(Column.POSITION),
        organisation=organisation,
        rt=rt,
        rw=rw,
        kelurahan=text(Column.KELURAHAN),
        age=age,
    )


def _name(written: str) -> str:
    written = without_number(written)
    if is_formula(written):
        raise _NotTaken(RowFault.NAME_IS_FORMULA)
    if is_nothing(written):
        raise _NotTaken(RowFault.NO_NAME)
    if not any(sign.isalpha() for sign in written):
        raise _NotTaken(RowFault.NAME_IS_NUMBER, value=_short(written))
    if len(written) > LONGEST:
        raise _NotTaken(RowFault.NAME_TOO_LONG, longest=LONGEST)
    return written


def _sex(values: Values) -> Sex | None:
    if Column.MALE_TICK in values or Column.FEMALE_TICK in values:
        male, female = (is_ticked(values.get(tick, "")) for tick in (Column.MALE_TICK, Column.FEMALE_TICK))
        if male != female:
            return Sex.MALE if male else Sex.FEMALE
        return None if male else sex_of_title(without_number(values.get(Column.NAME, "")))
    written = values.get(Column.SEX, "")
    return sex_of_title(without_number(values.get(Column.NAME, ""))) if is_nothing(written) else sex_of(written)


def _rt_rw(values: Values, leave_out: Callable[[Column, Doubt], None]) -> tuple[str, str]:
    """RT and RW: from their own columns, from the one for both, else from the address."""
    found = {Column.RT: "", Column.RW: ""}
    for column in found:
        number = number_of(values.get(column, ""))
        if number is None:
            leave_out(column, Doubt.BECAME_DATE if became_date(values[column]) else Doubt.BAD_RT_RW)
        found[column] = number or ""
    written = values.get(Column.RT_RW, "")
    pair = pair_of(written) if not became_date(written) else None
    if pair is None:
        leave_out(Column.RT_RW, Doubt.BECAME_DATE if became_date(written) else Doubt.BAD_RT_RW)
    rt, rw = pair or ("", "")
    rt_there, rw_there = pair_in_address(values.get(Column.ADDRESS, ""))
    return found[Column.RT] or rt or rt_there, found[Column.RW] or rw or rw_there


def _can_be_kept(text: str) -> bool:
    """As ``core.actions.checked`` asks of every text, and without letters that were lost with their encoding."""
    return not any("\ud800" <= sign <= "\udfff" or sign < " " or sign in "\x7f\ufffd" for sign in text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
