"""The keys of one person: the local identity's passphrase changes, and the certificates of others become known."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.sealing import KeyFile, KeyProblem, KeyTrouble, SealOrder, Verdict
from export.identity import YEARS, known_fingerprints, own_identity
from export.key_ring import FileKeyRing
from export.seal import seal_minutes
from export.verify import verify_pdf
from tests.export.sealed import EVERYBODY, short_minutes
from tests.export.test_identity import NOW, key_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "identity"


@pytest.fixture
def ring(folder: Path) -> FileKeyRing:
    return FileKeyRing(folder)


def test_there_is_no_own_key_before_the_first_seal(ring: FileKeyRing, folder: Path) -> None:
    assert ring.own() is None
    assert not folder.exists()
    made = own_identity(folder)
    own = ring.own()
    assert own is not None
    assert (own.name, own.fingerprint, own.protected) == (made.name, made.fingerprint, False)
    assert own.ends_at.year == NOW.year + YEARS


def test_the_passphrase_of_the_own_key_is_changed_and_taken_away(ring: FileKeyRing, folder: Path) -> None:
    ring.protect("", "pertama")
    own = ring.own()
    assert own is not None
    assert own.protected
    with pytest.raises(KeyTrouble) as caught:
        ring.protect("salah", "kedua")
    assert caught.value.problem is KeyProblem.WRONG_PASSPHRASE
    ring.protect("pertama", "kedua")
    assert own_identity(folder, "kedua").fingerprint == own.fingerprint
    ring.protect("kedua", "")
    assert own_identity(folder).fingerprint == own.fingerprint
    if os.name == "posix":
        assert (folder / "identity.pem").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["identity.pem"]


def test_a_damaged_own_key_is_told(ring: FileKeyRing, folder: Path) -> None:
    ring.protect("", "")
    (folder / "identity.pem").write_text("rusak")
    with pytest.raises(KeyTrouble) as caught:
        ring.own()
    assert caught.value.problem is KeyProblem.NOT_A_KEY


def test_an_order_is_tried_with_every_key_in_it(ring: FileKeyRing, tmp_path: Path) -> None:
    hesti, other = key_file(tmp_path / "hesti.p12"), tmp_path / "tidak ada.p12"
    ring.try_order(SealOrder(key_files=(hesti,)))
    for wrong, problem in (
        (KeyFile(hesti.path, "salah"), KeyProblem.WRONG_PASSPHRASE),
        (KeyFile(other), KeyProblem.NO_SUCH_FILE),
    ):
        with pytest.raises(KeyTrouble) as caught:
            ring.try_order(SealOrder(key_files=(hesti, wrong)))
        assert caught.value.problem is problem


def test_whoever_signed_elsewhere_is_known_once_recognised(ring: FileKeyRing, folder: Path, tmp_path: Path) -> None:
    content = seal_minutes(tmp_path / "another laptop", short_minutes(*EVERYBODY), SealOrder())
    found = verify_pdf(content, known_fingerprints(folder))
    assert found.verdict is Verdict.UNKNOWN_SIGNER
    (stranger,) = found.signatures
    ring.recognise(stranger.certificate)
    assert verify_pdf(content, known_fingerprints(folder)).verdict is Verdict.INTACT
    assert [(one.name, one.fingerprint) for one in ring.known()] == [(stranger.name, stranger.fingerprint)]
    ring.forget(stranger.fingerprint)
    assert ring.known() == ()
    assert verify_pdf(content, known_fingerprints(folder)).verdict is Verdict.UNKNOWN_SIGNER


def test_the_own_key_is_not_among_the_known_ones(ring: FileKeyRing, folder: Path, tmp_path: Path) -> None:
    seal_minutes(folder, short_minutes(*EVERYBODY), SealOrder(key_files=(key_file(tmp_path / "hesti.p12"),)))
    assert [one.name for one in ring.known()] == ["Hesti Prameswari"]


def test_what_is_no_certificate_is_not_recognised(ring: FileKeyRing, folder: Path) -> None:
    with pytest.raises(ValueError, match="parsing"):
        ring.recognise(b"bukan sertifikat")
    assert not folder.exists()
