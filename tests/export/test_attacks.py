"""No forged file passes for the sealed one, and what was done to it is named."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper

from core.sealing import DamageCode, LibraryMatch, Verdict, compared
from core.state import SessionState
from core.versions import SealedFile, Version, VersionPhase
from export.berita_acara import printed_minutes
from export.declaration import DeclaredSigner
from export.seal import Update, sealed_pdf, with_fields
from export.verify import verify_pdf
from tests.export.attacks import ATTACKS, contents_of, first_page_content, note, pages_of, shadow_layer, updated
from tests.export.sealed import (
    EVERYBODY,
    SEALED_AT,
    codes_of,
    identity,
    known,
    sealed,
    sealed_open,
    short_minutes,
    signed_in,
)

NAMES = ("Lingkar", "Hesti", "Bagas")
FLIPS = 2000 if os.environ.get("LINGKAR_LONG") else 200


def test_there_are_enough_attacks() -> None:
    assert len(ATTACKS) >= 40


@pytest.mark.parametrize("name", ATTACKS)
def test_forgery_is_found_and_named(name: str) -> None:
    attack, expected = ATTACKS[name]
    original = sealed(*NAMES)
    forged = attack(original)
    assert forged != original
    verification = verify_pdf(forged, known(*NAMES, "Dimas", "Mallory"))
    assert verification.verdict is Verdict.CHANGED
    assert codes_of(verification.damages) & set(expected.split())


def test_changed_pages_are_named() -> None:
    byte = verify_pdf(first_page_content(sealed(*NAMES)), known(*NAMES))
    assert [damage.data for damage in byte.damages if damage.code is DamageCode.PAGES_CHANGED]
    added = verify_pdf(updated(note)(sealed(*NAMES)), known(*NAMES))
    assert (("pages", "2"),) in [damage.data for damage in added.damages]
    gone = verify_pdf(pages_of(lambda kids: kids[:-2])(sealed(*NAMES)), known(*NAMES))
    (differ,) = [dict(damage.data) for damage in gone.damages if damage.code is DamageCode.PAGES_DIFFER]
    assert differ["found"] == int(differ["expected"]) - 2


def prepared(signers: tuple[str, ...], declared: tuple[str, ...]) -> bytes:
    """A file that declares other certificates than those that will sign."""
    minutes = short_minutes(*EVERYBODY)
    who = [
        DeclaredSigner(f"lingkar-{place}", identity(theirs).fingerprint, ours)
        for place, (ours, theirs) in enumerate(zip(signers, declared, strict=True), start=1)
    ]
    return with_fields(minutes, printed_minutes(minutes), who, SEALED_AT)


def test_signing_in_another_ones_name_is_found() -> None:
    content = signed_in(prepared(("Lingkar",), ("Lingkar",)), "lingkar-1", "Mallory", certify=True)
    verification = verify_pdf(content, known("Lingkar", "Mallory"))
    assert verification.verdict is Verdict.CHANGED
    assert codes_of(verification.damages) == {"wrong_signer"}


def test_signing_in_another_ones_field_is_found() -> None:
    content = prepared(("Lingkar", "Hesti"), ("Lingkar", "Hesti"))
    content = signed_in(content, "lingkar-1", "Hesti", certify=True)
    content = signed_in(content, "lingkar-2", "Lingkar")
    assert codes_of(verify_pdf(content, known("Lingkar", "Hesti")).damages) == {"wrong_signer"}


def test_a_first_signature_that_does_not_certify_is_found() -> None:
    content = prepared(("Lingkar", "Hesti"), ("Lingkar", "Hesti"))
    content = signed_in(signed_in(content, "lingkar-1", "Lingkar"), "lingkar-2", "Hesti")
    assert "no_certification" in codes_of(verify_pdf(content, known("Lingkar", "Hesti")).damages)


def test_signing_out_of_order_is_found() -> None:
    content = prepared(("Lingkar", "Hesti"), ("Lingkar", "Hesti"))
    content = signed_in(content, "lingkar-2", "Hesti", certify=True)
    assert codes_of(verify_pdf(content, known("Hesti")).damages) >= {"no_certification", "signature_missing"}


def resigned() -> bytes:
    """Other content, signed by somebody whose certificate has the same name in it."""
    minutes = short_minutes(*EVERYBODY)
    other = replace(minutes, agreements=(replace(minutes.agreements[0], text="Lain sama sekali"),))
    return sealed_pdf(other, [replace(identity("Mallory"), name="Lingkar")], SEALED_AT)


def library_with(content: bytes) -> SessionState:
    """A session whose version 1 was sealed as ``content``."""
    session_id = short_minutes(*EVERYBODY).session.id
    digest = hashlib.sha256(content).hexdigest()
    version = Version(id="v", session_id=session_id, number=1, phase=VersionPhase.SEALED, file_digest=digest)
    text = b64encode(content).decode("ascii")
    file = SealedFile(id="f", session_id=session_id, version_id="v", content=text)
    return SessionState.of(session_id, [version, file])


def test_a_file_signed_anew_is_never_that_of_somebody_known() -> None:
    verification = verify_pdf(resigned(), known("Lingkar"))
    assert verification.verdict is Verdict.UNKNOWN_SIGNER
    told = compared(verification, resigned(), library_with(sealed("Lingkar")))
    assert (told.verdict, told.library) == (Verdict.CHANGED, LibraryMatch.DIFFERS)
    assert codes_of(told.damages) == {"not_the_sealed_file"}


def test_the_library_knows_its_own_file() -> None:
    content = sealed("Lingkar")
    verification = verify_pdf(content, known("Lingkar"))
    assert compared(verification, content, library_with(content)).library is LibraryMatch.SAME
    assert compared(verification, content, SessionState("another")).library is LibraryMatch.UNKNOWN
    nothing = verify_pdf(b"no pdf", frozenset())
    assert compared(nothing, b"no pdf", library_with(content)) == nothing


def test_a_signature_made_elsewhere_leaves_the_file_whole() -> None:
    content = signed_in(sealed_open("Lingkar"), "tte-7", "Haryo")
    verification = verify_pdf(content, known("Lingkar"))
    assert (verification.verdict, verification.damages) == (Verdict.UNKNOWN_SIGNER, ())
    assert [text.known for text in verification.signatures] == [True, False]
    assert verification.open_fields == ("Dimas Aryaputra", "Nur Asiyah Lestari")
    assert verify_pdf(content, known("Lingkar", "Haryo")).verdict is Verdict.INTACT
    assert compared(verification, content, library_with(sealed_open("Lingkar"))).library is LibraryMatch.SAME


@pytest.mark.parametrize("is_locked", [True, False])
def test_every_flipped_bit_is_found(is_locked: bool) -> None:
    """The last signature itself is not signed; there, what changes nothing of it may pass."""
    content = sealed(*NAMES) if is_locked else sealed_open("Lingkar")
    chance = random.Random(20261111)
    unsigned = contents_of(content)
    passed = []
    for _ in range(FLIPS // 2):
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        flipped = content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]
        if verify_pdf(flipped, known(*NAMES)).verdict is not Verdict.CHANGED:
            passed.append(place)
    assert [place for place in passed if not unsigned.start(1) <= place < unsigned.end(1)] == []


@pytest.mark.parametrize("seed", range(40))
def test_garbage_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sealed("Lingkar"))
    for _ in range(60):
        start = chance.randrange(len(content))
        content[start : start + chance.randrange(1, 400)] = chance.randbytes(chance.randrange(0, 400))
    assert verify_pdf(bytes(content), known("Lingkar")).verdict is Verdict.CHANGED
    assert verify_pdf(b"%PDF-1.7\n" + chance.randbytes(5000), frozenset()).verdict is Verdict.CHANGED


def test_dates_in_the_file_are_those_of_its_content() -> None:
    assert len(set(re.findall(rb"/(?:Creation|Mod)Date \(([^)]+)\)", sealed("Lingkar")))) == 1


def timestamped(content: bytes) -> bytes:
    """``content`` with a proof of time by an authority of this test."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Jam")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    stamper = DummyTimeStamper(
        Certificate.load(certificate.public_bytes(Encoding.DER)),
        PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )
    target = io.BytesIO()
    PdfTimeStamper(stamper, field_name="waktu").timestamp_pdf(Update(content), "sha256", output=target)
    return target.getvalue()


@pytest.mark.parametrize("names", [("Lingkar",), NAMES], ids=len)
def test_a_proof_of_time_may_follow(names: tuple[str, ...]) -> None:
    stamped = timestamped(sealed(*names))
    verification = verify_pdf(stamped, known(*names))
    assert (verification.verdict, verification.damages) == (Verdict.INTACT, ())
    assert len(verification.signatures) == len(names)
    assert codes_of(verify_pdf(stamped + b"x", known(*names)).damages) == {"not_covered"}
    place = list(re.finditer(rb"/Contents <([0-9a-fA-F]+)>", stamped))[-1].start(1) + 3000
    broken = stamped[:place] + (b"0" if stamped[place : place + 1] != b"0" else b"1") + stamped[place + 1 :]
    assert verify_pdf(broken, known(*names)).verdict is Verdict.CHANGED


def test_a_proof_of_time_covers_no_change() -> None:
    stamped = timestamped(updated(shadow_layer)(sealed(*NAMES)))
    assert "changed_since" in codes_of(verify_pdf(stamped, known(*NAMES)).damages)


def test_pages_without_end_are_no_trap() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        root = writer.root["/Pages"]
        own = writer.root.raw_get("/Pages")
        root[generic.pdf_name("/Kids")] = generic.ArrayObject([own, own, own])
        writer.mark_update(root.container_ref)

    verification = verify_pdf(updated(change)(sealed("Lingkar")), known("Lingkar"))
    assert verification.verdict is Verdict.CHANGED
