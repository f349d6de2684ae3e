"""Faults of files carry the place, a code and data."""

from __future__ import annotations

from core.actions import Code, refuse
from core.faults import Fault, FaultCode, FileFaults, refused_at


def test_faults_keep_their_order() -> None:
    faults = [Fault("sesi.judul", FaultCode.MISSING), Fault("peserta[3].jk", FaultCode.NOT_TEXT, (("value", "7"),))]
    assert FileFaults(faults).faults == tuple(faults)


def test_a_refusal_of_the_door_becomes_a_fault_with_its_place() -> None:
    (fault,) = refused_at("suara_titik.surat_suara.P03", refuse(Code.OVER_CAP, cap=2)).faults
    assert fault == Fault("suara_titik.surat_suara.P03", FaultCode.REFUSED, (("refusal", "over_cap"), ("cap", 2)))
