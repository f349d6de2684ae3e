"""Reading what was voted and decided: usg, suara_titik, prioritas_akhir, kesepakatan, rekomendasi, rtl and the rest.

What a file says about results (rekap, hasil, gabungan, ekspektasi, seri) is never read: results are counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.cross_checks import CheckStatus, CrossCheck
from core.faults import FaultCode
from core.outcomes import Agreement, PlannedAction, Recommendation
from core.session import Official
from intake.json_file import shown
from intake.reader import Reader
from intake.session_values import (
    BallotText,
    CheckText,
    IdeaText,
    PlanText,
    PollText,
    RankingText,
    SignatoryText,
)

CRITERIA = ("U", "S", "G")
DOTS_MOST = 1000
COST_MOST = 10**12
OFFICIAL_CODE = "LURAH"

CHECK_STATUSES = {
    "menunggu verifikasi": CheckStatus.WAITING,
    "menunggu": CheckStatus.WAITING,
    "terkonfirmasi": CheckStatus.CONFIRMED,
    "terkonfirmasi dengan koreksi": CheckStatus.CORRECTED,
    "dikoreksi": CheckStatus.CORRECTED,
    "tidak terbukti": CheckStatus.UNPROVEN,
}

_SCALE = re.compile(r"([0-9]{1,3})\s*[-–]\s*([0-9]{1,3})", re.ASCII)


def read_polls(file: Reader, people: Collection[str], issues: Collection[str]) -> tuple[PollText, ...]:
    """The votes that have a ballot: USG first, then the dots."""
    polls = (_read_usg(file.part("usg"), people, issues), _read_dots(file.part("suara_titik"), people, issues))
    return tuple(poll for poll in polls if poll.ballots)


def _read_usg(usg: Reader, people: Collection[str], issues: Collection[str]) -> PollText:
    low, high = _scale(usg)
    steps = usg.codes("pemutus_seri", CRITERIA)
    rules = {"mean": _average(usg), "low": low, "high": high, "ladder": ",".join(steps)}
    ballots: list[BallotText] = []
    for part in usg.parts("surat_suara"):
        voter = part.code("pemilih", people, required=True)
        if any(ballot.voter == voter for ballot in ballots):
            part.note("pemilih", FaultCode.DUPLICATE, value=shown(voter))
        marks: list[tuple[str, str, int]] = []
        for issue, scores in part.part("nilai", required=True).members():
            _check_issue(scores, issue, issues)
            marks += [
                (issue, criterion, scores.whole(criterion, low, high))
                for criterion in CRITERIA
                if scores.has(criterion)
            ]
        ballots.append(BallotText(part.place, voter, tuple(marks)))
    return PollText(usg.place, "usg", tuple(rules.items()), _with_marks(ballots))


def _scale(usg: Reader) -> tuple[int, int]:
    text = usg.text("skala") or "1-5"
    found = _SCALE.fullmatch(text)
    if found is None or int(found[1]) >= int(found[2]):
        usg.note("skala", FaultCode.NOT_ONE_OF, value=shown(text), choices="1-5")
        return 1, 5
    return int(found[1]), int(found[2])


def _average(usg: Reader) -> str:
    """Which average the prose of ``rumus`` names; the mean if it is not there."""
    formula = usg.text("rumus")
    words = formula.casefold()
    if "median" in words:
        return "median"
    if formula and not any(name in words for name in ("rerata", "rata-rata", "mean")):
        usg.note("rumus", FaultCode.NOT_ONE_OF, value=shown(formula), choices="median/rerata")
    return "mean"


def _read_dots(dots: Reader, people: Collection[str], issues: Collection[str]) -> PollText:
    if not dots.truth("terbuka", default=True):
        dots.note("terbuka", FaultCode.SECRET_BALLOTS)
    rules = {
        "dots": dots.whole("titik_per_peserta", 1, DOTS_MOST, default=3),
        "cap": dots.whole("maks_per_isu", 1, DOTS_MOST, default=2),
    }
    ballots: list[BallotText] = []
    box = dots.part("surat_suara")
    for voter, part in box.members():
        if voter not in people:
            box.note(voter, FaultCode.UNKNOWN_CODE, value=shown(voter))
        marks: list[tuple[str, str, int]] = []
        for issue in part.value:
            _check_issue(part, issue, issues, key=issue)
            marks.append((issue, "", part.whole(issue, 0, DOTS_MOST, default=0)))
        ballots.append(BallotText(part.place, voter, tuple(mark for mark in marks if mark[2] > 0)))
    return PollText(dots.place, "dots", tuple(rules.items()), _with_marks(ballots))


def _check_issue(part: Reader, issue: str, issues: Collection[str], key: str = "") -> None:
    if issue not in issues:
        part.faults.note(part.place_of(key) if key else part.place, FaultCode.UNKNOWN_CODE, value=shown(issue))


def _with_marks(ballots: Sequence[BallotText]) -> tuple[BallotText, ...]:
    """Who marked nothing has handed in no ballot."""
    return tuple(ballot for ballot in ballots if ballot.marks)


def read_ranking(file: Reader, issues: Collection[str]) -> RankingText | None:
    """The block prioritas_akhir; its order must have every issue once."""
    if not file.has("prioritas_akhir"):
        return None
    part = file.part("prioritas_akhir")
    codes = part.codes("urutan", issues)
    missing = [code for code in issues if code not in codes]
    if missing:
        part.note("urutan", FaultCode.NOT_EVERY_ISSUE, value=shown(missing[0]))
    return RankingText(part.place, codes, part.text("cara"), part.text("alasan"), part.text("catatan_perbedaan"))


def read_agreements(file: Reader) -> tuple[Agreement, ...]:
    """The list kesepakatan."""
    return tuple(
        Agreement(
            text=part.text("isi", required=True), manner=part.text("cara"), dissent=part.text("catatan_perbedaan")
        )
        for part in file.parts("kesepakatan")
    )


def read_recommendations(file: Reader) -> tuple[Recommendation, ...]:
    """The list rekomendasi."""
    return tuple(
        Recommendation(addressee=part.text("kepada", required=True), text=part.text("isi", required=True))
        for part in file.parts("rekomendasi")
    )


def read_plan(file: Reader, people: Collection[str], issues: Collection[str]) -> tuple[PlanText, ...]:
    """The action plan, rtl."""
    rows: list[PlanText] = []
    for part in file.parts("rtl"):
        starts_on, ends_on = part.day("waktu_mulai"), part.day("waktu_selesai")
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            part.note("waktu_selesai", FaultCode.NOT_BEFORE, first="waktu_mulai")
        row = PlannedAction(
            activity=part.text("kegiatan", required=True),
            aim=part.text("tujuan"),
            target=part.text("sasaran"),
            place=part.text("lokasi"),
            starts_on=starts_on,
            ends_on=ends_on,
            cost=part.whole("biaya", 0, COST_MOST),
            source=part.text("sumber"),
            indicator=part.text("indikator"),
            status=part.text("status"),
        )
        issue, responsible = part.code("isu", issues), part.code("penanggung_jawab", people)
        rows.append(PlanText(part.place, row, issue, responsible, part.codes("pendukung", people)))
    return tuple(rows)


def read_checks(file: Reader, people: Collection[str], entries: Collection[int]) -> tuple[CheckText, ...]:
    """The cross-checks, uji_silang."""
    lines: list[CheckText] = []
    for part in file.parts("uji_silang"):
        entry = part.maybe_whole("kontribusi", 0, 1_000_000)
        if entry is not None and entry not in entries:
            part.note("kontribusi", FaultCode.UNKNOWN_CODE, value=entry)
        check = CrossCheck(
            statement=part.text("pernyataan", required=True),
            manner=part.text("cara"),
            result=part.text("hasil"),
            status=part.one_of("status", CHECK_STATUSES, required=False, otherwise=CheckStatus.WAITING),
        )
        lines.append(CheckText(part.place, check, part.code("disampaikan", people), entry))
    return tuple(lines)


def read_ideas(file: Reader, people: Collection[str]) -> tuple[IdeaText, ...]:
    """The parked ideas, gagasan_parkir."""
    return tuple(
        IdeaText(part.place, part.text("gagasan", required=True), part.code("dari", people), part.text("tindak"))
        for part in file.parts("gagasan_parkir")
    )


def read_signatories(file: Reader, people: Collection[str], officials: Sequence[Official]) -> tuple[SignatoryText, ...]:
    """Who is to sign: somebody of the session by code, or LURAH, the official of the list pejabat."""
    lines: list[SignatoryText] = []
    for part in file.parts("penanda_tangan"):
        role, code = part.text("peran", required=True), part.text("kode", required=True)
        official = _lurah(officials) if code == OFFICIAL_CODE and code not in people else None
        if code == OFFICIAL_CODE and code not in people and official is None:
            part.note("kode", FaultCode.NO_OFFICIAL, value=shown(code))
        elif official is None and code:
            part.code("kode", people)
        lines.append(SignatoryText(part.place, role, code, official))
    return tuple(lines)


def _lurah(officials: Sequence[Official]) -> int | None:
    """Where in ``officials`` the lurah stands: by the title, else the first."""
    titles = [official.position.casefold() for official in officials]
    by_title = (place for place, title in enumerate(titles) if title.startswith("lurah"))
    return next(by_title, 0 if officials else None)
