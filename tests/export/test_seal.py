"""What a sealed file holds, and that other programs read it as it was meant."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.sealing import SealOrder, Verdict
from export.berita_acara import print_for_office, printed_minutes
from export.seal import seal_minutes, sealed_pdf
from export.verify import verify_pdf
from tests.export.sealed import EVERYBODY, SEALED_AT, cut_after, identity, known, sealed, sealed_open, short_minutes
from tests.export.signed import signed_minutes

NAMES = ("Lingkar", "Hesti", "Bagas")
TEN = tuple(f"Penanda {number}" for number in range(10))


def signature_dictionaries(content: bytes) -> list[dict]:
    fields = PdfReader(io.BytesIO(content)).trailer["/Root"]["/AcroForm"]["/Fields"]
    return [field.get_object().get("/V", {}) for field in fields]


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_an_untouched_file_is_intact_where_its_signers_are_known() -> None:
    assert verify_pdf(sealed(*NAMES), known(*NAMES)).verdict is Verdict.INTACT
    assert verify_pdf(sealed(*NAMES), known("Lingkar")).verdict is Verdict.UNKNOWN_SIGNER
    assert verify_pdf(sealed_open("Lingkar"), known("Lingkar")).verdict is Verdict.INTACT


def test_ten_signers_on_one_file_are_all_valid() -> None:
    content = sealed(*TEN)
    verification = verify_pdf(content, known(*TEN))
    assert verification.verdict is Verdict.INTACT
    assert [text.field for text in verification.signatures] == [f"lingkar-{number}" for number in range(1, 11)]


def test_the_first_signature_certifies_and_the_last_one_locks() -> None:
    first, *_, last = signature_dictionaries(sealed(*NAMES))
    (certification,) = first["/Reference"]
    assert certification["/TransformMethod"] == "/DocMDP"
    assert certification["/TransformParams"]["/P"] == 2
    (lock,) = last["/Reference"]
    assert lock["/TransformMethod"] == "/FieldMDP"
    assert lock["/TransformParams"]["/Action"] == "/All"
    (only,) = signature_dictionaries(sealed("Lingkar"))
    assert {one["/TransformMethod"] for one in only["/Reference"]} == {"/DocMDP", "/FieldMDP"}
    assert all(one["/SubFilter"] == "/ETSI.CAdES.detached" for one in (first, last, only))


def test_fields_stay_open_where_nobody_drew_a_signature() -> None:
    reader = PdfReader(io.BytesIO(sealed_open("Lingkar")))
    fields = [field.get_object() for field in reader.trailer["/Root"]["/AcroForm"]["/Fields"]]
    assert [(field["/T"], "/V" in field) for field in fields] == [
        ("lingkar-1", True),
        ("tte-5", False),
        ("tte-6", False),
        ("tte-7", False),
    ]
    assert [field["/TU"] for field in fields[1:]] == [
        "Dimas Aryaputra",
        "Nur Asiyah Lestari",
        "Drs. Haryo Subrata, M.Si.",
    ]
    (certification,) = fields[0]["/V"]["/Reference"]
    assert certification["/TransformParams"]["/P"] == 2
    for field in fields[1:]:
        left, bottom, right, top = (float(number) for number in field["/Rect"])
        assert 85 <= right - left <= 128
        assert 30 <= top - bottom <= 43


def test_all_fields_are_there_before_the_first_signature() -> None:
    prepared = PdfReader(io.BytesIO(cut_after(sealed(*NAMES), 2)))
    fields = prepared.trailer["/Root"]["/AcroForm"]["/Fields"]
    assert [field.get_object()["/T"] for field in fields] == ["lingkar-1", "lingkar-2", "lingkar-3"]
    assert not any("/V" in field.get_object() for field in fields)


def test_same_version_gives_same_bytes_before_the_seal() -> None:
    minutes = short_minutes(*EVERYBODY)
    assert cut_after(sealed_pdf(minutes, [identity("Lingkar")], SEALED_AT), 2) == cut_after(sealed("Lingkar"), 2)


def test_the_page_says_what_the_signature_is() -> None:
    text = text_of(sealed("Lingkar", "Hesti"))
    assert "BSrE" not in text
    printed = text_of(printed_minutes(short_minutes(*EVERYBODY)).content)
    assert "Dokumen belum ditandatangani secara elektronik." in printed
    unsigned = "Dokumen belum ditandatangani secara elektronik."
    signed = "Tanda tangan elektronik tidak tersertifikasi: Lingkar dan 1 lainnya."
    assert text.replace(signed, unsigned) == printed


def test_a_file_for_the_office_has_anchors_and_no_field(tmp_path: Path) -> None:
    path = tmp_path / "tte.pdf"
    pages = print_for_office(short_minutes(), path)
    reader = PdfReader(path)
    text = text_of(path.read_bytes())
    assert len(reader.pages) == pages
    assert "/AcroForm" not in reader.trailer["/Root"]
    assert all(f"#{number}" in text for number in range(1, 8))
    assert "belum ditandatangani secara elektronik" in text


def test_a_seal_by_the_local_identity_and_what_it_remembers(tmp_path: Path) -> None:
    from export.identity import known_fingerprints

    content = seal_minutes(tmp_path, short_minutes(*EVERYBODY), SealOrder())
    assert verify_pdf(content, known_fingerprints(tmp_path)).verdict is Verdict.INTACT
    assert verify_pdf(content, frozenset()).verdict is Verdict.UNKNOWN_SIGNER
    facts = verify_pdf(content, frozenset()).facts
    assert facts is not None
    assert (facts.version, facts.number) == (1, short_minutes().session.document_number)
    assert facts.content_digest == short_minutes().version.content_digest


def test_a_document_without_named_signers_is_sealed_too() -> None:
    bare = replace(short_minutes(), signers=(), signatures=(), attendance_signatures=())
    content = sealed_pdf(bare, [identity("Lingkar")], SEALED_AT)
    verification = verify_pdf(content, known("Lingkar"))
    assert verification.verdict is Verdict.INTACT
    assert verification.open_fields == ("tte-1", "tte-2")


@pytest.mark.parametrize("name", ['Ç <b>&"', "نور", "ꦲꦏ꧀ꦱꦫ", "a" * 200, "😀"])
def test_any_name_can_sign(name: str) -> None:
    someone = replace(identity("Lingkar"), name=name)
    content = sealed_pdf(short_minutes(*EVERYBODY), [someone], SEALED_AT)
    assert verify_pdf(content, known("Lingkar")).verdict is Verdict.INTACT


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="needs pdfsig")
@pytest.mark.parametrize("names", [("Lingkar",), NAMES, TEN], ids=len)
def test_pdfsig_agrees(names: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed(*names))
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
    assert told.count("Signature is Valid.") == len(names)
    assert told.count("Total document signed") == 1


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
@pytest.mark.parametrize("is_open", [False, True])
def test_qpdf_finds_nothing_wrong(is_open: bool, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed_open("Lingkar") if is_open else sealed(*NAMES))
    told = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_file_is_made_for_the_archive() -> None:
    root = PdfReader(io.BytesIO(sealed_open("Lingkar"))).trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert short_minutes().session.title in xmp
    (intent,) = root["/OutputIntents"]
    profile = intent["/DestOutputProfile"].get_data()
    assert (intent["/S"], profile[36:40], len(profile)) == ("/GTS_PDFA1", b"acsp", int.from_bytes(profile[:4], "big"))
    for page in PdfReader(io.BytesIO(sealed_open("Lingkar"))).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]
        for note in page.get("/Annots", []):
            widget = note.get_object()
            assert widget["/F"] & 4
            assert "/AP" in widget or list(widget["/Rect"]) == [0, 0, 0, 0]


def test_the_whole_sample_is_sealed_with_every_figure_it_had() -> None:
    minutes = signed_minutes(*EVERYBODY)
    printed = printed_minutes(minutes)
    content = sealed_pdf(minutes, [identity("Lingkar")], SEALED_AT)
    assert len(PdfReader(io.BytesIO(content)).pages) == printed.pages
    assert verify_pdf(content, known("Lingkar")).verdict is Verdict.INTACT
