"""The figures of a session file by the definitions of the data's README, computed straight from the file.

Nothing of Lingkar's own counting is used here, so that the two can be compared.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean, median
from typing import Any

from core.wording import rupiah_terbilang

CRITERIA = ("U", "S", "G")


def rounded(value: Fraction | int, places: int) -> float:
    """Half up, by way of a decimal that is long enough to be exact where it matters."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def expectation(data: dict[str, Any]) -> dict[str, Any]:
    """The block "ekspektasi" that belongs to the file."""
    people, entries = data["peserta"], data["kontribusi"]
    codes = [person["kode"] for person in people]
    own = {code: [entry for entry in entries if entry["pembicara"] == code] for code in codes}
    seconds = {code: sum(entry["durasi_s"] for entry in own[code]) for code in codes}
    total = sum(seconds.values())

    def percent(part: int) -> float:
        return rounded(Fraction(100 * part, total) if total else 0, 1)

    by_sex = {sex: [person["kode"] for person in people if person["jk"] == sex] for sex in ("L", "P")}
    women = Fraction(100 * len(by_sex["P"]), len(people))
    cost = sum(row["biaya"] for row in data["rtl"])
    apart = sum(abs(one - other) for one in seconds.values() for other in seconds.values())
    return {
        "jumlah_kontribusi": len(entries),
        "kontribusi_peserta": sum(len(said) for said in own.values()),
        "kontribusi_moderator": sum(entry["pembicara"] == "MOD" for entry in entries),
        "per_peserta": {
            code: {
                "jumlah": len(own[code]),
                "durasi_s": seconds[code],
                "persen_durasi": percent(seconds[code]),
                "pertama_bicara_s": min((entry["offset_s"] for entry in own[code]), default=None),
            }
            for code in codes
        },
        "per_jk": {
            sex: {
                "peserta": len(members),
                "kontribusi": sum(len(own[code]) for code in members),
                "persen_durasi": percent(sum(seconds[code] for code in members)),
            }
            for sex, members in by_sex.items()
        },
        "gini_durasi_bicara": rounded(Fraction(apart, 2 * len(codes) * total) if total else 0, 3),
        "keterwakilan_perempuan_persen": rounded(women, 1),
        "memenuhi_afirmasi_30": women >= 30,
        "per_isu": {issue["kode"]: sum(entry["isu"] == issue["kode"] for entry in entries) for issue in data["isu"]},
        "per_jenis": dict(sorted(Counter(entry["jenis"] for entry in entries).items())),
        "biaya_rtl_total": cost,
        "biaya_rtl_terbilang": rupiah_terbilang(cost),
        "selisih_waktu_menit": sum(item["menit_aktual"] - item["menit_rencana"] for item in data["agenda"]),
    }


def ranked(keys: dict[str, Any]) -> dict[str, int]:
    """Competition ranks of options by their keys, the greatest first."""
    return {option: 1 + sum(other > key for other in keys.values()) for option, key in keys.items()}


def in_rank_order(ranks: dict[str, int]) -> list[str]:
    """Options by rank, equal ones in the order of the file."""
    return sorted(ranks, key=lambda option: ranks[option])


def dot_result(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The list suara_titik.hasil that belongs to the ballots."""
    ballots = [ballot for ballot in data["suara_titik"]["surat_suara"].values() if any(ballot.values())]
    if not ballots:
        return []
    dots = {issue["kode"]: sum(ballot.get(issue["kode"], 0) for ballot in ballots) for issue in data["isu"]}
    ranks = ranked(dots)
    return [
        {
            "isu": issue,
            "titik": dots[issue],
            "persen": rounded(Fraction(100 * dots[issue], sum(dots.values())), 1),
            "pemilih": sum(ballot.get(issue, 0) > 0 for ballot in ballots),
            "peringkat": ranks[issue],
        }
        for issue in in_rank_order(ranks)
    ]


def usg_result(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The list usg.rekap that belongs to the ballots, if each scores every issue."""
    ballots = data["usg"]["surat_suara"]
    if not ballots:
        return []
    average = median if "median" in data["usg"]["rumus"] else mean
    rows, keys = {}, {}
    for issue in [issue["kode"] for issue in data["isu"]]:
        scores = {one: [Fraction(ballot["nilai"][issue][one]) for ballot in ballots] for one in CRITERIA}
        middle = {one: Fraction(average(scores[one])) for one in CRITERIA}
        rows[issue] = {
            "isu": issue,
            **{one: number(middle[one]) for one in CRITERIA},
            "total": number(sum(middle.values(), Fraction())),
            "rerata": {one: rounded(mean(scores[one]), 1) for one in CRITERIA},
        }
        keys[issue] = (sum(middle.values()), *(middle[one] for one in data["usg"]["pemutus_seri"]))
    ranks = ranked(keys)
    return [rows[issue] | {"peringkat": ranks[issue]} for issue in in_rank_order(ranks)]


def number(value: Fraction) -> int | float:
    """A whole number as such, another one to two places."""
    return int(value) if value.denominator == 1 else rounded(value, 2)


def combined(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The list gabungan, in the order of the issues; empty unless both methods have a ballot."""
    usg = {row["isu"]: row["peringkat"] for row in usg_result(data)}
    dots = {row["isu"]: row["peringkat"] for row in dot_result(data)}
    if not usg or not dots:
        return []
    return [
        {
            "isu": code,
            "peringkat_usg": usg[code],
            "peringkat_titik": dots[code],
            "jumlah_peringkat": usg[code] + dots[code],
        }
        for code in (issue["kode"] for issue in data["isu"])
    ]
