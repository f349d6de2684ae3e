"""What is wrong in a session file is refused with its place and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.faults import FaultCode, FileFaults
from intake.json_file import MOST_BYTES, parse_json, read_json
from intake.session_file import read_session_file, session_file_of
from tests.intake.session_files import drop, played, put, sample
from ui.command_line import faults_sentence

ABSENT = object()

# Place of the change, what stands there then, and the sentence; the place of the fault if it is another one.
CHANGES: list[tuple[str, object, str] | tuple[str, object, str, str]] = [
    ("skema", "fgd-sample/2", "'fgd-sample/2' bukan fgd-sample/1"),
    ("sesi", ABSENT, "tidak ada, padahal wajib"),
    ("sesi", [], "[…] bukan objek {…}"),
    ("sesi.judul", ABSENT, "tidak ada, padahal wajib"),
    ("sesi.judul", None, "tidak ada, padahal wajib"),
    ("sesi.judul", "  ", "kosong"),
    ("sesi.judul", 7, "7 bukan teks"),
    ("sesi.judul", "x" * 4001, "terlalu panjang (lebih dari 4000 huruf) atau berisi tanda yang tidak dapat disimpan"),
    ("sesi.tempat", "\ud800", "terlalu panjang (lebih dari 4000 huruf) atau berisi tanda yang tidak dapat disimpan"),
    ("sesi.tema", "a\x00b", "terlalu panjang (lebih dari 4000 huruf) atau berisi tanda yang tidak dapat disimpan"),
    ("sesi.tanggal", ABSENT, "tidak ada, padahal wajib"),
    ("sesi.tanggal", "2026-02-30", "'2026-02-30' bukan tanggal (tahun-bulan-hari)"),
    ("sesi.tanggal", "11-11-2026", "'11-11-2026' bukan tanggal (tahun-bulan-hari)"),
    ("sesi.tanggal", "0001-01-01", "'0001-01-01' bukan tanggal (tahun-bulan-hari)"),
    ("sesi.tanggal", 20261111, "20261111 bukan tanggal (tahun-bulan-hari)"),
    ("sesi.mulai", ABSENT, "tidak ada, padahal wajib"),
    ("sesi.mulai", "25.99", "'25.99' bukan waktu"),
    ("sesi.mulai", "9", "'9' bukan waktu"),
    ("sesi.mulai", 9.0, "9.0 bukan waktu"),
    ("sesi.selesai_rencana", "08.00", "harus sesudah sesi.mulai"),
    ("sesi.zona", "GMT", "'GMT' bukan WIB/WITA/WIT"),
    ("sesi.jumlah_diundang", -1, "-1 di luar 0 sampai 10000"),
    ("sesi.durasi_rencana_menit", "120", "'120' bukan bilangan bulat"),
    ("sesi.wilayah", "Tirtawana", "'Tirtawana' bukan objek {…}"),
    ("sesi.tidak_hadir", {}, "{…} bukan daftar […]"),
    ("sesi.tidak_hadir[0].nama", ABSENT, "tidak ada, padahal wajib"),
    ("tim[1].kode", "MOD", "'MOD' sudah dipakai"),
    ("tim[0].jk", "p", "'p' bukan L/P"),
    ("tim[0].nama", "", "kosong"),
    ("pejabat[0].nama", ABSENT, "tidak ada, padahal wajib"),
    ("peserta", ABSENT, "tidak ada, padahal wajib"),
    ("peserta", {}, "{…} bukan daftar […]"),
    ("peserta[2]", None, "null bukan objek {…}"),
    ("peserta[3].jk", "X", "'X' bukan L/P"),
    ("peserta[3].jk", ABSENT, "tidak ada, padahal wajib"),
    ("peserta[3].jk", ["L"], "[…] bukan L/P"),
    ("peserta[3].kode", "P01", "'P01' sudah dipakai"),
    ("peserta[0].nama", ABSENT, "tidak ada, padahal wajib"),
    ("peserta[0].umur", 131, "131 di luar 0 sampai 130"),
    ("peserta[0].umur", "54", "'54' bukan bilangan bulat"),
    ("peserta[0].umur", True, "true bukan bilangan bulat"),
    ("peserta[0].kelompok", "perempuan", "'perempuan' bukan daftar […]"),
    ("peserta[1].kelompok[0]", 3, "3 bukan teks"),
    ("peserta[0].jam_hadir", "08.60", "'08.60' bukan waktu"),
    ("peserta[0].persetujuan", True, "true bukan objek {…}"),
    ("peserta[0].persetujuan.foto", "ya", "'ya' bukan true/false"),
    ("peserta[0].persetujuan.waktu", ABSENT, "tidak ada, padahal wajib"),
    ("peserta[0].kursi.urut", 2, "2 sudah dipakai", "peserta[7].kursi.urut"),
    ("peserta[0].kursi.sudut_derajat", 361, "361 di luar 0 sampai 360"),
    ("peserta[0].kursi.sudut_derajat", "212", "'212' bukan angka"),
    ("agenda[1].no", 1, "1 sudah dipakai"),
    ("agenda[1].acara", ABSENT, "tidak ada, padahal wajib"),
    ("agenda[1].menit_rencana", 0, "0 di luar 1 sampai 1440"),
    ("agenda[1].menit_rencana", 12.5, "12.5 bukan bilangan bulat"),
    ("agenda[1].menit_aktual", -3, "-3 di luar 0 sampai 1440"),
    ("panduan_pertanyaan[0].agenda", 99, "99 tidak dikenal"),
    ("panduan_pertanyaan[1].kode", "Q1", "'Q1' sudah dipakai"),
    ("panduan_pertanyaan[0].pertanyaan", ABSENT, "tidak ada, padahal wajib"),
    ("kontribusi[4].pembicara", "P99", "'P99' tidak dikenal"),
    ("kontribusi[4].pembicara", None, "tidak ada, padahal wajib"),
    ("kontribusi[4].isu", "M9", "'M9' tidak dikenal"),
    ("kontribusi[4].agenda", 9, "9 tidak dikenal"),
    ("kontribusi[4].pertanyaan", "Q9", "'Q9' tidak dikenal"),
    ("kontribusi[4].durasi_s", ABSENT, "tidak ada, padahal wajib"),
    ("kontribusi[4].durasi_s", -1, "-1 di luar 0 sampai 86400"),
    ("kontribusi[4].durasi_s", "34", "'34' bukan bilangan bulat"),
    ("kontribusi[4].offset_s", 1e999, "Infinity bukan bilangan bulat"),
    ("kontribusi[4].no", 4, "4 sudah dipakai"),
    ("kontribusi[4].teks", "", "kosong"),
    ("kontribusi[4].verbatim", 1, "1 bukan true/false"),
    ("catatan_suasana[0].offset", "36:61", "'36:61' bukan waktu"),
    ("catatan_suasana[0].catatan", ABSENT, "tidak ada, padahal wajib"),
    ("isu[1].kode", "M1", "'M1' sudah dipakai"),
    ("isu[1].masalah", ABSENT, "tidak ada, padahal wajib"),
    ("isu[1].penyebab[1]", None, "null bukan teks"),
    ("usg.skala", "5-1", "'5-1' bukan 1-5"),
    ("usg.rumus", "U×S×G", "'U×S×G' bukan median/rerata"),
    ("usg.pemutus_seri[0]", "X", "'X' tidak dikenal"),
    ("usg.surat_suara", {}, "{…} bukan daftar […]"),
    ("usg.surat_suara[2].pemilih", "P01", "'P01' sudah dipakai"),
    ("usg.surat_suara[2].pemilih", "P77", "'P77' tidak dikenal"),
    ("usg.surat_suara[2].nilai.M1.U", 6, "6 di luar 1 sampai 5"),
    ("usg.surat_suara[2].nilai.M1.U", "5", "'5' bukan bilangan bulat"),
    ("usg.surat_suara[2].nilai.M9", {"U": 1}, "'M9' tidak dikenal"),
    ("suara_titik.surat_suara", [], "[…] bukan objek {…}"),
    ("suara_titik.surat_suara.P99", {"M1": 1}, "'P99' tidak dikenal"),
    ("suara_titik.surat_suara.P03.M9", 1, "'M9' tidak dikenal"),
    ("suara_titik.surat_suara.P03.M1", -1, "-1 di luar 0 sampai 1000"),
    ("suara_titik.titik_per_peserta", 0, "0 di luar 1 sampai 1000"),
    ("suara_titik.terbuka", False, "surat suara rahasia tidak dapat diputar ulang"),
    ("prioritas_akhir.urutan[0]", "M9", "'M9' tidak dikenal"),
    ("prioritas_akhir.urutan[0]", "M4", "'M4' sudah dipakai", "prioritas_akhir.urutan[1]"),
    ("prioritas_akhir.urutan", ["M1", "M2", "M3", "M4", "M5"], "isu 'M6' belum disebut"),
    ("kesepakatan[0].isi", ABSENT, "tidak ada, padahal wajib"),
    ("rekomendasi[0].kepada", ABSENT, "tidak ada, padahal wajib"),
    ("rtl[0].biaya", -1, "-1 di luar 0 sampai 1000000000000"),
    ("rtl[0].biaya", "750000", "'750000' bukan bilangan bulat"),
    ("rtl[0].kegiatan", ABSENT, "tidak ada, padahal wajib"),
    ("rtl[0].isu", "M9", "'M9' tidak dikenal"),
    ("rtl[0].penanggung_jawab", "P99", "'P99' tidak dikenal"),
    ("rtl[0].pendukung[0]", "P99", "'P99' tidak dikenal"),
    ("rtl[0].waktu_mulai", "2026-13-01", "'2026-13-01' bukan tanggal (tahun-bulan-hari)"),
    ("rtl[0].waktu_selesai", "2026-01-01", "harus sesudah waktu_mulai"),
    ("uji_silang[0].kontribusi", 999, "999 tidak dikenal"),
    ("uji_silang[0].status", "entah", None),
    ("gagasan_parkir[0].dari", "P99", "'P99' tidak dikenal"),
    ("penanda_tangan[0].kode", "P99", "'P99' tidak dikenal"),
    ("pejabat", [], "'LURAH' tidak ada dalam pejabat", "penanda_tangan[6].kode"),
]


def changed(place: str, value: object) -> dict[str, Any]:
    data = sample()
    if value is ABSENT:
        drop(data, place)
    else:
        put(data, place, value)
    return data


def first_sentence(data: object) -> str:
    with pytest.raises(FileFaults) as caught:
        session_file_of(data)
    return faults_sentence(FileFaults(caught.value.faults[:1]))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change[0]}={str(change[1])[:20]!a}")
def test_a_wrong_or_missing_value_is_refused_with_its_place(change: tuple[Any, ...]) -> None:
    place, value, reason, *other_place = change
    sentence = first_sentence(changed(place, value))
    assert sentence.startswith(f"{other_place[0] if other_place else place}: ")
    if reason is not None:
        assert sentence == f"{other_place[0] if other_place else place}: {reason}"


def test_there_is_nothing_wrong_in_the_sample() -> None:
    assert session_file_of(sample()).session.fictional


def test_all_faults_are_found_at_once() -> None:
    data = sample()
    put(data, "peserta[3].jk", "X")
    put(data, "agenda[1].menit_rencana", 0)
    put(data, "rtl[9].biaya", None)
    with pytest.raises(FileFaults) as caught:
        session_file_of(data)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("peserta[3].jk", FaultCode.NOT_ONE_OF),
        ("agenda[1].menit_rencana", FaultCode.OUT_OF_RANGE),
        ("rtl[9].biaya", FaultCode.MISSING),
    ]
    assert faults_sentence(caught.value) == "peserta[3].jk: 'X' bukan L/P (dan 2 kesalahan lain)"


# What the door refuses, though each value for itself is right.
REFUSED: list[tuple[str, object, str]] = [
    ("suara_titik.surat_suara.P03", {"M3": 3}, "suara_titik.surat_suara.P03"),
    ("suara_titik.surat_suara.P03", {"M3": 2, "M1": 2}, "suara_titik.surat_suara.P03"),
    ("suara_titik.surat_suara.MOD", {"M3": 1}, "suara_titik.surat_suara.MOD"),
    ("kontribusi[0].pembicara", "P10", "kontribusi[0]"),
    ("peserta[5].nama", "N" * 501, "peserta[5]"),
    ("peserta[0].jam_hadir", "11.30", "kontribusi[1]"),
]


@pytest.mark.parametrize(("place", "value", "fault_place"), REFUSED)
def test_a_refusal_of_the_door_has_the_place_of_the_file(place: str, value: object, fault_place: str) -> None:
    data = sample()
    put(data, place, value)
    with pytest.raises(FileFaults) as caught:
        played(data)
    (fault,) = caught.value.faults
    assert (fault.place, fault.code) == (fault_place, FaultCode.REFUSED)
    assert faults_sentence(caught.value).startswith(f"{fault_place}: ")


@pytest.mark.parametrize("block", sorted(sample().keys() - {"sesi", "peserta"}))
def test_other_blocks_may_be_missing_unless_something_refers_to_them(block: str) -> None:
    data = sample()
    del data[block]
    referred_to = {"tim", "pejabat", "agenda", "panduan_pertanyaan", "kontribusi", "isu"}
    if block in referred_to:
        with pytest.raises(FileFaults) as caught:
            session_file_of(data)
        assert {fault.code for fault in caught.value.faults} <= {FaultCode.UNKNOWN_CODE, FaultCode.NO_OFFICIAL}
    else:
        session_file_of(data)


def test_the_least_that_a_file_must_say() -> None:
    least = {
        "sesi": {"judul": "Rembuk", "tanggal": "2026-11-11", "mulai": "09:00"},
        "peserta": [{"kode": "P01", "nama": "Tumini", "jk": "P"}],
    }
    file = session_file_of(least)
    assert file.session.title == "Rembuk"
    assert not file.session.fictional
    assert first_sentence({}) == "sesi: tidak ada, padahal wajib"
    assert first_sentence(least | {"peserta": []}) == "peserta: kosong"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", FaultCode.NOT_JSON),
        (b'{"sesi": {', FaultCode.NOT_JSON),
        (b"{'sesi': 1}", FaultCode.NOT_JSON),
        (b'{"a": 1} x', FaultCode.NOT_JSON),
        (b'{"a": NaN}', FaultCode.NOT_NUMBER),
        (b'{"a": ' + b"9" * 5000 + b"}", FaultCode.NOT_NUMBER),
        (b"\xff\xfe\x00", FaultCode.NOT_UTF8),
        ('{"a": "é"}'.encode("latin-1"), FaultCode.NOT_UTF8),
        (b"[" * 200_000, FaultCode.TOO_DEEP),
        (b'{"kode": 1, "kode": 2}', FaultCode.DUPLICATE_KEY),
    ],
)
def test_a_file_that_is_no_sound_json_is_refused(raw: bytes, code: FaultCode) -> None:
    with pytest.raises(FileFaults) as caught:
        parse_json(raw)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert faults_sentence(caught.value)


@pytest.mark.parametrize("value", [None, [], "sesi", 7, True])
def test_a_file_that_holds_no_object_is_refused(value: object) -> None:
    with pytest.raises(FileFaults) as caught:
        session_file_of(value)
    assert [fault.code for fault in caught.value.faults] == [FaultCode.NOT_OBJECT]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    big.write_bytes(b" " * (MOST_BYTES + 1))
    for path, code in (
        (tmp_path / "none.json", FaultCode.NO_SUCH_FILE),
        (tmp_path, FaultCode.CANNOT_READ),
        (big, FaultCode.TOO_BIG),
        (Path("a\0b"), FaultCode.CANNOT_READ),
    ):
        with pytest.raises(FileFaults) as caught:
            read_json(path)
        assert [fault.code for fault in caught.value.faults] == [code]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(sample()), encoding="utf-8-sig")
    assert read_session_file(path) == session_file_of(sample())


def test_a_lone_surrogate_from_an_escape_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "surrogate.json"
    path.write_text(json.dumps(sample()).replace('"Tumini"', '"Tum\\ud83dini"'), encoding="utf-8")
    with pytest.raises(FileFaults) as caught:
        read_session_file(path)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [("peserta[7].nama", FaultCode.BAD_TEXT)]
