"""Sealed files for tests: identities of their own, the sample's document, and signatures where they are wanted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from core.minutes import Minutes
from export.identity import Identity, own_identity
from export.seal import Update, sealed_pdf
from tests.export.signed import signed_minutes

SEALED_AT = datetime(2026, 11, 11, 5, 0, tzinfo=UTC)
EVERYBODY = tuple(range(7))


@cache
def identity(name: str) -> Identity:
    """The identity of somebody called that; another key for each name."""
    with TemporaryDirectory() as folder:
        made = own_identity(Path(folder))
    return replace(made, name=name)


@cache
def short_minutes(*signers: int) -> Minutes:
    """The sample with those signatures drawn, and few pages: neither log nor polls."""
    return replace(signed_minutes(*signers), log=(), polls=())


@cache
def sealed(*names: str) -> bytes:
    """Everybody has drawn a signature; those names have signed, one after the other, and the last one locked."""
    return sealed_pdf(short_minutes(*EVERYBODY), [identity(name) for name in names], SEALED_AT)


@cache
def sealed_open(*names: str) -> bytes:
    """Four have drawn a signature; three fields stay open."""
    return sealed_pdf(short_minutes(0, 1, 2, 3), [identity(name) for name in names], SEALED_AT)


def known(*names: str) -> frozenset[str]:
    """The certificates of those names."""
    return frozenset(identity(name).fingerprint for name in names)


def signed_in(content: bytes, field: str, name: str, *, existing: bool = True, certify: bool = False) -> bytes:
    """``content`` with the signature of ``name`` in ``field``, put there as any signing program does."""
    particulars = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    target = io.BytesIO()
    signer = PdfSigner(particulars, signer=identity(name).signer)
    signer.sign_pdf(Update(content), existing_fields_only=existing, output=target)
    return target.getvalue()


def cut_after(content: bytes, revision: int) -> bytes:
    """The first ``revision`` revisions of a file."""
    end = 0
    for _ in range(revision):
        end = content.index(b"%%EOF", end) + len(b"%%EOF")
    return content[: end + 1]


def codes_of(damages: Sequence[object]) -> set[str]:
    return {str(damage.code) for damage in damages}  # type: ignore[attr-defined]
