"""The figures of a session and the list of sessions as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.clock import local
from core.minutes import Minutes, OptionText, PollReport
from core.participation import Figures, PersonShare
from core.recount import BallotSheet, recounted
from core.session_list import SessionSummary
from core.tally import Result, ballot_digest
from core.wording import LARGEST_IN_WORDS, decimal, duration, number, rupiah, rupiah_terbilang
from resources.words import t, word

WOMEN_WANTED = 30
"""Percent of those present (Permendagri 7/2018 and the like ask for at least so many women)."""


def session_lines(summaries: Sequence[SessionSummary]) -> Iterator[str]:
    """One line for each session, the newest first; one sentence if there is none."""
    if not summaries:
        yield t("Belum ada sesi.")
        return
    rows = [
        (
            summary.session_id,
            summary.code or "–",
            local(summary.planned_start_at, summary.zone).strftime("%d-%m-%Y %H.%M"),
            word("session_phase", summary.phase),
            _title(summary),
        )
        for summary in summaries
    ]
    yield from aligned([(t("ID"), t("Kode"), t("Mulai"), t("Keadaan"), t("Judul")), *rows])


def _title(summary: SessionSummary) -> str:
    title = " ".join(summary.title.split())
    return t("{title} (contoh)", title=title) if summary.fictional else title


def figure_lines(minutes: Minutes) -> Iterator[str]:
    """The figures of one session: participation, issues, votes, plan."""
    session, figures = minutes.session, minutes.figures
    yield " ".join(session.title.split())
    if session.fictional:
        yield t("Contoh: semua orang, tempat, dan angka adalah rekaan.")
    yield ""
    yield from aligned(_summary_rows(session.id, session.code, figures))
    yield ""
    yield from aligned(_people_rows(figures), numeric=True)
    yield ""
    yield from aligned([(t("Isu"), t("Kontribusi")), *_counts(figures.by_issue.items())], numeric=True)
    yield ""
    kinds = ((word("log_kind", kind), count) for kind, count in figures.by_kind.items())
    yield from aligned([(t("Jenis"), t("Kontribusi")), *_counts(kinds)], numeric=True)
    for poll in minutes.polls:
        yield ""
        yield from _poll_lines(poll)


def _summary_rows(session_id: str, code: str, figures: Figures) -> list[tuple[str, ...]]:
    women = 100 * figures.women_share
    enough = t("memenuhi 30%") if women >= WOMEN_WANTED else t("belum memenuhi 30%")
    parts = t(
        "{all} (peserta {people}, moderator {moderator})",
        all=number(figures.entries),
        people=number(figures.entries_of_participants),
        moderator=number(figures.entries_of_moderator),
    )
    return [
        (t("ID"), session_id),
        (t("Kode"), code or "–"),
        (t("Kontribusi"), parts),
        (t("Perempuan"), f"{decimal(women, 1)}% ({enough})"),
        (t("Gini waktu bicara"), decimal(figures.gini, 3)),
        (t("Selisih waktu"), t("{minutes} menit", minutes=f"{figures.minutes_late:+d}".replace("-", "−"))),
        (t("Biaya rencana"), _cost(figures.plan_cost)),
    ]


def _cost(cost: int) -> str:
    return f"{rupiah(cost)} ({rupiah_terbilang(cost)})" if cost <= LARGEST_IN_WORDS else rupiah(cost)


def _people_rows(figures: Figures) -> list[tuple[str, ...]]:
    head = (t("Peserta"), t("Kontribusi"), t("Lama bicara"), t("Persen"), t("Mulai bicara"))
    sexes = [
        (word("sex", sex), number(part.entries), "", decimal(100 * part.share, 1), "")
        for sex, part in figures.by_sex.items()
    ]
    return [head, *(_person_row(share) for share in figures.people), *sexes]


def _person_row(share: PersonShare) -> tuple[str, ...]:
    first = "–" if share.first_s is None else duration(share.first_s)
    percent = decimal(100 * share.share, 1)
    return (share.person.code, number(share.entries), duration(share.talk_s), percent, first)


def _counts(counts: Iterable[tuple[str, int]]) -> list[tuple[str, ...]]:
    return [(name, number(count)) for name, count in counts]


def _poll_lines(poll: PollReport) -> Iterator[str]:
    yield t(
        "{method}: {cast} dari {eligible} suara",
        method=word("poll_method", poll.method),
        cast=number(poll.result.cast),
        eligible=number(poll.eligible),
    )
    yield from _result_lines(poll.result, poll.options)


def _result_lines(result: Result, options: Sequence[OptionText]) -> Iterator[str]:
    names = {option.id: option.code or option.label for option in options}
    names |= {row.option: word("poll_answer", row.option) for row in result.rows if row.option not in names}
    rows = [
        (
            "–" if row.rank is None else str(row.rank),
            names[row.option],
            "–" if row.value is None else _short(decimal(row.value, 2)),
            t("seri") if row.tied else "",
        )
        for row in result.rows
    ]
    yield from aligned([(t("Peringkat"), t("Pilihan"), t("Nilai"), ""), *rows])
    if result.outcome is not None:
        yield word("poll_outcome", result.outcome)


def recount_lines(sheet: BallotSheet) -> Iterator[str]:
    """The count of a list of ballots, and the SHA-256 that the berita acara prints."""
    result = recounted(sheet)
    yield " ".join(sheet.question.split())
    yield t(
        "{method}, putaran {round}: {cast} suara, {valid} sah, {blank} kosong, {invalid} tidak sah",
        method=word("poll_method", sheet.method),
        round=sheet.round,
        cast=number(result.cast),
        valid=number(result.valid),
        blank=number(result.blank),
        invalid=number(result.invalid),
    )
    yield from _result_lines(result, sheet.options)
    yield f"SHA-256 {ballot_digest(sheet.ballots)}"


def _short(figure: str) -> str:
    return figure.rstrip("0").rstrip(",")


def aligned(rows: Sequence[tuple[str, ...]], *, numeric: bool = False) -> Iterator[str]:
    """The rows as lines with aligned columns; ``numeric``: all but the first are aligned at the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if numeric and place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
