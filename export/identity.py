"""Whose keys sign: the local identity, made on first use, and keys that people bring along as .p12 files.

The local identity is an ECDSA P-256 key with a certificate that it signed itself, for 20 years. No authority vouches
for it: what it signs is "tidak tersertifikasi", and it is recognised by its certificate's SHA-256 alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core.sealing import KeyFile, KeyProblem, KeyTrouble, KnownSigner, OwnKey
from export.file import make_secret_once, remove_file, replace_secret

YEARS = 20
_FILE, _KNOWN = "identity.pem", "known"
_ENCRYPTED = b"ENCRYPTED"
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
    key, certificate = _own_key(path, passphrase)
    return _identity(key.private_bytes(_DER, _PKCS8, serialization.NoEncryption()), certificate, (), path)


def _own_key(path: Path, passphrase: str) -> tuple[PrivateKeyTypes, x509.Certificate]:
    """The key and the certificate of the local identity, made if there is none."""
    if not path.exists():
        make_secret_once(path, _new_identity(passphrase))
    content = _read(path)
    encrypted = _ENCRYPTED in content
    try:
        key = serialization.load_pem_private_key(content, (passphrase.encode() or None) if encrypted else None)
        certificate = x509.load_pem_x509_certificate(content)
    except (TypeError, ValueError) as error:  # TypeError: no passphrase where there is one
        problem = KeyProblem.WRONG_PASSPHRASE if encrypted else KeyProblem.NOT_A_KEY
        raise KeyTrouble(problem, str(path)) from error
    return key, certificate


def own_key(folder: Path) -> OwnKey | None:
    """What can be told of the local identity without its passphrase; None if there is none.

    Raises:
        KeyTrouble: if it cannot be read.
    """
    path = folder / _FILE
    if not path.exists():
        return None
    content = _read(path)
    try:
        certificate = x509.load_pem_x509_certificate(content)
    except ValueError as error:
        raise KeyTrouble(KeyProblem.NOT_A_KEY, str(path)) from error
    ends_at = certificate.not_valid_after_utc
    return OwnKey(_name_in(certificate), _fingerprint(certificate), ends_at, _ENCRYPTED in content)


def protect_own_identity(folder: Path, passphrase: str, wished: str) -> None:
    """``core.sealing.KeyRing.protect``."""
    path = folder / _FILE
    key, certificate = _own_key(path, passphrase)
    replace_secret(path, _pem(key, certificate, wished))


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
    found = _certificates([folder / _FILE, *(folder / _KNOWN).glob("*.pem")])
    return frozenset(_fingerprint(certificate) for certificate in found)


def known_signers(folder: Path) -> tuple[KnownSigner, ...]:
    """``core.sealing.KeyRing.known``."""
    own = {_fingerprint(certificate) for certificate in _certificates([folder / _FILE])}
    found = {
        _fingerprint(certificate): _name_in(certificate)
        for certificate in _certificates((folder / _KNOWN).glob("*.pem"))
    }
    listed = (KnownSigner(name, fingerprint) for fingerprint, name in found.items() if fingerprint not in own)
    return tuple(sorted(listed, key=lambda signer: (signer.name.casefold(), signer.fingerprint)))


def _certificates(paths: Iterable[Path]) -> Iterator[x509.Certificate]:
    for path in paths:
        try:
            yield x509.load_pem_x509_certificate(path.read_bytes())
        except (OSError, ValueError):
            continue  # one that cannot be read is not known


def remember(folder: Path, identity: Identity) -> None:
    """Know the certificate of ``identity`` on this computer from now on. Raises LedgerProblem if it cannot be kept."""
    if identity.fingerprint in known_fingerprints(folder):
        return
    assert identity.signer.signing_cert is not None
    recognise(folder, identity.signer.signing_cert.dump())


def recognise(folder: Path, content: bytes) -> None:
    """``core.sealing.KeyRing.recognise``."""
    certificate = x509.load_der_x509_certificate(content)
    make_secret_once(folder / _KNOWN / f"{_fingerprint(certificate)}.pem", certificate.public_bytes(_PEM))


def forget(folder: Path, fingerprint: str) -> None:
    """``core.sealing.KeyRing.forget``."""
    for path in (folder / _KNOWN).glob("*.pem"):
        if any(_fingerprint(one) == fingerprint for one in _certificates([path])):
            remove_file(path)


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
    return _pem(key, certificate, passphrase)


def _pem(key: PrivateKeyTypes, certificate: x509.Certificate, passphrase: str) -> bytes:
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
    return Identity(signer, _name_in(certificate), _fingerprint(certificate))


def _name_in(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyTrouble(KeyProblem.NO_SUCH_FILE, str(path)) from error
    except (OSError, ValueError) as error:
        raise KeyTrouble(KeyProblem.CANNOT_READ, str(path)) from error
