"""Reading what was planned and what was said: agenda, panduan_pertanyaan, kontribusi, catatan_suasana, isu."""

from __future__ import annotations

from collections.abc import Collection

from core.agenda import AgendaItem, Question
from core.faults import FaultCode
from core.issues import Issue
from core.log import KINDS
from intake.reader import Reader
from intake.session_values import EntryText, IssueText, ItemText, NoteText, QuestionText

DAY_S = 86_400


def read_agenda(file: Reader) -> tuple[ItemText, ...]:
    """The agenda; each item begins when the one before it is over."""
    lines: list[ItemText] = []
    for position, part in enumerate(file.parts("agenda"), start=1):
        number = part.whole("no", 0, 10_000, default=position)
        if any(line.number == number for line in lines):
            part.note("no", FaultCode.DUPLICATE, value=number)
        minutes = part.whole("menit_rencana", 1, 1440)
        item = AgendaItem(
            title=part.text("acara", required=True),
            phase=part.text("fase"),
            lead=part.text("penanggung_jawab"),
            planned_s=60 * minutes,
        )
        starts_s = lines[-1].ends_s if lines else 0
        lines.append(ItemText(part.place, number, item, starts_s, starts_s + _lasted_s(part, 60 * minutes)))
    return tuple(lines)


def _lasted_s(part: Reader, planned_s: int) -> int:
    """By menit_aktual, else by the two offsets, else as planned."""
    first, last = "offset_mulai_aktual_s", "offset_selesai_aktual_s"
    if part.has("menit_aktual") or not (part.has(first) and part.has(last)):
        return 60 * part.whole("menit_aktual", 0, 1440, default=planned_s // 60)
    started, ended = part.whole(first, 0, DAY_S), part.whole(last, 0, DAY_S)
    if ended < started:
        part.note(last, FaultCode.NOT_BEFORE, first=first)
    return max(0, ended - started)


def read_guide(file: Reader, agenda: Collection[ItemText]) -> tuple[QuestionText, ...]:
    """The question guide."""
    numbers = {line.number for line in agenda}
    lines: list[QuestionText] = []
    for part in file.parts("panduan_pertanyaan"):
        number = part.whole("agenda", 0, 10_000)
        if number not in numbers and part.has("agenda"):
            part.note("agenda", FaultCode.UNKNOWN_CODE, value=number)
        question = Question(
            item_id="",
            code=part.new_code("kode", {line.question.code for line in lines}),
            kind=part.text("jenis"),
            text=part.text("pertanyaan", required=True),
            minutes=part.whole("menit", 0, 1440, default=0),
            probes=part.texts("probing"),
        )
        lines.append(QuestionText(part.place, number, question))
    return tuple(lines)


def read_issues(file: Reader) -> tuple[IssueText, ...]:
    """The issues in their order."""
    lines: list[IssueText] = []
    for part in file.parts("isu"):
        issue = Issue(
            code=part.new_code("kode", {line.issue.code for line in lines}),
            title=part.text("masalah", required=True),
            field=part.text("bidang"),
            place=part.text("lokasi"),
            affected=part.texts("terdampak"),
            causes=part.texts("penyebab"),
            effects=part.texts("akibat"),
            assets=part.texts("potensi"),
            proposals=part.texts("solusi"),
        )
        lines.append(IssueText(part.place, issue))
    return tuple(lines)


def read_entries(
    file: Reader, people: Collection[str], issues: Collection[str], questions: Collection[str], items: Collection[int]
) -> tuple[EntryText, ...]:
    """The log in the order of its offsets; speakers, issues, questions and items must be known."""
    kinds = {kind: kind for kind in KINDS}
    numbers: set[int] = set()
    entries: list[EntryText] = []
    for position, part in enumerate(file.parts("kontribusi"), start=1):
        number = part.whole("no", 0, 1_000_000, default=position)
        if number in numbers:
            part.note("no", FaultCode.DUPLICATE, value=number)
        numbers.add(number)
        item = part.maybe_whole("agenda", 0, 10_000)
        if item is not None and item not in items:
            part.note("agenda", FaultCode.UNKNOWN_CODE, value=item)
        entry = EntryText(
            place=part.place,
            number=number,
            offset_s=part.whole("offset_s", 0, DAY_S),
            lasts_s=part.whole("durasi_s", 0, DAY_S),
            speaker=part.code("pembicara", people, required=True),
            kind=part.one_of("jenis", kinds, otherwise=KINDS[0]),
            text=part.text("teks", required=True),
            nonverbal=part.text("nonverbal"),
            verbatim=part.truth("verbatim", default=True),
            issue=part.code("isu", issues),
            question=part.code("pertanyaan", questions),
        )
        entries.append(entry)
    return tuple(sorted(entries, key=lambda entry: entry.offset_s))


def read_notes(file: Reader) -> tuple[NoteText, ...]:
    """The notes on the atmosphere in the order of time."""
    notes = [
        NoteText(part.place, part.offset_s("offset"), part.text("catatan", required=True))
        for part in file.parts("catatan_suasana")
    ]
    return tuple(sorted(notes, key=lambda note: note.offset_s))
