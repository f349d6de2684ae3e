"""Keys: the local identity is made once and kept to its owner; a key file with a wrong passphrase is told as such."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from core.ports import LedgerProblem, Problem
from core.sealing import KeyFile, KeyProblem, KeyTrouble, SealOrder, Verdict
from export.identity import YEARS, imported_identity, known_fingerprints, own_identity
from export.seal import seal_minutes
from export.verify import verify_pdf
from tests.export.sealed import EVERYBODY, short_minutes

NOW = datetime.now(UTC)


def key_file(
    path: Path,
    passphrase: str = "rahasia",
    *,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None,
    begins: datetime = NOW - timedelta(days=1),
    ends: datetime = NOW + timedelta(days=365),
    others: Sequence[x509.Certificate] = (),
) -> KeyFile:
    """A .p12 file of Hesti's."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Hesti Prameswari")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .sign(key, hashes.SHA256())
    )
    encryption = (
        serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    )
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"hesti", key, certificate, list(others) or None, encryption)
    )
    return KeyFile(path, passphrase)


def trouble(call: object, *arguments: object) -> KeyProblem:
    with pytest.raises(KeyTrouble) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.problem


def test_the_local_identity_is_made_once(tmp_path: Path) -> None:
    first = own_identity(tmp_path / "identity")
    again = own_identity(tmp_path / "identity")
    assert (first.fingerprint, first.name) == (again.fingerprint, again.name)
    assert known_fingerprints(tmp_path / "identity") == {first.fingerprint}
    assert own_identity(tmp_path / "another").fingerprint != first.fingerprint


def test_the_local_identity_is_p_256_for_twenty_years(tmp_path: Path) -> None:
    made = own_identity(tmp_path)
    assert made.signer.signing_cert is not None
    certificate = x509.load_der_x509_certificate(made.signer.signing_cert.dump())
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"
    assert certificate.not_valid_after_utc.year == NOW.year + YEARS
    assert made.name.startswith("Lingkar ")


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    own_identity(tmp_path / "identity")
    assert (tmp_path / "identity").stat().st_mode & 0o077 == 0
    (file,) = (tmp_path / "identity").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_programs_that_make_it_at_once_have_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: own_identity(tmp_path / "identity").fingerprint, range(16)))
    assert len(set(made)) == 1
    assert len(list((tmp_path / "identity").iterdir())) == 1


def test_a_passphrase_protects_the_local_identity(tmp_path: Path) -> None:
    made = own_identity(tmp_path, "kata sandi")
    assert own_identity(tmp_path, "kata sandi").fingerprint == made.fingerprint
    assert b"ENCRYPTED" in (tmp_path / "identity.pem").read_bytes()
    assert trouble(own_identity, tmp_path, "lain") is KeyProblem.WRONG_PASSPHRASE
    assert trouble(own_identity, tmp_path) is KeyProblem.WRONG_PASSPHRASE


def test_a_passphrase_too_many_does_no_harm(tmp_path: Path) -> None:
    made = own_identity(tmp_path)
    assert own_identity(tmp_path, "tidak perlu").fingerprint == made.fingerprint


def test_a_damaged_identity_is_told_and_kept(tmp_path: Path) -> None:
    own_identity(tmp_path)
    (tmp_path / "identity.pem").write_text("rusak")
    assert trouble(own_identity, tmp_path) is KeyProblem.NOT_A_KEY
    assert (tmp_path / "identity.pem").read_text() == "rusak"
    assert known_fingerprints(tmp_path) == frozenset()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerProblem) as caught:
        own_identity(tmp_path / "file" / "identity")
    assert caught.value.problem in (Problem.NO_SUCH_PATH, Problem.CANNOT_OPEN, Problem.IO_ERROR)


@pytest.mark.parametrize("passphrase", ["rahasia", ""])
def test_a_key_file_signs(passphrase: str, tmp_path: Path) -> None:
    other = own_identity(tmp_path / "other").signer.signing_cert
    assert other is not None
    chain = [x509.load_der_x509_certificate(other.dump())]
    file = key_file(tmp_path / "hesti.p12", passphrase, others=chain)
    assert imported_identity(file).name == "Hesti Prameswari"
    content = seal_minutes(tmp_path / "identity", short_minutes(*EVERYBODY), SealOrder(key_files=(file,)))
    known = known_fingerprints(tmp_path / "identity")
    verification = verify_pdf(content, known)
    assert verification.verdict is Verdict.INTACT
    assert verification.signatures[1].name == "Hesti Prameswari"
    assert len(known) == 2


def test_an_rsa_key_signs(tmp_path: Path) -> None:
    file = key_file(tmp_path / "hesti.p12", key=rsa.generate_private_key(65537, 2048))
    content = seal_minutes(tmp_path, short_minutes(*EVERYBODY), SealOrder(key_files=(file,)))
    assert verify_pdf(content, known_fingerprints(tmp_path)).verdict is Verdict.INTACT


def test_what_is_wrong_with_a_key_file_is_told(tmp_path: Path) -> None:
    good = key_file(tmp_path / "hesti.p12")
    (tmp_path / "no.p12").write_bytes(b"tidak")
    late = key_file(tmp_path / "late.p12", ends=NOW - timedelta(hours=1), begins=NOW - timedelta(days=9))
    early = key_file(tmp_path / "early.p12", begins=NOW + timedelta(days=3))
    assert trouble(imported_identity, KeyFile(good.path, "salah")) is KeyProblem.WRONG_PASSPHRASE
    assert trouble(imported_identity, KeyFile(good.path)) is KeyProblem.WRONG_PASSPHRASE
    assert trouble(imported_identity, KeyFile(tmp_path / "none.p12")) is KeyProblem.NO_SUCH_FILE
    assert trouble(imported_identity, KeyFile(tmp_path)) is KeyProblem.CANNOT_READ
    assert trouble(imported_identity, KeyFile(tmp_path / "no.p12", "x")) is KeyProblem.NOT_A_KEY
    assert trouble(imported_identity, late) is KeyProblem.ENDED
    assert trouble(imported_identity, early) is KeyProblem.NOT_YET_VALID


def test_a_key_that_cannot_sign_seals_nothing(tmp_path: Path) -> None:
    file = key_file(tmp_path / "hesti.p12")
    order = SealOrder(key_files=(KeyFile(file.path, "salah"),))
    assert trouble(seal_minutes, tmp_path, short_minutes(*EVERYBODY), order) is KeyProblem.WRONG_PASSPHRASE
