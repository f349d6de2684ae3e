"""The figures of one session as JSON values, with the keys of session files (their blocks ``ekspektasi``, ``rekap``,
``hasil`` and ``gabungan``). Everything is computed; rounding is half up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from core.minutes import Minutes, PollReport
from core.participation import PersonShare
from core.people import Sex
from core.tally import Row
from core.wording import LARGEST_IN_WORDS, half_up, rupiah, rupiah_terbilang
from export.combining import by_issue, combined, newest

LEAST_WOMENS_SHARE = Fraction(3, 10)
"""The affirmative aim of 30 percent, held against the exact share."""


def figures_json(minutes: Minutes) -> dict[str, Any]:
    """The figures of a session, ready for ``json.dumps``.

    ``hasil`` holds the newest closed poll of each method that ranks issues ("suara_titik", "usg") and the sum of their
    ranks ("gabungan"); a method without a ballot gives an empty list.
    """
    figures = minutes.figures
    return {
        "id": minutes.session.id,
        "jumlah_kontribusi": figures.entries,
        "kontribusi_peserta": figures.entries_of_participants,
        "kontribusi_moderator": figures.entries_of_moderator,
        "per_peserta": {share.person.code: _of_person(share) for share in figures.people},
        "per_jk": {sex.value: _of_sex(minutes, sex) for sex in Sex},
        "gini_durasi_bicara": _rounded(figures.gini, 3),
        "keterwakilan_perempuan_persen": _percent(figures.women_share),
        "memenuhi_afirmasi_30": figures.women_share >= LEAST_WOMENS_SHARE,
        "per_isu": dict(figures.by_issue),
        "per_jenis": dict(sorted(figures.by_kind.items())),
        "biaya_rtl_total": figures.plan_cost,
        "biaya_rtl_terbilang": cost_in_words(figures.plan_cost),
        "selisih_waktu_menit": figures.minutes_late,
        "hasil": _results(minutes),
    }


def cost_in_words(rupiah_sum: int) -> str:
    """A sum in words; in figures where it is beyond all words."""
    return rupiah_terbilang(rupiah_sum) if 0 <= rupiah_sum <= LARGEST_IN_WORDS else rupiah(rupiah_sum)


def _of_person(share: PersonShare) -> dict[str, Any]:
    return {
        "jumlah": share.entries,
        "durasi_s": share.talk_s,
        "persen_durasi": _percent(share.share),
        "pertama_bicara_s": share.first_s,
    }


def _of_sex(minutes: Minutes, sex: Sex) -> dict[str, Any]:
    part = minutes.figures.by_sex[sex]
    return {"peserta": part.people, "kontribusi": part.entries, "persen_durasi": _percent(part.share)}


def _results(minutes: Minutes) -> dict[str, list[dict[str, Any]]]:
    dots, usg = (_with_ballots(minutes.polls, method) for method in ("dots", "usg"))
    return {
        "suara_titik": [_dots_row(row) for row in by_issue(dots).rows] if dots else [],
        "usg": [_usg_row(row) for row in by_issue(usg).rows] if usg else [],
        "gabungan": _combined_rows(minutes, usg, dots) if usg and dots else [],
    }


def _with_ballots(polls: Sequence[PollReport], method: str) -> PollReport | None:
    poll = newest(polls, method)
    return poll if poll is not None and poll.result.cast else None


def _dots_row(row: Row) -> dict[str, Any]:
    return {
        "isu": row.option,
        "titik": _figure(row.value),
        "persen": None if row.share is None else _percent(row.share),
        "pemilih": row.supporters,
        "peringkat": row.rank,
    }


def _usg_row(row: Row) -> dict[str, Any]:
    return {
        "isu": row.option,
        **{criterion: _figure(row.detail.get(criterion)) for criterion in ("U", "S", "G")},
        "total": _figure(row.value),
        "rerata": _means(row.detail),
        "peringkat": row.rank,
    }


def _means(detail: Mapping[str, Fraction]) -> dict[str, float | None]:
    means = {criterion: detail.get(f"mean_{criterion}") for criterion in ("U", "S", "G")}
    return {criterion: None if mean is None else _rounded(mean, 1) for criterion, mean in means.items()}


def _combined_rows(minutes: Minutes, usg: PollReport, dots: PollReport) -> list[dict[str, Any]]:
    return [
        {
            "isu": row.option,
            "peringkat_usg": row.ranks[0],
            "peringkat_titik": row.ranks[1],
            "jumlah_peringkat": row.total,
        }
        for row in combined(minutes, (usg, dots))
    ]


def _figure(value: Fraction | None) -> int | float | None:
    """A whole figure as an int, another one with two decimals, none as None."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else _rounded(value, 2)


def _percent(share: Fraction) -> float:
    return _rounded(share * 100, 1)


def _rounded(value: Fraction, places: int) -> float:
    rounded: Decimal = half_up(value, places)
    return float(rounded)
