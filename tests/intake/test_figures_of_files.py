"""Any session file gives its own figures: those of the definitions, and in the sample's form."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.log import KINDS
from core.minute_taking import minutes_of
from export.figures_json import figures_json
from tests.intake.expected_figures import combined, dot_result, expectation, usg_result
from tests.intake.session_files import played, sample

ISSUES = [issue["kode"] for issue in sample()["isu"]]
PEOPLE = [person["kode"] for person in sample()["peserta"]]
ENTRIES = range(len(sample()["kontribusi"]))
LATE_ONE, LATE_S = "P10", 720


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


Edit = Any
seconds = st.integers(0, 900)
dots = st.dictionaries(st.sampled_from(ISSUES), st.integers(0, 2), max_size=4).filter(
    lambda ballot: sum(ballot.values()) <= 3
)
scores = st.fixed_dictionaries(
    {issue: st.fixed_dictionaries({one: st.integers(1, 5) for one in "USG"}) for issue in ISSUES}
)


@st.composite
def changed_files(draw: st.DrawFn) -> dict[str, Any]:
    """The sample with other durations, speakers, times, links, people, costs, ballots and rules of the vote."""
    data = without_results(sample())
    for entry in draw(st.lists(st.sampled_from(ENTRIES), max_size=30)):
        said = data["kontribusi"][entry]
        said["durasi_s"] = draw(seconds)
        said["offset_s"] = draw(st.integers(LATE_S, 7200))
        said["pembicara"] = draw(st.sampled_from(["MOD", *PEOPLE]))
        said["isu"] = draw(st.sampled_from([None, *ISSUES]))
        said["jenis"] = draw(st.sampled_from(KINDS))
    if draw(st.booleans()):
        del data["kontribusi"][draw(st.sampled_from(ENTRIES)) :]
        data["uji_silang"] = []
    for person in data["peserta"]:
        person["jk"] = draw(st.sampled_from("LP"))
    for item in data["agenda"]:
        item["menit_aktual"] = draw(st.integers(0, 40))
        item["menit_rencana"] = draw(st.integers(1, 40))
    for row in data["rtl"]:
        row["biaya"] = draw(st.integers(0, 10**9))
    data["suara_titik"]["surat_suara"] = draw(st.dictionaries(st.sampled_from(PEOPLE), dots))
    voters = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    data["usg"]["surat_suara"] = [{"pemilih": voter, "nilai": draw(scores)} for voter in voters]
    data["usg"]["rumus"] = draw(st.sampled_from(["U+S+G dari median nilai peserta", "rerata U + rerata S + rerata G"]))
    data["usg"]["pemutus_seri"] = draw(st.permutations("USG"))[: draw(st.integers(0, 3))]
    for person in data["peserta"]:
        if person["kode"] == LATE_ONE:
            person["jam_hadir"] = draw(st.sampled_from(["09.00", "08.30"]))
    return data


@given(changed_files())
def test_another_file_gives_other_figures_and_the_right_ones(data: dict[str, Any]) -> None:
    figures = figures_of(data)
    results = figures.pop("hasil")
    del figures["id"]
    assert figures == expectation(data)
    assert results["suara_titik"] == dot_result(data)
    assert results["usg"] == usg_result(data)
    assert results["gabungan"] == combined(data)
