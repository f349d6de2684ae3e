"""What is given out can be counted again: the same result and the same digest, from the list alone."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ballots import SPOILED
from core.faults import FaultCode, FileFaults
from core.minutes import OptionText, PollReport, SettlementText
from core.ports import LedgerProblem
from core.recount import BallotSheet, is_unchanged, recounted, sheet_of
from core.tally import METHODS, ballot_digest, ballot_lines
from export.ballots_csv import ballots_csv, write_ballots
from intake.ballot_list import ballot_list_of, read_ballot_list

AT = datetime(2026, 11, 11, 3, tzinfo=UTC)
OPTIONS = tuple(
    OptionText(f"id-{letter}", code, f"Pilihan {letter}") for letter, code in [("a", "M1"), ("b", ""), ("c", "M3")]
)
PEOPLE = {"present": 12, "invited": 15, "signed": 12, "eligible": 12}
RULES: dict[str, dict[str, int | str]] = {
    "weighted": {"weight|biaya": 60, 'weight|=dampak, "luas"': 40},
    "formula": {"formula": "M*I*V/C", "label|C": '=Biaya, "rupiah"', "low|M": 0, "high|M": 10},
    "dots": {"ladder": "supporters,head_to_head"},
}


def report(method: str, ballots: list[dict[str, int]], **values: object) -> PollReport:
    rules = METHODS[method].checked_rules(RULES.get(method, {}))
    assert rules is not None
    usual = PollReport(
        method=method,
        rules=rules,
        question='=HYPERLINK("http://x")',
        round=2,
        reason="",
        opened_at=AT,
        closed_at=AT,
        eligible=12,
        options=() if METHODS[method].choices else OPTIONS,
        result=METHODS[method].count(
            {**PEOPLE, **rules}, [] if METHODS[method].choices else [o.id for o in OPTIONS], ballots
        ),
        digest=ballot_digest(ballots),
        secret=True,
        invited=15,
        signed=12,
        ballots=ballot_lines(ballots),
    )
    return replace(usual, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("method", METHODS)
@given(data=st.data())
def test_a_recount_gives_the_same_result_and_the_same_digest(method: str, data: st.DataObject) -> None:
    poll = report(method, [])
    keys = METHODS[method].keys(sheet_of(poll).rules, [option.id for option in poll.options])
    marks = st.dictionaries(st.sampled_from([*keys, "spoiled"]), st.integers(-1, 6))
    ballots = data.draw(st.lists(marks, max_size=12))
    poll = report(method, ballots)
    sheet = ballot_list_of(ballots_csv(sheet_of(poll)))
    assert recounted(sheet) == poll.result
    assert ballot_digest(sheet.ballots) == sheet.digest == poll.digest
    assert is_unchanged(sheet)
    assert replace(sheet, voters=()) == sheet_of(poll)


def test_a_thousand_recounts_are_identical() -> None:
    ballots = [{"id-a": 2, "id-b": 1}, {"id-b": 2}, {"id-c": 1, "id-a": 1}, dict(SPOILED), {}]
    text = ballots_csv(sheet_of(report("dots", ballots)))
    first = recounted(ballot_list_of(text))
    assert all(recounted(ballot_list_of(text)) == first for _ in range(1000))


def test_a_secret_list_names_nobody_and_an_open_one_its_voters() -> None:
    ballots = [{"agree": 1}, {"disagree": 1}]
    secret = ballot_list_of(ballots_csv(sheet_of(report("consent_vote", ballots))))
    assert secret.voters == ("", "")
    opened = report("consent_vote", ballots, secret=False, voters=("P02", "=P01"))
    text = ballots_csv(sheet_of(opened))
    assert "suara,P02,1" in text
    assert "suara,'=P01,,1" in text
    assert ballot_list_of(text).voters == ("P02", "=P01")


def test_no_cell_is_a_formula() -> None:
    poll = report("weighted", [{'id-a|=dampak, "luas"': 3}], question="@SUM(1)")
    for row in csv.reader(io.StringIO(ballots_csv(sheet_of(poll)), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row), row


def test_a_settled_tie_is_settled_in_the_recount() -> None:
    poll = report("dots", [{"id-a": 1}, {"id-b": 1}])
    settled = SettlementText(("id-b", "id-a"), "lot", "Ketua", ("A", "B", "C"), "")
    text = ballots_csv(sheet_of(replace(poll, settlements=(settled,))))
    assert [row.option for row in recounted(ballot_list_of(text)).rows[:2]] == ["id-b", "id-a"]


def test_a_changed_ballot_is_seen() -> None:
    text = ballots_csv(sheet_of(report("consent_vote", [{"agree": 1}, {"disagree": 1}])))
    assert not is_unchanged(ballot_list_of(text.replace("suara,,,1,", "suara,,1,,")))


def test_a_file_that_went_through_a_spreadsheet_is_read(tmp_path: Path) -> None:
    poll = report("dots", [{"id-a": 2, "id-b": 1}])
    path = tmp_path / "suara.csv"
    assert write_ballots(poll, path) == 1
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbflingkar,surat suara,1")
    widest = max(len(row) for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    rows = [[*row, *[""] * (widest - len(row))] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([*rows, [""] * widest])
    path.write_text(text.getvalue(), encoding="utf-8")
    assert read_ballot_list(path) == ballot_list_of(raw.decode("utf-8-sig"))


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


GOOD = ballots_csv(sheet_of(report("dots", [{"id-a": 2}])))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", FaultCode.NOT_BALLOT_LIST, ""),
        ("a,b\n", FaultCode.NOT_BALLOT_LIST, ""),
        ('lingkar,surat suara,1\n"', FaultCode.NOT_BALLOT_LIST, "baris 2"),
        (changed(GOOD, "cara,dots", "cara,titik"), FaultCode.UNKNOWN_CODE, "baris 3"),
        (changed(GOOD, "cara,dots", "lain,dots"), FaultCode.MISSING, "cara"),
        (changed(GOOD, "cara,dots", "cara,dots\r\ncara,usg"), FaultCode.DUPLICATE, "baris 4"),
        (changed(GOOD, "cara,dots", "cara"), FaultCode.UNKNOWN_CODE, "baris 3"),
        (changed(GOOD, "putaran,2", "putaran,dua"), FaultCode.NOT_WHOLE, "baris 4"),
        (changed(GOOD, "rahasia,ya", "rahasia,mungkin"), FaultCode.NOT_ONE_OF, "baris 5"),
        (changed(GOOD, "aturan,dots,3", "aturan,dots,banyak"), FaultCode.UNKNOWN_CODE, "aturan"),
        (changed(GOOD, "suara,,2", "suara,,dua"), FaultCode.NOT_WHOLE, "baris 18"),
        (changed(GOOD, "suara,,2,,", "suara,,2,,,7"), FaultCode.UNKNOWN_CODE, "baris 18"),
        (changed(GOOD, "pilihan,1,id-a,M1,Pilihan a", "pilihan,1"), FaultCode.MISSING, "baris 13"),
        (changed(GOOD, "sha256", "seri,lot,id-a,id-b\r\nsha256"), FaultCode.NOT_A_TIE, "seri"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text: str, code: FaultCode, place: str) -> None:
    with pytest.raises(FileFaults) as caught:
        ballot_list_of(text)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place) == (code, place)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for candidate in (text, f"lingkar,surat suara,1\n{text}", GOOD + text):
        try:
            assert isinstance(ballot_list_of(candidate), BallotSheet)
        except FileFaults:
            continue


@given(st.data())
def test_any_damaged_list_is_read_or_refused(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(
        st.sampled_from(["", lines[place] + ",", lines[place].rpartition(",")[0], "suara", "aturan,a", "seri"])
    )
    try:
        assert isinstance(ballot_list_of("\n".join(lines)), BallotSheet)
    except FileFaults:
        return


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "suara.csv"
    for content, code in [
        (None, FaultCode.NO_SUCH_FILE),
        (b"\xff\xfe", FaultCode.NOT_UTF8),
        (b"x" * 20_000_001, FaultCode.TOO_BIG),
    ]:
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(FileFaults) as caught:
            read_ballot_list(path)
        assert caught.value.faults[0].code is code
    with pytest.raises(FileFaults) as caught:
        read_ballot_list(tmp_path)
    assert caught.value.faults[0].code is FaultCode.CANNOT_READ


def test_a_list_that_cannot_be_written_is_a_problem_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(LedgerProblem):
        write_ballots(report("dots", []), tmp_path / "tidak" / "ada.csv")
