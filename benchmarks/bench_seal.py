"""Sealing and checking the sample's berita acara with seven drawn signatures, beside what the libraries take alone.

The goals in milliseconds (PDF and seal 200, three signers 2,000, a check 500) stand in the notes: they are for the
machine on which PERFORMANCE was measured.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from benchmarks.floor import Ratio, median, side_by_side
from export.berita_acara import printed_minutes
from export.identity import Identity
from export.seal import sealed_pdf
from export.verify import verify_pdf
from tests.export.sealed import EVERYBODY, SEALED_AT, identity, known
from tests.export.signed import signed_minutes

TIMES = 9
THREE = ("Lingkar", "Hesti", "Bagas")


def rows() -> list[Ratio]:
    return [printed_and_sealed(), three_signers(), checked(("Lingkar",)), checked(THREE)]


def printed_and_sealed() -> Ratio:
    """The floor prints and does not seal."""
    minutes, signer = signed_minutes(*EVERYBODY), [identity("Lingkar")]
    floor_ms, ours_ms = side_by_side(
        lambda: printed_minutes(minutes), lambda: sealed_pdf(minutes, signer, SEALED_AT), times=TIMES
    )
    return Ratio("PDF and seal, warm", median(floor_ms), median(ours_ms), 1.3, "goal of the whole 200 ms")


def three_signers() -> Ratio:
    """The floor prints and has pyHanko sign three times, each in a field of its own making."""
    minutes, signers = signed_minutes(*EVERYBODY), [identity(name) for name in THREE]
    floor_ms, ours_ms = side_by_side(
        lambda: signed_bare(printed_minutes(minutes).content, signers),
        lambda: sealed_pdf(minutes, signers, SEALED_AT),
        times=TIMES,
    )
    return Ratio("PDF and three seals", median(floor_ms), median(ours_ms), 1.3, "goal 2000 ms")


def checked(names: tuple[str, ...]) -> Ratio:
    """The floor is pyHanko's own check of each signature, without the rule about the whole file."""
    content = sealed_pdf(signed_minutes(*EVERYBODY), [identity(name) for name in names], SEALED_AT)
    floor_ms, ours_ms = side_by_side(validated_bare(content), lambda: verify_pdf(content, known(*names)), times=TIMES)
    return Ratio(f"check, {len(names)} signed", median(floor_ms), median(ours_ms), 1.5, "goal 500 ms")


def signed_bare(content: bytes, signers: list[Identity]) -> bytes:
    for place, signer in enumerate(signers):
        particulars = PdfSignatureMetadata(field_name=f"bare-{place}", md_algorithm="sha256")
        target = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        PdfSigner(particulars, signer=signer.signer).sign_pdf(writer, output=target)
        content = target.getvalue()
    return content


def validated_bare(content: bytes) -> Callable[[], None]:
    def validate() -> None:
        for signature in PdfFileReader(io.BytesIO(content)).embedded_signatures:
            validate_pdf_signature(signature, ValidationContext(trust_roots=[signature.signer_cert]))

    return validate
