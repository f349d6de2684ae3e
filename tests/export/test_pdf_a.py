"""The document keeps the rules of PDF/A-2b, and the check of the rules finds what breaks them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from core.document_form import DocumentForm
from export.berita_acara import minutes_pdf
from export.notula import notula_pdf
from tests.export.pdf_a import violations
from tests.export.sample import sample_minutes
from tests.export.sealed import sealed
from tests.export.test_document_form import illustrated_sample


@cache
def printed() -> bytes:
    return minutes_pdf(sample_minutes())[0]


def odd() -> bytes:
    """With other scripts, pictures, a catchword, lying pages."""
    minutes = illustrated_sample()
    form = DocumentForm(logo_blob=minutes.form.logo_blob, catchword=True)
    first, *others = minutes.log
    return minutes_pdf(replace(minutes, form=form, log=(replace(first, text="سلام नम 🙂"), *others)))[0]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(printed, id="berita acara"),
        pytest.param(odd, id="pictures and scripts"),
        pytest.param(lambda: notula_pdf(sample_minutes())[0], id="notula"),
        pytest.param(lambda: sealed("Lingkar", "Hesti"), id="sealed"),
    ],
)
def test_nothing_breaks_the_rules(made: Callable[[], bytes], tmp_path: Path) -> None:
    content = made()
    assert violations(content) == []
    path = tmp_path / "berita-acara.pdf"
    path.write_bytes(content)
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    if shutil.which("pdffonts"):
        lines = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert lines
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines), lines


def without_intent(root: Any) -> None:
    del root["/OutputIntents"]


def with_script(root: Any) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    root[NameObject("/OpenAction")] = DictionaryObject(action)


def change_metadata(root: Any, old: bytes, new: bytes) -> None:
    stream = root["/Metadata"]
    assert old in stream.get_data()
    stream._data = stream.get_data().replace(old, new)


def with_conformance_a(root: Any) -> None:
    change_metadata(root, b"<pdfaid:conformance>B<", b"<pdfaid:conformance>A<")


def with_another_title(root: Any) -> None:
    change_metadata(root, b"Berita Acara Hasil", b"Lain")


def without_a_font_file(root: Any) -> None:
    fonts = root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"]
    del next(iter(fonts.values())).get_object()["/FontDescriptor"]["/FontFile2"]


def with_a_note(root: Any) -> None:
    page = root["/Pages"]["/Kids"][0].get_object()
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): ArrayObject([NumberObject(edge) for edge in (0, 0, 20, 20)]),
        }
    )
    page[NameObject("/Annots")] = ArrayObject([note])


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        (without_intent, "6.2.3"),
        (with_script, "6.5.1"),
        (with_conformance_a, "6.6.4"),
        (with_another_title, "6.6.2.2"),
        (without_a_font_file, "6.2.11.4"),
        (with_a_note, "6.3.2"),
    ],
)
def test_what_breaks_a_rule_is_found(change: Callable[[Any], None], clause: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(printed())))
    change(writer.root_object)
    target = BytesIO()
    writer.write(target)
    assert any(found.startswith(clause) for found in violations(target.getvalue()))


def test_an_encrypted_file_is_none() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(printed())))
    writer.encrypt("", "x", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    assert "6.1.3 trailer" in violations(target.getvalue())
