"""The figures as JSON: the sample's expectations, and sessions that have less."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from export.figures_json import figures_json
from tests.export.changed import emptied
from tests.export.sample import SAMPLE, sample_minutes

ROOT = Path(__file__).parent.parent.parent


def test_the_sample_is_what_it_says() -> None:
    told = json.loads(SAMPLE.read_text(encoding="utf-8"))
    figures = figures_json(sample_minutes())
    results = figures.pop("hasil")
    assert figures.pop("id") == sample_minutes().session.id
    assert json.dumps(figures) == json.dumps(told["ekspektasi"])
    assert json.dumps(results["suara_titik"]) == json.dumps(told["suara_titik"]["hasil"])
    assert json.dumps(results["usg"]) == json.dumps(told["usg"]["rekap"])
    assert json.dumps(results["gabungan"]) == json.dumps(told["gabungan"])


def test_a_session_without_anything_has_zeros_and_empty_lists() -> None:
    figures = figures_json(emptied(sample_minutes()))
    assert figures["biaya_rtl_terbilang"] == "nol rupiah"
    assert figures["per_peserta"] == {}
    assert figures["hasil"] == {"suara_titik": [], "usg": [], "gabungan": []}
    assert figures["memenuhi_afirmasi_30"] is False
    assert json.loads(json.dumps(figures)) == figures


def test_the_newest_poll_counts_and_one_without_a_ballot_gives_nothing() -> None:
    polls = {poll.method: poll for poll in sample_minutes().polls}
    empty = replace(polls["dots"], result=replace(polls["dots"].result, cast=0))
    minutes = replace(sample_minutes(), polls=(polls["usg"], polls["dots"], empty))
    results = figures_json(minutes)["hasil"]
    assert results["suara_titik"] == results["gabungan"] == []
    assert len(results["usg"]) == 6


def test_sums_beyond_all_words_are_figures() -> None:
    minutes = replace(sample_minutes(), figures=replace(sample_minutes().figures, plan_cost=2 * 10**15))
    assert figures_json(minutes)["biaya_rtl_terbilang"] == "Rp2.000.000.000.000.000,00"


def test_figures_are_had_without_the_makers_of_documents() -> None:
    code = "import sys, export, export.figures_json; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
