"""Sealing a version: a PAdES signature over everything (ETSI EN 319 142-1, profile B-B).

All signature fields are placed before the first signature. The first signature certifies the document and allows
nothing but signatures in those fields; the last one of this program locks the file, unless fields stay open for people
who sign elsewhere. It is no certified electronic signature in the sense of PP 71/2019, and the page says so.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from core.minutes import Minutes
from core.sealing import SealFacts, SealOrder
from export.berita_acara import PrintedMinutes, printed_minutes
from export.declaration import Declaration, DeclaredSigner, declare
from export.identity import Identity, imported_identity, own_identity, remember
from export.page_digests import page_digests
from resources.templates import sentence

BESIDE_CERTIFICATES = 2048
"""Bytes for everything else in a signature: some 600, and 512 for the signature itself with RSA-4096."""


class Update(IncrementalPdfFileWriter):
    """An update of a file by this program: the same file and the same changes give the same bytes.

    The file's particulars are left alone: its date is that of its content, and XMP says the same.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        digest = generic.ByteStringObject(hashlib.sha256(content).digest()[:16])
        self._document_id = generic.ArrayObject([self._document_id[0], digest])

    def _update_meta(self) -> None:
        """Nothing."""


def seal_minutes(folder: Path, minutes: Minutes, order: SealOrder) -> bytes:
    """``core.sealing.Sealer``, with the local identity kept in ``folder``."""
    identities = [own_identity(folder, order.passphrase), *(imported_identity(file) for file in order.key_files)]
    sealed = sealed_pdf(minutes, identities, datetime.now(UTC))
    for identity in identities:
        remember(folder, identity)
    return sealed


def sealed_pdf(minutes: Minutes, identities: Sequence[Identity], at: datetime) -> bytes:
    """The PDF of a frozen version, signed by ``identities`` one after the other; ``at`` is the time they claim."""
    printed = printed_minutes(minutes, _signed_by([identity.name for identity in identities]))
    declared = tuple(
        DeclaredSigner(f"lingkar-{place}", identity.fingerprint, identity.name)
        for place, identity in enumerate(identities, start=1)
    )
    content = with_fields(minutes, printed, declared, at)
    locks = not _open_slots(minutes, printed)
    for signer, identity in zip(declared, identities, strict=True):
        is_locked = locks and signer is declared[-1]
        allowed = MDPPerm.NO_CHANGES if is_locked else MDPPerm.FILL_FORMS
        content = _signed(content, signer.field, identity, allowed, certify=signer is declared[0])
    return content


def _signed_by(names: Sequence[str]) -> str:
    """What the foot says; it is one short line, and the file names every signer."""
    key = "running.signed" if len(names) == 1 else "running.signed_by_more"
    return sentence(key).format(nama=names[0], n=len(names) - 1)


def _open_slots(minutes: Minutes, printed: PrintedMinutes) -> list[int]:
    """The numbers of those who have not drawn a signature."""
    drawn = {place for place, one in enumerate(minutes.signatures, start=1) if one is not None}
    return sorted(printed.slots.keys() - drawn)


def with_fields(minutes: Minutes, printed: PrintedMinutes, declared: Sequence[DeclaredSigner], at: datetime) -> bytes:
    """The printed file with all fields and the declaration, in one update."""
    names = dict(enumerate((signer.name for signer in minutes.signers), start=1))
    open_slots = [(slot, f"tte-{slot}", names.get(slot, "")) for slot in _open_slots(minutes, printed)]
    writer = Update(printed.content)
    declaration = Declaration(
        _facts(minutes),
        tuple(declared),
        tuple((field, name) for _, field, name in open_slots),
        tuple(page_digests(writer.prev)),
    )
    declare(writer, declaration, at)
    for place, signer in enumerate(declared, start=1):
        is_last = place == len(declared) and not open_slots
        append_signature_field(writer, _field_of(signer, locks=is_last))
    for slot, field, name in open_slots:
        append_signature_field(writer, _open_field(field, name, printed, slot))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _field_of(signer: DeclaredSigner, *, locks: bool) -> SigFieldSpec:
    """A field without a place on the page: what people see are the drawn signatures and the foot."""
    if not locks:
        return SigFieldSpec(signer.field, readable_field_name=signer.name)
    return SigFieldSpec(
        signer.field,
        readable_field_name=signer.name,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
        doc_mdp_update_value=MDPPerm.NO_CHANGES,
    )


def _open_field(field: str, name: str, printed: PrintedMinutes, slot: int) -> SigFieldSpec:
    place = printed.slots[slot]
    room = place.room
    corners = (round(room.x), round(room.y), round(room.x + room.width), round(room.y + room.height))
    return SigFieldSpec(
        field, on_page=place.page, box=corners, readable_field_name=name or None, empty_field_appearance=True
    )


def _signed(content: bytes, field: str, identity: Identity, allowed: MDPPerm, *, certify: bool) -> bytes:
    """The file with one more signature, after which no more than ``allowed`` may change; the first one certifies."""
    particulars = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=allowed,
        name=identity.name,
    )
    signer = PdfSigner(particulars, signer=identity.signer)
    target = io.BytesIO()
    room = _room_for(identity)
    signer.sign_pdf(Update(content), existing_fields_only=True, bytes_reserved=room, output=target)
    return target.getvalue()


def _room_for(identity: Identity) -> int:
    """How many hex digits a signature takes at most: the certificates, and ``BESIDE_CERTIFICATES`` bytes."""
    signer = identity.signer
    assert signer.signing_cert is not None
    certificates = {certificate.dump() for certificate in (signer.signing_cert, *signer.cert_registry)}
    return 2 * (sum(map(len, certificates)) + BESIDE_CERTIFICATES)


def _facts(minutes: Minutes) -> SealFacts:
    version = minutes.version
    return SealFacts(
        minutes.session.id,
        minutes.session.document_number,
        version.number,
        minutes.journal_head,
        version.content_digest,
    )
