"""Any session file gives its own figures: those of the definitions, and in the sample's form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.log import KINDS
from core.minute_taking import minutes_of
from export.figures_json import figures_json
from tests.intake.expected_figures import combined, dot_result, expectation, usg_result
from tests.intake.session_files import played, put, sample

ISSUES = [issue["kode"] for issue in sample()["isu"]]
PEOPLE = [person["kode"] for person in sample()["peserta"]]
ENTRIES = range(len(sample()["kontribusi"]))
LATE_ONE = "P10"


def figures_of(data: dict[str, Any]) -> dict[str, Any]:
    live = played(data)
    return figures_json(minutes_of(live.state, "", live.clock.now()))


def without_results(data: dict[str, Any]) -> dict[str, Any]:
    """The file without anything that is computed."""
    del data["ekspektasi"], data["gabungan"], data["usg"]["rekap"], data["suara_titik"]["hasil"]
    return data


def test_the_sample_gives_exactly_what_stands_in_it() -> None:
    data = sample()
    figures = figures_of(without_results(sample()))
    results = figures.pop("hasil")
    assert figures.pop("id")
    assert figures == data["ekspektasi"]
    assert list(figures) == list(data["ekspektasi"])
    assert results["suara_titik"] == data["suara_titik"]["hasil"]
    assert results["usg"] == data["usg"]["rekap"]
    assert results["gabungan"] == data["gabungan"]


def test_what_a_test_expects_is_what_the_sample_says() -> None:
    data = sample()
    assert expectation(data) == data["ekspektasi"]
    assert dot_result(data) == data["suara_titik"]["hasil"]
    assert usg_result(data) == data["usg"]["rekap"]
    assert combined(data) == data["gabungan"]


def test_results_in_a_file_are_never_read() -> None:
    data = sample()
    data["ekspektasi"] = data["gabungan"] = data["usg"]["rekap"] = data["suara_titik"]["hasil"] = "bohong"
    data["prioritas_akhir"]["seri"] = 7
    assert figures_of(data) | {"id": ""} == figures_of(sample()) | {"id": ""}


@dataclass(frozen=True)
class Changes:
    """How a file differs from the sample: what stands where, and how many entries its log has."""

    edits: list[tuple[str, Any]]
    entries: int

    def applied(self) -> dict[str, Any]:
        data = without_results(sample())
        for place, value in self.edits:
            put(data, place, value)
        if self.entries < len(data["kontribusi"]):
            data["kontribusi"] = data["kontribusi"][: self.entries]
            data["uji_silang"] = []
        return data


seconds = st.integers(0, 900)
dots = st.dictionaries(st.sampled_from(ISSUES), st.integers(0, 2), max_size=4).filter(
    lambda ballot: sum(ballot.values()) <= 3
)
scores = st.fixed_dictionaries(
    {issue: st.fixed_dictionaries({one: st.integers(1, 5) for one in "USG"}) for issue in ISSUES}
)
formulas = st.sampled_from(["U+S+G dari median nilai peserta", "rerata U + rerata S + rerata G"])


@st.composite
def changes(draw: st.DrawFn) -> Changes:
    """Other durations, speakers, times, links, people, costs, ballots and rules of the vote."""
    edits: list[tuple[str, Any]] = []

    def edit(place: str, value: st.SearchStrategy[Any]) -> None:
        edits.append((place, draw(value)))

    for entry in draw(st.lists(st.sampled_from(ENTRIES), max_size=30, unique=True)):
        said = f"kontribusi[{entry}]"
        edit(f"{said}.durasi_s", seconds)
        edit(f"{said}.offset_s", st.integers(0, 7200))
        edit(f"{said}.pembicara", st.sampled_from(["MOD", *PEOPLE]))
        edit(f"{said}.isu", st.sampled_from([None, *ISSUES]))
        edit(f"{said}.jenis", st.sampled_from(KINDS))
    for n, code in enumerate(PEOPLE):
        edit(f"peserta[{n}].jk", st.sampled_from("LP"))
        if code == LATE_ONE:
            edit(f"peserta[{n}].jam_hadir", st.sampled_from(["09.00", "08.30"]))
    for n in range(len(sample()["agenda"])):
        edit(f"agenda[{n}].menit_aktual", st.integers(0, 40))
        edit(f"agenda[{n}].menit_rencana", st.integers(1, 40))
    for n in range(len(sample()["rtl"])):
        edit(f"rtl[{n}].biaya", st.integers(0, 10**9))
    edit("suara_titik.surat_suara", st.dictionaries(st.sampled_from(PEOPLE), dots))
    voters = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    edit("usg.surat_suara", st.tuples(*(scores.map(partial(ballot_of, voter)) for voter in voters)).map(list))
    edit("usg.rumus", formulas)
    edit("usg.pemutus_seri", st.permutations("USG").flatmap(lambda order: st.integers(0, 3).map(lambda n: order[:n])))
    return Changes(edits, draw(st.just(len(ENTRIES)) | st.sampled_from(ENTRIES)))


def ballot_of(voter: str, marks: dict[str, dict[str, int]]) -> dict[str, Any]:
    return {"pemilih": voter, "nilai": marks}


@given(changes())
def test_another_file_gives_other_figures_and_the_right_ones(change: Changes) -> None:
    data = change.applied()
    figures = figures_of(data)
    results = figures.pop("hasil")
    del figures["id"]
    assert figures == expectation(data)
    assert results["suara_titik"] == dot_result(data)
    assert results["usg"] == usg_result(data)
    assert results["gabungan"] == combined(data)
