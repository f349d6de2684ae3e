"""Whose keys sign: the local identity, made on first use, and keys that people bring along as .p12 files.

The local identity is an ECDSA P-256 key with a certificate that it signed itself, for 20 years. No authority vouches
for it: what it signs is "tidak tersertifikasi", and it is recognised by its certificate's SHA-256 alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core.sealing import KeyFile, KeyProblem, KeyTrouble
from export.file import make_secret_once

YEARS = 20
_FILE, _KNOWN = "identity.pem", "known"
_SLACK = timedelta(days=1)  # a clock that is set right later does not make the certificate begin in the future
_DER, _PEM = serialization.Encoding.DER, serialization.Encoding.PEM
_PKCS8 = serialization.PrivateFormat.PKCS8


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who can sign: the name in the certificate, and the certificate's SHA-256 in hex."""

    signer: SimpleSigner
    name: str
    fingerprint: str


def own_identity(folder: Path, passphrase: str = "") -> Identity:
    """The local identity, kept in ``folder``; the first call makes it, with a key protected by ``passphrase``, if any.

    Raises:
        KeyTrouble: WRONG_PASSPHRASE, or NOT_A_KEY if the file is damaged.
        LedgerProblem: if it could not be made.
    """
    path = folder / _FILE
    if not path.exists():
        make_secret_once(path, _new_identity(passphrase))
    content = _read(path)
    try:
        key = serialization.load_pem_private_key(content, passphrase.encode() or None)
        certificate = x509.load_pem_x509_certificate(content)
    except TypeError as error:  # a passphrase where there is none, or none where there is one
        if passphrase and b"ENCRYPTED" not in content:
            return own_identity(folder)
        raise KeyTrouble(KeyProblem.WRONG_PASSPHRASE, str(path)) from error
    except ValueError as error:
        problem = KeyProblem.WRONG_PASSPHRASE if b"ENCRYPTED" in content else KeyProblem.NOT_A_KEY
        raise KeyTrouble(problem, str(path)) from error
    return _identity(key.private_bytes(_DER, _PKCS8, serialization.NoEncryption()), certificate, (), path)


def imported_identity(file: KeyFile) -> Identity:
    """The owner of a PKCS #12 file.

    Raises:
        KeyTrouble: if it cannot be read, is no such file, or its passphrase is another one; NOT_YET_VALID or ENDED if
            its certificate does not hold today.
    """
    content = _read(file.path)
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(content, file.passphrase.encode() or None)
    except ValueError as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        problem = KeyProblem.WRONG_PASSPHRASE if wrong else KeyProblem.NOT_A_KEY
        raise KeyTrouble(problem, str(file.path)) from error
    if key is None or certificate is None:
        raise KeyTrouble(KeyProblem.NOT_A_KEY, str(file.path))
    return _identity(
        key.private_bytes(_DER, _PKCS8, serialization.NoEncryption()), certificate, tuple(chain), file.path
    )


def known_fingerprints(folder: Path) -> frozenset[str]:
    """The certificates that are known on this computer: the local identity's and those that signed here."""
    paths = [folder / _FILE, *(folder / _KNOWN).glob("*.pem")]
    found: set[str] = set()
    for path in paths:
        try:
            found.add(_fingerprint(x509.load_pem_x509_certificate(path.read_bytes())))
        except (OSError, ValueError):
            continue  # one that cannot be read is not known
    return frozenset(found)


def remember(folder: Path, identity: Identity) -> None:
    """Know the certificate of ``identity`` on this computer from now on. Raises LedgerProblem if it cannot be kept."""
    if identity.fingerprint in known_fingerprints(folder):
        return
    assert identity.signer.signing_cert is not None
    certificate = x509.load_der_x509_certificate(identity.signer.signing_cert.dump())
    make_secret_once(folder / _KNOWN / f"{identity.fingerprint}.pem", certificate.public_bytes(_PEM))


def _new_identity(passphrase: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    public = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    mark = public.digest.hex().upper()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Lingkar {mark[:4]}-{mark[4:8]}")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now.replace(year=now.year + YEARS, day=min(now.day, 28)))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_SIGNING_ONLY, critical=True)
        .add_extension(public, critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = passphrase.encode()
    encryption = serialization.BestAvailableEncryption(secret) if secret else serialization.NoEncryption()
    return key.private_bytes(_PEM, _PKCS8, encryption) + certificate.public_bytes(_PEM)


_SIGNING_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _identity(key: bytes, certificate: x509.Certificate, chain: tuple[object, ...], path: Path) -> Identity:
    now = datetime.now(UTC)
    if now < certificate.not_valid_before_utc:
        raise KeyTrouble(KeyProblem.NOT_YET_VALID, str(path))
    if now > certificate.not_valid_after_utc:
        raise KeyTrouble(KeyProblem.ENDED, str(path))
    others = [Certificate.load(one.public_bytes(_DER)) for one in chain if isinstance(one, x509.Certificate)]
    signer = SimpleSigner(
        signing_cert=Certificate.load(certificate.public_bytes(_DER)),
        signing_key=PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore.from_certs(others),
    )
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(names[0].value) if names else certificate.subject.rfc4514_string()
    return Identity(signer, name, _fingerprint(certificate))


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyTrouble(KeyProblem.NO_SUCH_FILE, str(path)) from error
    except (OSError, ValueError) as error:
        raise KeyTrouble(KeyProblem.CANNOT_READ, str(path)) from error
